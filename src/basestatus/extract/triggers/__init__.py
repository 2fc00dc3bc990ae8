"""The words that tell of presence or its change, each with the sense that it has here."""
