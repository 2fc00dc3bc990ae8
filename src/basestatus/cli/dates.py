"""basestatus dates: how the date expressions of a text are read, as JSON Lines."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from basestatus.cli import options
from basestatus.decoding import load_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.errors import Problem

__all__ = ["command"]

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Row:
    """A text to read, and what is known of it; ``name`` is whatever its row calls it."""

    text: str
    published: date | None
    language: str
    name: object = None


@click.command(
    context_settings=options.HELP,
    epilog='Example: basestatus dates --published 2026-02-13 "They left on Wednesday."',
)
@click.argument("text", default=STDIN)
@options.day("--published", "When the text was published; without it only full dates are read.")
@click.option("--lang", default="", metavar="TAG", help="Its language (ar, en, fr), else guessed.")
@options.verbosity
def command(text: str, *, published: date | None, lang: str) -> None:
    """Print the dates in a text, one JSON object a line.

    TEXT is the text itself, or - for stdin, which holds a text or JSON Lines with the keys id,
    text, published and lang. start and end are code points of the text, valid_start and valid_end
    the first and last day meant (null where open).
    """
    problems: list[Problem] = []
    given = Row(text, published, lang)
    rows = _read(given, problems) if text == STDIN else [given]
    with options.writing_to(None) as file:
        for row in rows:
            for found in _dates(row):
                file.write(json.dumps(found, ensure_ascii=False) + "\n")
    options.end(problems)


def _dates(row: Row) -> Iterator[dict[str, object]]:
    """Yield what is printed of each date in a text."""
    from basestatus.languages.dates import find_dates, guess_language

    language = row.language.partition("-")[0] or guess_language(row.text)
    for found in find_dates(row.text, row.published, language):
        start, end = found.interval.start, found.interval.end
        yield {
            **({"id": row.name} if row.name is not None else {}),
            "text": found.text,
            "start": found.span.start,
            "end": found.span.end,
            "valid_start": start.isoformat() if start else None,
            "valid_end": end.isoformat() if end else None,
            "edtf": found.edtf,
        }


def _read(given: Row, problems: list[Problem]) -> Iterator[Row]:
    """Yield the texts on stdin: one for each row of JSON Lines, else all of it as one."""
    with click.open_file(STDIN, encoding="utf-8", errors="replace") as file:
        first = file.readline()
        if _json(first) is None:
            yield Row(first + file.read(), given.published, given.language)
            return
        for number, line in enumerate((first, *file), 1):
            if line.strip() and (row := _row(line, number, given, problems)):
                yield row


def _json(line: str) -> dict[str, Any] | None:
    """Return the JSON object that a line is, if it is one."""
    try:
        found = load_json(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _row(line: str, number: int, given: Row, problems: list[Problem]) -> Row | None:
    """Return the text of one row, or note what is wrong with it."""
    from basestatus.errors import Problem

    found = _json(line)
    if found is None or not isinstance(found.get("text"), str):
        problems.append(Problem("stdin", number, "no row with a text", "one JSON object a line"))
        return None
    try:
        written = found.get("published")
        published = date.fromisoformat(str(written)[:10]) if written else given.published
    except ValueError:
        message = f"published is {written!r}"
        problems.append(Problem("stdin", number, message, "a date such as 2026-02-13"))
        return None
    language = str(found.get("lang") or given.language)
    return Row(found["text"], published, language, found.get("id"))
