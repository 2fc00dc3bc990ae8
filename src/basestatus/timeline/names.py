"""Recognise one source under several names: a surname for a full name, an agency in a byline."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from basestatus.model import AttributionKind
from basestatus.timeline.sources import folded_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from basestatus.model import Claim, Document
    from basestatus.timeline.sources import Register

__all__ = ["agency_credited", "longest_names"]

HEAD, TAIL = 300, 200
SHORTEST_STEM = 3
LONGEST_PREFIX = 2


def longest_names(claims: Iterable[Claim]) -> dict[tuple[str, str], str]:
    """Return for each document and name quoted in it the fullest form of that name there, folded.

    A shorter form is taken for a longer one if each of its words is among the longer's, whatever
    article or preposition is attached to it.
    """
    quoted: dict[tuple[str, str], None] = {}
    for claim in claims:
        if claim.attributed_to and claim.attribution_kind is not AttributionKind.OUTLET:
            quoted[claim.document, claim.attributed_to] = None
    beside: dict[str, list[str]] = {}
    for document, name in quoted:
        beside.setdefault(document, []).append(name)
    return {(document, name): _fullest(name, beside[document]) for document, name in quoted}


def _fullest(name: str, names: Collection[str]) -> str:
    """Return the longest of the names that contain all the words of one."""
    own = _words(name)
    if len(names) == 1:
        return " ".join(own)
    fuller = [_words(other) for other in names]
    containing = [words for words in fuller if _contains(words, own)]
    fullest = max(containing, key=_rank)
    return " ".join(fullest)


def _rank(words: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return len(words), words


@lru_cache(maxsize=1 << 16)
def _words(name: str) -> tuple[str, ...]:
    return tuple(folded_name(name).split())


def _contains(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return words == part or all(any(_same(word, other) for other in words) for word in part)


def _same(one: str, other: str) -> bool:
    """Whether two words are equal but for what is attached in front."""
    short, long = sorted((one, other), key=len)
    near = len(short) >= SHORTEST_STEM and len(long) - len(short) <= LONGEST_PREFIX
    return one == other or (near and long.endswith(short))


def agency_credited(documents: Iterable[Document], register: Register) -> Mapping[str, str]:
    """Return the agency that each document credits in its first or last lines."""
    agencies = register.agencies()
    credited: dict[str, str] = {}
    for document in documents if agencies else ():
        edges = f" {folded_name(document.text[:HEAD])} … {folded_name(document.text[-TAIL:])} "
        found = next(
            (source.counted_as for name, source in agencies if _stands_in(name, edges)), None
        )
        if found:
            credited[document.id] = found
    return credited


def _stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text as words of its own."""
    place = text.find(name)
    while place > 0:
        if not text[place - 1].isalnum() and not text[place + len(name)].isalnum():
            return True
        place = text.find(name, place + 1)
    return False
