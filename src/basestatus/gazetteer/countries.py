"""The box each country fits in, to notice coordinates that cannot be meant."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

__all__ = ["Box", "country_box"]

Box = tuple[float, float, float, float]


def country_box(country: str) -> Box | None:
    """Return west, south, east, north of a country by ISO code or English name, None if unknown.

    >>> country_box("SY") == country_box("SYR") == country_box("syria")
    True
    """
    return _boxes().get(country.casefold())


@cache
def _boxes() -> dict[str, Box]:
    """Read the boxes once, under each code and name."""
    boxes: dict[str, Box] = {}
    text = files(__package__).joinpath("countries.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        west, south, east, north = (float(row[s]) for s in ("west", "south", "east", "north"))
        for key in (row["iso2"], row["iso3"], row["name"]):
            boxes[key.casefold()] = (west, south, east, north)
    return boxes
