"""Turn the columns of a layer into JSON text."""

from __future__ import annotations

from json.encoder import encode_basestring
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable

    import geopandas as gpd

__all__ = ["day_values", "point_values", "value_lists"]

DIGITS = 7


def value_lists(layer: gpd.GeoDataFrame) -> dict[str, list[str]]:
    """Return the JSON text of each value, by column; the geometry is left out."""
    columns = layer.columns.drop([layer.geometry.name])
    return {name: _values(layer[name]) for name in columns}


def day_values(column: pd.Series, *, missing: str = "null", end: str = "T00:00:00Z") -> list[str]:
    """Return days as JSON strings, ``end`` after the date."""
    days = column.to_numpy(dtype="datetime64[D]")
    known, codes = np.unique(days, return_inverse=True)
    words = [missing if np.isnat(day) else f'"{day}{end}"' for day in known]
    return list(map(words.__getitem__, codes.tolist()))


def point_values(layer: gpd.GeoDataFrame) -> Iterable[str]:
    """Return the geometries as GeoJSON points of at most seven digits: about a centimetre."""
    longitudes, latitudes = (
        axis.round(DIGITS).tolist() for axis in (layer.geometry.x, layer.geometry.y)
    )
    return map(
        '{"type":"Point","coordinates":[%r,%r]}'.__mod__, zip(longitudes, latitudes, strict=True)
    )


def _values(column: pd.Series) -> list[str]:
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        return day_values(column)
    if column.dtype.kind in "if":
        return [repr(value) for value in column.tolist()]
    return _texts(column)


def _texts(column: pd.Series) -> list[str]:
    """Encode each distinct text once."""
    codes, known = pd.factorize(column.to_numpy(dtype=object))
    words = [*map(encode_basestring, known.tolist()), "null"]
    return list(map(words.__getitem__, codes.tolist()))
