"""The table that every format writes: the state layer, with code columns where asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.exports.codes import with_codes
from basestatus.layers import state_layer

if TYPE_CHECKING:
    import geopandas as gpd

    from basestatus.exports.options import Options
    from basestatus.layers import Atlas

__all__ = ["export_layer"]


def export_layer(atlas: Atlas, options: Options) -> gpd.GeoDataFrame:
    """Return the state layer as the options ask for it."""
    layer = state_layer(atlas)
    return with_codes(layer) if options.codes else layer
