"""Language packs: words, folding and dates as data."""
from basestatus.languages.folding import Folded, fold
__all__ = ["Folded", "fold"]
