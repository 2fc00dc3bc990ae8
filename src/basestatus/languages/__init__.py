"""Language packs: words, folding and dates as data."""

from __future__ import annotations

from basestatus.languages.folding import Folded, fold
from basestatus.languages.pack import Pack, load_classes, load_pack, packs
from basestatus.languages.words import Analysis, Meaning, Word

__all__ = [
    "Analysis",
    "Folded",
    "Meaning",
    "Pack",
    "Word",
    "fold",
    "load_classes",
    "load_pack",
    "packs",
]
