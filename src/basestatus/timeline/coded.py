"""Read claims that people coded by hand, from a table with the fields of claims as columns."""

from __future__ import annotations

import csv
import io
from dataclasses import fields
from typing import TYPE_CHECKING

from basestatus.errors import ClaimError, Problem
from basestatus.model import Claim
from basestatus.timeline.claim_rows import claim_of_row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

__all__ = ["read_coded_claims"]

COLUMNS = {field.name for field in fields(Claim)}
NEEDED = ("site", "actor", "status")
OTHER_NAMES = {
    "site_id": "site",
    "first": "valid_start",
    "last": "valid_end",
    "source": "document",
    "outlet": "document",
    "date": "published",
}
OWN_COLUMNS = {"note"}
DELIMITERS = ",;\t"


def read_coded_claims(
    path: Path,
    *,
    areas: Collection[str] = (),
    places: Collection[str] | None = None,
    actors: Collection[str] | None = None,
) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """Read a CSV file of coded claims, separated by comma, semicolon or tab; keep what is right.

    The columns are the fields of claims, of which only ``site``, ``actor`` and ``status`` are
    needed; ``site_id``, ``first``, ``last``, ``source`` or ``outlet``, and ``date`` stand for
    ``site``, ``valid_start``, ``valid_end``, ``document`` and ``published``; ``note`` is the
    coder's own. A claim is asserted where no modality is given, and on an area where its site is
    one of ``areas``. ``places`` and ``actors`` are the ids there are, any where they are None.

    Raises:
        ClaimError: if the table lacks a column that is needed, or the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimError(Problem(str(path), None, f"{error}", "a CSV file in UTF-8")) from error
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=False)
    names = _names(rows.fieldnames or (), path)
    claims: list[Claim] = []
    problems: list[Problem] = []
    for cells in rows:
        filled = {names[k]: v for k, v in cells.items() if k in names and isinstance(v, str) and v}
        if not filled:
            continue
        row = _completed(filled, areas)
        claim, errors = claim_of_row(row, places=places, actors=actors)
        problems += (Problem(str(path), rows.line_num, *error) for error in errors)
        claims += [claim] if claim else []
    return tuple(claims), tuple(problems)


def _delimiter(text: str) -> str:
    """Return the separator that stands most often in the heading."""
    heading = text.split("\n", 1)[0]
    return max(DELIMITERS, key=heading.count)


def _names(heading: Collection[str], path: Path) -> dict[str, str]:
    """Return the field that each column holds."""
    names = {column: _field(column) for column in heading}
    lacking = [name for name in NEEDED if name not in names.values()]
    wrong = [*(f"no column {name}" for name in lacking), *_unknown(names)]
    if wrong:
        known = ", ".join(sorted(COLUMNS | OTHER_NAMES.keys() | OWN_COLUMNS))
        raise ClaimError(
            *(Problem(str(path), 1, message, f"columns are {known}") for message in wrong)
        )
    return {column: name for column, name in names.items() if name in COLUMNS}


def _field(column: str) -> str:
    name = column.strip().lower().replace(" ", "_")
    return OTHER_NAMES.get(name, name)


def _unknown(names: dict[str, str]) -> Iterator[str]:
    for column, name in names.items():
        if name not in COLUMNS | OWN_COLUMNS:
            yield f"unknown column {column!r}"
    for name in sorted({n for n in names.values() if list(names.values()).count(n) > 1}):
        yield f"two columns for {name}"


def _completed(row: dict[str, str], areas: Collection[str]) -> dict[str, object]:
    """Return a row with what goes without saying, its numbers as numbers."""
    scope = "area" if row.get("site", "").strip() in areas else "site"
    numbers = {name: int(row[name]) for name in ("start", "end") if row.get(name, "").isdecimal()}
    said = {"modality": "asserted", "scope": scope, "date_basis": "stated", "rule": "coded"}
    return {**said, **{name: value.strip() for name, value in row.items()}, **numbers}
