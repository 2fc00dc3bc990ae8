"""The box each country fits in, to notice coordinates that cannot be meant."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

__all__ = ["Box", "country_box", "country_code"]

Box = tuple[float, float, float, float]


def country_box(country: str) -> Box | None:
    """Return west, south, east, north of a country by ISO code or English name, None if unknown.

    >>> country_box("SY") == country_box("SYR") == country_box("syria")
    True
    """
    found = _known().get(country.casefold())
    return found[1] if found else None


def country_code(country: str) -> str:
    """Return the two-letter code of a country that is known by code or English name.

    >>> country_code("SYR"), country_code("Iraq"), country_code("Utopia")
    ('SY', 'IQ', 'Utopia')
    """
    found = _known().get(country.casefold())
    return found[0] if found else country


@cache
def _known() -> dict[str, tuple[str, Box]]:
    """Read codes and boxes once, under each code and name."""
    known: dict[str, tuple[str, Box]] = {}
    text = files(__package__).joinpath("countries.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        west, south, east, north = (float(row[s]) for s in ("west", "south", "east", "north"))
        for key in (row["iso2"], row["iso3"], row["name"]):
            known[key.casefold()] = (row["iso2"], (west, south, east, north))
    return known
