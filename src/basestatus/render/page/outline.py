"""The base layer as short strings: coordinates in thousandths of a degree, as differences."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import shapely

from basestatus.render.page.ground import Ground, read_ground

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from basestatus.render.page.ground import Feature

__all__ = ["base_block", "coded"]

SCALE = 1000
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_AREAS = ("countries", "lakes")
_LINES = ("regions", "rivers", "disputed")
_KINDS = {
    "countries": "country",
    "towns": "town",
    "regions": "region",
    "lakes": "water",
    "rivers": "water",
}
# Zoom from which names are written, and how much later each rank of lesser towns follows.
_FIRST_ZOOM = {"countries": 3.0, "towns": 4.5, "regions": 7.0, "lakes": 7.5, "rivers": 6.5}
_RANK_ZOOM = 0.85
# Pixels across that an area needs for its name, and those of the world at zoom 0.
_NAME_ROOM, _WORLD_ACROSS = 55.0, 256.0

Bounds = tuple[float, float, float, float]


def base_block(
    folder: Path | None, view: Bounds, focus: Iterable[str], languages: Sequence[str]
) -> dict[str, Any]:
    """Return the base layer's block: shapes by layer and the names to write on them.

    ``view`` is what the map opens on, and ``focus`` the codes of the countries that it is
    about; a folder that lacks a layer gives a map without it.
    """
    ground = read_ground(folder, view)
    wanted = set(focus)
    west, south, east, north = ground.reach
    return {
        "scale": SCALE,
        "reach": ground.reach,
        "anchor": (round((west + east) / 2, 2), round((south + north) / 2, 2)),
        "layers": {
            name: [_shape(feature, wanted) for feature in ground.layer(name)]
            for name in (*_AREAS, *_LINES)
        },
        "labels": [label for name in _KINDS for label in _labels(ground, name, languages, view)],
    }


def _shape(feature: Feature, focus: set[str]) -> dict[str, Any]:
    lines = _lines(feature.geometry)
    shape = {"shape": ",".join(coded(line) for line in lines)}
    return shape | ({"focus": 1} if feature.country in focus else {})


def _lines(geometry: shapely.Geometry) -> Iterator[Iterable[tuple[float, ...]]]:
    """Yield the rings and lines of a geometry."""
    if isinstance(geometry, shapely.Polygon):
        yield geometry.exterior.coords
        yield from (ring.coords for ring in geometry.interiors)
    elif isinstance(geometry, shapely.LineString):
        yield geometry.coords
    else:
        for part in getattr(geometry, "geoms", ()):
            yield from _lines(part)


def coded(line: Iterable[tuple[float, ...]]) -> str:
    """Return a line as digits of base 32 with a continuation bit, points that coincide once.

    >>> coded([(0.0, 0.0), (0.001, -0.001)])
    '0021'
    """
    numbers: list[int] = []
    before = None
    for lon, lat, *_ in line:
        point = (round(lon * SCALE), round(lat * SCALE))
        if point != before:
            x, y = before or (0, 0)
            numbers += (point[0] - x, point[1] - y)
        before = point
    return "".join(_digits(number) for number in numbers)


def _digits(number: int) -> str:
    value = (number << 1) ^ (number >> 63)
    text = ""
    while value >= 32:  # noqa: PLR2004  (five bits a digit)
        text += _DIGITS[(value & 31) | 32]
        value >>= 5
    return text + _DIGITS[value]


def _labels(
    ground: Ground, layer: str, languages: Sequence[str], view: Bounds
) -> Iterator[dict[str, Any]]:
    """Yield the names to write, each with its places in the order in which to try them."""
    written: set[str] = set()
    for feature in ground.layer(layer):
        names = {tag: feature.names[tag] for tag in languages if tag in feature.names}
        key = "\n".join(names.values())
        if not names or key in written:
            continue
        written.add(key)
        zoom = _FIRST_ZOOM[layer] + (_rank_zoom(feature) if layer == "towns" else 0)
        zoom = max(zoom, _room_zoom(feature.geometry))
        places = list(_places(feature.geometry, view))
        yield {"at": places, "names": names, "kind": _KINDS[layer], "zoom": round(zoom, 2)}


def _rank_zoom(feature: Feature) -> float:
    return feature.rank * _RANK_ZOOM


def _room_zoom(geometry: shapely.Geometry) -> float:
    """Return the zoom from which an area is wide enough for a name; 0 for points and lines."""
    across = math.sqrt(float(shapely.area(geometry)))
    return math.log2(_NAME_ROOM * 360 / (_WORLD_ACROSS * across)) if across else 0.0


def _places(geometry: shapely.Geometry, view: Bounds) -> Iterator[tuple[float, float]]:
    """Yield a point in the part that the map opens on, then one in the whole."""
    if isinstance(geometry, shapely.Point):
        yield round(geometry.x, 3), round(geometry.y, 3)
        return
    for part in (shapely.clip_by_rect(geometry, *view), geometry):
        if not shapely.is_empty(part):
            point = _inside(part)
            yield round(point.x, 3), round(point.y, 3)


def _inside(geometry: shapely.Geometry) -> shapely.Point:
    """Return a point well inside the largest part of a geometry."""
    parts: list[shapely.Geometry] = list(shapely.get_parts(geometry))
    largest = max(parts, key=lambda part: (shapely.area(part), shapely.length(part)))
    if isinstance(largest, shapely.Polygon):
        radius = shapely.maximum_inscribed_circle(largest, tolerance=0.05)
        return shapely.Point(radius.coords[0])
    middle = shapely.LineString(shapely.get_coordinates(largest))
    return shapely.line_interpolate_point(middle, 0.5, normalized=True)
