"""Who left a site, told in a clause beside the one that names it and says who came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sentence.clauses import distance

if TYPE_CHECKING:
    from basestatus.extract.case import Case
    from basestatus.extract.memory.story import Mention
    from basestatus.extract.sentence.marks import Mark, Marked, Place, Trigger

__all__ = ["follows_a_change", "left_behind", "lost_before", "taken_next"]

LIMIT = 4.6
REACH = 4
GOING = frozenset({"leave", "quit"})
COMING = frozenset({"arrive", "enter", "gain", "send", "take"})


def left_behind(marked: Marked, trigger: Trigger) -> list[Mark]:
    """Return the place of the main clause for a departure without one ("in X since they left")."""
    noun, after = trigger.word.form == "noun", _is_after(marked, trigger)
    told = noun or after or _is_of_those_there(marked, trigger)
    if trigger.word.label not in GOING or not told:
        return []
    if any(marked.has(at, "source", "goal") for at in range(trigger.end, trigger.end + 2)):
        return []
    named = [p for p in marked.places if p.role != "near"]
    span = trigger.at, trigger.end
    before = [p for p in named if p.last <= trigger.at]
    near = [p for p in before if distance(marked, span, (p.first, p.last)) <= LIMIT]
    if not (near or before) and after and marked.clauses[trigger.at] == marked.clauses[0]:
        near = taken_next(marked, trigger)
    return [p for p in near if p.group == near[-1].group] if near else []


def _is_of_those_there(marked: Marked, trigger: Trigger) -> bool:
    """Whether they who go are told of by where they were ("the troops who guarded X withdrew")."""
    inside = {"", "location"}
    places = [p for p in marked.places if p.last <= trigger.at and p.role in inside]
    if not places or trigger.word.form not in {"past", "present"}:
        return False
    start, here = marked.opening(places[-1].first), marked.clauses[trigger.at]
    those = [f for f in marked.forces if start - f.last in {0, 1} and not f.role]
    among = {marked.clauses[start], *(marked.clauses[f.first] for f in those)}
    between = any(places[-1].last <= t.at < trigger.at for t in marked.triggers)
    return bool(those) and marked.has(start, "relative") and here in among and not between


def _is_after(marked: Marked, trigger: Trigger) -> bool:
    """Whether a clause tells what the main one came after ("after they left")."""
    if marked.has(marked.opening(trigger.at), "after"):
        return True
    helped = trigger.word.form == "participle" and marked.has(trigger.at - 1, "have")
    mover = next((f for f in marked.forces if f.last == trigger.at - helped), None)
    if mover is None:
        return False
    before = {token.text for token in marked.tokens[max(mover.first - 2, 0) : mover.first]}
    dated = marked.has(mover.first - 1, "date") and trigger.word.form != "noun"
    return dated or (helped and "," in before)


def taken_next(marked: Marked, trigger: Trigger) -> list[Place]:
    """Return what is taken or entered in the clause that follows ("after they left, we took X")."""
    later = (t for t in marked.triggers if t.at > trigger.at and t.word.label in COMING)
    comes = next(later, None)
    if comes is None or comes.word.form == "noun":
        return []
    ahead = (p for p in marked.places if 0 <= p.first - comes.end <= REACH)
    return [p for p in ahead if p.role != "near"]


def lost_before(case: Case) -> Mention | None:
    """Return the town that the sentence before told another force to have taken."""
    if case.label not in GOING or case.agent is None:
        return None
    near = (m for m in reversed(case.story.mentions) if m.sentence == case.index - 1)
    return next((m for m in near if all(_was_taken(case, site) for site in m.ids)), None)


def _was_taken(case: Case, site: str) -> bool:
    """Whether a site was told a sentence ago to pass to another than the force that leaves."""
    told = case.story.tenures.get(site, ())
    near = (t for t in told if t.to and case.index - t.sentence <= 1)
    return case.agent is not None and any(t.to != case.agent.actor for t in near)


def follows_a_change(case: Case, site: str, leading: int) -> bool:
    """Whether a force leaves a site that another is told beside it to take or to enter."""
    if case.label not in GOING or case.agent is None or not case.agent.actor:
        return False
    if leading < 0:
        return _was_taken(case, site)
    others = (t for t in case.marked.triggers if t.at != case.at and t.word.label in COMING)
    return any(0 <= leading - t.end <= REACH and t.word.form != "noun" for t in others)
