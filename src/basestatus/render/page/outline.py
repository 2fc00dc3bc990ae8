"""The base layer as short strings: coordinates in thousandths of a degree, as differences."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = ["base_block", "coded"]

SCALE = 1000
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_AREAS = ("countries", "lakes")
_LINES = ("admin1", "rivers", "disputed")


def base_block(
    folder: Path | None, anchor: tuple[float, float], focus: Iterable[str], languages: Sequence[str]
) -> dict[str, Any]:
    """Return the base layer's block: shapes by layer and the names to write on them.

    ``focus`` are the codes of the countries that the map is about; a folder that lacks a
    layer gives a map without it.
    """
    wanted = set(focus)
    layers: dict[str, list[dict[str, Any]]] = {}
    for name in (*_AREAS, *_LINES):
        features = _features(folder, name)
        layers[name] = [_shape(feature, closed=name in _AREAS, focus=wanted) for feature in features]
    labels = [label for name in _KINDS for label in _labels(folder, name, languages)]
    return {"scale": SCALE, "anchor": anchor, "layers": layers, "labels": labels}


_KINDS = {"countries": "country", "towns": "town", "admin1": "admin1", "lakes": "water"}
_FIRST_ZOOM = {"countries": 3.0, "towns": 6.5, "admin1": 6.75, "lakes": 8.0}


def _features(folder: Path | None, name: str) -> list[dict[str, Any]]:
    path = folder / f"{name}.geojson" if folder else None
    if path is None or not path.is_file():
        return []
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [row for row in rows if row.get("geometry")]


def _shape(feature: dict[str, Any], *, closed: bool, focus: set[str]) -> dict[str, Any]:
    lines = _lines(shapely.geometry.shape(feature["geometry"]))
    shape = {"shape": ",".join(coded(line) for line in lines), "closed": closed}
    return shape | ({"focus": True} if _code(feature) in focus else {})


def _code(feature: dict[str, Any]) -> str:
    facts = feature.get("properties") or {}
    return str(facts.get("code") or facts.get("iso_a2") or "")


def _lines(geometry: shapely.Geometry) -> Iterator[Iterable[tuple[float, float]]]:
    """Yield the rings and lines of a geometry."""
    if isinstance(geometry, shapely.Polygon):
        yield geometry.exterior.coords
        yield from (ring.coords for ring in geometry.interiors)
    elif isinstance(geometry, (shapely.LineString, shapely.LinearRing)):
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


def _labels(folder: Path | None, layer: str, languages: Sequence[str]) -> Iterator[dict[str, Any]]:
    for feature in _features(folder, layer):
        facts = feature.get("properties") or {}
        names = {tag: facts[f"name_{tag}"] for tag in languages if facts.get(f"name_{tag}")}
        if not names:
            continue
        at = _label_point(facts, shapely.geometry.shape(feature["geometry"]))
        rank = float(facts.get("rank", facts.get("scalerank", 0)) or 0)
        kind = {"kind": _KINDS[layer], "zoom": _FIRST_ZOOM[layer] + rank * _STEP.get(layer, 0)}
        yield {"at": at, "names": names} | kind


_STEP = {"towns": 0.35}


def _label_point(facts: dict[str, Any], geometry: shapely.Geometry) -> tuple[float, float]:
    lon, lat = facts.get("label_lon"), facts.get("label_lat")
    if lon is None or lat is None:
        point = geometry if geometry.geom_type == "Point" else geometry.representative_point()
        lon, lat = point.x, point.y
    return round(float(lon), 3), round(float(lat), 3)
