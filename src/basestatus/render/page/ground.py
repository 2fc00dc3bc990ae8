"""The base map's layers, cut to what one map can show and thinned to its scale."""

from __future__ import annotations

import json
from collections.abc import Mapping  # noqa: TC003  (dataclass fields are inspected at run time)
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import shapely

from basestatus.errors import ConfigError, Problem

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Feature", "Ground", "read_ground"]

Bounds = tuple[float, float, float, float]

# Layers by what they are called here, with the files that may hold them, the first found.
_FILES = {
    "countries": ("countries", "world"),
    "regions": ("governorates", "admin1"),
    "rivers": ("rivers",),
    "lakes": ("lakes",),
    "disputed": ("disputed",),
    "towns": ("towns",),
}
_LEAST_ROOM = (6.5, 4.5)
_LAND: Bounds = (-180.0, -85.0, 180.0, 84.0)
_FINEST = 0.004
_STEPS_ACROSS = 2200
# Degrees across beyond which governorates are too small to draw.
_WIDEST_WITH_REGIONS = 35.0


@dataclass(frozen=True, slots=True)
class Feature:
    """A thing on the base map; ``rank`` is smaller for what matters more."""

    geometry: shapely.Geometry
    names: Mapping[str, str]
    country: str
    rank: float


@dataclass(frozen=True, slots=True)
class Ground:
    """Layers of features within ``reach``: west, south, east, north in WGS 84 degrees."""

    reach: Bounds
    layers: Mapping[str, tuple[Feature, ...]] = field(default_factory=dict)

    def layer(self, name: str) -> tuple[Feature, ...]:
        """Return a layer's features, none where there is no such layer."""
        return self.layers.get(name, ())


def read_ground(folder: Path | None, view: Bounds) -> Ground:
    """Read the layers that a folder has, as far as a reader of ``view`` may move.

    Raises:
        ConfigError: if a layer is not GeoJSON.
    """
    reach = _reach(view)
    tolerance = max(_FINEST, (reach[2] - reach[0]) / _STEPS_ACROSS)
    if folder is None:
        return Ground(reach)
    layers = {}
    wide = reach[2] - reach[0] > _WIDEST_WITH_REGIONS
    for name, files in _FILES.items():
        if wide and name == "regions":
            continue
        features = _first_that_covers(folder, files, reach)
        thin = _thin_coverage if name in ("countries", "regions") else _thin
        layers[name] = thin(_clipped(features, reach), tolerance)
    return Ground(reach, layers)


def _reach(view: Bounds) -> Bounds:
    """Return the view with as much again on each side, or some degrees, within the world."""
    west, south, east, north = view
    wide = max(_LEAST_ROOM[0], east - west)
    high = max(_LEAST_ROOM[1], north - south)
    return (
        round(max(_LAND[0], west - wide), 2),
        round(max(_LAND[1], south - high), 2),
        round(min(_LAND[2], east + wide), 2),
        round(min(_LAND[3], north + high), 2),
    )


def _first_that_covers(folder: Path, names: tuple[str, ...], reach: Bounds) -> list[Feature]:
    """Return the features of the first file whose box holds the reach, else of the last."""
    found: list[Feature] = []
    for name in names:
        path = folder / f"{name}.geojson"
        if path.is_file():
            box, found = _read(path)
            if box is None or shapely.box(*box).covers(shapely.box(*reach)):
                return found
    return found


def _read(path: Path) -> tuple[Bounds | None, list[Feature]]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        rows = data["features"]
    except (ValueError, KeyError, TypeError) as error:
        problem = Problem(str(path), None, "is not a GeoJSON feature collection", str(error))
        raise ConfigError(problem) from error
    box = data.get("bbox")
    return (tuple(box) if box else None), [_feature(row) for row in rows if row.get("geometry")]


def _feature(row: dict[str, Any]) -> Feature:
    facts = row.get("properties") or {}
    names = {key[5:]: str(facts[key]) for key in facts if key.startswith("name_") and facts[key]}
    country = facts.get("iso2") or facts.get("country") or ""
    return Feature(
        shapely.geometry.shape(row["geometry"]), names, str(country), float(facts.get("rank") or 0)
    )


def _clipped(features: list[Feature], reach: Bounds) -> list[Feature]:
    cut = ((f, shapely.clip_by_rect(f.geometry, *reach)) for f in features)
    return [replace(feature, geometry=part) for feature, part in cut if not shapely.is_empty(part)]


def _thin(features: list[Feature], tolerance: float) -> tuple[Feature, ...]:
    return tuple(replace(f, geometry=shapely.simplify(f.geometry, tolerance)) for f in features)


def _thin_coverage(features: list[Feature], tolerance: float) -> tuple[Feature, ...]:
    """Thin areas that share borders, so that they share them still."""
    if not features:
        return ()
    shapes = shapely.coverage_simplify([f.geometry for f in features], tolerance)
    return tuple(
        replace(feature, geometry=shape) for feature, shape in zip(features, shapes, strict=True)
    )
