"""Changes of state in a stay, each within a window of days, with the evidence that sets it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from basestatus.model import State
from basestatus.timeline.days import FAR_FUTURE, FAR_PAST
from basestatus.timeline.departures import Departure, date_departure
from basestatus.timeline.eras import Era, Opening
from basestatus.timeline.evidence import STATE_OF, Evidence, Kind
from basestatus.timeline.versions import Stance, find_versions, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["PRESENT_STATES", "Change", "Stay", "find_stays"]

PHASES = (Kind.ARRIVED, Kind.REINFORCED, Kind.LEAVING)
PRESENT_STATES = (State.HELD, State.BUILDING_UP, State.LEAVING)


@dataclass(frozen=True, slots=True)
class Change:
    """A passage to a state on some day from ``first`` to ``last``, ordinals, both included.

    ``evidence`` sets the window, ``confirming`` says the same of a later day. ``known``: not a
    passage but the first day from which presence is known, or presupposed by what ends it.
    ``contested``: the sources' windows do not meet.
    """

    state: State
    first: int
    last: int
    evidence: tuple[Evidence, ...]
    confirming: tuple[Evidence, ...] = ()
    known: bool = False
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay worked out: its changes in order, its departure, and the evidence not followed."""

    era: Era
    changes: tuple[Change, ...]
    departure: Departure | None
    rejected: tuple[Evidence, ...]

    @property
    def ended(self) -> bool:
        """Whether the actor left at its end."""
        return self.departure is not None and self.departure.happened


def find_stays(eras: Sequence[Era]) -> tuple[Stay, ...]:
    """Return the stays with their changes dated."""
    stays: list[Stay] = []
    for era in eras:
        departure = date_departure(era.evidence)
        followed = [e for e in era.evidence if not departure or departure.admits(e)]
        rejected = tuple(e for e in era.evidence if departure and not departure.admits(e))
        changes = tuple(_changes(era, departure, followed, stays[-1] if stays else None))
        stays.append(Stay(era, changes, departure, rejected))
    return tuple(stays)


def _changes(
    era: Era, departure: Departure | None, followed: Sequence[Evidence], before: Stay | None
) -> Iterator[Change]:
    """Yield the changes of a stay, in their order but not yet narrowed by it."""
    phases = tuple(_phases(followed))
    leaving = tuple(_departing(departure, followed)) if departure and departure.happened else ()
    if before is None:
        yield from _presence(followed, (*phases, *leaving), departure)
    elif era.opening is Opening.UNREPORTED and before.departure and before.ended:
        arrived = followed[0].first or followed[0].last
        yield Change(State.HELD, before.departure.last, arrived, tuple(followed[:1]), known=True)
    yield from phases
    yield from leaving


def _phases(evidence: Iterable[Evidence]) -> Iterator[Change]:
    """Yield arrivals, reinforcements and departures begun; further reports of one confirm it."""
    current: Change | None = None
    for item in evidence:
        if item.kind not in PHASES:
            continue
        state = STATE_OF[item.kind]
        if current is None or state is not current.state:
            if current:
                yield current
            current = Change(state, item.first, item.last, (item,))
        elif item.first <= current.last:
            first = max(current.first, item.first)
            current = replace(current, first=first, evidence=(*current.evidence, item))
        else:
            current = replace(current, confirming=(*current.confirming, item))
    if current:
        yield current


def _departing(departure: Departure, evidence: Sequence[Evidence]) -> Iterator[Change]:
    """Yield the departure and, where told of, the hand-over after it."""
    gone = tuple(e for e in evidence if e.kind is Kind.GONE)
    handed = tuple(e for e in evidence if e.kind is Kind.HANDED_OVER)
    first, last, contested = departure.first, departure.last, departure.contested
    if gone:
        yield Change(State.LEFT, first, last, gone, contested=contested)
    if gone and handed:
        stances = [Stance(e.origin, max(e.first, first), e.last) for e in handed]
        stand = standing(find_versions(stances))
        first, last = min(v.first for v in stand), max(v.last for v in stand)
        contested = len(stand) > 1
    if handed:
        yield Change(State.TRANSFERRED, first, last, handed, contested=contested)


def _presence(
    evidence: Sequence[Evidence], changes: Sequence[Change], departure: Departure | None
) -> Iterator[Change]:
    """Yield the day from which presence is known, or presupposed by what ended or contests it."""
    present = tuple(e for e in evidence if e.kind is Kind.PRESENT)
    start = min((e.first for e in present), default=FAR_FUTURE)
    if departure and departure.doubted:
        presupposed = departure.first or departure.last
    elif changes and changes[0].state not in (State.HELD, State.BUILDING_UP):
        presupposed = changes[0].first
    else:
        presupposed = FAR_PAST
    if (
        present
        and start <= (presupposed or FAR_FUTURE)
        and not any(c.last < start for c in changes)
    ):
        first = tuple(e for e in present if e.first == start)
        yield Change(State.HELD, start, start, first, known=True)
    elif presupposed > FAR_PAST:
        witnesses = changes[0].evidence if changes else present
        yield Change(State.HELD, presupposed, presupposed, witnesses, known=True)
