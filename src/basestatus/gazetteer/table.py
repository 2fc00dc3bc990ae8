"""Read places from a table: id, name, names, lat, lon, radius_m, kind, country."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from basestatus.errors import Problem
from basestatus.gazetteer.cells import rows
from basestatus.gazetteer.countries import country_code
from basestatus.gazetteer.draft import Draft
from basestatus.gazetteer.kinds import is_area, kind_word
from basestatus.gazetteer.naming import each_once, identifier, split_names
from basestatus.model import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_table"]

_NAME_IN = re.compile(r"name_([a-z]{2,3})")
_APART = re.compile(r"[|;\s]+")


def read_table(text: str, path: str) -> Iterator[Draft | Problem]:
    """Yield a draft for each row with a name and readable numbers, a problem for the others."""
    columns: dict[str, int] = {}
    width = 0
    for item in rows(text, path):
        if isinstance(item, Problem):
            yield item
        elif not columns:
            columns, width = _header(item[1]), len(item[1])
            if not any(column == "id" or column.startswith("name") for column in columns):
                yield _no_names(path, item)
                return
        else:
            yield from _drafts(item[0], item[1], columns, width=width, path=path)


@cache
def _headings() -> dict[str, str]:
    """Return the column that each known heading means."""
    data = tomllib.loads(files(__package__).joinpath("columns.toml").read_text(encoding="utf-8"))
    return {heading: column for column, headings in data.items() for heading in headings}


def _header(cells: list[str]) -> dict[str, int]:
    """Return the place of each known column; the first of two alike counts."""
    columns: dict[str, int] = {}
    for place, cell in enumerate(cells):
        heading = cell.strip().lower()
        column = heading if _NAME_IN.fullmatch(heading) else _headings().get(heading)
        if column:
            columns.setdefault(column, place)
    return columns


def _no_names(path: str, row: tuple[int, list[str]]) -> Problem:
    message = f"no column id or name among: {', '.join(row[1])}"
    return Problem(path, row[0], message, "begin with id,name,names,lat,lon,radius_m,kind,country")


def _drafts(
    line: int, row: list[str], columns: dict[str, int], *, width: int, path: str
) -> Iterator[Draft | Problem]:
    """Yield what a row states, or why it cannot be read; a bad radius does not spoil it."""
    if len(row) > width:
        message = f"row has {len(row)} cells, the header {width}"
        yield Problem(path, line, message, 'put cells that hold the delimiter in "…"')
        return
    cells = {column: row[place].strip() for column, place in columns.items() if place < len(row)}
    names = _names(cells)
    if not names and not cells.get("id"):
        yield Problem(path, line, "row has neither id nor name", "give it an id or a name")
        return
    numbers = {column: _number(cells.get(column, "")) for column in ("lon", "lat", "radius_m")}
    unread = [column for column, number in numbers.items() if isinstance(number, str)]
    for column in unread:
        message = f"{column} is not a number: {numbers[column]!r}"
        yield Problem(path, line, message, "write degrees or metres with a point, such as 36.71")
    if not {"lon", "lat"} & set(unread):
        yield _drafted(line, cells, names, numbers)


def _drafted(
    line: int,
    cells: dict[str, str],
    names: tuple[Name, ...],
    numbers: dict[str, float | str | None],
) -> Draft:
    """Put a draft together from cells that have been read."""
    lon, lat, radius = (None if isinstance(n, str) else n for n in numbers.values())
    kind, wkt = kind_word(cells.get("kind", "")), cells.get("wkt", "")
    members = frozenset(_APART.split(cells.get("members", ""))) - {""}
    return Draft(
        id=cells.get("id") or identifier(names),
        names=names or (Name(cells["id"], "en"),),
        line=line,
        lon=lon,
        lat=lat,
        radius_m=radius,
        kind=kind,
        country=country_code(cells.get("country", "")),
        parent=cells.get("parent", ""),
        wkt=wkt,
        members=members,
        named=bool(cells.get("id")),
        area=bool(wkt or members) or is_area(kind),
    )


def _names(cells: dict[str, str]) -> tuple[Name, ...]:
    """Return the name, the names in a stated language, then the others, each once."""
    stated = [
        Name(text, column[len("name_") :])
        for column, text in cells.items()
        if text and column.startswith("name_")
    ]
    found = split_names(cells.get("name", ""), cells.get("names", ""))
    return each_once((*found[:1], *stated, *found[1:])) if stated else found


def _number(text: str) -> float | str | None:
    """Return the number a cell holds: None where it is empty, the text where it is none."""
    try:
        return float(text) if text else None
    except ValueError:
        return text
