"""Which forces stand in what only goes with a deed, so that they are not those who act."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.marks import Force, Marked, Trigger
    from basestatus.languages import Pack

__all__ = ["stands_aside"]

HELPED = 3
PAIR = 2
LEAVING = frozenset({"clear", "leave", "quit", "shut"})


def stands_aside(marked: Marked, trigger: Trigger, force: Force, pack: Pack) -> bool:
    """Whether a force is told of beside what is done, not as who does it."""
    if _only_stands_by(marked, force, pack):
        return True
    if force.first < trigger.at:
        return False
    if pack.order == "vso":
        elsewhere = _acts_elsewhere(marked, trigger, force) or _left_before(marked, trigger, force)
        return elsewhere or _is_past_the_site(marked, trigger, force)
    return _follows_a_departure(marked, trigger, force)


def _acts_elsewhere(marked: Marked, trigger: Trigger, force: Force) -> bool:
    """Whether "by" belongs to another deed, the verb having its subject right beside it."""
    active = trigger.word.form in {"past", "present"} and not trigger.passive
    beside = (f for f in marked.forces if trigger.end == f.first or f.last == trigger.at)
    return active and force.role == "agent" and any(not f.role for f in beside)


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


def _follows_a_departure(marked: Marked, trigger: Trigger, force: Force) -> bool:
    """Whether a force comes after others left ("after the withdrawal, the army entered X")."""
    noun = trigger.word.form == "noun" and trigger.word.label in LEAVING
    opened = noun and marked.any_between(trigger.at - PAIR, trigger.at, "after")
    own = marked.has(trigger.at - 1, "pronoun_force", "after")
    if not opened or own:
        return False
    return any(marked.tokens[at].text == "," for at in range(trigger.end, force.first))


def _is_past_the_site(marked: Marked, trigger: Trigger, force: Force) -> bool:
    """Whether more than a number or a date parts civilians from the site that a trigger has.

    So too any force from the object of a verb that may be a passive ("was shut amid …").
    """
    stranger = force.sort in {"civilian", "person"} and not force.actor
    if force.role == "agent" or not (stranger or _has_bare_site(marked, trigger)):
        return False
    ends = [m.last for m in marked.marks if trigger.end <= m.first and m.last <= force.first]
    between = range(max(ends, default=force.first), force.first)
    return not all(marked.has(at, "quantity", "last", "date", "location") for at in between)


def _has_bare_site(marked: Marked, trigger: Trigger) -> bool:
    """Whether a site right after a verb of emptying may be its object or its subject."""
    verb = trigger.word.label in {"clear", "shut"} and trigger.word.form in {"past", "present"}
    return verb and any(m.first == trigger.end and not m.role for m in marked.marks)
