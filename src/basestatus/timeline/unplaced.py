"""Find names of bases that no place of the gazetteer has, or that several have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from basestatus.gazetteer import find_places, is_installation
from basestatus.languages import fold, load_pack, packs
from basestatus.languages.nations import load_nations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from basestatus.gazetteer import Gazetteer
    from basestatus.model import Claim, Document

__all__ = ["Doubt", "ambiguous_names", "unplaced_names"]

QUOTED = re.compile(r"(\w+)\s*[\"«“„‘]([^\"«»“”„‘’\n]{2,40})[\"»”’]")
WORD = r"(?:[a-z]{2,4}-)?[A-Z][\w’'-]+"
CAPITAL = rf"(?:{WORD})(?: {WORD}){{0,3}}"
NAME_FIRST = re.compile(rf"\b({CAPITAL}) ([a-z]{{3,}})\b")
HEAD_FIRST = re.compile(rf"\b([a-z]{{3,}}) (?:at|of|near|de|à) ({CAPITAL})")
LIKE_ENOUGH = 0.8
"""The likeness from which a name is taken for a part or a spelling of one in the gazetteer."""
MOST_WORDS = 3
SHORTEST = 3
CIVIL = {"town", "city", "village", "prison", "refugee_camp"}


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """A name as written, the first document that has it, and the places it may mean."""

    mention: str
    document: str
    places: tuple[str, ...] = ()


def unplaced_names(documents: Iterable[Document], gazetteer: Gazetteer) -> Iterator[Doubt]:
    """Yield the names after or before a word such as base that the gazetteer does not have.

    A name is what stands in quotation marks beside such a word, or is written with capitals.
    """
    seen: set[str] = set()
    for document in documents:
        for name in _named(document.text):
            if name in seen or _is_common(name):
                continue
            seen.add(name)
            matches = find_places(gazetteer, name, limit=1)
            if not matches or matches[0].likeness < LIKE_ENOUGH:
                yield Doubt(name, document.id)


def ambiguous_names(claims: Iterable[Claim], gazetteer: Gazetteer) -> Iterator[Doubt]:
    """Yield the names on which claims rest that several bases of the gazetteer have."""
    first: dict[str, str] = {}
    for claim in claims:
        first.setdefault(claim.mention, claim.document)
    for mention, document in first.items():
        matches = find_places(gazetteer, mention) if mention else ()
        places = [m.place.id for m in matches if m.likeness == 1 and is_installation(m.place.kind)]
        if len(places) > 1:
            yield Doubt(mention, document, tuple(places))


def _named(text: str) -> Iterator[str]:
    """Yield the names beside words for a base."""
    for found in QUOTED.finditer(text):
        if _is_head(found[1]):
            yield found[2].strip()
    for pattern, name, head in ((NAME_FIRST, 1, 2), (HEAD_FIRST, 2, 1)):
        for found in pattern.finditer(text):
            if _is_head(found[head]):
                yield found[name]


def _is_common(name: str) -> bool:
    """Whether a name is too long to be one, or all its words are common or of nations."""
    words = fold(name).text.split()
    return len(words) > MOST_WORDS or all(_is_known(word) for word in words)


@cache
def _is_known(word: str) -> bool:
    """Whether a word is one of a language pack's, such as The, My or American."""
    if len(word) < SHORTEST or any(word in n.people | n.names for n in load_nations()):
        return True
    return any(
        word in pack.stopwords or pack.analyse(word).words for pack in map(load_pack, packs())
    )


def _is_head(word: str) -> bool:
    """Whether a word names a kind of military place in some language."""
    token = fold(word).text
    words = (w for language in packs() for w in load_pack(language).analyse(token).words)
    return any(w.kind == "head" and w.label not in CIVIL for w in words)
