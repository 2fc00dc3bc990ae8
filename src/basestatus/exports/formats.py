"""Which ending asks for which format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, TypedDict, Unpack

from basestatus.errors import OutputError
from basestatus.exports.options import OpenEnd, Options

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from basestatus.layers import Atlas

    Writer = Callable[[Atlas, Path, Options], tuple[str, ...]]

__all__ = ["FORMATS", "ending_of", "write_export"]


class Wishes(TypedDict, total=False):
    """The fields of Options as keywords."""

    open_end: OpenEnd
    codes: bool
    project: bool


FORMATS = {
    ".gpkg": "geopackage.write_geopackage",
    ".geojson": "geojson.write_geojson",
    ".geojsonl": "geojson.write_geojson_lines",
    ".fg.json": "jsonfg.write_jsonfg",
    ".kml": "kml.write_kml",
    ".kmz": "kml.write_kmz",
    ".fgb": "flatgeobuf.write_flatgeobuf",
    ".parquet": "geoparquet.write_geoparquet",
    ".csv": "spreadsheet.write_csv",
    ".shp": "shapefile.write_shapefile",
    ".shp.zip": "shapefile.write_zipped_shapefile",
    ".lpf.json": "linked_places.write_linked_places",
    ".timemap.json": "timemap.write_timemap",
    "events.json": "timemap.write_events",
    "sources.json": "timemap.write_sources",
    "associations.json": "timemap.write_associations",
    "datapackage.json": "catalogue.write_datapackage",
    "croissant.json": "catalogue.write_croissant",
}


def write_export(atlas: Atlas, path: Path, **options: Unpack[Wishes]) -> tuple[str, ...]:
    """Write an atlas to a file in the format of its ending; ``options`` are those of Options.

    The file is written whole or not at all. What the format cannot hold is returned, a sentence
    each: nothing is lost unsaid.

    Raises:
        OutputError: if no format has this ending, or the file cannot be written.
    """
    module, _, name = FORMATS[ending_of(path)].partition(".")
    writer: Writer = getattr(import_module(f"basestatus.exports.{module}"), name)
    return writer(atlas, path, Options(**options))


def ending_of(path: Path) -> str:
    """Return the longest ending of FORMATS that a path has.

    Raises:
        OutputError: if it has none.
    """
    name = path.name.lower()
    fitting = [ending for ending in FORMATS if name.endswith(ending)]
    if not fitting:
        message = f"{path}: no format has this ending; there are {', '.join(FORMATS)}"
        raise OutputError(message)
    return max(fitting, key=len)
