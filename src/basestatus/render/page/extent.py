"""How far the page reaches, in space and in time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from basestatus.layers.atlas import Atlas
    from basestatus.model import Period
    from basestatus.render.page.knowledge import KnownPeriod

__all__ = ["day_range", "map_bounds"]

Bounds = tuple[float, float, float, float]
_WORLD: Bounds = (-170.0, -55.0, 180.0, 72.0)
_LEAST_SPAN = 0.6
_ROOM = 0.04
_NO_DAY = date(2000, 1, 1)


def map_bounds(atlas: Atlas) -> Bounds:
    """Return west, south, east, north: the project's extent, else what holds the sites."""
    if atlas.settings.extent:
        return atlas.settings.extent
    told = {period.site_id for period in atlas.periods}
    sites = [site for name, site in atlas.sites.items() if name in told]
    if not sites:
        return _WORLD
    lons, lats = [site.lon for site in sites], [site.lat for site in sites]
    west, east = _widened(min(lons), max(lons))
    south, north = _widened(min(lats), max(lats))
    return west, south, east, north


def _widened(low: float, high: float) -> tuple[float, float]:
    room = max(0.0, (_LEAST_SPAN - (high - low)) / 2)
    return low - room, high + room


def day_range(rows: Iterable[KnownPeriod], published: Sequence[date]) -> tuple[date, date]:
    """Return the first and the last day of the time axis, with some room."""
    days = {day for row in rows for day in _days(row.period)} | set(published)
    first, last = min(days, default=_NO_DAY), max(days, default=_NO_DAY)
    room = max(5, round((last - first).days * _ROOM))
    return _shifted(first, -room), _shifted(last, room)


def _shifted(day: date, by: int) -> date:
    return date.fromordinal(max(1, min(date.max.toordinal(), day.toordinal() + by)))


def _days(period: Period) -> Iterator[date]:
    ends = [period.valid_from, period.valid_to]
    ends += [day for plan in period.plans for day in (plan.window.start, plan.window.end)]
    return (day for day in ends if day is not None)
