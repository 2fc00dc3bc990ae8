"""Write the state layer as CSV that is also safe, and readable, when opened as a spreadsheet.

A spreadsheet takes a cell that begins with = + - or @ for a formula, and quotes come from
strangers. An apostrophe is put before such a sign, also where a reader that splits at another
separator would see a cell begin. One more is put where apostrophes stand already, so that the
original can be restored: `unguarded` takes one away.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pandas as pd

from basestatus.exports.frame import export_layer
from basestatus.files import written_aside
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from basestatus.exports.options import Options
    from basestatus.layers import Atlas

__all__ = ["guarded", "unguarded", "write_csv"]

# Full-width signs too: spreadsheets read them as the plain ones (OWASP, CSV Injection).
BEGIN = r"((?:^|[;,|\t\r\n\"])\s*)"
SIGN = r"([=+\-@\uff1d\uff0b\uff0d\uff20])"
OPEN = re.compile(BEGIN + r"('*)" + SIGN)
GUARDED = re.compile(BEGIN + r"'('*)" + SIGN)


def write_csv(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write the columns, then lon and lat; UTF-8 with a mark, days as ISO dates, null as empty."""
    layer = export_layer(atlas, options)
    columns = {name: _cells(layer[name]) for name in layer.columns.drop(["geometry"])}
    columns["lon"] = layer.geometry.x.tolist()
    columns["lat"] = layer.geometry.y.tolist()
    with written_aside(path) as aside, aside.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    return (strings("en")("export", "loss_guard"),)


def guarded(text: str) -> str:
    """Put an apostrophe before each sign that a spreadsheet would take for a formula.

    >>> guarded("=1+1")
    "'=1+1"
    """
    return OPEN.sub(r"\1'\2\3", text)


def unguarded(text: str) -> str:
    """Take away the apostrophes that guarded() put in.

    >>> unguarded("'=1+1")
    '=1+1'
    """
    return GUARDED.sub(r"\1\2\3", text)


def _cells(column: pd.Series) -> Sequence[object]:
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        days = column.dt.strftime("%Y-%m-%d")
        return [day if isinstance(day, str) else None for day in days]
    if column.dtype.kind in "if":
        return list(column)
    codes, known = pd.factorize(column)
    words = [*map(guarded, known), None]
    return [words[code] for code in codes.tolist()]
