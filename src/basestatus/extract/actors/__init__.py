"""Whose presence it is: who acts, who gives a site up and who takes it."""
