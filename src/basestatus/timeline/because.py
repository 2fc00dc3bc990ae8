"""The kinds of step that an argument for a state is made of."""

from __future__ import annotations

from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING

from basestatus.model import Reason
from basestatus.timeline.days import as_interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from basestatus.timeline.evidence import Evidence

__all__ = ["Because", "because", "reported"]

MOST_WINDOWS = 6


class Because(StrEnum):
    """Keys of the strings files; each is one step from claims to a state or a window of days."""

    SAID = "said"
    MET = "met"
    KNOWN_PRESENT = "known_present"
    PRESUPPOSED = "presupposed"
    CONFIRMED = "confirmed"
    NOT_BEFORE_PRESENCE = "not_before_presence"
    AFTER_PRESENCE = "after_presence"
    NOT_BEFORE_LEAVING = "not_before_leaving"
    NOT_BEFORE_ARRIVAL = "not_before_arrival"
    BEFORE_HANDOVER = "before_handover"
    SAME_HANDOVER = "same_handover"
    NOT_BEFORE_PREVIOUS = "not_before_previous"
    NOT_AFTER_NEXT = "not_after_next"
    RETURNED = "returned"
    RETURN_MISSING = "return_missing"
    IMPOSSIBLE_ORDER = "impossible_order"
    VERSION = "version"
    VERSION_NEVER = "version_never"
    OTHER_VERSIONS = "other_versions"
    DENIED = "denied"
    SETTLED = "settled"
    OVERRULED = "overruled"
    STILL_PRESENT = "still_present"
    INHERITED = "inherited"
    COMING = "coming"
    ENDED = "ended"


def because(key: Because, evidence: Iterable[Evidence], first: int, last: int) -> Reason:
    """Return a step with its claims and the window of days that it leaves."""
    claims = tuple(dict.fromkeys(item.key for item in evidence))
    return Reason(key.value, claims, as_interval(first, last))


def reported(evidence: Iterable[Evidence], first: int, last: int) -> Iterator[Reason]:
    """Yield what reports of one change say, those of equal days together, and where they meet."""
    windows: dict[tuple[int, int], list[Evidence]] = {}
    for item in evidence:
        windows.setdefault((item.last, item.first), []).append(item)
    told = sorted(windows.items(), key=itemgetter(0))
    for (end, start), same in told[:MOST_WINDOWS]:
        yield because(Because.SAID, same, start, end)
    if len(told) > 1:
        yield because(Because.MET, (e for _, same in told for e in same), first, last)
