"""Read the claims that an analyst expects, from JSON Lines in either of two spellings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from basestatus.decoding import load_json
from basestatus.errors import ClaimError, Problem
from basestatus.evaluation.rows import row_of_claim
from basestatus.model import Scope
from basestatus.timeline.claim_rows import RowError, claim_of_row

if TYPE_CHECKING:
    from pathlib import Path

    from basestatus.evaluation.rows import Row

__all__ = ["read_gold"]

# As collections of labelled articles name what a claim has.
RENAMED = {
    "doc_id": "document",
    "site": "mention",
    "canonical": "site",
    "start_char": "start",
    "end_char": "end",
}


def read_gold(path: Path) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Read the expected claims on sites, and what is wrong with the file.

    A row has the fields of a claim, or doc_id, site as written, canonical, start_char, end_char in
    their place; it may be optional. Claims on areas are left out.

    Raises:
        ClaimError: if the file cannot be read at all.
    """
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, line in enumerate(_text(path).splitlines(), start=1):
        if line.strip():
            row, wrong = _read(line)
            rows += row
            problems += (Problem(str(path), number, *error) for error in wrong)
    return tuple(rows), tuple(problems)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimError(Problem(str(path), None, f"cannot be read: {error}")) from error


def _read(line: str) -> tuple[tuple[Row, ...], tuple[RowError, ...]]:
    """Return the row of a line, nothing for an area, or what is wrong with it."""
    try:
        given = load_json(line)
    except json.JSONDecodeError as error:
        return (), (RowError(f"is not JSON: {error.msg}", "write one JSON object a line"),)
    claim, wrong = claim_of_row(_renamed(given))
    if claim is None or claim.scope is Scope.AREA:
        return (), wrong
    return (row_of_claim(claim, optional=bool(given.get("optional"))),), ()


def _renamed(row: object) -> object:
    if isinstance(row, dict) and "doc_id" in row:
        return {RENAMED.get(key, key): value for key, value in row.items()}
    return row
