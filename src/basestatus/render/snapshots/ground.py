"""Draw land and water, quieter than any symbol."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from matplotlib.path import Path

from basestatus.layers import read_style
from basestatus.render.snapshots.basemap import within
from basestatus.render.snapshots.ink import Shape, rectangle
from basestatus.render.snapshots.views import HALF_TURN, POLE, extent_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from basestatus.model import Site
    from basestatus.render.snapshots.basemap import Basemap, Feature
    from basestatus.render.snapshots.projections import Bounds
    from basestatus.render.snapshots.views import MapView

__all__ = ["focus_countries", "ground", "land", "path_of"]

BEYOND = 0.05
"""How far beyond the frame the base map is cut, as a share of its span."""

STEPS = 60
"""A straight edge is bent at least this often across the map."""


def ground(basemap: Basemap, view: MapView, focus: frozenset[str]) -> Iterator[Shape]:
    """Yield the base map within a view; countries whose English name is in focus are lighter."""
    base, box = read_style().base, view.frame
    yield Shape(rectangle(box), fill=base["water"] if basemap.layers else base["land"])
    countries = tuple(_paths(basemap, "countries", view))
    for country, path in countries:
        fill = base["land"] if country.label("en") in focus else base["neighbour"]
        yield Shape(path, fill=fill, stroke=base["river"], width=0.5, clip=box)
    for _, path in _paths(basemap, "lakes", view):
        yield Shape(path, fill=base["water"], stroke=base["river"], width=0.4, clip=box)
    for _, path in _paths(basemap, "governorates", view):
        yield Shape(path, stroke=base["admin"], width=0.5, dash=(3.0, 1.6), clip=box)
    for _, path in _paths(basemap, "rivers", view):
        yield Shape(path, stroke=base["river"], width=1.1, clip=box)
    for _, path in countries:
        yield Shape(path, stroke=base["border"], width=0.8, clip=box)
    for _, path in _paths(basemap, "disputed", view):
        yield Shape(path, stroke=base["neighbour"], width=1.2, clip=box)
        yield Shape(path, stroke=base["border"], width=0.9, dash=(1.5, 1.8), clip=box)


def land(basemap: Basemap, view: MapView) -> Iterator[Shape]:
    """Yield the countries alone."""
    base, box = read_style().base, view.frame
    yield Shape(rectangle(box), fill=base["water"])
    for _, path in _paths(basemap, "countries", view):
        yield Shape(path, fill=base["neighbour"], stroke=base["border"], width=0.35, clip=box)


def focus_countries(basemap: Basemap, sites: Sequence[Site]) -> frozenset[str]:
    """Return the English name of the country that has most of the sites."""
    if not sites:
        return frozenset()
    points = shapely.points([(site.lon, site.lat) for site in sites])
    counts = {
        country.label("en"): int(shapely.intersects(country.geometry, points).sum())
        for country in basemap.countries(extent_of(sites))
    }
    most = max(counts.values(), default=0)
    return frozenset(name for name, count in counts.items() if most and count == most)


def _paths(basemap: Basemap, layer: str, view: MapView) -> Iterator[tuple[Feature, Path]]:
    bounds = _beyond(view)
    countries = layer == "countries"
    features = basemap.countries(bounds) if countries else basemap.layer(layer)
    for feature, part in within(features, bounds):
        yield feature, _path(part, view, bounds)


def _beyond(view: MapView) -> Bounds:
    """Return somewhat more than the frame shows, but no place twice."""
    west, south, east, north = view.bounds()
    wide, high = (east - west) * BEYOND, (north - south) * BEYOND
    center = view.projection.center
    return (
        max(center - HALF_TURN, west - wide),
        max(-POLE, south - high),
        min(center + HALF_TURN, east + wide),
        min(POLE, north + high),
    )


def _path(geometry: shapely.Geometry, view: MapView, bounds: Bounds) -> Path:
    longest = (bounds[2] - bounds[0]) / STEPS
    bent = shapely.segmentize(geometry, longest)
    placed = shapely.transform(bent, lambda places: view.to_page(places[:, 0], places[:, 1]))
    return path_of(placed)


def path_of(geometry: shapely.Geometry) -> Path:
    """Return a path of polygons, with holes that stay holes, or of lines."""
    paths = [
        Path(places[:, :2], closed=closed) for places, closed in _runs(geometry) if len(places) > 1
    ]
    return Path.make_compound_path(*paths) if paths else Path(np.empty((0, 2)))


def _runs(geometry: shapely.Geometry) -> Iterable[tuple[np.ndarray, bool]]:
    for part in shapely.get_parts(geometry):
        if isinstance(part, shapely.Polygon):
            turned = shapely.orient_polygons(part)
            for ring in (turned.exterior, *turned.interiors):
                yield shapely.get_coordinates(ring), True
        elif isinstance(part, shapely.LineString):
            yield shapely.get_coordinates(part), False
        elif not isinstance(part, shapely.Point):
            yield from _runs(part)
