"""One pass over folded text for every name of a place, a force or a nation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

import ahocorasick_rs

from basestatus.extract.callings import short_names
from basestatus.languages import fold, load_pack, packs
from basestatus.languages.nations import load_nations, nation_actors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from basestatus.languages.nations import Nation
    from basestatus.model import Actor, Area, Site

__all__ = ["Hit", "Names", "Reading"]

ARTICLE = re.compile(r"\b(?:al|el|at|as|ash|an|ar|az|ad|ath|le|la|les)[ -](?=\w)")
SHORTEST = 4
COMMON = ("troops", "state")


@dataclass(frozen=True, slots=True, order=True)
class Reading:
    """What a name may stand for.

    ``kind`` is site, area, force, metonym, adjective or people (a plural that stands alone);
    ``weak`` where a place's name is only a part of the full one and needs a head beside it, and
    where a force's is but a common noun ("the army");
    ``actor`` is empty for a nation whose force is not tracked.
    """

    kind: str
    id: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found at ``start`` to ``end`` of the folded text; ``clitics`` stand before it."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    clitics: str


class Names:
    """The compiled names of a gazetteer and an actor table."""

    def __init__(
        self, sites: Mapping[str, Site], areas: Mapping[str, Area], actors: Mapping[str, Actor]
    ) -> None:
        """Compile the names; every spelling variant is a pattern of its own."""
        table: dict[str, set[Reading]] = {}
        _add_places(table, sites, areas)
        _add_forces(table, actors)
        self._short = _add_short(table, sites, areas)
        owners = nation_actors(actors)
        for nation in load_nations():
            _add_nation(table, nation, owners.get(nation.id, ""))
        self._readings = {pattern: tuple(sorted(readings)) for pattern, readings in table.items()}
        self._patterns = sorted(self._readings)
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns)
        self._place_names = sorted(name for name, may in self._readings.items() if _is_place(may))
        self._places = ahocorasick_rs.AhoCorasick(self._place_names)
        self._contracted = tuple(
            whole for language in packs() for whole, _ in load_pack(language).morphology.contracted
        )
        self._clitics = frozenset().union(
            *(load_pack(language).morphology.proclitics() for language in packs())
        )

    def entries(self) -> Iterator[tuple[str, tuple[Reading, ...], bool]]:
        """Yield each folded name, what it may stand for, and whether an article has to be gone."""
        for text, readings in self._readings.items():
            yield text, readings, text in self._short

    def names_a_place(self, text: str) -> bool:
        """Whether folded text has the name of any place as a word: the cheap test of most news."""
        return any(
            self._clitics_of(self._place_names[index], text, start, end) is not None
            for index, start, end in self._places.find_matches_as_indexes(text, overlapping=True)
        )

    def find(self, text: str) -> list[Hit]:
        """Return the names in folded text that stand at word boundaries, clitics allowed.

        Of overlapping names the first wins, of those that begin together the longest; but a place
        wins over a shorter name of anything else.
        """
        found: list[Hit] = []
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        for start, length, index in sorted((s, s - e, index) for index, s, e in matches):
            rival = found[-1] if found and start < found[-1].end else None
            if rival and (rival.end - rival.start >= -length or _is_place(rival.readings)):
                continue
            hit = self._hit(text, start, start - length, index)
            if hit is not None and rival is None:
                found.append(hit)
            elif hit is not None and _is_place(hit.readings):
                found[-1] = hit
        return found

    def _hit(self, text: str, start: int, end: int, index: int) -> Hit | None:
        """Return a name that stands in a text, None where the letters are no name there."""
        name = self._patterns[index]
        clitics = self._clitics_of(name, text, start, end)
        return None if clitics is None else Hit(start, end, self._readings[name], clitics)

    def _clitics_of(self, name: str, text: str, start: int, end: int) -> str | None:
        """Return what stands before a name in its word, None where the letters are no name."""
        if end < len(text) and text[end].isalnum():
            return None
        clitics = _attached(text, start)
        if clitics and clitics not in self._clitics:
            return None
        if name in self._short and not clitics.endswith(self._contracted):
            return None
        return clitics


def _is_place(readings: Iterable[Reading]) -> bool:
    return any(reading.kind in {"site", "area"} for reading in readings)


def _attached(text: str, start: int) -> str:
    """Return the letters that stand before an offset in the same word."""
    first = start
    while first and text[first - 1].isalnum():
        first -= 1
    return text[first:start]


def _add_places(
    table: dict[str, set[Reading]], sites: Mapping[str, Site], areas: Mapping[str, Area]
) -> None:
    for kind, places in (("site", sites), ("area", areas)):
        for place in places.values():
            full = {fold(name.text).text.strip() for name in place.names}
            for text in full:
                for variant in _variants(text):
                    table.setdefault(variant, set()).add(Reading(kind, place.id))
            if kind == "site":
                for core in _cores(full):
                    whole = any(f" {text} " in f" {core} " for text in full)
                    table.setdefault(core, set()).add(Reading(kind, place.id, weak=not whole))
    for readings in table.values():
        strong = {r.id for r in readings if not r.weak}
        readings -= {r for r in readings if r.weak and r.id in strong}


def _add_short(
    table: dict[str, set[Reading]], sites: Mapping[str, Site], areas: Mapping[str, Area]
) -> frozenset[str]:
    """Add names too short without their article to stand alone, as a contracted one leaves them.

    Returns those names: they count only after a preposition that has swallowed the article.
    """
    short: dict[str, set[Reading]] = {}
    for kind, places in (("site", sites), ("area", areas)):
        for place in places.values():
            for text in {fold(name.text).text.strip() for name in place.names}:
                for article in _attached_articles():
                    bare = text.removeprefix(article)
                    if bare != text and len(bare) == SHORTEST - 1 and bare not in table:
                        short.setdefault(bare, set()).add(Reading(kind, place.id))
    table.update(short)
    return frozenset(short)


def _attached_articles() -> Iterator[str]:
    """Yield the articles that are written as one word with their noun."""
    for language in packs():
        yield from load_pack(language).morphology.articles


def _variants(text: str) -> Iterator[str]:
    """Yield a folded name with and without hyphens and its article."""
    plain = re.sub(r"\s+", " ", text.replace('"', ""))
    spellings = {plain, plain.replace("-", " "), plain.replace("'", "")}
    spellings |= {re.sub(r"(?<=\w) (?=\w)", "-", plain)} if plain.count(" ") == 1 else set()
    for spelling in spellings:
        if len(spelling) > 1:
            yield spelling
        bare = ARTICLE.sub("", spelling)
        if bare != spelling and len(bare) >= SHORTEST:
            yield bare
        for article in _attached_articles():
            if spelling.startswith(article) and len(spelling) - len(article) >= SHORTEST:
                yield spelling[len(article) :]


def _cores(names: Iterable[str]) -> Iterator[str]:
    """Yield what is left of a name without its head ("camp", "airport")."""
    for name in names:
        words = name.replace("-", " ").split()
        first = next((at for at, word in enumerate(words) if _is(word, "label", "and")), len(words))
        bare = [word for word in words[:first] if not _is(word, "kind", "head")]
        kept = _without_link(bare, words)
        core = " ".join(kept)
        if kept and len(kept) < len(words) and len(core) >= SHORTEST and not core.isdigit():
            yield from _variants(core)


def _without_link(kept: list[str], words: list[str]) -> list[str]:
    """Return what is left of a name without the "of" that bound it to its head ("Camp de Gao")."""
    if len(kept) == len(words):
        return kept
    while kept and _is(kept[0], "label", "of"):
        kept = kept[1:]
    head, mark, rest = kept[0].partition("'") if kept else ("", "", "")
    elided = mark and rest and _is(head + mark, "label", "of")
    return [rest, *kept[1:]] if elided else kept


def _is(word: str, key: str, value: str) -> bool:
    """Whether any pack reads a word as of a kind or a class."""
    readings = (w for language in packs() for w in load_pack(language).analyse(word).words)
    return any(getattr(reading, key) == value for reading in readings)


def _add_forces(table: dict[str, set[Reading]], actors: Mapping[str, Actor]) -> None:
    kinds = {text: kind for nation in load_nations() for kind, text in _nation_words(nation)}
    for actor in actors.values():
        for name in actor.names:
            text = re.sub(r"\s*\(.*?\)", "", fold(name.text).text).strip()
            kind = name.kind or kinds.get(text, "force")
            weak = kind == "force" and _is_common(text.split())
            for variant in {*_variants(text), text.replace(".", ""), *_other_cases(text)}:
                table.setdefault(variant, set()).add(Reading(kind, actor.id, weak))
            for short_kind, short in short_names(text) if kind == "force" else ():
                table.setdefault(short, {Reading(short_kind, actor.id)})
    for text, owner in _short_missions(actors):
        table.setdefault(text, {Reading("force", owner)})


def _short_missions(actors: Mapping[str, Actor]) -> Iterator[tuple[str, str]]:
    """Yield the names of missions without the country that they serve in, where one bears it."""
    owners: dict[str, set[str]] = {}
    for actor in actors.values():
        for name in actor.names:
            words = fold(name.text).text.split()
            serving = (at for at, word in enumerate(words) if _is(word, "label", "location"))
            core = words[: next(serving, 0)]
            if len(core) > 1 and any(_is(word, "label", "mission") for word in core):
                owners.setdefault(" ".join(core), set()).add(actor.id)
    yield from ((text, ids.pop()) for text, ids in owners.items() if len(ids) == 1)


def _other_cases(text: str) -> Iterator[str]:
    """Yield a name in the plural in the other cases of its language ("of the Russians")."""
    for language in packs():
        for one, other in permutations(load_pack(language).morphology.plural_cases, 2):
            turned = " ".join(
                word.removesuffix(one) + other
                if word.endswith(one) and len(word) > SHORTEST
                else word
                for word in text.split()
            )
            if turned != text:
                yield from _variants(turned)


def _is_common(words: list[str]) -> bool:
    """Whether a force's name only says that it is a state's ("the army")."""
    bare = [word for word in words if not _points(word)]
    common = all(any(_is(word, "label", label) for label in COMMON) for word in bare)
    return common and any(_is(word, "label", "state") for word in bare)


def _points(word: str) -> bool:
    return any(word in load_pack(language).references["determiners"] for language in packs())


def _add_nation(table: dict[str, set[Reading]], nation: Nation, actor: str) -> None:
    """Add a nation's words; words for people that name an untracked force still block others."""
    owner = actor or f"?{nation.id}"
    for kind, text in _nation_words(nation):
        readings = table.setdefault(text, set())
        if not any(r.kind in {kind, "force"} for r in readings if r.kind not in {"site", "area"}):
            readings.add(Reading(kind, owner))


def _nation_words(nation: Nation) -> Iterator[tuple[str, str]]:
    """Yield the words of a nation, each with what it may stand for; the last of a word counts."""
    for kind, texts in (
        ("metonym", nation.names | nation.capitals),
        ("adjective", nation.people),
        ("people", nation.plurals),
    ):
        for text in sorted(texts):
            yield kind, text
