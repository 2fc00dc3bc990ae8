"""Carry claims on an area to the sites in it where the actor is still present."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from basestatus.timeline.days import FAR_FUTURE, FAR_PAST
from basestatus.timeline.evidence import DEPARTURES, Evidence, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["areas_of", "inherited_evidence"]

RETURNS = (Kind.ARRIVED, Kind.REINFORCED)


def areas_of(members: Mapping[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    """Return the areas that each site lies in."""
    areas: dict[str, list[str]] = {}
    for area in sorted(members):
        for site in members[area]:
            areas.setdefault(site, []).append(area)
    return {site: tuple(around) for site, around in areas.items()}


def inherited_evidence(
    own: Sequence[Evidence],
    around: Sequence[Evidence],
    members: Mapping[str, frozenset[str]],
    *,
    stale_after: int,
) -> Iterator[Evidence]:
    """Yield the evidence on areas that reaches a site whose own evidence is ``own``.

    It reaches the site if the site's own last word before it was presence, and its next word is
    none or a return: the site's own claims are never overridden, nor made more precise. That an
    actor is present in an area does not say where; it only speaks against having left that area,
    or one around it, within the last ``stale_after`` days.
    """
    if not own or not around:
        return
    words = _OwnWords(own, stale_after)
    reaching = sorted(item for item in around if words.let_in(item))
    left = {e.area for e in reaching if e.kind in DEPARTURES}
    gone = FAR_FUTURE
    for item in reaching:
        departs, present = item.kind in DEPARTURES, item.kind is Kind.PRESENT
        later = item.last > gone
        against = _speaks_against(item.area, left, members) and item.last - gone <= stale_after
        if departs or (against if later or present else True):
            yield item
        gone = min(gone, item.last) if departs else gone


class _OwnWords:
    """What is said of the site itself, to be asked whether a claim on an area reaches it."""

    def __init__(self, own: Sequence[Evidence], stale_after: int) -> None:
        self.own = sorted(e for e in own if not e.kind.is_denial)
        self.lasts = [e.last for e in self.own]
        self.denials = sorted(e.last for e in own if e.kind.is_denial)
        self.present = list(_clearly_present(self.own, stale_after))

    def let_in(self, item: Evidence) -> bool:
        """Whether presence is the site's own last word before, and no other word follows."""
        place = bisect_left(self.lasts, item.last)
        if not place or not self.present[place - 1]:
            return False
        until = self.lasts[place] if place < len(self.own) else FAR_FUTURE
        if until == item.last or (until < FAR_FUTURE and self.own[place].kind not in RETURNS):
            return False
        denied = bisect_left(self.denials, item.last)
        return not any(day < until for day in self.denials[denied : denied + 1])


def _clearly_present(own: Sequence[Evidence], stale_after: int) -> Iterator[bool]:
    """Yield for each of a site's own words whether the actor is there beyond dispute after it."""
    gone = FAR_PAST
    for item in own:
        if item.kind in DEPARTURES:
            gone = item.last
        elif item.kind in RETURNS or item.first - gone > stale_after:
            gone = FAR_PAST
        yield gone == FAR_PAST


def _speaks_against(area: str, left: set[str], members: Mapping[str, frozenset[str]]) -> bool:
    """Whether presence in an area contradicts having left every one of some areas."""
    sites = members.get(area, frozenset())
    return bool(left) and all(sites <= members.get(other, frozenset()) for other in left)
