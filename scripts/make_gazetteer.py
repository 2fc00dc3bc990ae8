"""Write geo/gazetteer.geojson from the tables in geo/source and Natural Earth's polygons.

Run: python scripts/make_gazetteer.py. Sources and licences stand in geo/README.md.
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from typing import Any

from gazetteer_areas import SOURCE, area_features, governorate_at, governorate_ids

from basestatus.languages.folding import fold

TARGET = SOURCE.parent / "gazetteer.geojson"
CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld"
)
AREAS = {"iraqi-kurdistan"}  # rows of the table that are areas, built from polygons instead
KINDS = {"camp": "refugee_camp"}  # in other tables a camp is a military one
CLASSES = {"city": "P", "town": "P", "river": "H"}
INSTALLATIONS = {"base", "airfield"}
OWN_WORDS = "usual wording, added by this project"

Row = dict[str, str]


def main() -> None:
    """Write one feature a line: sites in the order of the table, then areas."""
    names, reports = _by_id("names.csv"), _by_id("other_coordinates.csv")
    sites = [
        _site(row, names[row["id"]], reports[row["id"]])
        for row in _rows("sites.csv")
        if row["id"] not in AREAS
    ]
    lines = [
        json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
        for feature in (*sites, *area_features())
    ]
    head = f'{{"type":"FeatureCollection","@context":"{CONTEXT}","features":[\n'
    TARGET.write_text(head + ",\n".join(lines) + "\n]}\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(sites)} sites, {len(lines) - len(sites)} areas")


def _rows(name: str) -> list[Row]:
    with (SOURCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _by_id(name: str) -> dict[str, list[Row]]:
    """Return the rows of a table by their id."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(name):
        found[row["id"]].append(row)
    return found


def _site(row: Row, names: list[Row], reports: list[Row]) -> dict[str, Any]:
    """Return a site in Linked Places Format."""
    lon, lat = _position(row)
    code = row["admin1_iso_by_ne10m"] or governorate_at(lon, lat, country_code="SY")
    kind = KINDS.get(row["type"], row["type"])
    toponyms = _toponyms(row, names)
    shown = {t["lang"]: t["toponym"] for t in reversed(toponyms) if t.get("matched", True)}
    properties = {
        "title": shown["en"],
        "name_en": shown["en"],
        "name_ar": shown["ar"],
        "ccodes": [code[:2]],
        "fclasses": [CLASSES.get(row["type"], "S")],
        "kind": kind,
        "role": row["role"],
        "radius_m": int(row["uncertainty_m"]),
        "parent": row["parent_id"] or governorate_ids()[code],
        "governorate": governorate_ids()[code],
        "basis": f"{row['coord_refers_to']}: {row['coord_source']}",
        "notes": row["notes"],
        "reported": [_report(report) for report in reports],
    }
    return {
        "type": "Feature",
        "@id": row["id"],
        "properties": {key: value for key, value in properties.items() if value},
        "names": toponyms,
        "types": [{"label": kind}],
        "geometry": {"type": "Point", "coordinates": [lon, lat], "certainty": _certainty(row)},
        "links": _links(row),
        "relations": _relations(row["parent_id"], governorate_ids()[code]),
    }


def _position(row: Row) -> tuple[float, float]:
    """Return longitude and latitude; of an installation to 0.01° and no closer."""
    places = 2 if row["type"] in INSTALLATIONS else 4
    return round(float(row["lon"]), places), round(float(row["lat"]), places)


def _certainty(row: Row) -> str:
    """Return Linked Places' word for how well a place is known."""
    if row["coord_basis"] == "memory":
        return "uncertain"
    vague = re.search(r"stand-in|approximate|label point|derived", row["coord_refers_to"])
    return "certain" if row["coord_basis"] == "source" and not vague else "less-certain"


def _report(report: Row) -> dict[str, Any]:
    """Return coordinates that another source gives."""
    return {
        "coordinates": [float(report["lon"]), float(report["lat"])],
        "reported_by": report["reported_by"],
        "remark": report["remark"],
    }


def _toponyms(row: Row, rules: list[Row]) -> list[dict[str, Any]]:
    """Return the names of a site: shown ones first, then variants, unverified ones flagged.

    Where a table of GeoNames' alternates has been gone through (rows marked keep), the rest is
    kept for the record and not looked for in texts; so are names marked withhold. Of names that
    differ only in letters that are folded the first stays.
    """
    used: dict[str, set[str]] = defaultdict(set)
    for rule in rules:
        used[rule["use"]].add(rule["name"])
    language = {rule["name"]: rule["language"] for rule in rules if rule["use"] == "keep"}
    entries = [_entry(rule["name"], rule["language"]) for rule in rules if rule["use"] == "label"]
    for name, stated, variant, verified in _stated(row):
        entry = _entry(name, language.get(name, stated))
        if name in used["withhold"] or (variant and used["keep"] and not _kept(name, used)):
            entry["matched"] = False
        entries.append(entry if verified else {**entry, "verified": False})
    cited = {"citations": [{"label": OWN_WORDS}]}
    entries += [
        {**_entry(rule["name"], rule["language"]), **cited}
        for rule in rules
        if rule["use"] == "add"
    ]
    return _cited(_once(entries), row)


def _entry(name: str, language: str) -> dict[str, Any]:
    return {"toponym": name, "lang": language}


def _once(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the entries without those that fold to an earlier one of the language."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for entry in entries:
        found.setdefault((fold(entry["toponym"]).text, entry["lang"]), entry)
    return list(found.values())


def _kept(name: str, used: dict[str, set[str]]) -> bool:
    return any(name in used[use] for use in ("keep", "label", "add"))


def _stated(row: Row) -> list[tuple[str, str, bool, bool]]:
    """Return name, language, whether it is a variant and whether verified, of the table's row."""
    main = [(row["name_en"], "en"), (row["name_ar"], "ar")]
    main += [(name, "ku") for name in row["name_ku"].split(" / ")]
    latin, arabic = (row[c].split("; ") for c in ("variants_latin", "variants_ar"))
    unverified = row["variants_unverified"].split("; ")
    return [
        (name, language, variant, verified)
        for name, language, variant, verified in (
            *((_plain(n), language, False, True) for n, language in main if "/" not in n),
            *((_plain(n), "en", True, True) for n in latin),
            *((n, "ar", True, True) for n in arabic),
            *((n, _language(n), True, False) for n in unverified),
        )
        if name
    ]


def _plain(name: str) -> str:
    """Return a name without the remark in brackets."""
    return re.sub(r"\s*\(.*\)", "", name)


def _language(name: str) -> str:
    return "ar" if re.search(r"[\u0600-\u06ff]", name) else "en"


def _cited(toponyms: list[dict[str, Any]], row: Row) -> list[dict[str, Any]]:
    """Return names with a citation on the first, as the format asks."""
    label = f"GeoNames {row['geonames_id']}" if row["geonames_id"] else "news and reference texts"
    first, *others = toponyms
    return [{**first, "citations": [{"label": label}]}, *others]


def _links(row: Row) -> list[dict[str, str]]:
    """Return links to GeoNames and Wikidata; close ones where they are of the town nearby."""
    kind = "closeMatch" if row["type"] in INSTALLATIONS else "exactMatch"
    addresses = (
        ("https://www.geonames.org/", row["geonames_id"]),
        ("http://www.wikidata.org/entity/", row["wikidata_qid"]),
    )
    return [{"type": kind, "identifier": base + key} for base, key in addresses if key]


def _relations(*parents: str) -> list[dict[str, str]]:
    """Return part-of relations, the closest first."""
    return [
        {"relationType": "gvp:broaderPartitive", "relationTo": p, "label": f"part of {p}"}
        for p in parents
        if p
    ]


if __name__ == "__main__":
    main()
