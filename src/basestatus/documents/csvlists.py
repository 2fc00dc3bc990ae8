"""Stream documents from CSV lists: our own columns, and those of bellingcat's auto-archiver."""

from __future__ import annotations

import ast
import csv
import io
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from basestatus.documents.encodings import decode
from basestatus.documents.rows import KEYS, read_row
from basestatus.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import IO

    from basestatus.model import Document

    Row = tuple[int | None, dict[str, str] | Problem]

__all__ = ["csv_rows", "read_csv"]

DELIMITERS = ",;\t"
LARGEST = 256_000_000
DAY = 3  # year, month, day
ARCHIVED = "metadata"  # the column into which auto-archiver writes a Python dictionary


def read_csv(file: IO[bytes], *, path: str) -> Iterator[Document | Problem]:
    """Yield a document, or what is wrong, for each row that is not blank."""
    empty = True
    for line, row in csv_rows(file, path=path):
        empty = False
        yield row if isinstance(row, Problem) else read_row(row, path=path, line=line)
    if empty:
        yield Problem(path, None, "holds no row", "remove it, or put documents in, one a row")


def csv_rows(file: IO[bytes], *, path: str) -> Iterator[Row]:
    """Yield each row under the keys of documents, with its line, or what is wrong there."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        message = f"is larger than {LARGEST} bytes"
        yield None, Problem(path, None, message, "make it JSON Lines, which may be of any size")
        return
    text = decode(data, path=path)
    if isinstance(text, Problem):
        yield None, text
        return
    yield from _rows(text, path)


def _rows(text: str, path: str) -> Iterator[Row]:
    head = text.partition("\n")[0]
    csv.field_size_limit(LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=head.count))
    columns = [_key(name) for name in next(reader, [])]
    if not {"text", "url", ARCHIVED} & set(columns):
        remedy = f"name its columns {', '.join(KEYS)}"
        yield None, Problem(path, 1, "has no column text or url", remedy)
        return
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield line, Problem(path, line, f"is not CSV: {error}", 'close each " that is opened')
            return
        if cells is None:
            return
        row = {key: cell for key, cell in zip(columns, cells, strict=False) if cell.strip()}
        if row:
            yield line, row | _archived(row.get(ARCHIVED, ""))


def _key(name: str) -> str:
    """Return the key that a column stands for."""
    plain = name.strip().lower()
    return _columns().get(plain, plain)


@cache
def _columns() -> Mapping[str, str]:
    source = files(__package__).joinpath("csvlists.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return {name: key for key, names in data["columns"].items() for name in names}


def _archived(cell: str) -> dict[str, str]:
    """Return what auto-archiver wrote of a page, which is the text of a Python dictionary.

    It is taken apart, never run; what is no plain text or time is left aside.
    """
    try:
        tree = ast.parse(cell, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    if not isinstance(tree, ast.Dict):
        return {}
    pairs = zip(tree.keys, tree.values, strict=True)
    found = {_key(str(k.value)): _plain(v) for k, v in pairs if isinstance(k, ast.Constant)}
    return {key: value for key, value in found.items() if key in KEYS and value}


def _plain(node: ast.expr) -> str:
    """Return a text as it is, a call of datetime as its day, anything else as nothing."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    values = [a.value for a in getattr(node, "args", []) if isinstance(a, ast.Constant)]
    numbers = [value for value in values[:DAY] if isinstance(value, int)]
    try:
        return date(*numbers).isoformat()
    except (TypeError, ValueError, OverflowError):
        return ""
