"""Write the state layer as a Shapefile, and beside it a list of what the format could not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

import numpy as np
import pandas as pd
import pyarrow as pa

from basestatus.exports.archive import add_file
from basestatus.exports.frame import export_layers
from basestatus.exports.gdal import write_layer
from basestatus.files import written_aside
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
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
    with written_aside(path) as aside:
        losses = _write(export_layers(atlas, options), aside)
        for part in sorted(aside.parent.iterdir()):
            if part != aside:
                part.replace(path.parent / part.name)
    return losses


def write_zipped_shapefile(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write the files of a Shapefile in one archive; return the list of losses."""
    name = path.name.split(".", maxsplit=1)[0]
    with written_aside(path) as aside:
        losses = _write(export_layers(atlas, options), aside.with_name(f"{name}.shp"))
        parts = sorted(part for part in aside.parent.iterdir() if part != aside)
        with ZipFile(aside, "w") as archive:
            for part in parts:
                add_file(archive, part.name, part)
    return losses


def _write(layers: Iterable[gpd.GeoDataFrame], path: Path) -> tuple[str, ...]:
    """Write the files of a Shapefile, the list of losses with them; return that list."""
    fitting = _Fitting()
    write_layer(
        map(fitting.narrow, layers),
        path,
        driver="ESRI Shapefile",
        geometry="Point",
        options={"ENCODING": "UTF-8", "DBF_DATE_LAST_UPDATE": WRITTEN_ON},
    )
    losses = tuple(fitting.losses())
    path.with_suffix(".losses.txt").write_text("".join(f"{loss}\n" for loss in losses), "utf-8")
    return losses


class _Fitting:
    """Makes layers fit, and remembers what is lost: so many rows of a column, the longest text."""

    def __init__(self) -> None:
        self._days: dict[str, bool] = {}
        self._cut: dict[str, tuple[int, int]] = {}

    def narrow(self, layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Return a layer with short names, short texts, and days without a time."""
        columns = layer.columns.drop(["geometry"])
        for name in columns:
            self._days[name] = isinstance(layer[name].dtype, pd.DatetimeTZDtype)
            if not self._days[name] and layer[name].dtype.kind not in "if":
                self._note(name, layer[name])
        return layer.assign(**{name: _fitting(layer[name]) for name in columns}).rename(
            columns=SHORT_NAMES
        )

    def _note(self, name: str, column: pd.Series) -> None:
        lengths = column.dropna().map(lambda text: len(text.encode()))
        rows, longest = self._cut.get(name, (0, 0))
        rows += int(np.count_nonzero(lengths > BYTES))
        self._cut[name] = rows, max(longest, lengths.max() if len(lengths) else 0)

    def losses(self) -> Iterator[str]:
        """Yield what the format could not hold of the layers so far, a sentence each."""
        words = strings("en")
        for name, short in SHORT_NAMES.items():
            yield words("export", "loss_renamed", column=name, short=short)
        for name, has_time in self._days.items():
            rows, longest = self._cut.get(name, (0, 0))
            if has_time:
                yield words("export", "loss_time", column=name)
            elif rows:
                figures = {"limit": BYTES, "rows": rows, "longest": longest}
                yield words("export", "loss_cut", column=name, **figures)
        yield words("export", "loss_about")


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
