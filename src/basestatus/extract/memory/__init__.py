"""What an article has told so far: its sites and forces, and who was where."""
