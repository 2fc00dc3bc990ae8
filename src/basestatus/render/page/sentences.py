"""The sentence a quote stands in, cut to what a reader can take in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from basestatus.model import Span

__all__ = ["Passage", "direction", "passage"]

# Full stop, question and exclamation marks in Latin and Arabic script, the ellipsis.
_END = re.compile("[.!?\u061f\u06d4\u2026]+[\"'\u00bb\u201d\u2019)\\]]*(?=\\s)|\n")
_INITIALS = re.compile(r"(?:^|[\s.(])[A-Z]\.$")
_LONGEST = 280


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document around a quote; ``cut_before`` and ``cut_after`` say if trimmed."""

    span: Span
    cut_before: bool
    cut_after: bool


def passage(text: str, quote: Span) -> Passage:
    """Return the sentence or sentences that hold a quote, at most 280 characters beyond it.

    >>> found = passage("One. Two three four. Five.", Span(9, 14)).span
    >>> found.start, found.end
    (5, 20)
    """
    start = _sentence_start(text, quote.start)
    end = max(quote.end, _sentence_end(text, quote.end))
    near_start, near_end = quote.start - _LONGEST, quote.end + _LONGEST
    first = _next_word(text, near_start, quote.start) if start < near_start else start
    last = _word_before(text, near_end, quote.end) if end > near_end else end
    return Passage(Span(first, last), first > start, last < end)


def direction(text: str) -> str:
    """Return ``rtl`` or ``ltr`` by the first letter that has a direction."""
    for character in text:
        bidirectional = unicodedata.bidirectional(character)
        if bidirectional in {"R", "AL"}:
            return "rtl"
        if bidirectional == "L":
            return "ltr"
    return "ltr"


def _sentence_start(text: str, position: int) -> int:
    floor = max(0, position - 4 * _LONGEST)
    ends = [m for m in _END.finditer(text, floor, position) if not _is_initial(text, m)]
    start = ends[-1].end() if ends else floor
    return start + len(text[start:position]) - len(text[start:position].lstrip())


def _sentence_end(text: str, position: int) -> int:
    for match in _END.finditer(text, max(0, position - 1), position + 4 * _LONGEST):
        if not _is_initial(text, match):
            return match.start() if match.group() == "\n" else match.end()
    return min(len(text), position + 4 * _LONGEST)


def _is_initial(text: str, match: re.Match[str]) -> bool:
    """Whether a full stop closes an initial, as in U.S."""
    return _INITIALS.search(text, max(0, match.start() - 2), match.start() + 1) is not None


def _next_word(text: str, position: int, limit: int) -> int:
    space = text.find(" ", position, limit)
    return position if space < 0 else space + 1


def _word_before(text: str, position: int, limit: int) -> int:
    space = text.rfind(" ", limit, position)
    return position if space < 0 else space
