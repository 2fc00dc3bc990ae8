"""Find the day of publication since which sources settle what they once disputed."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from basestatus.timeline.days import FAR_FUTURE, FAR_PAST
from basestatus.timeline.evidence import known_on
from basestatus.timeline.versions import decisive_counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from basestatus.timeline.departures import Departure
    from basestatus.timeline.evidence import Evidence
    from basestatus.timeline.versions import Version

__all__ = ["count_sources", "settled_on"]


def count_sources(evidence: Iterable[Evidence]) -> int:
    """Return the number of independent sources in evidence."""
    return len({item.origin for item in evidence})


def settled_on(
    evidence: Sequence[Evidence], departure: Departure, best: Version, rival: Version
) -> int:
    """Return the day since which the sources known by then have been for ``best``.

    The far past where it was never otherwise, or nothing tells when the claims became known.
    """
    against_best = _first_known(e for e in evidence if not best.admits(*departure.allowed(e)))
    against_rival = _first_known(e for e in evidence if not rival.admits(*departure.allowed(e)))
    events = sorted((*against_best, *against_rival))
    settled = FAR_PAST
    for day in dict.fromkeys(events):
        losers = bisect_right(against_best, day)
        winners = bisect_right(against_rival, day)
        if not decisive_counts(losers, winners):
            settled = FAR_FUTURE
        elif settled in (FAR_PAST, FAR_FUTURE):
            settled = day
    return FAR_PAST if settled == FAR_FUTURE else settled


def _first_known(evidence: Iterable[Evidence]) -> list[int]:
    """Return the day on which each independent source was first known to say so."""
    days: dict[str, int] = {}
    for item in evidence:
        known = known_on(item.claim)
        day = known.toordinal() if known else FAR_PAST
        days[item.origin] = min(day, days.get(item.origin, day))
    return sorted(days.values())
