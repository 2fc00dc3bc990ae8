"""Read and write claims as JSON Lines, naming each row and field that cannot be used."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from basestatus.decoding import load_json
from basestatus.errors import Problem
from basestatus.model import Claim
from basestatus.timeline.claim_rows import RowError, claim_of_row

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    Check = Callable[[object], tuple[Claim | None, tuple[RowError, ...]]]

__all__ = ["read_claims", "write_claims"]

FIELDS = tuple(field.name for field in fields(Claim))


def read_claims(
    source: Path | str | IO[str],
    *,
    places: Collection[str] | None = None,
    actors: Collection[str] | None = None,
) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """Read claims from a JSON Lines file, or from an open one; keep every row that is right.

    A row that stands twice counts once. ``places`` and ``actors`` are the ids there are, any where
    they are None.
    """
    check = partial(claim_of_row, places=places, actors=actors)
    if isinstance(source, (str, Path)):
        with Path(source).open(encoding="utf-8", errors="replace") as file:
            return _read(file, str(source), check)
    return _read(source, getattr(source, "name", "<stdin>"), check)


def write_claims(claims: Iterable[Claim], file: IO[str]) -> None:
    """Write claims as JSON Lines, with the fields in the order of the data model."""
    for claim in claims:
        row = {name: _plain(getattr(claim, name)) for name in FIELDS}
        file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _read(
    lines: Iterable[str], name: str, check: Check
) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """Read the rows of one file."""
    claims: dict[str, Claim] = {}
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        found, wrong = _read_row(line, check)
        problems += (Problem(name, number, *error) for error in wrong)
        if found is None:
            continue
        if claims.setdefault(found.id, found) != found:
            problems.append(Problem(name, number, *_twice(found.id)))
    return tuple(claims.values()), tuple(problems)


def _read_row(line: str, check: Check) -> tuple[Claim | None, tuple[RowError, ...]]:
    """Return the claim in a line, or what is wrong with it."""
    try:
        row = load_json(line)
    except json.JSONDecodeError as error:
        return None, (
            RowError(f"not JSON: {error.msg}, column {error.colno}", "one object a line"),
        )
    return check(row)


def _twice(claim: str) -> RowError:
    return RowError(f"id: {claim!r} stands for another claim above", "an id of its own")
