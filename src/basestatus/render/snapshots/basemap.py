"""Read the base map's layers and cut out what a view needs."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from basestatus.errors import ConfigError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from basestatus.render.snapshots.projections import Bounds

__all__ = ["Basemap", "Feature", "read_basemap", "within"]

LAYERS = ("world", "countries", "governorates", "rivers", "lakes", "towns", "disputed")
TURNS = (-360.0, 0.0, 360.0)


@dataclass(frozen=True, slots=True)
class Feature:
    """A thing on the base map; ``rank`` is smaller for what matters more."""

    geometry: shapely.Geometry
    names: dict[str, str]
    code: str = ""
    rank: float = 0.0

    def label(self, language: str) -> str:
        """Return the name in a language, else in English, else nothing."""
        return self.names.get(language) or self.names.get("en") or ""


@dataclass(frozen=True, slots=True)
class Basemap:
    """Features by layer; ``reaches`` are the boxes that the layers were cut to.

    ``credit`` is what a layer's file has under ``attribution``, if any has.
    """

    layers: dict[str, tuple[Feature, ...]] = field(default_factory=dict)
    reaches: dict[str, Bounds] = field(default_factory=dict)
    credit: str = ""

    def layer(self, name: str) -> tuple[Feature, ...]:
        """Return a layer's features, none where the folder lacks the layer."""
        return self.layers.get(name, ())

    def countries(self, bounds: Bounds) -> tuple[Feature, ...]:
        """Return the finer countries where they reach, else those of the whole world."""
        reach = self.reaches.get("countries")
        if reach and _within(bounds, reach):
            return self.layer("countries")
        return self.layer("world") or self.layer("countries")

    def theatre(self) -> Bounds | None:
        """Return the box of what is mapped most closely."""
        layers = ("governorates", "countries", "world")
        return next((self.reaches[name] for name in layers if name in self.reaches), None)

    def reach(self) -> Bounds | None:
        """Return the box within which there is any land to draw."""
        return self.reaches.get("world") or self.reaches.get("countries")


def read_basemap(folder: Path | None) -> Basemap:
    """Read the layers that a folder has; without a folder the map has no ground.

    Raises:
        ConfigError: if a layer is not GeoJSON.
    """
    if folder is None:
        return Basemap()
    present = [name for name in LAYERS if _path(folder, name).is_file()]
    stamps = tuple(_path(folder, name).stat().st_mtime_ns for name in present)
    return _read(folder.resolve(), tuple(present), stamps)


@lru_cache(maxsize=4)
def _read(folder: Path, present: tuple[str, ...], stamps: tuple[int, ...]) -> Basemap:  # noqa: ARG001
    """Read once; the files' time stamps are part of the key."""
    files = {name: _collection(_path(folder, name)) for name in present}
    layers = {name: tuple(_features(rows)) for name, rows in files.items()}
    named = (str(rows.get("attribution", "")) for rows in files.values())
    reaches = {name: _reach(rows) for name, rows in layers.items() if rows}
    return Basemap(layers, reaches, next(filter(None, named), ""))


def _reach(features: tuple[Feature, ...]) -> Bounds:
    west, south, east, north = shapely.total_bounds([row.geometry for row in features]).tolist()
    return west, south, east, north


def _within(inner: Bounds, outer: Bounds) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and inner[2] <= outer[2]
        and inner[3] <= outer[3]
    )


def _path(folder: Path, layer: str) -> Path:
    return folder / f"{layer}.geojson"


def _collection(path: Path) -> dict[str, Any]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ConfigError(Problem(str(path), None, "is not JSON", str(error))) from error
    if not isinstance(rows, dict) or not isinstance(rows.get("features"), list):
        remedy = "a feature collection"
        raise ConfigError(Problem(str(path), None, "is not a layer of GeoJSON", remedy))
    return rows


def _features(rows: dict[str, Any]) -> Iterator[Feature]:
    return (_feature(row) for row in rows["features"] if row.get("geometry"))


def _feature(row: dict[str, Any]) -> Feature:
    facts = row.get("properties") or {}
    names = {key[5:]: str(facts[key]) for key in facts if key.startswith("name_") and facts[key]}
    rank = facts.get("rank", facts.get("scalerank", 0)) or 0
    geometry = shapely.make_valid(shapely.geometry.shape(row["geometry"]))
    return Feature(geometry, names, str(facts.get("iso2") or facts.get("code") or ""), float(rank))


def within(
    features: tuple[Feature, ...], bounds: Bounds
) -> Iterator[tuple[Feature, shapely.Geometry]]:
    """Yield features and the part of each inside the bounds, turned to the bounds' longitudes."""
    west, south, east, north = bounds
    for feature in features:
        for turn in TURNS:
            cut = shapely.clip_by_rect(feature.geometry, west - turn, south, east - turn, north)
            if not cut.is_empty:
                yield feature, _turned(cut, turn)


def _turned(geometry: shapely.Geometry, by: float) -> shapely.Geometry:
    if not by:
        return geometry
    return shapely.transform(geometry, lambda places: places + np.array([by, 0.0]))
