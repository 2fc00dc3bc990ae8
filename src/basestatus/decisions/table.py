"""Read and write the table of decisions, one row a line, so that git merges it by lines.

The rows are in the order of what they stand on: decisions of two editors mostly fall between
different neighbours, and where they do not git keeps the lines of both.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from basestatus.cells import guarded, unguarded
from basestatus.decisions.rows import COLUMNS, cells_of, decision_of
from basestatus.errors import InputError, Problem
from basestatus.files import locked, written_aside

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from basestatus.decisions.values import Decision, Ids

__all__ = ["read_decisions", "record"]

MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
ATTRIBUTES = ".gitattributes"
WAIT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row by column, those beyond the last column, and where the row begins."""

    cells: dict[str, str]
    beyond: tuple[str, ...] = ()
    line: int | None = None

    def place(self) -> tuple[str, int, list[str]]:
        """Return what rows are sorted by: the document, and where in it the quote begins."""
        start = self.cells.get("start", "")
        known = {name: self.cells.get(name, "") for name in COLUMNS}
        return known["document"], int(start) if start.isdecimal() else 0, [*known.values()]


@dataclass(frozen=True, slots=True)
class _Table:
    """Every row of the file, those that cannot be used included."""

    columns: tuple[str, ...] = COLUMNS
    rows: tuple[_Row, ...] = ()
    markers: tuple[int, ...] = ()


def read_decisions(
    path: Path, ids: Ids | None = None
) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """Read every row that is right, and name every cell that is not; no file is no decision.

    Without ``ids`` any place and any force will do.
    """
    try:
        table = _read(path)
    except InputError as error:
        return (), error.problems
    decisions: dict[Decision, None] = {}
    problems = [Problem(str(path), *error) for error in _misfits(table)]
    for row in table.rows:
        found, errors = decision_of(row.cells, row.line, ids)
        problems += (Problem(str(path), row.line, *error) for error in errors)
        if found and not row.beyond:
            decisions.setdefault(found)
    return tuple(decisions), tuple(problems)


def record(path: Path, added: Iterable[Decision], removed: Collection[Decision] = ()) -> None:
    """Add rows to the table and take rows out of it; every other row stays.

    Beside the table it says to git that a merge keeps the lines of both sides.

    Raises:
        InputError: if the file there cannot be read; it is left alone.
        OutputError: if it cannot be written.
    """
    with locked(path.parent, wait_seconds=WAIT_SECONDS):
        table = _read(path)
        columns = (*table.columns, *(name for name in COLUMNS if name not in table.columns))
        kept = [row for row in table.rows if decision_of(row.cells, None)[0] not in removed]
        rows = sorted([*kept, *(_Row(cells_of(decision)) for decision in added)], key=_Row.place)
        lines = dict.fromkeys(_line(row, columns) for row in rows)
        with written_aside(path) as aside, aside.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([columns, *lines])
        _keep_both_sides(path)


def _line(row: _Row, columns: Iterable[str]) -> tuple[str, ...]:
    """Return the cells of a row as they are written."""
    return (*(guarded(row.cells.get(name, "")) for name in columns), *row.beyond)


def _read(path: Path) -> _Table:
    """Read the file as it is; lines that git left in it are told apart."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n") if path.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        problem = Problem(str(path), None, f"cannot be read: {error}", "a CSV file in UTF-8")
        raise InputError(problem) from error
    markers = tuple(n for n, line in enumerate(lines, 1) if line.startswith(MARKERS))
    plain = ("" if n in markers else line + "\n" for n, line in enumerate(lines, 1))
    reader = csv.reader(plain, strict=True)
    try:
        columns = tuple(name.strip() for name in next(reader, ()))
        return _Table(columns or COLUMNS, tuple(_rows(reader, columns)), markers)
    except csv.Error as error:
        problem = Problem(str(path), reader.line_num, f"no CSV: {error}", "one row a line")
        raise InputError(problem) from error


def _rows(reader: Any, columns: tuple[str, ...]) -> Iterator[_Row]:  # noqa: ANN401  (csv.reader's)
    """Yield the rows with the lines that they begin on; a heading that stands twice is none."""
    line = reader.line_num + 1
    for cells in reader:
        if any(cells) and tuple(cells) != columns:
            named = {name: _clean(cell) for name, cell in zip(columns, cells, strict=False)}
            yield _Row(named, tuple(cells[len(columns) :]), line)
        line = reader.line_num + 1


def _clean(cell: str) -> str:
    """Return what a cell says, on one line."""
    return " ".join(unguarded(cell).split())


def _misfits(table: _Table) -> Iterator[tuple[int | None, str, str]]:
    """Yield what is wrong with the table as a whole, and with the length of its rows."""
    for name in ("decision", "who", "when"):
        if name not in table.columns:
            yield 1, f"no column {name}", f"columns are {', '.join(COLUMNS)}"
    for line in table.markers:
        yield line, "a mark of a merge", "keep the rows of both sides and delete this line"
    for row in table.rows:
        if row.beyond:
            yield row.line, "more cells than columns", "quotation marks around text with commas"


def _keep_both_sides(path: Path) -> None:
    """Tell git to merge the table by keeping the lines of both sides."""
    attributes = path.with_name(ATTRIBUTES)
    text = attributes.read_text(encoding="utf-8") if attributes.exists() else ""
    if not any(line.split()[:1] == [path.name] for line in text.splitlines()):
        before = text if not text or text.endswith("\n") else text + "\n"
        with written_aside(attributes) as aside:
            aside.write_text(f"{before}{path.name} merge=union text eol=lf\n", encoding="utf-8")
