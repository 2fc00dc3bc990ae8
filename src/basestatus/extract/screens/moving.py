"""Who or what is moved: troops, equipment, civilians, or those who move by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.case import Case
    from basestatus.extract.sentence.marks import Force

__all__ = ["moves_civilians", "names_the_moved"]

OBJECT_REACH = 5
MOVED_REACH = 6
ACTIVE = frozenset({"past", "present", "base", "ing", "participle"})
BODIES = frozenset({"troops", "people", "name"})


def names_the_moved(case: Case) -> bool:
    """Whether troops or equipment are said to be moved, or a noun of moving has begun."""
    for force in case.marked.forces:
        words = [at for at in range(case.end, force.first) if not case.marked.has(at, "date")]
        after = force.first >= case.end and len(words) <= MOVED_REACH
        verb = case.pack.order == "vso" and case.form in {"past", "present"}
        shown = verb and force.sort == "cargo"
        before = (case.trigger.passive or shown) and force.last <= case.at
        here = case.marked.clauses[force.first] == case.marked.clauses[case.at]
        is_site = any(mark.first <= force.first < mark.last for mark in case.marked.marks)
        moved = force.sort in {"troops", "cargo", "name"} and not is_site
        moved = moved and not (verb and _is_of_another_noun(case, force))
        if moved and here and (after or before):
            return True
    if _moves_itself(case):
        return True
    phase = case.marked.any_between(case.at - 3, case.end + 3, "begin", "continue")
    return case.agent is None and case.form in {"noun", "ing"} and phase


def _is_of_another_noun(case: Case, force: Force) -> bool:
    """Whether a noun of another move stands between ("will publish news of the army's entry")."""
    return any(
        case.end <= t.at < force.first and t.word.form == "noun" for t in case.marked.triggers
    )


def _moves_itself(case: Case) -> bool:
    """Whether a force is the subject of a verb of moving and "to" follows at once."""
    agent, active = case.agent, case.form in ACTIVE and not case.trigger.passive
    body = agent is not None and agent.sort in BODIES and agent.last <= case.at and not agent.role
    follows = bool(case.trigger.word.particle) and case.marked.has(case.at + 1, "goal")
    return case.pack.order == "svo" and active and body and follows


def moves_civilians(case: Case) -> bool:
    """Whether what is moved or handed over is people or things that make no claim."""
    if case.form == "state" or (case.trigger.passive and case.label != "clear"):
        return False
    clause = case.marked.clauses[case.at]
    objects = [
        f
        for f in case.marked.forces
        if f.first >= case.end
        and (f != case.agent or f.sort == "civilian")
        and _words_before(case, f.first) <= OBJECT_REACH
        and not case.marked.any_between(case.end, f.first, "say", "according")
        and case.marked.clauses[f.first] == clause
        and f.role in ({"", "of", "source"} if case.label == "clear" else {"", "of"})
    ]
    places = [p.first for p in case.marked.marks if p.first >= case.end]
    first = min(places, default=len(case.marked.tokens))
    if not objects or not _are_civilians(objects[0], case):
        return False
    return objects[0].first <= first or objects[0].role == "source"


def _are_civilians(force: Force, case: Case) -> bool:
    """Whether a force is civilians or somebody's prisoners ("moved 300 IS prisoners")."""
    held = case.marked.any_between(force.first, force.last, "civilian")
    return force.sort == "civilian" or (force.sort == "person" and held)


def _words_before(case: Case, at: int) -> int:
    """Return how many words stand between a trigger and a token, dates and the subject aside."""
    marked, agent = case.marked, case.agent
    subject = range(agent.first, agent.last) if agent is not None else range(0)
    between = (i for i in range(case.end, at) if i not in subject and not marked.has(i, "date"))
    return sum(marked.tokens[i].is_word for i in between)
