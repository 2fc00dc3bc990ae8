"""Write the state layer as GeoJSON by RFC 7946, as one collection or one feature a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pandas as pd

from basestatus.exports.encode import DIGITS, point_values, value_lists
from basestatus.exports.frame import bounds_of, export_layers
from basestatus.exports.options import OpenEnd
from basestatus.files import written_aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    import geopandas as gpd

    from basestatus.exports.options import Options
    from basestatus.layers import Atlas

__all__ = [
    "FAR_END",
    "FAR_START",
    "write_feature_lines",
    "write_features",
    "write_geojson",
    "write_geojson_lines",
]

FAR_START = "0001-01-01"
FAR_END = "9999-12-31"


def write_geojson(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write the state layer as one FeatureCollection."""
    layers = export_layers(atlas, options)
    write_features(layers, path, bounds=_bounds(atlas), open_end=options.open_end)
    return ()


def write_geojson_lines(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write the state layer as newline-delimited features."""
    write_feature_lines(export_layers(atlas, options), path, open_end=options.open_end)
    return ()


def write_features(
    layers: Iterable[gpd.GeoDataFrame],
    path: Path,
    *,
    bounds: Sequence[float] = (),
    open_end: OpenEnd = OpenEnd.NULL,
) -> None:
    """Write one FeatureCollection, with its bounding box where it is given, one feature a line."""
    box = f'"bbox":{json.dumps(bounds)},' if bounds else ""
    with written_aside(path) as aside, aside.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"type":"FeatureCollection",{box}"features":[')
        between = "\n"
        for lines in _lines(layers, open_end):
            file.write(between + ",\n".join(lines))
            between = ",\n"
        file.write("\n]}\n")


def write_feature_lines(
    layers: Iterable[gpd.GeoDataFrame], path: Path, *, open_end: OpenEnd = OpenEnd.NULL
) -> None:
    """Write newline-delimited features: no collection around them, no commas between."""
    with written_aside(path) as aside, aside.open("w", encoding="utf-8", newline="\n") as file:
        for lines in _lines(layers, open_end):
            file.writelines(f"{line}\n" for line in lines)


def _bounds(atlas: Atlas) -> list[float]:
    return [round(edge, DIGITS) for edge in bounds_of(atlas)]


def _lines(layers: Iterable[gpd.GeoDataFrame], open_end: OpenEnd) -> Iterator[Iterator[str]]:
    for layer in filter(len, layers):
        rows = _without_open_ends(layer) if open_end is OpenEnd.FAR else layer
        values = value_lists(rows)
        members = ",".join(f'"{name}":%s' for name in values)
        feature = f'{{"type":"Feature","properties":{{{members}}},"geometry":%s}}'
        yield map(feature.__mod__, zip(*values.values(), point_values(rows), strict=True))


def _without_open_ends(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return layer.assign(
        valid_from=layer["valid_from"].fillna(pd.Timestamp(FAR_START, tz="UTC")),
        valid_to=layer["valid_to"].fillna(pd.Timestamp(FAR_END, tz="UTC")),
    )
