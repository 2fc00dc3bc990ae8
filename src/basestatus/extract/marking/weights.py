"""How much a document speaks of each force, and in whose state its sites lie."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from basestatus.model import AttributionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from basestatus.extract.lexicon import Lexicon
    from basestatus.extract.names import Hit, Reading
    from basestatus.extract.sentence.marks import Force, Marked

__all__ = ["home_state", "own_commons", "weigh_forces"]

NAMED, ADJECTIVE, METONYM = 3, 2, 1
SPEAKS_FOR = frozenset({AttributionKind.OFFICIAL, AttributionKind.ANONYMOUS})


def weigh_forces(sentences: Sequence[Marked], lexicon: Lexicon) -> Counter[str]:
    """Count how much a document speaks of each tracked force; a capital counts less.

    Troops of nations that are not tracked count for the mission they serve in; the prisoners of
    a movement do not count.
    """
    states = frozenset(lexicon.owners.values())
    weights: Counter[str] = Counter()
    strangers = 0
    for marked in sentences:
        for force in marked.forces:
            strangers += ADJECTIVE * (
                force.actor.startswith("?") and force.sort in {"troops", "people"}
            )
        for actor, weight in (*_forces(marked, states), *_adjectives(marked)):
            weights[actor] += weight
    missions = sorted((a for a in weights if a in lexicon.missions), key=lambda a: (-weights[a], a))
    if missions:
        weights[missions[0]] += strangers
    return weights


def _forces(marked: Marked, states: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Yield the tracked forces of a sentence, each with what it counts."""
    for force in marked.forces:
        people = force.sort == "person" and marked.any_between(force.first, force.last, "civilian")
        held = people and force.actor not in states
        if held or _only_watches(marked, force) or (force.sort == "metonym" and force.role):
            continue
        weight = METONYM if force.sort == "metonym" else NAMED
        actors = dict.fromkeys((force.actor, *force.others))
        yield from ((actor, weight) for actor in actors if actor and not actor.startswith("?"))


def _only_watches(marked: Marked, force: Force) -> bool:
    """Whether somebody is no force and speaks for none ("the Syrian Observatory", "residents")."""
    words = (w for at in range(force.first, force.last) for w in marked.tokens[at].words)
    kinds = {word.label for word in words if word.kind == "source"}
    return force.sort == "person" and bool(kinds) and kinds.isdisjoint(SPEAKS_FOR)


def _adjectives(marked: Marked) -> Iterator[tuple[str, int]]:
    """Yield the adjectives that say whose a base or a presence is, each with what it counts."""
    for first, last, hit in marked.hits:
        nations = (r.id for r in hit.readings if r.kind == "adjective")
        tracked = [actor for actor in nations if not actor.startswith("?")]
        if tracked and _beside_base(marked, first, last):
            yield from ((actor, ADJECTIVE) for actor in dict.fromkeys(tracked))


def _beside_base(marked: Marked, first: int, last: int) -> bool:
    """Whether a word for a base or for presence stands beside an adjective of nationality."""
    near = [*range(max(first - 2, 0), first), *range(last, min(last + 2, len(marked.tokens)))]
    words = [w for at in near for w in marked.tokens[at].words]
    return any(w.kind == "head" or (w.label == "stay" and w.form == "noun") for w in words)


def home_state(hits: Sequence[Hit], lexicon: Lexicon) -> str:
    """Return the tracked force of the state in which most of the sites named lie."""
    sites = sorted({r.id for hit in hits for r in hit.readings if r.kind == "site"})
    countries = Counter(lexicon.sites[site].country.upper() for site in sites)
    return lexicon.owners.get(countries.most_common(1)[0][0], "") if countries else ""


def own_commons(hits: Sequence[Hit], lexicon: Lexicon) -> Iterator[Hit]:
    """Yield the names but "the army" of a state that a document is not about and does not name.

    So too but "peacekeepers" as the name of a mission where they are a nation's.
    """
    nations = _nations_own(hits, lexicon)
    named = {r.id for hit in hits for r in hit.readings if not r.weak}
    named |= set(lexicon.actors) - set(lexicon.owners.values()) | {home_state(hits, lexicon)}
    for hit in hits:
        told = (r for r in hit.readings if r.id not in nations)
        readings = tuple(r for r in told if not r.weak or _is_place(r) or r.id in named)
        if readings:
            whole = len(readings) == len(hit.readings)
            yield hit if whole else replace(hit, readings=readings)


def _nations_own(hits: Sequence[Hit], lexicon: Lexicon) -> frozenset[str]:
    """Return the missions called by one word alone, and that after a nation's adjective."""
    lengths: dict[str, set[int]] = {}
    owned: set[str] = set()
    for before, hit in pairwise(hits):
        nations = {r.id for r in before.readings if r.kind == "adjective"} & lexicon.actors.keys()
        beside = before.end + 1 == hit.start and bool(nations)
        owned |= {r.id for r in hit.readings if beside and r.id not in nations}
    for hit in hits:
        for reading in hit.readings:
            lengths.setdefault(reading.id, set()).add(hit.end - hit.start)
    missions = owned & lexicon.missions
    return frozenset(mission for mission in missions if len(lengths[mission]) == 1)


def _is_place(reading: Reading) -> bool:
    return reading.kind in {"site", "area"}
