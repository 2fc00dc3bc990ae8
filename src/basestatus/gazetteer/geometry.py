"""Turn GeoJSON geometries into a point and, for areas, well-known text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

__all__ = ["Place", "place_of"]

_Ring = list[list[float]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a feature is: degrees, None where it has no point; ``wkt`` only for polygons.

    ``certainty`` is one of Linked Places' certain, less-certain, uncertain.
    """

    lon: float | None = None
    lat: float | None = None
    certainty: str = "certain"
    wkt: str = ""


def place_of(geometry: object) -> Place | str:
    """Return the place of a geometry, or what is wrong with it; null is a place unknown.

    Of a collection the first geometry with coordinates counts: the others are other reports.
    """
    if geometry is None:
        return Place()
    if not isinstance(geometry, dict):
        return f"geometry is not an object: {geometry!r}"
    while geometry.get("type") == "GeometryCollection":
        parts = geometry.get("geometries")
        usable = [p for p in parts if isinstance(p, dict)] if isinstance(parts, list) else []
        if not usable:
            return Place()
        geometry = usable[0]
    try:
        return _placed(geometry)
    except (KeyError, IndexError, TypeError, ValueError, OverflowError):
        return f"{geometry.get('type')} has unreadable coordinates"


def _placed(geometry: dict[str, Any]) -> Place:
    """Return the place of a single geometry."""
    certainty = str(geometry.get("certainty") or "certain")
    shape = geometry["type"]
    if shape == "Point":
        lon, lat = _position(geometry["coordinates"])
        return Place(lon, lat, certainty)
    if shape in ("LineString", "MultiPoint"):
        middle = geometry["coordinates"][len(geometry["coordinates"]) // 2]
        return Place(*_position(middle), certainty)
    polygons = [geometry["coordinates"]] if shape == "Polygon" else geometry["coordinates"]
    if shape not in ("Polygon", "MultiPolygon") or not polygons:
        raise ValueError(shape)
    lon, lat = _centre(max((polygon[0] for polygon in polygons), key=len))
    return Place(lon, lat, certainty, _wkt(polygons))


def _position(pair: list[float]) -> tuple[float, float]:
    """Return longitude and latitude as floats.

    Raises:
        ValueError: if either is not a number.
    """
    if any(isinstance(x, bool) or not isinstance(x, int | float) for x in pair[:2]):
        raise ValueError(pair)
    return float(pair[0]), float(pair[1])


def _centre(ring: _Ring) -> tuple[float, float]:
    """Return the centre of mass of a ring, the middle of its box where it has no area."""
    crosses = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise(ring)]
    doubled = sum(cross for _, _, cross in crosses)
    if not doubled:
        lons, lats = [p[0] for p in ring], [p[1] for p in ring]
        return (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    lon = sum((a[0] + b[0]) * cross for a, b, cross in crosses) / (3 * doubled)
    lat = sum((a[1] + b[1]) * cross for a, b, cross in crosses) / (3 * doubled)
    return lon, lat


def _wkt(polygons: list[list[_Ring]]) -> str:
    """Write polygons as well-known text."""
    written = (
        "(" + ", ".join(f"({', '.join(f'{x} {y}' for x, y, *_ in ring)})" for ring in polygon) + ")"
        for polygon in polygons
    )
    return f"MULTIPOLYGON ({', '.join(written)})"
