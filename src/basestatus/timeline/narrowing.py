"""Say which evidence bounds the window of a departure more narrowly than its own reports do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.timeline.because import Because, because
from basestatus.timeline.evidence import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from basestatus.model import Reason
    from basestatus.timeline.departures import Departure
    from basestatus.timeline.evidence import Evidence

__all__ = ["bounds_of", "said_window"]

LOWER_BOUNDS = {
    Kind.PRESENT: Because.NOT_BEFORE_PRESENCE,
    Kind.NOT_GONE: Because.DENIED,
    Kind.LEAVING: Because.NOT_BEFORE_LEAVING,
    Kind.ARRIVED: Because.NOT_BEFORE_ARRIVAL,
    Kind.REINFORCED: Because.NOT_BEFORE_ARRIVAL,
}


def said_window(reports: Sequence[Evidence]) -> tuple[int, int]:
    """Return the days on which reports of one change meet."""
    return max(e.first for e in reports), min(e.last for e in reports)


def bounds_of(
    departure: Departure, reports: Sequence[Evidence], evidence: Sequence[Evidence]
) -> Iterator[Reason]:
    """Yield the steps from the days that the reports leave to those of the departure."""
    first, last = said_window(reports)
    if departure.first > first:
        yield from _lower_bound(departure.first, last, evidence)
    if departure.last < last:
        handed = [e for e in evidence if e.kind is Kind.HANDED_OVER and e.last == departure.last]
        yield because(Because.BEFORE_HANDOVER, handed, departure.first, departure.last)


def _lower_bound(first: int, last: int, evidence: Sequence[Evidence]) -> Iterator[Reason]:
    """Yield the step to the first possible day."""
    for kind, key in LOWER_BOUNDS.items():
        day = "last" if kind in (Kind.PRESENT, Kind.NOT_GONE) else "first"
        binding = [e for e in evidence if e.kind is kind and getattr(e, day) == first]
        if binding:
            yield because(key, binding, first, last)
            return
    present = [e for e in evidence if e.kind is Kind.PRESENT and e.last == first - 1]
    yield because(Because.AFTER_PRESENCE, present, first, last)
