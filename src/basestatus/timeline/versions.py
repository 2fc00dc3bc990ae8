"""Find the days on which sources can agree, and weigh the versions where they cannot."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Stance", "Version", "admit", "decisive_counts", "find_versions", "standing"]


class Stance(NamedTuple):
    """The days, both included, that one source leaves open for a change."""

    origin: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Version:
    """Days on which a largest set of sources agrees; ``against`` counts the sources outside it."""

    first: int
    last: int
    against: int

    def admits(self, first: int, last: int) -> bool:
        """Whether some day from ``first`` to ``last`` is among this version's."""
        return first <= self.last and last >= self.first


def find_versions(stances: Sequence[Stance]) -> tuple[Version, ...]:
    """Return the versions in the order of time: one, the intersection, where all sources agree.

    A source that contradicts itself stands for each of its readings. n log n in the stances.

    >>> find_versions([Stance("a", 9, 23), Stance("b", 0, 13)])
    (Version(first=9, last=13, against=0),)
    """
    first, last = max(s.first for s in stances), min(s.last for s in stances)
    if first <= last:
        return (Version(first, last, 0),)
    readings: list[tuple[int, int]] = []
    ordered = sorted(stances)
    sources = 0
    for _, own in groupby(ordered, itemgetter(0)):
        sources += 1
        readings += [(first, last) for first, last, _ in _agreements([s[1:] for s in own])]
    return tuple(
        Version(first, last, sources - size) for first, last, size in _agreements(readings)
    )


def _agreements(intervals: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int, int]]:
    """Yield the common days of each largest set of intervals that share one, and its size."""
    if len(intervals) == 1:
        yield (*intervals[0], 1)
        return
    starts = sorted(first for first, _ in intervals)
    ends = sorted(last for _, last in intervals)
    begun = 0
    for ended, end in enumerate(ends):
        grown = begun
        while begun < len(starts) and starts[begun] <= end:
            begun += 1
        if begun > grown:
            yield starts[begun - 1], end, begun - ended


def decisive_counts(losers: int, winners: int) -> bool:
    """Whether sources settle a dispute: none is on the losing side, or at least two to one.

    >>> decisive_counts(1, 2), decisive_counts(2, 3)
    (True, False)
    """
    return winners >= max(2, 2 * losers) if losers else winners > 0


def admit(versions: Sequence[Version], first: int, last: int) -> bool:
    """Whether some day from ``first`` to ``last`` is among those of versions in order of time."""
    place = bisect_left(versions, first, key=attrgetter("last"))
    return place < len(versions) and versions[place].first <= last


def standing(versions: Sequence[Version]) -> tuple[Version, ...]:
    """Return the versions that the best supported one does not settle, itself among them."""
    best = min(versions, key=lambda version: version.against)
    return tuple(v for v in versions if v is best or not decisive_counts(best.against, v.against))
