"""Tell which sites lie in which areas."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely import STRtree

    from basestatus.gazetteer.draft import Gazetteer
    from basestatus.model import Area, Site

__all__ = ["members"]

# Boundaries and river banks of public data are off by up to half a kilometre.
TOLERANCE_M = 1_000.0
_DEGREE_M = 111_195.0


def members(gazetteer: Gazetteer) -> Mapping[str, frozenset[str]]:
    """Return the sites in each area: within a kilometre of its polygon, listed, or nested.

    A site whose country is stated lies in no polygon of another country, however near. A member
    of an area may itself be an area; its sites count too.
    """
    direct = _inside(gazetteer)
    return MappingProxyType(
        {area: _reached(area, gazetteer, direct, frozenset()) for area in gazetteer.areas}
    )


def _reached(
    area: str, gazetteer: Gazetteer, direct: Mapping[str, frozenset[str]], seen: frozenset[str]
) -> frozenset[str]:
    """Return the sites of an area and of the areas in it, each area visited once."""
    listed = gazetteer.areas[area].members
    nested = (listed & gazetteer.areas.keys()) - seen - {area}
    below = (_reached(inner, gazetteer, direct, seen | {area}) for inner in sorted(nested))
    return direct[area].union(listed & gazetteer.sites.keys(), *below)


def _inside(gazetteer: Gazetteer) -> dict[str, frozenset[str]]:
    """Return the sites in each area's polygon."""
    if not any(area.wkt for area in gazetteer.areas.values()):
        return dict.fromkeys(gazetteer.areas, frozenset())
    import shapely  # noqa: PLC0415  (only where geometry is needed)

    sites = tuple(gazetteer.sites.values())
    tree = shapely.STRtree(shapely.points([(site.lon, site.lat) for site in sites]))
    return {
        area.id: frozenset(sites[at].id for at in _within(area, tree) if _may_lie(sites[at], area))
        for area in gazetteer.areas.values()
    }


def _may_lie(site: Site, area: Area) -> bool:
    """Whether the stated countries allow a site to lie in an area."""
    return not (site.country and area.country and site.country != area.country)


def _within(area: Area, tree: STRtree) -> list[int]:
    """Return the places in the tree of the points within a kilometre of an area."""
    if not area.wkt:
        return []
    import shapely  # noqa: PLC0415  (only where geometry is needed)

    shape = shapely.from_wkt(area.wkt)
    shapely.prepare(shape)
    found = tree.query(shape, predicate="dwithin", distance=TOLERANCE_M / _DEGREE_M)
    return [int(at) for at in found]
