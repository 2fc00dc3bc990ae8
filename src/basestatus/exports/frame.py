"""The table that every format writes: the state layer, with code columns where asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.exports.codes import with_codes
from basestatus.layers import state_layer, state_layers, told_sites

if TYPE_CHECKING:
    from collections.abc import Iterator

    import geopandas as gpd

    from basestatus.exports.options import Options
    from basestatus.layers import Atlas

__all__ = ["bounds_of", "export_layer", "export_layers"]


def export_layer(atlas: Atlas, options: Options) -> gpd.GeoDataFrame:
    """Return the state layer as the options ask for it."""
    layer = state_layer(atlas)
    return with_codes(layer) if options.codes else layer


def export_layers(atlas: Atlas, options: Options) -> Iterator[gpd.GeoDataFrame]:
    """Yield that layer some rows at a time, and one without rows where there are none."""
    layers = state_layers(atlas)
    return map(with_codes, layers) if options.codes else layers


def bounds_of(atlas: Atlas) -> tuple[float, ...]:
    """Return west, south, east, north of the state layer, nothing where it has no rows."""
    sites = [atlas.sites[name] for name in told_sites(atlas)]
    if not sites:
        return ()
    lons, lats = [site.lon for site in sites], [site.lat for site in sites]
    return min(lons), min(lats), max(lons), max(lats)
