"""Tell the subject of a verb from the object of the one that it goes on from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.marks import Force, Marked, Trigger

__all__ = ["is_object_before"]

FINITE = frozenset({"past", "present"})


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
