"""Fold letters that readers take for the same, one to one, and remember where each came from."""

from __future__ import annotations

import sys
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from basestatus.model import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Folded", "fold"]


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text, and for each of its characters the offset in the original.

    ``offsets`` has shape (len(text) + 1,); its last entry is the length of the original.
    """

    text: str
    offsets: NDArray[np.uint32]

    def span(self, start: int, end: int) -> Span:
        """Return the original span of ``text[start:end]``, trailing marks included."""
        if start >= end:
            return Span(int(self.offsets[start]), int(self.offsets[start]))
        return Span(int(self.offsets[start]), int(self.offsets[end - 1]) + 1)


def fold(text: str) -> Folded:
    """Lower case, strip marks and invisible controls, unify variant letters and digits.

    Linear in the text: two table look-ups for each code point.

    >>> fold("التَّنْف").text
    'التنف'
    """
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    folded = _table()[points]
    kept = np.flatnonzero(folded)
    offsets = np.empty(len(kept) + 1, dtype=np.uint32)
    offsets[:-1] = kept
    offsets[-1] = len(text)
    raw = folded[kept] if len(kept) != len(points) else folded
    return Folded(raw.tobytes().decode("utf-32-le", "replace"), offsets)


@cache
def _table() -> NDArray[np.uint32]:
    """Return the folded code point for each code point, 0 where it is removed."""
    table = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    for point in range(0x10000):
        table[point] = _simplify(point)
    data = tomllib.loads(files(__package__).joinpath("folding.toml").read_text(encoding="utf-8"))
    for group in data["letters"]["groups"]:
        for variant in group[1:]:
            table[ord(variant)] = ord(group[0])
    table[data["removed"]] = 0
    table[0xD800:0xE000] = 0xFFFD  # halves of surrogate pairs, which no encoding holds
    return _settled(table)


def _settled(table: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return the table applied to itself, so that folding twice changes nothing."""
    return table[table]


def _simplify(point: int) -> int:
    """Return a code point without case, marks or compatibility forms; 0 for a lone mark."""
    character = chr(point)
    if unicodedata.category(character) == "Mn":
        return 0
    if character.isspace():
        return point if character in "\n\r" else ord(" ")
    if character.isdecimal():
        return ord("0") + unicodedata.decimal(character)
    base = [c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c)]
    lowered = base[0].lower() if len(base) == 1 else character.lower()
    return ord(lowered) if len(lowered) == 1 else point
