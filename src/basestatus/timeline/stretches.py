"""Lay the changes of one actor at one site end to end: on any day exactly one stretch holds."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from basestatus.model import State
from basestatus.timeline.days import FAR_FUTURE, FAR_PAST
from basestatus.timeline.steps import possible_steps, sure_steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from basestatus.timeline.changes import Change
    from basestatus.timeline.disputes import Dispute

__all__ = ["Stretch", "lay_out"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from ``since`` up to but not including ``until`` with one state.

    Of ``changes``, the actor's all, those up to number ``sure`` have happened, those up to
    ``possible`` may have, -1 being none; ``following`` is the last that may have in the next
    stretch.
    """

    since: int
    until: int
    changes: tuple[Change, ...]
    sure: int
    possible: int
    following: int
    dispute: Dispute | None

    @property
    def change(self) -> Change | None:
        """The change that set the state, None before anything is known."""
        return self.changes[self.sure] if self.sure >= 0 else None

    @property
    def coming(self) -> Change | None:
        """The change of state that may already have happened."""
        if self.possible <= self.sure or self.changes[self.possible].state is self.state:
            return None
        return self.changes[self.possible]

    @property
    def state(self) -> State:
        """The state that surely was reached."""
        return self.changes[self.sure].state if self.sure >= 0 else State.UNKNOWN

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
    stretches: list[Stretch] = []
    for piece in _pieces(changes, disputes):
        last = stretches[-1] if stretches else None
        if last and _says_the_same(last, piece):
            stretches[-1] = replace(last, until=piece.until)
        else:
            if last:
                stretches[-1] = replace(last, following=piece.possible)
            stretches.append(piece)
    return tuple(stretches)


def _pieces(changes: Sequence[Change], disputes: Sequence[Dispute]) -> Iterator[Stretch]:
    """Yield what holds between any two neighbouring days on which something can change."""
    marks = {c.first for c in changes} | {c.last for c in changes}
    marks |= {d.since for d in disputes} | {d.until for d in disputes}
    inner = sorted(mark for mark in marks if FAR_PAST < mark < FAR_FUTURE)
    surely, maybe = sure_steps(changes), possible_steps(changes)
    every = tuple(changes)
    for since, until in zip([FAR_PAST, *inner], [*inner, FAR_FUTURE], strict=True):
        sure, possible = surely.at(since), maybe.at(since)
        dispute = _disputed_on(since, disputes)
        yield Stretch(since, until, every, sure, possible, possible, dispute)


def _disputed_on(day: int, disputes: Sequence[Dispute]) -> Dispute | None:
    """Return the latest dispute to have begun by a day, if it is not over."""
    place = bisect_right(disputes, day, key=attrgetter("since"))
    return disputes[place - 1] if place and day < disputes[place - 1].until else None


def _says_the_same(one: Stretch, other: Stretch) -> bool:
    return (one.sure, one.possible) == (other.sure, other.possible) and (
        one.dispute is other.dispute
    )
