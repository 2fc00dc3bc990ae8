"""What a trigger says of presence: done, planned, possible, denied or nothing."""
