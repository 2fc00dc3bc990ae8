"""Write the layers through GDAL, then add what GDAL does not write: relations, words, styles."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING

from basestatus.errors import OutputError
from basestatus.exports.frame import export_layers
from basestatus.exports.gdal import write_layer
from basestatus.exports.geopackage.project import write_project
from basestatus.exports.geopackage.relating import relate
from basestatus.exports.geopackage.styles import add_styles
from basestatus.exports.geopackage.words import describe
from basestatus.files import written_aside
from basestatus.layers import (
    area_layer,
    claim_tables,
    document_tables,
    radius_layers,
    site_layer,
)
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd

    from basestatus.exports.options import Options
    from basestatus.layers import Atlas

__all__ = ["write_geopackage", "write_states"]

DATASET = {"VERSION": "1.3", "DATETIME_FORMAT": "WITH_TZ"}
LAYER = {"GEOMETRY_NAME": "geom", "DATETIME_PRECISION": "MILLISECOND"}
GEOMETRIES = {
    "states": "Point",
    "sites": "Point",
    "site_radius": "Polygon",
    "areas": "MultiPolygon",
}


def write_geopackage(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write the layers states, sites, site_radius, areas, claims and documents.

    With ``options.project`` a QGIS project is written beside it.
    """
    with written_aside(path) as aside:
        columns = {
            name: _write(tables, aside, name) for name, tables in _layers(atlas, options).items()
        }
        _complete(aside, atlas, columns)
    if options.project:
        write_project(atlas, path)
    return ()


def _complete(path: Path, atlas: Atlas, columns: Mapping[str, Sequence[str]]) -> None:
    """Add to the layers of a file what GDAL does not write.

    Raises:
        OutputError: if it cannot be written.
    """
    try:
        with closing(sqlite3.connect(path)) as database, database:
            relate(database, atlas)
            describe(database, columns)
            add_styles(database, atlas)
    except sqlite3.Error as error:
        message = f"{path.name}: cannot be written: {error}"
        raise OutputError(message) from error


def write_states(layers: Iterable[gpd.GeoDataFrame], path: Path) -> None:
    """Write a state layer alone, without the rest of an atlas."""
    with written_aside(path) as aside:
        _write(layers, aside, "states")


def _layers(atlas: Atlas, options: Options) -> dict[str, Iterable[pd.DataFrame]]:
    return {
        "states": export_layers(atlas, options),
        "sites": [site_layer(atlas)],
        "site_radius": radius_layers(atlas),
        "areas": [area_layer(atlas)],
        "claims": claim_tables(atlas),
        "documents": document_tables(atlas),
    }


def _write(tables: Iterable[pd.DataFrame], path: Path, name: str) -> tuple[str, ...]:
    """Write one layer, and return the names of its columns."""
    some = iter(tables)
    first = next(some)
    title = f"{strings('en')('export', name)} · {strings('ar')('export', name)}"
    about = f"{strings('en')('export', name + '_about')} {strings('ar')('export', name + '_about')}"
    write_layer(
        chain([first], some),
        path,
        driver="GPKG",
        name=name,
        geometry=GEOMETRIES.get(name),
        append=path.exists(),
        dataset=None if path.exists() else DATASET,
        options={**LAYER, "IDENTIFIER": title, "DESCRIPTION": about},
    )
    return tuple(first.columns.drop("geometry", errors="ignore"))
