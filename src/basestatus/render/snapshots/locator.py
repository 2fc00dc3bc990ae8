"""Show in a small box where in the world a map lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.path import Path

from basestatus.layers import read_style
from basestatus.render.snapshots.ground import land
from basestatus.render.snapshots.ink import Shape, rectangle
from basestatus.render.snapshots.views import HALF_TURN, view_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.render.snapshots.basemap import Basemap
    from basestatus.render.snapshots.ink import Box, Ink
    from basestatus.render.snapshots.projections import Bounds
    from basestatus.render.snapshots.views import MapView

__all__ = ["LOCATOR_SIZES", "draw_locator", "locator_bounds"]

LOCATOR_SIZES = ((92.0, 69.0), (68.0, 51.0))
WIDER = 4.0
LEAST_WIDER, LEAST_SPAN = 1.8, 9.0
WHOLE_WORLD = 350.0


def locator_bounds(basemap: Basemap, view: MapView) -> Bounds | None:
    """Return the extent that a locator shows, or None where the base map has no more to show."""
    west, south, east, north = view.bounds()
    reach = basemap.reach()
    if reach is None:
        return None
    lon, lat = (west + east) / 2, (south + north) / 2
    wide = max((east - west) * WIDER, LEAST_SPAN) / 2
    high = max((north - south) * WIDER, LEAST_SPAN) / 2
    left, right = lon - min(wide, HALF_TURN), lon + min(wide, HALF_TURN)
    if reach[2] - reach[0] < WHOLE_WORLD:
        left, right = max(left, reach[0]), min(right, reach[2])
    bottom, top = max(lat - high, reach[1]), min(lat + high, reach[3])
    if right - left < LEAST_WIDER * (east - west) or top - bottom < LEAST_WIDER * (north - south):
        return None
    return left, bottom, right, top


def draw_locator(basemap: Basemap, view: MapView, bounds: Bounds, box: Box) -> Iterator[Ink]:
    """Draw countries around the map, and the map's own frame as seen there."""
    base = read_style().base
    small = view_of(bounds, box, margin=0.0, fill=True)
    yield from land(basemap, small)
    lon, lat = view.edge()
    corners = small.to_page(lon, lat)
    outline = Path(np.concatenate([corners, corners[:1]]), closed=True)
    yield Shape(outline, fill=base["text"], opacity=0.18, clip=box)
    yield Shape(outline, stroke=base["text"], width=1.1, clip=box)
    yield Shape(rectangle(box), stroke="#ffffff", width=3.0)
    yield Shape(rectangle(box), stroke=base["border"], width=0.8)
