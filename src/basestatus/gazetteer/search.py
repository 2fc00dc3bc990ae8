"""Find places by name as people and texts write it, with near misses when there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from heapq import nlargest
from typing import TYPE_CHECKING

from basestatus.languages import fold, load_pack, packs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.gazetteer.draft import Gazetteer
    from basestatus.model import Area, Name, Site

__all__ = ["Match", "find_places", "name_key"]

_ROMANISED_ARTICLE = re.compile(r"\b(?:al|el|ad|an|ar|as|ash|at|ath|az|the)[ -]+(?=\w)")
_QUOTES = re.compile(r"[\"']")
_APART = re.compile(r"[^\w]+|_+")
_SHORTEST = 3  # letters left of a name when what is attached to it is taken off
_PART = 0.85  # likeness of a name of which all the words asked for are a part
_LEAST = 0.6  # below this nobody sees the likeness


@dataclass(frozen=True, slots=True)
class Match:
    """A place that a name may mean; ``likeness`` is 1.0 where the name is one of its own."""

    place: Site | Area
    name: Name
    likeness: float


def find_places(gazetteer: Gazetteer, text: str, *, limit: int = 10) -> tuple[Match, ...]:
    """Return the places of that name; if there is none, those with the nearest names.

    Vowel marks, tatweel, forms of a letter, accents, hyphens, quotation marks, the article and
    words attached in front make no difference. Nearest first; of equals, in the file's order.
    """
    keyed = _keyed_names(gazetteer)
    for key in dict.fromkeys(_readings(text)):
        named = [Match(place, name, 1.0) for own, place, name in keyed if own == key]
        if named:
            return tuple({(type(m.place), m.place.id): m for m in reversed(named)}.values())[::-1]
    return _nearest(keyed, name_key(text), limit)


def _keyed_names(gazetteer: Gazetteer) -> list[tuple[str, Site | Area, Name]]:
    """Return every name with its key; all are folded in one pass, which is quick."""
    places: list[Site | Area] = [*gazetteer.sites.values(), *gazetteer.areas.values()]
    named = [(place, name) for place in places for name in place.names]
    lines = fold("\n".join(name.text.replace("\n", " ") for _, name in named)).text.split("\n")
    return [(_key(line), place, name) for line, (place, name) in zip(lines, named, strict=True)]


def name_key(text: str) -> str:
    """Return what stays of a name when everything that spelling is free in is taken away.

    >>> name_key("at-Tanf") == name_key("Al Tanf") == name_key("TANF")
    True
    """
    return _key(fold(text).text)


def _key(folded: str) -> str:
    """Return the key of folded text."""
    words = _APART.split(_ROMANISED_ARTICLE.sub("", _QUOTES.sub("", folded).strip()))
    return " ".join(_without_article(word) for word in words if word)


def _without_article(word: str) -> str:
    """Return a word without the article written onto it."""
    for article in _articles():
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST:
            return word[len(article) :]
    return word


@cache
def _articles() -> tuple[str, ...]:
    """Return the articles that are written as one word with the noun."""
    return tuple(a for language in packs() for a in load_pack(language).morphology.articles)


@cache
def _attached() -> tuple[str, ...]:
    """Return what is written onto the front of a word, the longest first."""
    found = {c for language in packs() for c in load_pack(language).morphology.proclitics()}
    return tuple(sorted(found - {""}, key=lambda clitic: (-len(clitic), clitic)))


def _readings(text: str) -> Iterator[str]:
    """Yield the keys that a name as written may have, the plainest first."""
    yield name_key(text)
    folded = _QUOTES.sub("", fold(text).text).strip()
    for clitic in reversed(_attached()):
        rest = folded.removeprefix(clitic)
        if rest != folded and len(rest) >= _SHORTEST:
            yield name_key(rest)


def _nearest(keyed: list[tuple[str, Site | Area, Name]], key: str, limit: int) -> tuple[Match, ...]:
    """Return the places whose names are likest to a key."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(key)
    best: dict[tuple[type, str], Match] = {}
    for own, place, name in keyed:
        likeness = _likeness(matcher, own, key)
        place_key = (type(place), place.id)
        if likeness >= _LEAST and (place_key not in best or likeness > best[place_key].likeness):
            best[place_key] = Match(place, name, likeness)
    return tuple(nlargest(limit, best.values(), key=lambda match: match.likeness))


def _likeness(matcher: SequenceMatcher[str], own: str, key: str) -> float:
    """Return how like two keys are, from 0 to 1; the costly measure comes last."""
    if key and set(key.split()) <= set(own.split()):
        return _PART
    matcher.set_seq1(own)
    if matcher.real_quick_ratio() < _LEAST or matcher.quick_ratio() < _LEAST:
        return 0.0
    return matcher.ratio()
