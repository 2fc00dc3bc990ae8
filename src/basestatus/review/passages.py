"""The paragraph that a quote stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.model import Claim, Document

__all__ = ["Passage", "find_passage"]

AROUND = 600
"""Code points shown before and after a quote at most."""
CUT = "…"


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote with the rest of its paragraph, which is cut where it is long."""

    before: str
    quote: str
    after: str


def find_passage(claim: Claim, document: Document | None) -> Passage:
    """Return the paragraph around the quote of a claim, the quote alone without the document."""
    if document is None:
        return Passage("", claim.quote, "")
    text = document.text
    begin = text.rfind("\n", 0, claim.start) + 1
    end = text.find("\n", claim.end)
    before, after = text[begin : claim.start], text[claim.end : end if end >= 0 else len(text)]
    return Passage(_end_of(before), text[claim.start : claim.end], _begin_of(after))


def _end_of(text: str) -> str:
    """Return the end of a text, from a word on."""
    if len(text) <= AROUND:
        return text.lstrip()
    return CUT + text[-AROUND:].partition(" ")[2]


def _begin_of(text: str) -> str:
    """Return the beginning of a text, up to a word's end."""
    if len(text) <= AROUND:
        return text.rstrip()
    return text[:AROUND].rpartition(" ")[0] + CUT
