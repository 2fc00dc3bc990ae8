"""Stream documents from Parquet, some rows at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.documents.rows import KEYS, read_row
from basestatus.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from basestatus.model import Document

__all__ = ["read_parquet"]

ROWS_AT_ONCE = 256


def read_parquet(file: IO[bytes], *, path: str) -> Iterator[Document | Problem]:
    """Yield a document, or what is wrong, for each row; rows are counted from 1."""
    from pyarrow import ArrowException  # noqa: PLC0415  (heavy)
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    number = 0
    try:
        with ParquetFile(file) as table:
            columns = [key for key in KEYS if key in table.schema_arrow.names]
            if "text" not in columns:
                yield Problem(path, None, "has no column text", f"name them {', '.join(KEYS)}")
                return
            for batch in table.iter_batches(batch_size=ROWS_AT_ONCE, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield read_row(row, path=path, line=number)
    except (ArrowException, OSError) as error:
        yield Problem(path, number or None, f"is not Parquet to be read: {error}")
        return
    if not number:
        yield Problem(path, None, "is empty", "remove it, or put documents in")
