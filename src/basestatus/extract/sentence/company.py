"""Which forces act together, and which people pass by."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.extract.sentence.marks import Force, Marked, Trigger

__all__ = ["fellows", "has_and_attached", "partners", "passes_by", "side"]

SAID = 3
TOGETHER = 2
OWN = 2
MOVERS = frozenset({"troops", "name", "people", "metonym"})


def partners(marked: Marked, agent: Force) -> Iterator[str]:
    """Yield the other forces that act together with an agent ("Russian and Turkish troops")."""
    yield from agent.others
    for _, last, hit in marked.hits:
        known = (r.id for r in hit.readings if r.kind in {"adjective", "force", "people"})
        if last + 1 == agent.first and marked.has(last, "and"):
            yield next(known, "")
    if agent.sort in MOVERS:
        for force in marked.forces:
            if force.sort in MOVERS and _stand_together(marked, agent, force):
                yield from (force.actor, *force.others)


def side(marked: Marked, agent: Force) -> frozenset[str]:
    """Return the forces that act together with an agent, itself included."""
    own = (force.actor for force in marked.forces if force.first == agent.first)
    return frozenset((*own, *partners(marked, agent)))


def has_and_attached(marked: Marked, at: int) -> bool:
    """Whether "and" is written as one word with the token."""
    named = any(first == at and hit.clitics for first, _, hit in marked.hits)
    return named or bool(marked.tokens[at].analysis.conjunction)


def _stand_together(marked: Marked, agent: Force, force: Force) -> bool:
    """Whether "and" and little else stands between two forces, or is attached to the second."""
    first, second = (agent, force) if agent.first < force.first else (force, agent)
    between = range(first.last, second.first)
    if not between and marked.clauses[first.first] == marked.clauses[second.first]:
        return has_and_attached(marked, second.first)
    if not 0 < len(between) <= TOGETHER:
        return False
    joints = [at for at in between if marked.has(at, "and")]
    return bool(joints) and all(at in joints or not marked.operators[at] for at in between)


def fellows(marked: Marked, trigger: Trigger) -> Iterator[str]:
    """Yield the forces that go along with the subject ("left X together with the Russians")."""
    for force in marked.forces:
        here = marked.clauses[force.first] == marked.clauses[trigger.at]
        beside = marked.any_between(force.first - OWN, force.first, "together")
        if here and beside and force.first > trigger.at and force.sort in MOVERS:
            yield force.actor


def passes_by(marked: Marked, force: Force) -> bool:
    """Whether people of no force act in a sentence, where they do not only speak."""
    if force.sort not in {"civilian", "person"} or force.role:
        return False
    return not marked.any_between(force.first - SAID, force.last + SAID, "say", "according")
