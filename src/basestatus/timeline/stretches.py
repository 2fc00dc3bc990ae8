"""Lay the changes of one actor at one site end to end: on any day exactly one stretch holds."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from basestatus.model import State
from basestatus.timeline.days import FAR_FUTURE, FAR_PAST
from basestatus.timeline.steps import possible_steps, sure_steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from basestatus.timeline.changes import Change
    from basestatus.timeline.disputes import Dispute

__all__ = ["Stretch", "lay_out"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from ``since`` up to but not including ``until`` with one state.

    ``change`` set the state, None before anything is known; ``coming`` is a change that may
    already have happened; ``ending`` is what the next stretch is set by, None at the end.
    """

    since: int
    until: int
    change: Change | None
    coming: Change | None
    dispute: Dispute | None
    ending: Change | None = None

    @property
    def state(self) -> State:
        """The state that surely was reached."""
        return self.change.state if self.change else State.UNKNOWN

    @property
    def setting(self) -> Change | None:
        """The change that the stretch shows: the one under way, else the one done."""
        return self.coming or self.change


def lay_out(changes: Sequence[Change], disputes: Sequence[Dispute]) -> tuple[Stretch, ...]:
    """Return the stretches from the far past to the far future.

    A change within a window gives a stretch of its own, from its first possible day up to its
    last, on which the day has come when it has surely happened. ``disputes`` are sorted by
    their first days.
    """
    return tuple(_with_endings(_joined(_pieces(changes, disputes))))


def _pieces(changes: Sequence[Change], disputes: Sequence[Dispute]) -> Iterator[Stretch]:
    """Yield what holds between any two neighbouring days on which something can change."""
    marks = {c.first for c in changes} | {c.last for c in changes}
    marks |= {d.since for d in disputes} | {d.until for d in disputes}
    inner = sorted(mark for mark in marks if FAR_PAST < mark < FAR_FUTURE)
    surely, maybe = sure_steps(changes), possible_steps(changes)
    for since, until in zip([FAR_PAST, *inner], [*inner, FAR_FUTURE], strict=True):
        sure, possible = surely.at(since), maybe.at(since)
        change = changes[sure] if sure >= 0 else None
        coming = changes[possible] if possible > sure else None
        if coming and change and coming.state is change.state:
            coming = None
        yield Stretch(since, until, change, coming, _disputed_on(since, disputes))


def _disputed_on(day: int, disputes: Sequence[Dispute]) -> Dispute | None:
    """Return the latest dispute to have begun by a day, if it is not over."""
    place = bisect_right(disputes, day, key=attrgetter("since"))
    return disputes[place - 1] if place and day < disputes[place - 1].until else None


def _joined(pieces: Iterable[Stretch]) -> Iterator[Stretch]:
    """Join neighbours that say the same."""
    last: Stretch | None = None
    for item in pieces:
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


def _with_endings(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches, each knowing what ends it."""
    last: Stretch | None = None
    for item in stretches:
        if last:
            ending = item.setting if item.setting is not last.setting else item.change
            yield Stretch(last.since, last.until, last.change, last.coming, last.dispute, ending)
        last = item
    if last:
        yield last
