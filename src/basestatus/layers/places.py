"""Sites and areas as layers, each with its names, and the discs in which a site may lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import Geod

from basestatus.layers.columns import AREA_COLUMNS, SITE_COLUMNS
from basestatus.layers.states import ROWS, told_sites
from basestatus.layers.typed import typed_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from basestatus.layers.atlas import Atlas
    from basestatus.model import Area, Name, Site

__all__ = ["area_layer", "radius_layer", "radius_layers", "site_layer"]

CORNERS = 64
WGS84 = Geod(ellps="WGS84")


def site_layer(atlas: Atlas) -> gpd.GeoDataFrame:
    """Return the sites as points in EPSG:4326, sorted by id, with SITE_COLUMNS."""
    sites = _sorted(atlas.sites.values())
    points = gpd.points_from_xy([site.lon for site in sites], [site.lat for site in sites])
    return gpd.GeoDataFrame(_site_table(sites), geometry=points, crs="EPSG:4326")


def radius_layer(atlas: Atlas) -> gpd.GeoDataFrame:
    """Return the discs in which the sites of the state layer lie, where the radius is known."""
    return gpd.GeoDataFrame(pd.concat(radius_layers(atlas), ignore_index=True))


def radius_layers(atlas: Atlas) -> Iterator[gpd.GeoDataFrame]:
    """Yield that layer some rows at a time; of no disc, one without rows."""
    told = told_sites(atlas)
    sites = [
        site for site in _sorted(atlas.sites.values()) if site.id in told and site.radius_m > 0
    ]
    for start in range(0, max(1, len(sites)), ROWS):
        some = sites[start : start + ROWS]
        discs = [_disc(site) for site in some]
        yield gpd.GeoDataFrame(_site_table(some), geometry=discs, crs="EPSG:4326")


def area_layer(atlas: Atlas) -> gpd.GeoDataFrame:
    """Return the areas as multipolygons, null where an area is a list of members."""
    areas = sorted(atlas.areas.values(), key=lambda area: area.id)
    table = typed_table(AREA_COLUMNS, (_area_row(area, atlas) for area in areas))
    shapes = [_multipolygon(area.wkt) for area in areas]
    return gpd.GeoDataFrame(table, geometry=np.array(shapes, dtype=object), crs="EPSG:4326")


def _sorted(sites: Iterable[Site]) -> tuple[Site, ...]:
    return tuple(sorted(sites, key=lambda site: site.id))


def _site_table(sites: Iterable[Site]) -> gpd.pd.DataFrame:
    return typed_table(SITE_COLUMNS, (_site_row(site) for site in sites))


def _site_row(site: Site) -> tuple[object, ...]:
    return (
        site.id,
        site.label("en"),
        site.label("ar"),
        _all_names(site.names),
        site.kind,
        site.country,
        site.parent,
        site.certainty,
        site.basis,
        site.radius_m,
    )


def _area_row(area: Area, atlas: Atlas) -> tuple[object, ...]:
    return (
        area.id,
        area.label("en"),
        area.label("ar"),
        _all_names(area.names),
        area.kind,
        area.country,
        "|".join(sorted(atlas.members.get(area.id, area.members))),
    )


def _all_names(names: Iterable[Name]) -> str:
    return "|".join(dict.fromkeys(name.text for name in names))


def _disc(site: Site) -> shapely.Polygon:
    """Return a circle on the ellipsoid, corners counter-clockwise."""
    bearings = np.linspace(360, 0, CORNERS, endpoint=False)
    ones = np.ones(CORNERS)
    lon, lat, _ = WGS84.fwd(site.lon * ones, site.lat * ones, bearings, site.radius_m * ones)
    return shapely.Polygon(np.column_stack((lon, lat)).round(7))


def _multipolygon(wkt: str) -> shapely.MultiPolygon | None:
    if not wkt:
        return None
    shape = shapely.from_wkt(wkt)
    parts = shapely.get_parts(shape)
    return shapely.orient_polygons(shapely.MultiPolygon(list(parts)))
