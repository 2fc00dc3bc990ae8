"""What the maps of a page are drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.render.snapshots.views import extent_of

if TYPE_CHECKING:
    from basestatus.render.snapshots.basemap import Basemap
    from basestatus.render.snapshots.projections import Bounds
    from basestatus.render.snapshots.setting import Setting
    from basestatus.render.snapshots.subjects import Subject

__all__ = ["Brief", "bounds_of"]

WORLD = (-170.0, -56.0, 190.0, 80.0)


@dataclass(frozen=True, slots=True)
class Brief:
    """What the maps of a page are drawn from, and how their text is set."""

    subject: Subject
    basemap: Basemap
    setting: Setting


def bounds_of(subject: Subject, basemap: Basemap) -> Bounds:
    """Return the extent to be shown: as set, else that of the sites, else of the base map.

    A set extent whose east is less than its west crosses the antimeridian.
    """
    if subject.atlas.settings.extent:
        west, south, east, north = subject.atlas.settings.extent
        return west, south, east + 360.0 * (east < west), north
    sites = subject.sites or tuple(subject.atlas.sites.values())
    return extent_of(sites) if sites else basemap.theatre() or WORLD
