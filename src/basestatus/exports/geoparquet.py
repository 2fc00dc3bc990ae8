"""Write the state layer as GeoParquet 1.1, with a column of bounding boxes for quick filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.exports.frame import export_layer
from basestatus.files import written_aside

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

    from basestatus.exports.options import Options
    from basestatus.layers import Atlas

__all__ = ["write_columns", "write_geoparquet"]

ROWS = 100_000
VARIED = {"why", "quote", "source_url"}


def write_geoparquet(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write the state layer as GeoParquet."""
    write_columns(export_layer(atlas, options), path)
    return ()


def write_columns(layer: gpd.GeoDataFrame, path: Path) -> None:
    """Write a layer as GeoParquet, compressed with zstd.

    A dictionary of texts that differ from row to row would only cost time.
    """
    repeated = [name for name in layer.columns if name not in {*VARIED, layer.geometry.name}]
    with written_aside(path) as aside:
        layer.to_parquet(
            aside,
            index=False,
            compression="zstd",
            geometry_encoding="WKB",
            write_covering_bbox=True,
            schema_version="1.1.0",
            row_group_size=ROWS,
            use_dictionary=repeated,
        )
