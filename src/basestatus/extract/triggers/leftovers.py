"""What a departure leaves: "that leaves X", "leaving X as the last base", "leaves them with X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sentence.marks import Trigger
from basestatus.languages import Word

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Marked, Place
    from basestatus.languages import Pack

__all__ = ["mark_leftovers"]

NEAR = 3
AS_REACH = 6


def mark_leftovers(marked: Marked, pack: Pack) -> None:
    """Turn a verb of leaving that no force is the subject of into one of what stays."""
    if pack.order != "svo":
        return
    for index, trigger in enumerate(marked.triggers):
        opens = _follows_this(marked, trigger.at)
        if trigger.word.label != "quit" or not (opens or trigger.word.form == "ing"):
            continue
        place = _left(marked, trigger, opens=opens)
        if place is not None:
            word = Word("trigger", "stay", "state", rule=f"{pack.language}.stay.leftover")
            at = max(trigger.at, place.first - 1)
            marked.triggers[index] = Trigger(at, at + 1, word)


def _follows_this(marked: Marked, at: int) -> bool:
    """Whether "that" or "this" for what was told before is all of the subject of a verb."""
    if at < 1 or not marked.has(at - 1, "this"):
        return False
    placed = marked.has(0, "location") and marked.taken[at - 2]
    return at == 1 or placed or not marked.tokens[at - 2].is_word


def _left(marked: Marked, trigger: Trigger, *, opens: bool) -> Place | None:
    """Return the place that is left: alone, "as" the last one, or with a force before "with"."""
    for place in marked.places:
        gap = place.first - trigger.end
        if not 0 <= gap <= 2 * NEAR:
            continue
        after = place.last
        ends = after >= len(marked.tokens) or not marked.tokens[after].is_word
        alone = opens and gap <= NEAR and (ends or marked.has(after, "and"))
        if alone or (gap <= NEAR and _is_last(marked, after)) or _goes_with(marked, trigger, place):
            return place
    return None


def _is_last(marked: Marked, at: int) -> bool:
    """Whether "as the only …" follows a place."""
    return marked.has(at, "equal") and marked.any_between(at, at + AS_REACH, "only", "last")


def _goes_with(marked: Marked, trigger: Trigger, place: Place) -> bool:
    """Whether a force and "with" stand between a verb and a place ("leaves the army with X")."""
    force = next((f for f in marked.forces if 0 <= f.first - trigger.end <= 1), None)
    if force is None or not force.actor or not marked.has(force.last, "having"):
        return False
    return 0 < place.first - force.last <= NEAR
