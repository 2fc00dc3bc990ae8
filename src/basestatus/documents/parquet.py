"""Stream documents from Parquet, some rows at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from basestatus.documents.rows import KEYS, read_row
from basestatus.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import IO

    from basestatus.model import Document

__all__ = ["RowGroup", "parquet_rows", "read_parquet", "row_groups"]

ROWS_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that can be read alone: ``size`` bytes, kept packed in ``first`` to before ``last``."""

    rows: int
    size: int
    first: int
    last: int


def row_groups(file: IO[bytes]) -> tuple[RowGroup, ...]:
    """Return the row groups of a Parquet file in their order, none where it cannot be read."""
    from pyarrow import ArrowException  # noqa: PLC0415  (heavy)
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    try:
        with ParquetFile(file) as table:
            found = table.metadata
            return tuple(_row_group(found.row_group(n)) for n in range(found.num_row_groups))
    except (ArrowException, OSError, UnicodeDecodeError):
        return ()


def _row_group(group: Any) -> RowGroup:  # noqa: ANN401  (pyarrow ships no types)
    columns = [group.column(number) for number in range(group.num_columns)]
    first = min(
        min(column.data_page_offset, column.dictionary_page_offset or column.data_page_offset)
        for column in columns
    )
    packed = sum(column.total_compressed_size for column in columns)
    return RowGroup(group.num_rows, group.total_byte_size, first, first + packed)


def read_parquet(file: IO[bytes], *, path: str) -> Iterator[Document | Problem]:
    """Yield a document, or what is wrong, for each row; rows are counted from 1."""
    empty = True
    for line, row in parquet_rows(file, path=path):
        empty = False
        yield row if isinstance(row, Problem) else read_row(row, path=path, line=line)
    if empty:
        yield Problem(path, None, "is empty", "remove it, or put documents in")


def parquet_rows(
    file: IO[bytes], *, path: str, groups: Sequence[int] | None = None
) -> Iterator[tuple[int, object]]:
    """Yield the rows of some row groups, all by default, with numbers from 1, or what is wrong."""
    from pyarrow import ArrowException  # noqa: PLC0415  (heavy)
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    number = 0
    try:
        with ParquetFile(file) as table:
            columns = [key for key in KEYS if key in table.schema_arrow.names]
            if "text" not in columns:
                remedy = f"name them {', '.join(KEYS)}"
                yield 0, Problem(path, None, "has no column text", remedy)
                return
            chosen = {"row_groups": groups, "columns": columns}
            for batch in table.iter_batches(batch_size=ROWS_AT_ONCE, **chosen):
                for at in range(batch.num_rows):
                    number += 1
                    yield number, _row(batch.slice(at, 1), path, number)
    except (ArrowException, OSError, UnicodeDecodeError) as error:
        yield number, Problem(path, number or None, f"is not Parquet to be read: {error}")


def _row(alone: Any, path: str, number: int) -> object:  # noqa: ANN401  (pyarrow ships no types)
    """Return the values of one row, or what is wrong where its bytes are no text."""
    try:
        return alone.to_pylist()[0]
    except UnicodeDecodeError as error:
        return Problem(path, number, f"holds bytes that are no UTF-8: {error}", "encode it anew")
