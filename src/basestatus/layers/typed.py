"""Build tables whose columns have a fixed type, also where every value is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from basestatus.layers.columns import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["typed_table"]

DTYPES = {Kind.TEXT: "str", Kind.REAL: "float64", Kind.COUNT: "int64"}


def typed_table(columns: Mapping[str, Kind], rows: Iterable[Sequence[object]]) -> pd.DataFrame:
    """Return a table of the columns in order; None and empty text are missing values."""
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    return pd.DataFrame(
        {
            name: _series(kind, column)
            for (name, kind), column in zip(columns.items(), values, strict=True)
        }
    )


def _series(kind: Kind, values: Sequence[object]) -> pd.Series:
    if kind is Kind.DAY:
        return _days(values)
    if kind is Kind.TEXT:
        values = [_text(value) for value in values]
    return pd.Series(values, dtype=DTYPES[kind])


def _text(value: object) -> str | None:
    """Return text, None for none; the character NUL, which ends a text in SQL and C, as U+FFFD."""
    return str(value).replace("\0", "\ufffd") if value else None


def _days(values: Sequence[object]) -> pd.Series:
    days = np.array(["NaT" if day is None else day for day in values], dtype="datetime64[D]")
    return pd.Series(days.astype("datetime64[ms]")).dt.tz_localize("UTC")
