"""Write the state layer as FlatGeobuf, with a spatial index; its rows are in the index's order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.exports.frame import export_layers
from basestatus.exports.gdal import write_layer
from basestatus.files import written_aside
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import geopandas as gpd

    from basestatus.exports.options import Options
    from basestatus.layers import Atlas

__all__ = ["write_flatgeobuf", "write_indexed"]


def write_flatgeobuf(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write the state layer as FlatGeobuf."""
    write_indexed(export_layers(atlas, options), path)
    return (strings("en")("export", "loss_order"),)


def write_indexed(layers: Iterable[gpd.GeoDataFrame], path: Path) -> None:
    """Write a layer of points as FlatGeobuf."""
    words = strings("en")
    about = {"TITLE": words("export", "states"), "DESCRIPTION": words("export", "states_about")}
    with written_aside(path) as aside:
        write_layer(
            layers, aside, driver="FlatGeobuf", name="states", geometry="Point", options=about
        )
