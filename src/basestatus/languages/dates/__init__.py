"""Date expressions in news text."""
