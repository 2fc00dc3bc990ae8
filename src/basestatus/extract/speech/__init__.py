"""Who says so: sources, what they are said to say, and how far it reaches."""
