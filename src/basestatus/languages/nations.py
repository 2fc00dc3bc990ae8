"""Names of nations, their people and their capitals, and which tracked force they stand for."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from basestatus.languages.folding import fold
from basestatus.languages.morphology import Morphology, noun_forms
from basestatus.languages.pack import load_pack, packs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from basestatus.model import Actor

__all__ = ["Nation", "load_nations", "nation_actors"]


WORD = re.compile(r"[^\w.']+")


@dataclass(frozen=True, slots=True)
class Nation:
    """One nation: folded names of the country, words for its people, and its capitals."""

    id: str
    names: frozenset[str]
    people: frozenset[str]
    plurals: frozenset[str]
    capitals: frozenset[str]


@cache
def load_nations() -> tuple[Nation, ...]:
    """Read nations.toml; words for people come with their forms."""
    data = tomllib.loads(files(__package__).joinpath("nations.toml").read_text(encoding="utf-8"))
    return tuple(_nation(row) for row in data["nation"])


def _nation(row: dict[str, object]) -> Nation:
    names: set[str] = set()
    people: set[str] = set()
    plurals: set[str] = set()
    capitals: set[str] = set()
    for language in packs():
        words = row.get(language)
        if not isinstance(words, dict):
            continue
        morphology = load_pack(language).morphology
        names |= {fold(text).text for text in words["names"]}
        capitals |= {fold(text).text for text in words["capitals"]}
        forms = _people_forms(words["people"], morphology)
        forms |= {("plural", fold(text).text) for text in words.get("plurals", ())}
        people |= {form for _, form in forms}
        plurals |= {form for number, form in forms if number == "plural"}
    return Nation(
        str(row["id"]), frozenset(names), frozenset(people), frozenset(plurals), frozenset(capitals)
    )


def _people_forms(words: list[str], morphology: Morphology) -> set[tuple[str, str]]:
    forms = {
        (number, fold(form).text) for text in words for number, form in noun_forms(text, morphology)
    }
    return forms | {("singular", fold(text).text) for text in words}


def nation_actors(actors: Mapping[str, Actor]) -> dict[str, str]:
    """Map a nation to the tracked force that its name, people or capital stands for.

    A force is a nation's when a word for it stands in one of the force's names. Of several, the
    one that bears the country's bare name wins, then the one most of whose names say so.
    """
    scores: dict[str, list[tuple[int, str]]] = {}
    for actor in actors.values():
        names = [fold(name.text).text for name in actor.names] + [actor.id.replace("_", " ")]
        texts = [_bare_words(name) for name in names]
        for nation in load_nations():
            score = _claim_on(nation, texts)
            if score:
                scores.setdefault(nation.id, []).append((score, actor.id))
    return {nation: owner for nation, rows in scores.items() if (owner := _clear_winner(rows))}


def _clear_winner(rows: list[tuple[int, str]]) -> str | None:
    ranked = sorted(rows, key=lambda row: (-row[0], row[1]))
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    return ranked[0][1]


@cache
def _longer_names(nation: Nation) -> frozenset[str]:
    """Return the names of other nations that hold one of a nation's ("South Sudan")."""
    others = (name for other in load_nations() if other.id != nation.id for name in other.names)
    own = tuple(f" {name} " for name in nation.names)
    return frozenset(other for other in others if any(name in f" {other} " for name in own))


def _bare_words(name: str) -> tuple[str, frozenset[str]]:
    """Return a folded name without marks, and its words, with and without an article before."""
    bare = WORD.sub(" ", name).strip()
    words = bare.split()
    bared = (word.removeprefix(article) for word in words for article in _articles())
    return bare, frozenset((*words, *bared))


@cache
def _articles() -> tuple[str, ...]:
    """Return the articles that are written together with their noun, in any language."""
    return tuple(a for language in packs() for a in load_pack(language).morphology.articles)


def _claim_on(nation: Nation, texts: list[tuple[str, frozenset[str]]]) -> int:
    """Return how strongly a force's names speak of a nation."""
    score = 0
    for bare, words in texts:
        if any(f" {name} " in f" {bare} " for name in _longer_names(nation)):
            continue
        if bare in nation.names or bare in nation.people:
            score += 100
        elif bare in nation.capitals:
            score += 20
        elif _speaks_of(nation, bare, words):
            score += 10
    return score


def _speaks_of(nation: Nation, bare: str, words: frozenset[str]) -> bool:
    """Whether a word for a nation, of one word or more ("South Sudan"), stands in a name."""
    if not (words.isdisjoint(nation.people) and words.isdisjoint(nation.names)):
        return True
    return any(f" {name} " in f" {bare} " for name in _long_words(nation))


@cache
def _long_words(nation: Nation) -> frozenset[str]:
    """Return the words for a nation that are several words each."""
    return frozenset(word for word in nation.names | nation.people if " " in word)
