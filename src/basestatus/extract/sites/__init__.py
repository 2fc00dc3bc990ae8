"""Which sites a trigger is about: named, pointed at or left unsaid."""
