"""Changes of state in a stay, each within a window of days, with the argument for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from basestatus.model import Reason, State
from basestatus.timeline.because import Because, because, reported
from basestatus.timeline.days import FAR_FUTURE, FAR_PAST, as_interval
from basestatus.timeline.departures import date_departure
from basestatus.timeline.eras import Opening
from basestatus.timeline.evidence import STATE_OF, Evidence, Kind
from basestatus.timeline.narrowing import bounds_of, said_window, version_reasons
from basestatus.timeline.versions import Stance, find_versions, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from basestatus.timeline.departures import Departure
    from basestatus.timeline.eras import Era

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
    reasons: tuple[Reason, ...]
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


def find_stays(eras: Sequence[Era], *, stale_after: int) -> tuple[Stay, ...]:
    """Return the stays with their changes dated."""
    stays: list[Stay] = []
    for era in eras:
        departure = date_departure(era.evidence)
        followed = era.evidence
        if departure and departure.settled:
            followed = tuple(e for e in era.evidence if departure.admits(e))
        rejected = _rejected(era, followed)
        before = stays[-1] if stays else None
        changes = tuple(_changes(era, departure, followed, before, stale_after))
        stays.append(Stay(era, changes, departure, rejected))
    return tuple(stays)


def _rejected(era: Era, followed: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence that is not followed."""
    if len(followed) == len(era.evidence):
        return ()
    keys = {e.key for e in followed}
    return tuple(e for e in era.evidence if e.key not in keys)


def _changes(
    era: Era,
    departure: Departure | None,
    followed: Sequence[Evidence],
    before: Stay | None,
    stale_after: int,
) -> Iterator[Change]:
    """Yield the changes of a stay, in their order but not yet narrowed by it."""
    phases = tuple(_phases(followed, stale_after))
    leaving = tuple(_departing(departure, followed)) if departure and departure.happened else ()
    changes = (*phases, *leaving)
    if before is None or before.departure is None:
        yield from _presence(followed, changes, departure)
        yield from changes
        return
    changes = tuple(_bounded(change, before.departure.last, before) for change in changes)
    opener = era.evidence[0]
    if not before.changes:
        yield from _presence(followed, changes, departure)
    elif before.ended and era.opening is Opening.UNREPORTED:
        yield _unreported_return(before, before.departure.last, opener)
    yield from (_returned(change, era.opening, opener) for change in changes)


def _returned(change: Change, opening: Opening, opener: Evidence) -> Change:
    """Return a change of a later stay with the return that opened it among its reasons."""
    if opening is Opening.RETURN and opener in change.evidence:
        return change
    key = Because.RETURNED if opening is Opening.RETURN else Because.RETURN_MISSING
    reason = because(key, (opener,), opener.first, opener.last)
    return replace(change, reasons=(reason, *change.reasons))


def _bounded(change: Change, absent_from: int, before: Stay) -> Change:
    """Return a change of a later stay; an undated one is not before the departure it follows."""
    if change.first > FAR_PAST or absent_from > change.last:
        return change
    reasons = [reason for earlier in before.changes[-1:] for reason in earlier.reasons]
    if before.departure and before.departure.contested:
        reasons += version_reasons(before.departure, before.era.evidence)
    claims = dict.fromkeys(claim for reason in reasons for claim in reason.claims)
    window = as_interval(absent_from, change.last)
    reason = Reason(Because.NOT_BEFORE_PREVIOUS.value, tuple(claims), window)
    return replace(change, first=absent_from, reasons=(*change.reasons, reason))


def _phases(evidence: Iterable[Evidence], stale_after: int) -> Iterator[Change]:
    """Yield arrivals, reinforcements and departures begun; further reports of one confirm it.

    Presence reported when a phase has gone stale ends it: the actor is then simply there.
    """
    current: list[Evidence] = []
    for item in evidence:
        if item.kind not in PHASES and not _outlasts(item, current, stale_after):
            continue
        if current and STATE_OF[item.kind] is not STATE_OF[current[0].kind]:
            yield _phase(current)
            current = []
        current.append(item)
    if current:
        yield _phase(current)


def _outlasts(item: Evidence, phase: Sequence[Evidence], stale_after: int) -> bool:
    """Whether evidence is of presence, and of long after a phase of change was last heard of."""
    return (
        item.kind is Kind.PRESENT
        and bool(phase)
        and phase[0].kind is not Kind.ARRIVED
        and item.first - phase[-1].last > stale_after
    )


def _phase(evidence: Sequence[Evidence]) -> Change:
    """Return the beginning of a phase: its date is where the reports that can mean it meet."""
    last = evidence[0].last
    setting = tuple(e for e in evidence if e.first <= last)
    later = tuple(e for e in evidence if e.first > last)
    first = max(e.first for e in setting)
    reasons = [*reported(setting, first, last)]
    if later:
        reasons.append(because(Because.CONFIRMED, later, later[0].first, later[-1].last))
    state = STATE_OF[evidence[0].kind]
    known = evidence[0].kind is Kind.PRESENT
    return Change(state, first, last, setting, tuple(reasons), later, known=known)


def _departing(departure: Departure, evidence: Sequence[Evidence]) -> Iterator[Change]:
    """Yield the departure and, where it is told of apart, the hand-over after it."""
    gone = tuple(e for e in evidence if e.kind is Kind.GONE)
    handed = tuple(e for e in evidence if e.kind is Kind.HANDED_OVER)
    setting = gone or handed
    begun = (e.first for e in setting if e.first <= departure.last)
    first = max(begun, default=departure.first)
    yield Change(
        State.LEFT if gone else State.TRANSFERRED,
        departure.disputed_from if departure.contested else max(departure.first, first),
        departure.last,
        setting,
        _departure_reasons(departure, setting, evidence),
        contested=departure.contested,
    )
    if gone and handed:
        yield _handover(departure, handed, _departure_reasons(departure, gone, evidence))


def _departure_reasons(
    departure: Departure, setting: Sequence[Evidence], evidence: Sequence[Evidence]
) -> tuple[Reason, ...]:
    """Return why a departure has its window."""
    if departure.contested:
        said = because(Because.SAID, setting, departure.first, departure.last)
        return (said, *version_reasons(departure, evidence))
    told = reported(setting, *said_window(setting))
    return (*told, *bounds_of(departure, setting, evidence))


def _handover(
    departure: Departure, handed: tuple[Evidence, ...], bounds: tuple[Reason, ...]
) -> Change:
    """Return the hand-over, no earlier than the departure before it."""
    stances = [Stance(e.origin, max(e.first, departure.first), e.last) for e in handed]
    stand = standing(find_versions(stances))
    first, last = min(v.first for v in stand), max(v.last for v in stand)
    if departure.contested:
        last = max(last, departure.last)
    contested = departure.contested or len(stand) > 1
    reasons = (*reported(handed, first, last), *bounds)
    return Change(State.TRANSFERRED, first, last, handed, reasons, contested=contested)


def _unreported_return(before: Stay, absent_from: int, witness: Evidence) -> Change:
    """Return the arrival that nobody reported, between a departure and a later sign of presence."""
    arrived = witness.first if witness.kind is Kind.PRESENT else witness.last
    departed = before.changes[-1].evidence if before.changes else ()
    reason = because(Because.RETURN_MISSING, (*departed, witness), absent_from, arrived)
    return Change(State.HELD, absent_from, arrived, (witness,), (reason,), known=True)


def _presence(
    evidence: Sequence[Evidence], changes: Sequence[Change], departure: Departure | None
) -> Iterator[Change]:
    """Yield the day from which presence is known, or presupposed by what ends or contests it."""
    present = tuple(e for e in evidence if e.kind is Kind.PRESENT)
    start = min((e.first for e in present), default=FAR_FUTURE)
    presupposed = _presupposed(changes, departure)
    if start <= (presupposed or start) and not any(c.last < start for c in changes) and present:
        first = tuple(e for e in present if e.first == start)
        reasons = (because(Because.KNOWN_PRESENT, first, start, start),)
        yield Change(State.HELD, start, start, first, reasons, known=True)
    elif presupposed > FAR_PAST:
        witnesses = next((c.evidence for c in changes if c.first == presupposed), present)
        reasons = (because(Because.PRESUPPOSED, witnesses, presupposed, presupposed),)
        yield Change(State.HELD, presupposed, presupposed, witnesses, reasons, known=True)


def _presupposed(changes: Sequence[Change], departure: Departure | None) -> int:
    """Return the day on which the actor must have been there, the far past where none is."""
    days = [c.first for c in changes if c.state not in (State.HELD, State.BUILDING_UP)]
    if departure and departure.contested:
        days.append(departure.disputed_from)
    day = min((day for day in days if day > FAR_PAST), default=FAR_PAST)
    known = any(c.last <= day and c.state in PRESENT_STATES for c in changes)
    return FAR_PAST if known else day
