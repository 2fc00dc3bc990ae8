"""Write the state layer as GeoParquet 1.1, with a column of bounding boxes for quick filters."""

from __future__ import annotations

import json
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from basestatus.exports.frame import bounds_of, export_layers
from basestatus.files import written_aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import geopandas as gpd

    from basestatus.exports.options import Options
    from basestatus.layers import Atlas

__all__ = ["write_columns", "write_geoparquet"]

VARIED = {"why", "quote", "source_url"}


def write_geoparquet(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write the state layer as GeoParquet."""
    write_columns(export_layers(atlas, options), path, bounds=bounds_of(atlas))
    return ()


def write_columns(
    layers: Iterable[gpd.GeoDataFrame], path: Path, *, bounds: Sequence[float] = ()
) -> None:
    """Write a layer as GeoParquet, compressed with zstd, a row group for each of its parts.

    A dictionary of texts that differ from row to row would only cost time.
    """
    tables = map(_packed, layers)
    first = next(tables)
    schema = _bounded(first.schema, bounds)
    repeated = [name for name in schema.names if name not in {*VARIED, "geometry"}]
    with (
        written_aside(path) as aside,
        pq.ParquetWriter(aside, schema, compression="zstd", use_dictionary=repeated) as writer,
    ):
        for table in chain([first], tables):
            writer.write_table(table.cast(schema))


def _packed(layer: gpd.GeoDataFrame) -> pa.Table:
    """Return a layer as GeoPandas lays it out in a file."""
    file = BytesIO()
    layer.to_parquet(
        file,
        index=False,
        compression=None,
        geometry_encoding="WKB",
        write_covering_bbox=True,
        schema_version="1.1.0",
    )
    return pq.read_table(file)


def _bounded(schema: pa.Schema, bounds: Sequence[float]) -> pa.Schema:
    """Return a schema that tells the bounds of the whole, not of its first rows."""
    if not bounds:
        return schema
    about = json.loads(schema.metadata[b"geo"])
    about["columns"]["geometry"]["bbox"] = list(bounds)
    return schema.with_metadata({**schema.metadata, b"geo": json.dumps(about).encode()})
