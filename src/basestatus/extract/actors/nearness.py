"""How badly a force fits as the one that acts: how far off, on which side, as whose object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sentence.agreement import disagrees
from basestatus.extract.sentence.clauses import distance

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Force, Marked, Trigger
    from basestatus.languages import Pack

__all__ = ["agent_cost", "is_related"]

RELATED = 0.2
OBJECT = 3.0
WRONG_SIDE = 1.4
HEARER = 1.5
DISAGREES = 2.0
SHARED = 1.0
ACTIVE = frozenset({"past", "present", "base", "ing"})
FINITE = frozenset({"past", "present"})


def agent_cost(marked: Marked, trigger: Trigger, force: Force, pack: Pack) -> float:
    """Return how badly a force fits as the one that acts; the nearest fits best."""
    before = force.first < trigger.at
    if before and pack.order == "svo" and is_related(marked, trigger, force):
        return RELATED
    if pack.order == "vso" and _is_present(marked, trigger, force):
        return -RELATED
    cost = distance(marked, (trigger.at, trigger.end), (force.first, force.last))
    if force.role == "goal":
        cost += 2.5
    if force.role == "agent":
        cost -= 1.0
    elif trigger.word.form == "noun":
        beside = force.sort == "metonym" and force.last == trigger.at and pack.order == "svo"
        cost += 0.6 if before and not beside else 0.0
        cost -= 0.5 * beside
    elif pack.order == "svo" and not before:
        cost += WRONG_SIDE if trigger.word.form in ACTIVE and not trigger.passive else 0.4
    elif pack.order == "vso" and before:
        cost += 0.5
    elif marked.any_between(trigger.end, force.first, "source", "goal", "location"):
        cost += 0.7
    cost += 0.8 * (force.sort == "person")
    cost += HEARER * _is_hearer(marked, trigger, force)
    cost += OBJECT * (pack.order == "vso" and _is_object_before(marked, trigger, force))
    cost += _shared_cost(marked, trigger, force) if pack.order == "svo" else 0.0
    cost += DISAGREES * (pack.order == "vso" and disagrees(marked, trigger, force, pack))
    cost += HEARER * _is_accuser(marked, trigger, force)
    cost += HEARER * _is_other_than(marked, trigger, force, pack)
    cost += 0.5 * (force.sort == "pronoun") + 0.4 * (force.sort == "metonym")
    return cost


def _is_present(marked: Marked, trigger: Trigger, force: Force) -> bool:
    """Whether a force is whose presence a verb says to end ("ended the presence of X")."""
    noun = force.first - 1
    presence = any(w.label == "stay" and w.form == "noun" for w in marked.tokens[noun].words)
    return bool(trigger.word.particle) and trigger.at < noun and presence and not force.role


def _is_object_before(marked: Marked, trigger: Trigger, force: Force) -> bool:
    """Whether a force is the object of the verb a trigger goes on from ("A drove B out and")."""
    verbs = [t for t in marked.triggers if t.at < trigger.at and t.word.form in FINITE]
    joined = marked.tokens[trigger.at].analysis.conjunction and trigger.word.form == "past"
    if not (joined and verbs) or force.role or not verbs[-1].at < force.first < trigger.at:
        return False
    bare = [f for f in marked.forces if f.actor and not f.role and f.last < force.first]
    clause = marked.clauses[verbs[-1].at]
    conjoined = marked.tokens[force.first].analysis.conjunction
    return not conjoined and any(marked.clauses[f.first] == clause for f in bare)


def _is_other_than(marked: Marked, trigger: Trigger, force: Force, pack: Pack) -> bool:
    """Whether a clause opens with a pronoun for a force named ("but they"), not for "his men"."""
    start = marked.opening(trigger.at)
    opens = marked.has(start, "clause", "that") and marked.tokens[start].text.endswith(
        pack.morphology.feminine_pronouns
    )
    owned = bool(marked.tokens[force.first].analysis.suffix) and not force.actor
    return opens and owned and force.first < start


def _shared_cost(marked: Marked, trigger: Trigger, force: Force) -> float:
    """Return the price of an object, or the bonus of a subject, that a verb after "and" shares."""
    start = marked.opening(trigger.at)
    if force.role or force.first >= start or not marked.has(start, "and"):
        return 0.0
    clause = marked.clauses[force.first]
    bare = [f for f in marked.forces if f.actor and not f.role and f.first < start]
    here = [f for f in bare if marked.clauses[f.first] == clause]
    if here and force.sort == "cargo" and force.first > here[0].last:
        return HEARER
    if len(here) == 1 or force not in here:
        return 0.0
    return -SHARED if force == here[0] else HEARER


def _is_hearer(marked: Marked, trigger: Trigger, force: Force) -> bool:
    """Whether a force is told what the clause says ("Paris told Bamako that it would leave")."""
    start = marked.opening(trigger.at)
    if force.role or force.first >= start or not marked.has(start, "that"):
        return False
    clause = marked.clauses[force.first]
    speakers = (f for f in marked.forces if f.first < force.first and not f.role)
    return any(f.actor and marked.clauses[f.first] == clause for f in speakers)


def _is_accuser(marked: Marked, trigger: Trigger, force: Force) -> bool:
    """Whether another force stands between one and a noun with "of" ("X accused Y of staying")."""
    charged = trigger.word.form == "noun" and marked.tokens[trigger.at].analysis.role == "location"
    return charged and any(
        f.first == force.last and f.last == trigger.at and f.actor and not f.role
        for f in marked.forces
    )


def is_related(marked: Marked, trigger: Trigger, force: Force) -> bool:
    """Whether a relative clause that names nobody follows a force ("from X, which left")."""
    start = marked.opening(trigger.at)
    alone = not any(start <= f.first < trigger.at for f in marked.forces if f.sort != "pronoun")
    gap = start - force.last
    related = marked.has(start, "relative") or (marked.has(start, "that") and not gap)
    return related and 0 <= gap <= 1 and alone
