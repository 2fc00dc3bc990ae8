"""Keep contradicting versions side by side, and say since when a settled dispute is settled."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from basestatus.model import Reason, State
from basestatus.timeline.because import Because, because
from basestatus.timeline.changes import PRESENT_STATES
from basestatus.timeline.days import FAR_FUTURE, as_interval
from basestatus.timeline.evidence import DEPARTURES, Kind
from basestatus.timeline.narrowing import version_reasons
from basestatus.timeline.settling import count_sources, settled_on
from basestatus.timeline.versions import decisive_counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from basestatus.timeline.changes import Change, Stay
    from basestatus.timeline.departures import Departure
    from basestatus.timeline.evidence import Evidence

__all__ = ["Dispute", "find_disputes", "settlement"]

DENIES = {State.LEAVING: Kind.NOT_LEAVING, State.BUILDING_UP: Kind.NOT_REINFORCED}
ABSENT = (*DEPARTURES, Kind.NOT_PRESENT)
PRESENCES = (Kind.ARRIVED, Kind.REINFORCED, Kind.PRESENT, Kind.LEAVING)


@dataclass(frozen=True, slots=True)
class Dispute:
    """Days, ``until`` not included, on which standing versions have different states.

    ``there`` and ``gone`` are the evidence of the two sides; for a phase that is denied, of those
    who deny it and of those who report it.
    """

    since: int
    until: int
    states: tuple[State, State]
    there: tuple[Evidence, ...]
    gone: tuple[Evidence, ...]
    reasons: tuple[Reason, ...]


def find_disputes(stays: Sequence[Stay]) -> tuple[Dispute, ...]:
    """Return what is disputed: when or whether the actor left, and phases that are denied."""
    found: list[Dispute] = []
    following = FAR_FUTURE
    for stay in reversed(stays):
        if stay.departure and stay.departure.contested:
            found.extend(_disputed_departure(stay, stay.departure, following))
        found.extend(_denied_phases(stay, following))
        following = next((e.last for e in stay.era.evidence if e.kind in PRESENCES), following)
    return tuple(sorted(found, key=attrgetter("since", "until")))


def _disputed_departure(stay: Stay, departure: Departure, following: int) -> Iterator[Dispute]:
    """Yield the dispute over a departure: until all versions agree, or until the next stay."""
    since = departure.disputed_from
    until = following if departure.doubted else departure.last
    if since >= until:
        return
    present = [c.state for c in stay.changes if c.state in PRESENT_STATES]
    handed = not departure.handed_over_later and departure.asserted
    followed = [e for e in stay.era.evidence if departure.admits(e)]
    yield Dispute(
        since,
        until,
        (present[-1] if present else State.HELD, State.TRANSFERRED if handed else State.LEFT),
        tuple(e for e in followed if e.kind not in ABSENT),
        tuple(e for e in followed if e.kind in ABSENT),
        tuple(version_reasons(departure, followed)),
    )


def _denied_phases(stay: Stay, following: int) -> Iterator[Dispute]:
    """Yield the phases whose reports are denied by sources that are not outnumbered."""
    denials = [e for e in stay.era.evidence if e.kind in DENIES.values()]
    if not denials or not stay.changes:
        return
    ends = [*(change.first for change in stay.changes[1:]), following]
    before = State.HELD
    for change, until in zip(stay.changes, ends, strict=True):
        against = tuple(e for e in denials if _denies(e, change, until))
        reports = (*change.evidence, *change.confirming)
        if against and not decisive_counts(count_sources(against), count_sources(reports)):
            reasons = (because(Because.DENIED, against, change.first, against[-1].last),)
            yield Dispute(change.first, until, (before, change.state), against, reports, reasons)
        before = change.state


def _denies(denial: Evidence, change: Change, until: int) -> bool:
    """Whether a denial speaks of a time at which the phase was on."""
    return DENIES.get(change.state) is denial.kind and change.first <= denial.last < until


def settlement(stay: Stay) -> tuple[Reason, ...]:
    """Return since when the dispute over a stay's departure is settled, if there was one."""
    departure = stay.departure
    if departure is None or not stay.rejected:
        return ()
    best = min(departure.versions, key=attrgetter("against"))
    rival = min(departure.settled, key=attrgetter("against", "first"))
    day = settled_on(stay.era.evidence, departure, best, rival)
    winners = [e for e in stay.era.evidence if not rival.admits(*departure.allowed(e))]
    claims = tuple(dict.fromkeys(e.key for e in winners if departure.admits(e)))
    return (
        Reason(Because.SETTLED.value, claims, as_interval(day, FAR_FUTURE)),
        because(Because.OVERRULED, stay.rejected, rival.first, rival.last),
    )
