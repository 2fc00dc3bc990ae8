"""What capitals tell: "IS" from "is", and the town before a colon where a report was filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from basestatus.extract.names import Hit
    from basestatus.languages import Folded, Pack

__all__ = ["without_datelines", "written_as_names"]

ACRONYM = 3


def written_as_names(hits: Iterable[Hit], text: str, folded: Folded, pack: Pack) -> Iterator[Hit]:
    """Yield the hits but the acronyms in small letters that are common words of the language."""
    for hit in hits:
        word = folded.text[hit.start : hit.end]
        common = len(word) <= ACRONYM and pack.analyse(word).operators
        if not common or _is_in_capitals(text, folded, hit):
            yield hit


def without_datelines(hits: Sequence[Hit], text: str, folded: Folded) -> tuple[Hit, ...]:
    """Return the hits but the town that a report was filed from, unless it names no other place."""
    filed = [hit for hit in hits if _is_dateline(hit, text, folded)]
    ids = {reading.id for hit in filed for reading in hit.readings}
    others = {r.id for hit in hits for r in hit.readings if r.kind == "site"} - ids
    return tuple(hit for hit in hits if not others or hit not in filed)


def _is_dateline(hit: Hit, text: str, folded: Folded) -> bool:
    """Whether a place in capitals opens a paragraph before a colon ("HARIR: The army …")."""
    span = folded.span(hit.start, hit.end)
    place = any(reading.kind in {"site", "area"} for reading in hit.readings)
    if not place or text[span.end : span.end + 1] != ":":
        return False
    before = text[: span.start].rstrip(" ")
    return (not before or before.endswith("\n")) and _is_in_capitals(text, folded, hit)


def _is_in_capitals(text: str, folded: Folded, hit: Hit) -> bool:
    """Whether a hit has no small letter in the original text."""
    span = folded.span(hit.start, hit.end)
    written = text[span.start : span.end]
    return written == written.upper()
