"""Who and where: the places and forces that a sentence names or speaks of."""
