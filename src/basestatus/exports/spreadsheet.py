"""Write the state layer as CSV that is also safe, and readable, when opened as a spreadsheet."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pandas as pd

from basestatus.cells import guarded
from basestatus.exports.frame import export_layers
from basestatus.files import written_aside
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import geopandas as gpd

    from basestatus.exports.options import Options
    from basestatus.layers import Atlas

__all__ = ["write_csv"]


def write_csv(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write the columns, then lon and lat; UTF-8 with a mark, days as ISO dates, null as empty."""
    with written_aside(path) as aside, aside.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        for number, layer in enumerate(export_layers(atlas, options)):
            columns = _columns(layer)
            writer.writerows([list(columns)] if number == 0 else [])
            writer.writerows(zip(*columns.values(), strict=True))
    return (strings("en")("export", "loss_guard"),)


def _columns(layer: gpd.GeoDataFrame) -> dict[str, Sequence[object]]:
    columns = {name: _cells(layer[name]) for name in layer.columns.drop(["geometry"])}
    return columns | {"lon": layer.geometry.x.tolist(), "lat": layer.geometry.y.tolist()}


def _cells(column: pd.Series) -> Sequence[object]:
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        days = column.dt.strftime("%Y-%m-%d")
        return [day if isinstance(day, str) else None for day in days]
    if column.dtype.kind in "if":
        return list(column)
    codes, known = pd.factorize(column)
    words = [*map(guarded, known), None]
    return [words[code] for code in codes.tolist()]
