"""Tell short names from the common words that are spelt like them: "IS" from "is"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from basestatus.extract.names import Hit
    from basestatus.languages import Folded, Pack

__all__ = ["written_as_names"]

ACRONYM = 3


def written_as_names(hits: Iterable[Hit], text: str, folded: Folded, pack: Pack) -> Iterator[Hit]:
    """Yield the hits but the acronyms in small letters that are common words of the language."""
    for hit in hits:
        word = folded.text[hit.start : hit.end]
        common = len(word) <= ACRONYM and pack.analyse(word).operators
        if not common or _is_in_capitals(text, folded, hit):
            yield hit


def _is_in_capitals(text: str, folded: Folded, hit: Hit) -> bool:
    """Whether a hit has no small letter in the original text."""
    span = folded.span(hit.start, hit.end)
    written = text[span.start : span.end]
    return written == written.upper()
