"""Carry claims on an area to the sites in it where the actor is still present."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from basestatus.timeline.evidence import DEPARTURES, Evidence, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["areas_of", "inherited_evidence"]

PRESENCE = (Kind.ARRIVED, Kind.REINFORCED, Kind.PRESENT, Kind.LEAVING)
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
) -> Iterator[Evidence]:
    """Yield the evidence on areas that reaches a site whose own evidence is ``own``.

    It reaches the site if the site's own last word before it was presence, and its next word is
    none or a return: the site's own claims are never overridden, nor made more precise. That an
    actor is present in an area does not say where; it only speaks against having left that area,
    or one around it.
    """
    if not own or not around:
        return
    dated = sorted(e for e in own if not e.kind.is_denial)
    lasts = [e.last for e in dated]
    denials = sorted(e.last for e in own if e.kind.is_denial)
    reaching = sorted(e for e in around if _reaches(e, dated, lasts, denials))
    left = {e.area for e in reaching if e.kind in DEPARTURES}
    gone = False
    for item in reaching:
        departs, present = item.kind in DEPARTURES, item.kind is Kind.PRESENT
        against = (gone or present) and _speaks_against(item.area, left, members)
        if departs or against or not (gone or present):
            yield item
        gone = gone or departs


def _reaches(
    item: Evidence, own: Sequence[Evidence], lasts: Sequence[int], denials: Sequence[int]
) -> bool:
    """Whether presence is the site's own last word before, and no other word follows."""
    place = bisect_left(lasts, item.last)
    if not place or own[place - 1].kind not in PRESENCE:
        return False
    if place < len(own) and (own[place].last == item.last or own[place].kind not in RETURNS):
        return False
    denied = bisect_left(denials, item.last)
    until = lasts[place] if place < len(lasts) else None
    return not any(until is None or day < until for day in denials[denied : denied + 1])


def _speaks_against(area: str, left: set[str], members: Mapping[str, frozenset[str]]) -> bool:
    """Whether presence in an area contradicts having left every one of some areas."""
    sites = members.get(area, frozenset())
    return bool(left) and all(sites <= members.get(other, frozenset()) for other in left)
