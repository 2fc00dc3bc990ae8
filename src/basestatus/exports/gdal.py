"""Write layers through GDAL: the same bytes each time, and our own error when it fails."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError

from basestatus.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd

__all__ = ["TIMESTAMP", "write_layer"]

FAILURES = (DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError)
TIMESTAMP = "1970-01-01T00:00:00.000Z"


def write_layer(
    table: pd.DataFrame,
    path: Path,
    *,
    driver: str,
    name: str | None = None,
    geometry: str | None = None,
    append: bool = False,
    dataset: dict[str, str] | None = None,
    options: dict[str, str] | None = None,
) -> None:
    """Write one layer of a file, or add it to the file.

    Raises:
        OutputError: if GDAL cannot write it.
    """
    with _fixed_clock():
        try:
            pyogrio.write_dataframe(
                table,
                path,
                layer=name,
                driver=driver,
                geometry_type=geometry,
                append=append,
                use_arrow=True,
                dataset_options=dataset,
                layer_options=options,
            )
        except FAILURES as error:
            message = f"{path.name}: cannot be written: {error}"
            raise OutputError(message) from error


@contextmanager
def _fixed_clock() -> Iterator[None]:
    """Give GDAL a fixed time to note in the file: the same input must give the same bytes."""
    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": TIMESTAMP})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})
