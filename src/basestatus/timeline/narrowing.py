"""Argue for the window of a departure: its reports, what bounds it, which versions stand."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from basestatus.timeline.because import Because, because
from basestatus.timeline.days import FAR_FUTURE, FAR_PAST
from basestatus.timeline.evidence import DEPARTURES, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from basestatus.model import Reason
    from basestatus.timeline.departures import Departure
    from basestatus.timeline.evidence import Evidence
    from basestatus.timeline.versions import Version

__all__ = ["bounds_of", "said_window", "version_reasons"]

MOST_VERSIONS = 6

LOWER_BOUNDS = {
    Kind.PRESENT: Because.NOT_BEFORE_PRESENCE,
    Kind.NOT_GONE: Because.DENIED,
    Kind.LEAVING: Because.NOT_BEFORE_LEAVING,
    Kind.ARRIVED: Because.NOT_BEFORE_ARRIVAL,
    Kind.REINFORCED: Because.NOT_BEFORE_ARRIVAL,
}
UPPER_BOUNDS = {
    Kind.HANDED_OVER: Because.BEFORE_HANDOVER,
    Kind.NOT_PRESENT: Because.DENIED,
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
        binding = [e for e in evidence if e.kind in UPPER_BOUNDS and e.last == departure.last]
        key = UPPER_BOUNDS[binding[0].kind]
        yield because(key, binding, departure.first, departure.last)


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


def version_reasons(departure: Departure, evidence: Sequence[Evidence]) -> Iterator[Reason]:
    """Yield the versions that stand, each with the claims it rests on, best supported first."""
    ranked = sorted(departure.versions, key=attrgetter("against", "first"))
    for version in ranked[:MOST_VERSIONS]:
        key = Because.VERSION_NEVER if version.last == FAR_FUTURE else Because.VERSION
        claims = [e for e in evidence if _supports(e, version, departure)]
        yield because(key, claims, version.first, version.last)
    rest = ranked[MOST_VERSIONS:]
    if rest:
        first, last = min(v.first for v in rest), max(v.last for v in rest)
        claims = [e for e in evidence if e.kind in DEPARTURES]
        yield because(Because.OTHER_VERSIONS, claims, first, last)


def _supports(item: Evidence, version: Version, departure: Departure) -> bool:
    """Whether evidence reports a version, bounds it, or speaks against the others."""
    first, last = departure.allowed(item)
    if not version.admits(first, last):
        return False
    if item.kind in DEPARTURES or FAR_PAST < first == version.first or last == version.last:
        return version.last < FAR_FUTURE or last == FAR_FUTURE
    return not all(other.admits(first, last) for other in departure.versions)
