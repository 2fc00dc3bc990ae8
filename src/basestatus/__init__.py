"""basestatus."""
