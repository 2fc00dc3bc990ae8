"""Which events of a sentence are only the background of what else it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.model import Status

if TYPE_CHECKING:
    from basestatus.extract.events import Event
    from basestatus.extract.sentence.marks import Marked

__all__ = ["is_background"]

GONE = frozenset({Status.WITHDRAWN, Status.WITHDRAWING})
WIDER_REACH = 6


def is_background(marked: Marked, event: Event, others: list[Event]) -> bool:
    """Whether an event only says who or what it is that another event of its sentence tells of."""
    same = [o for o in others if (o.site, o.actor) == (event.site, event.actor) and o != event]
    return (
        _qualifies_a_force(marked, event, same)
        or _is_history(marked, event, same)
        or _is_wider(marked, event, others)
    )


def _qualifies_a_force(marked: Marked, event: Event, same: list[Event]) -> bool:
    """Whether "stationed at X" only says which troops they are that are told to leave X."""
    at = event.trigger.at
    attributive = event.trigger.word.form == "state" and marked.tokens[at].analysis.article
    owned = bool(marked.tokens[at - 1].analysis.suffix)
    going = any(o.status in GONE and o.agent is not None and o.agent[1] == at for o in same)
    told = marked.has(at, "left_over") and not (owned or going)
    return attributive and not told and any(o.status is not Status.ACTIVE for o in same)


def _is_history(marked: Marked, event: Event, same: list[Event]) -> bool:
    """Whether a force now leaves what it is said to have built or taken before."""
    word, at = event.trigger.word, event.trigger.at
    relative = marked.has(marked.opening(at), "relative")
    built = word.label == "establish" and word.form == "past" and relative
    ago = bool(event.trigger.suffix) and marked.has(at - 1, "location")
    took = word.label == "take" and word.form == "noun" and ago
    return (built or took) and any(o.status in GONE for o in same)


def _is_wider(marked: Marked, event: Event, others: list[Event]) -> bool:
    """Whether a noun only says what a deed at the site is part of ("as part of a drawdown")."""
    at = event.trigger.at
    part = marked.any_between(at - WIDER_REACH, at, "framework")
    told = any(o.site == event.site and o.trigger.at < at for o in others)
    return part and told and event.trigger.word.form == "noun"
