"""Take a document apart into sentences with their marks."""
