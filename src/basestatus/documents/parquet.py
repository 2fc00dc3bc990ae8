"""Stream documents from Parquet, some rows at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.documents.rows import KEYS, read_row
from basestatus.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from basestatus.model import Document

__all__ = ["read_parquet"]

ROWS_AT_ONCE = 256


def read_parquet(path: Path) -> Iterator[Document | Problem]:
    """Yield a document, or what is wrong, for each row; rows are counted from 1."""
    from pyarrow import ArrowException  # noqa: PLC0415  (heavy)
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    number = 0
    try:
        with ParquetFile(path) as file:
            columns = [key for key in KEYS if key in file.schema_arrow.names]
            if "text" not in columns:
                yield Problem(str(path), None, "has no column text", f"name them {', '.join(KEYS)}")
                return
            for batch in file.iter_batches(batch_size=ROWS_AT_ONCE, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield read_row(row, path=str(path), line=number)
    except (ArrowException, OSError) as error:
        yield Problem(str(path), number or None, f"is not Parquet to be read: {error}")
        return
    if not number:
        yield Problem(str(path), None, "is empty", "remove it, or put documents in")
