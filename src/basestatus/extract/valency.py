"""Tell the subject of a verb from what is only near it: by its relative clause, by another verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.marks import Force, Marked, Trigger
    from basestatus.languages import Pack

__all__ = ["is_object_before", "subject_of_relative"]

ASIDE = 14
QUALIFIED = 2
SUBJECTS = frozenset({"name", "people", "troops"})
FINITE = frozenset({"past", "present"})


def subject_of_relative(marked: Marked, trigger: Trigger, pack: Pack) -> Force | None:
    """Return the subject of a verb that follows its relative clause ("units which held X left")."""
    token = marked.tokens[trigger.at]
    finite = trigger.word.form in FINITE and not token.analysis.conjunction
    opened = [at for at in marked.where("relative") if at < trigger.at]
    if pack.order != "vso" or not finite or not opened or trigger.at - opened[-1] > ASIDE:
        return None
    told = any(opened[-1] < t.at < trigger.at for t in marked.triggers)
    told = told or marked.any_between(opened[-1], trigger.at, "was", "still")
    between = (f for f in marked.forces if opened[-1] < f.first < trigger.at and not f.role)
    if not told or any(between) or marked.any_between(opened[-1] + 1, trigger.at, "that", "clause"):
        return None
    before = (f for f in marked.forces if 0 <= opened[-1] - f.last <= QUALIFIED)
    return next((f for f in before if f.sort in SUBJECTS and not f.role), None)


def is_object_before(marked: Marked, trigger: Trigger, force: Force) -> bool:
    """Whether a force is the object of the verb a trigger goes on from ("A drove B out and")."""
    verbs = [t for t in marked.triggers if t.at < trigger.at and t.word.form in FINITE]
    joined = marked.tokens[trigger.at].analysis.conjunction and trigger.word.form == "past"
    if not (joined and verbs) or force.role or not verbs[-1].at < force.first < trigger.at:
        return False
    bare = [f for f in marked.forces if f.actor and not f.role and f.last < force.first]
    clause = marked.clauses[verbs[-1].at]
    conjoined = marked.tokens[force.first].analysis.conjunction
    return not conjoined and any(marked.clauses[f.first] == clause for f in bare)
