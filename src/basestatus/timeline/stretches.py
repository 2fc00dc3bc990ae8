"""Lay the changes of one actor at one site end to end: on any day exactly one stretch holds."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from basestatus.model import State
from basestatus.timeline.changes import PRESENT_STATES
from basestatus.timeline.days import FAR_FUTURE, FAR_PAST
from basestatus.timeline.evidence import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from basestatus.timeline.changes import Change, Stay

__all__ = ["Dispute", "Stretch", "find_disputes", "lay_out"]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Days on which standing versions have different states; ``until`` is not included."""

    since: int
    until: int
    states: tuple[State, ...]
    stay: Stay


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from ``since`` up to but not including ``until`` with one state.

    ``change`` is what set the state, None before anything is known; ``coming`` is the change
    that may already have happened.
    """

    since: int
    until: int
    change: Change | None
    coming: Change | None
    dispute: Dispute | None = None

    @property
    def state(self) -> State:
        """The state that surely was reached."""
        return self.change.state if self.change else State.UNKNOWN


def lay_out(changes: Sequence[Change], disputes: Sequence[Dispute]) -> tuple[Stretch, ...]:
    """Return the stretches from the far past to the far future.

    A change within a window gives a stretch of its own, from its first possible day up to its
    last, on which the day has come when it has surely happened.
    """
    marks = {c.first for c in changes} | {c.last for c in changes}
    marks |= {d.since for d in disputes} | {d.until for d in disputes}
    inner = sorted(mark for mark in marks if FAR_PAST < mark < FAR_FUTURE)
    surely, maybe = _latest(changes, "last"), _latest(changes, "first")
    stretches: list[Stretch] = []
    for since, until in zip([FAR_PAST, *inner], [*inner, FAR_FUTURE], strict=True):
        sure, possible = surely.at(since), maybe.at(since)
        change = changes[sure] if sure >= 0 else None
        coming = changes[possible] if possible > sure else None
        if coming and change and coming.state is change.state:
            coming = None
        stretches.append(Stretch(since, until, change, coming, _disputed_on(since, disputes)))
    return tuple(_joined(stretches))


def _disputed_on(day: int, disputes: Sequence[Dispute]) -> Dispute | None:
    """Return the latest dispute to have begun by a day, if it is not over."""
    place = bisect_right(disputes, day, key=attrgetter("since"))
    return disputes[place - 1] if place and day < disputes[place - 1].until else None


@dataclass(frozen=True, slots=True)
class _Steps:
    """For each day the number of the latest change reached by then."""

    days: list[int]
    numbers: list[int]

    def at(self, day: int) -> int:
        place = bisect_right(self.days, day) - 1
        return self.numbers[place] if place >= 0 else -1


def _latest(changes: Sequence[Change], end: str) -> _Steps:
    """Return the steps by which the number of the latest change grows."""
    ordered = sorted((getattr(change, end), number) for number, change in enumerate(changes))
    numbers: list[int] = []
    for _, number in ordered:
        numbers.append(max(number, numbers[-1]) if numbers else number)
    return _Steps([day for day, _ in ordered], numbers)


def _joined(stretches: Iterable[Stretch]) -> Iterable[Stretch]:
    """Join neighbours that say the same."""
    last: Stretch | None = None
    for item in stretches:
        if last and _says_the_same(last, item):
            last = Stretch(last.since, item.until, item.change, item.coming, item.dispute)
            continue
        if last:
            yield last
        last = item
    if last:
        yield last


def _says_the_same(one: Stretch, other: Stretch) -> bool:
    return (
        one.change is other.change and one.coming is other.coming and one.dispute is other.dispute
    )


def find_disputes(stays: Sequence[Stay]) -> tuple[Dispute, ...]:
    """Return the days that are disputed in each stay whose departure is contested."""
    disputes: list[Dispute] = []
    for number, stay in enumerate(stays):
        departure = stay.departure
        if departure is None or not departure.contested:
            continue
        gone = _gone_state(stay)
        since = departure.first or departure.last
        until = departure.last
        if departure.doubted:
            later = stays[number + 1 :]
            until = min((s.changes[0].first for s in later if s.changes), default=FAR_FUTURE)
        present = [c.state for c in stay.changes if c.state in PRESENT_STATES]
        states = (present[-1] if present else State.HELD, gone)
        if since < until:
            disputes.append(Dispute(since, until, states, stay))
    return tuple(sorted(disputes, key=attrgetter("since")))


def _gone_state(stay: Stay) -> State:
    """Return what the map would show if the disputed departure happened."""
    gone = any(e.kind is Kind.GONE for e in stay.era.evidence)
    return State.LEFT if gone else State.TRANSFERRED
