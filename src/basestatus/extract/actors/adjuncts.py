"""Which forces stand in what only goes with a deed, so that they are not those who act."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Force, Marked, Trigger
    from basestatus.languages import Pack

__all__ = ["stands_aside"]

COUNTING = ("quantity", "partial", "last", "date", "location")
HELPED = 3


def stands_aside(marked: Marked, trigger: Trigger, force: Force, pack: Pack) -> bool:
    """Whether a force is told of beside what is done, not as who does it."""
    if _only_stands_by(marked, force, pack):
        return True
    if force.first < trigger.at or pack.order != "vso":
        return False
    return _left_before(marked, trigger, force) or _is_past_the_site(marked, trigger, force)


def _left_before(marked: Marked, trigger: Trigger, force: Force) -> bool:
    """Whether a force is the one whose deed a verb comes after ("took it after they left")."""
    finite = trigger.word.form in {"past", "present"} and trigger.word.label != "pass"
    nouns = (t for t in marked.triggers if t.end == force.first and t.word.form == "noun")
    own = (t for t in nouns if trigger.end < t.at and marked.has(marked.opening(t.at), "after"))
    return finite and any(own)


def _only_stands_by(marked: Marked, force: Force, pack: Pack) -> bool:
    """Whether "by" only brings in who helps those that act ("the army, backed by X")."""
    before = range(max(force.first - HELPED, 1), force.first if force.role == "agent" else 0)
    by = next((at for at in before if marked.has(at, "agent")), 0)
    return by > 0 and marked.tokens[by - 1].text in pack.references.get("beside", ())


def _is_past_the_site(marked: Marked, trigger: Trigger, force: Force) -> bool:
    """Whether more than a number or a date parts civilians from the site that a trigger has.

    So too any force from the object of a verb that may be a passive ("was shut amid …").
    """
    stranger = force.sort in {"civilian", "person"} and not force.actor
    if force.role == "agent" or not stranger:
        return False
    ends = [m.last for m in marked.marks if trigger.end <= m.first and m.last <= force.first]
    between = range(max(ends, default=force.first), force.first)
    return not all(marked.has(at, *COUNTING) or _is_of_number(marked, at) for at in between)


def _is_of_number(marked: Marked, at: int) -> bool:
    """Whether "of" joins people to their number ("a group of prisoners")."""
    return marked.has(at, "source", "of") and marked.has(at - 1, *COUNTING)
