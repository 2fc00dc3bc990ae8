"""How a place or a force stands to a trigger: by its preposition, its order, a relative clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sentence.text import QUOTES

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Force, Mark, Marked, Trigger
    from basestatus.languages import Pack

__all__ = ["is_antecedent", "is_apposed", "relation"]

FRONT = 2
PAIR = 2
RELATIVE = 4
PART_REACH = 3
LOCATOR_REACH = 3
ANTECEDENT_REACH = 6
BODIES = frozenset({"name", "troops"})
ADJOINED = frozenset({"clear", "quit"})
TRANSITIVE = frozenset({"quit", "clear", "shut", "take", "give"})


def relation(marked: Marked, trigger: Trigger, mark: Mark | Force, pack: Pack) -> str:
    """Return how a mark stands to a trigger: its preposition, else patient or subject by order."""
    taken_up = _in_relative(marked, trigger, mark, pack) or is_apposed(marked, trigger, mark, pack)
    if taken_up or _is_of_control(marked, trigger, mark):
        return "patient"
    if mark.role == "of" and not _is_of_part(marked, mark):
        verbal = trigger.word.form not in {"noun", "ing"} and mark.first < trigger.at
        return "owner" if verbal else "patient"
    if mark.role and not _is_of_part(marked, mark):
        moved = _is_object_of_noun(marked, trigger, mark) or _is_left_by(
            marked, trigger, mark, pack
        )
        return "patient" if moved else mark.role
    after = mark.first > trigger.at
    if trigger.word.form in {"state", "phrase"}:
        return "location" if after else "patient"
    if after or trigger.passive or trigger.word.form == "noun" or pack.order == "vso":
        return "patient"
    if marked.any_between(mark.first - FRONT, mark.first, "only"):
        return "patient"
    passes = _is_left_later(marked, trigger, mark) or _stays_itself(marked, trigger, mark)
    return "patient" if passes or is_antecedent(marked, trigger, mark) else "subject"


def _stays_itself(marked: Marked, trigger: Trigger, mark: Mark | Force) -> bool:
    """Whether it is the site that stays, nothing being said of how ("of five, X and Y remain")."""
    after = trigger.end < len(marked.tokens) and marked.tokens[trigger.end].is_word
    bare = trigger.word.label == "stay" and not trigger.word.particle and not after
    return bare and not any(mark.last <= f.first < trigger.at for f in marked.forces)


def _is_left_later(marked: Marked, trigger: Trigger, mark: Mark | Force) -> bool:
    """Whether a verb of leaving goes on from the clause of a mark."""
    leaves = trigger.word.label in {"leave", "quit"}
    return leaves and marked.clauses[mark.first] < marked.clauses[trigger.at]


def _is_object_of_noun(marked: Marked, trigger: Trigger, mark: Mark | Force) -> bool:
    """Whether "to" attached to a place after a noun and its force gives what is left or taken."""
    if trigger.word.form != "noun" or trigger.word.label not in TRANSITIVE:
        return False
    attached = mark.role == "goal" and marked.tokens[mark.first].analysis.role == "goal"
    acting = (f.last for f in marked.forces if f.first == trigger.end)
    start = next(acting, trigger.end if trigger.suffix else -1)
    if attached and trigger.word.label in ADJOINED and mark.first == trigger.end + 1:
        start = mark.first if marked.is_unknown(trigger.end) else start
    return attached and start == mark.first


def _is_left_by(marked: Marked, trigger: Trigger, mark: Mark | Force, pack: Pack) -> bool:
    """Whether it is troops that are cleared out of a place ("evacuated its men from X")."""
    if pack.order != "vso" or trigger.word.label != "clear":
        return False
    ahead = [f for f in marked.forces if trigger.end <= f.first < mark.first and f.sort in BODIES]
    verb = trigger.word.form != "noun"
    objects = [f for f in ahead if marked.tokens[f.first].analysis.suffix or not verb]
    moved = [f for f in objects if mark.first - f.last <= FRONT]
    goal = any(f.role == "goal" for f in moved)
    return (mark.role == "source" and bool(moved)) or (mark.role == "location" and goal)


def is_apposed(marked: Marked, trigger: Trigger, mark: Mark | Force, pack: Pack) -> bool:
    """Whether participles after a place are said of it ("near X, left by A and held by B")."""
    agent = trigger.passive and marked.has(trigger.end, "agent") and pack.order == "svo"
    if not agent or mark.last >= trigger.at:
        return False
    before = [t for t in marked.triggers if mark.last <= t.at < trigger.at]
    joined = bool(before) and marked.any_between(trigger.at - RELATIVE, trigger.at, "and")
    start = mark.last + (marked.tokens[mark.last].text == ",")
    between = range(start, before[0].at if joined else trigger.at)
    plain = all(marked.has(at, "date") or marked.is_unknown(at) for at in between)
    return plain and (not before or (joined and is_apposed(marked, before[0], mark, pack)))


def _is_of_control(marked: Marked, trigger: Trigger, mark: Mark | Force) -> bool:
    """Whether it is control over a mark that passes to another ("control of X passed to Y")."""
    if trigger.word.label != "pass" or mark.role not in {"location", "of"}:
        return False
    nouns = (t for t in marked.triggers if t.word.label == "take" and t.word.form == "noun")
    return any(trigger.at < t.at < mark.first for t in nouns)


def _is_of_part(marked: Marked, mark: Mark | Force) -> bool:
    """Whether what stands before a mark stands for it ("the keys to the base", "control of")."""
    if mark.role == "goal":
        before = range(mark.first - PAIR, mark.first)
        return any(marked.has(at, "goal") and marked.has(at - 1, "part") for at in before)
    return mark.role == "of" and any(
        marked.has(at, "part", "grasp") for at in range(mark.first - PART_REACH, mark.first)
    )


def _in_relative(marked: Marked, trigger: Trigger, mark: Mark | Force, pack: Pack) -> bool:
    """Whether a trigger's clause is a relative one on a mark ("the airfield, which they hold")."""
    start = marked.opening(trigger.at)
    if not marked.has(start, "relative") or start < mark.last or _locates(marked, mark, pack):
        return False
    between = [m for m in marked.marks if mark.last <= m.first < start]
    end = max((m.last for m in between), default=mark.last)
    return start - end <= RELATIVE and all(_locates(marked, m, pack) for m in between)


def _locates(marked: Marked, mark: Mark | Force, pack: Pack) -> bool:
    """Whether a mark only says where the place before it lies ("the base in X province")."""
    if pack.order != "svo":
        after = marked.tokens[mark.last].text if mark.last < len(marked.tokens) else ""
        return mark.role == "near" and after == ","
    before = (p.last for p in marked.places if p.last <= mark.first and p.role != "near")
    end = max(before, default=-1)
    near = mark.role == "near" and 0 < mark.first - end <= LOCATOR_REACH
    return near and marked.has(end, "location", "of")


def is_antecedent(marked: Marked, trigger: Trigger, mark: Mark | Force) -> bool:
    """Whether a mark to the left is what a relative clause with the trigger speaks of."""
    at = mark.last
    while at < trigger.at and (
        marked.tokens[at].text in {",", *QUOTES} or marked.has(at, "source", "location")
    ):
        at += 1
    opened = at < trigger.at and marked.has(at, "relative")
    contact = any(
        mark.last <= f.first and f.last <= trigger.at and f.first - mark.last <= 1
        for f in marked.forces
    )
    return opened or (
        contact
        and trigger.at - mark.last <= ANTECEDENT_REACH
        and (marked.tokens[mark.last].text != ",")
    )
