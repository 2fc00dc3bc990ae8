"""Stream documents from CSV lists: our own columns, and those of bellingcat's auto-archiver."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from basestatus.documents.archiver import RECORD, read_record
from basestatus.documents.columns import key_of
from basestatus.documents.encodings import decode
from basestatus.documents.rows import KEYS, read_row
from basestatus.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from basestatus.model import Document

    Row = tuple[int | None, dict[str, str] | Problem]

__all__ = ["csv_rows", "read_csv"]

DELIMITERS = ",;\t"
LARGEST = 256_000_000


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
    columns = [key_of(name) for name in next(reader, [])]
    if not {"text", "url", RECORD} & set(columns):
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
            yield line, row | read_record(row.get(RECORD, ""))
