"""Write layers through GDAL: the same bytes each time, and our own error when it fails."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError

from basestatus.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["TIMESTAMP", "write_layer"]

FAILURES = (DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError)
GEOMETRY, CRS = "geometry", "EPSG:4326"
TIMESTAMP = "1970-01-01T00:00:00.000Z"


def write_layer(
    tables: Iterable[pd.DataFrame],
    path: Path,
    *,
    driver: str,
    name: str | None = None,
    geometry: str | None = None,
    append: bool = False,
    dataset: dict[str, str] | None = None,
    options: dict[str, str] | None = None,
) -> None:
    """Write one layer of a file, or add it to the file, some rows after the other.

    Raises:
        OutputError: if GDAL cannot write it.
    """
    rows = _streamed(tables)
    with _fixed_clock():
        try:
            pyogrio.write_arrow(
                rows,
                path,
                layer=name,
                driver=driver,
                geometry_name=GEOMETRY if geometry else None,
                geometry_type=geometry,
                crs=CRS if geometry else None,
                append=append,
                dataset_options=dataset,
                layer_options=options,
            )
        except FAILURES as error:
            message = f"{path.name}: cannot be written: {error}"
            raise OutputError(message) from error


def _streamed(tables: Iterable[pd.DataFrame]) -> pa.RecordBatchReader:
    """Return tables as one stream of Arrow, geometries as WKB."""
    packed = map(_packed, tables)
    first = next(packed)
    rest = (table.cast(first.schema) for table in packed)
    batches = (batch for table in chain([first], rest) for batch in table.to_batches())
    return pa.RecordBatchReader.from_batches(first.schema, batches)


def _packed(table: pd.DataFrame) -> pa.Table:
    if isinstance(table, gpd.GeoDataFrame):
        table = pd.DataFrame(table.to_wkb())
    return pa.Table.from_pandas(table, preserve_index=False)


@contextmanager
def _fixed_clock() -> Iterator[None]:
    """Give GDAL a fixed time to note in the file: the same input must give the same bytes."""
    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": TIMESTAMP})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})
