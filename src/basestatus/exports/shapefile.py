"""Write the state layer as a Shapefile, and beside it a list of what the format could not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

import numpy as np
import pandas as pd
import pyarrow as pa

from basestatus.exports.archive import add_file
from basestatus.exports.frame import export_layer
from basestatus.exports.gdal import write_layer
from basestatus.files import written_aside
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import geopandas as gpd

    from basestatus.exports.options import Options
    from basestatus.layers import Atlas

__all__ = ["SHORT_NAMES", "write_shapefile", "write_zipped_shapefile"]

SHORT_NAMES = {
    "changing_to": "change_to",
    "n_independent": "n_indep",
    "reported_at": "reported",
}
BYTES = 254
WRITTEN_ON = "1970-01-01"


def write_shapefile(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write .shp with .shx, .dbf, .prj, .cpg and a list of losses beside it; return the list."""
    layer = export_layer(atlas, options)
    losses = tuple(_losses(layer))
    with written_aside(path) as aside:
        _write(layer, aside, losses)
        for part in sorted(aside.parent.iterdir()):
            if part != aside:
                part.replace(path.parent / part.name)
    return losses


def write_zipped_shapefile(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write the files of a Shapefile in one archive; return the list of losses."""
    layer = export_layer(atlas, options)
    losses = tuple(_losses(layer))
    name = path.name.split(".", maxsplit=1)[0]
    with written_aside(path) as aside:
        _write(layer, aside.with_name(f"{name}.shp"), losses)
        parts = sorted(part for part in aside.parent.iterdir() if part != aside)
        with ZipFile(aside, "w") as archive:
            for part in parts:
                add_file(archive, part.name, part.read_bytes())
    return losses


def _write(layer: gpd.GeoDataFrame, path: Path, losses: tuple[str, ...]) -> None:
    write_layer(
        [_narrowed(layer)],
        path,
        driver="ESRI Shapefile",
        geometry="Point",
        options={"ENCODING": "UTF-8", "DBF_DATE_LAST_UPDATE": WRITTEN_ON},
    )
    path.with_suffix(".losses.txt").write_text("".join(f"{loss}\n" for loss in losses), "utf-8")


def _narrowed(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the layer with short names, short texts, and days without a time."""
    columns = layer.columns.drop(["geometry"])
    return layer.assign(**{name: _fitting(layer[name]) for name in columns}).rename(
        columns=SHORT_NAMES
    )


def _fitting(column: pd.Series) -> pd.Series:
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        days = pa.array(column.to_numpy(dtype="datetime64[D]"))
        return pd.Series(pd.arrays.ArrowExtensionArray(days))
    if column.dtype.kind in "if":
        return column
    return pd.Series(column.map(_cut, na_action="ignore"), dtype="str")


def _cut(text: str) -> str:
    """Return as many whole characters as fit.

    >>> len(_cut("م" * 200))
    127
    """
    return text.encode()[:BYTES].decode(errors="ignore")


def _losses(layer: gpd.GeoDataFrame) -> Iterator[str]:
    words = strings("en")
    for name, short in SHORT_NAMES.items():
        yield words("export", "loss_renamed", column=name, short=short)
    for name in layer.columns.drop(["geometry"]):
        if isinstance(layer[name].dtype, pd.DatetimeTZDtype):
            yield words("export", "loss_time", column=name)
        elif layer[name].dtype.kind not in "if":
            yield from _cut_texts(layer[name])
    yield words("export", "loss_about")


def _cut_texts(column: pd.Series) -> Iterator[str]:
    lengths = column.dropna().map(lambda text: len(text.encode()))
    rows = int(np.count_nonzero(lengths > BYTES))
    if rows:
        yield strings("en")(
            "export", "loss_cut", column=column.name, limit=BYTES, rows=rows, longest=lengths.max()
        )
