"""Draw land and water, quieter than any symbol."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from matplotlib.path import Path

from basestatus.render.snapshots.basemap import within
from basestatus.render.snapshots.ink import Shape, rectangle
from basestatus.render.snapshots.style import map_style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from basestatus.render.snapshots.basemap import Basemap
    from basestatus.render.snapshots.projections import Bounds
    from basestatus.render.snapshots.views import MapView

__all__ = ["ground", "path_of"]

BEYOND = 0.05
"""How far beyond the frame the base map is cut, as a share of its span."""

STEPS = 60
"""A straight edge is bent at least this often across the map."""


def ground(basemap: Basemap, view: MapView, focus: frozenset[str]) -> tuple[Shape, ...]:
    """Return the base map within a view; countries whose English name is in focus are lighter."""
    return tuple(_layers(basemap, view, focus))


def _layers(basemap: Basemap, view: MapView, focus: frozenset[str]) -> Iterator[Shape]:
    base, box = map_style().base, view.frame
    bounds = _beyond(view.bounds())
    paths = {
        name: [(feature, _path(part, view, bounds)) for feature, part in within(rows, bounds)]
        for name, rows in basemap.layers.items()
    }
    yield Shape(rectangle(box), fill=base["water"])
    for feature, path in paths.get("countries", ()):
        land = base["land"] if feature.label("en") in focus else base["neighbour"]
        yield Shape(path, fill=land, stroke=base["river"], width=0.5, clip=box)
    for _, path in paths.get("lakes", ()):
        yield Shape(path, fill=base["water"], stroke=base["river"], width=0.4, clip=box)
    for _, path in paths.get("admin1", ()):
        yield Shape(path, stroke=base["admin"], width=0.5, dash=(3.0, 1.6), clip=box)
    for _, path in paths.get("rivers", ()):
        yield Shape(path, stroke=base["river"], width=1.1, clip=box)
    for _, path in paths.get("countries", ()):
        yield Shape(path, stroke=base["border"], width=0.9, clip=box)
    for _, path in paths.get("disputed", ()):
        yield Shape(path, stroke=base["neighbour"], width=1.0, clip=box)
        yield Shape(path, stroke=base["border"], width=0.9, dash=(1.5, 1.8), clip=box)


def _beyond(bounds: Bounds) -> Bounds:
    west, south, east, north = bounds
    wide, high = (east - west) * BEYOND, (north - south) * BEYOND
    return west - wide, max(-90.0, south - high), east + wide, min(90.0, north + high)


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
