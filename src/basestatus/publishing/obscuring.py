"""Give positions no closer than a square of the UTM grid, as map references do."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from math import floor, hypot
from typing import TYPE_CHECKING

from pyproj import CRS, Transformer
from pyproj.aoi import AreaOfInterest
from pyproj.database import query_utm_crs_info

from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from basestatus.model import Site

__all__ = ["obscure_sites"]

DIGITS = 5
CREDITED = "GeoNames"


def obscure_sites(sites: Mapping[str, Site], precision_m: float) -> dict[str, Site]:
    """Return sites moved to the middle of the grid square of ``precision_m`` metres they lie in.

    The radius grows by half the diagonal, so that the true position stays within it. What the
    position rested on, which may quote it, gives way to a note of the precision.
    """
    if not precision_m:
        return dict(sites)
    return {name: _obscured(site, precision_m) for name, site in sites.items()}


def _obscured(site: Site, precision_m: float) -> Site:
    lon, lat = _middle(site.lon, site.lat, precision_m)
    note = strings("en")("publish", "obscured", metres=f"{precision_m:g}")
    credit = f"; {CREDITED} (CC BY 4.0)" if CREDITED in site.basis else ""
    half = hypot(precision_m, precision_m) / 2
    return replace(
        site,
        lon=lon,
        lat=lat,
        radius_m=site.radius_m + half,
        certainty="less-certain" if site.certainty == "certain" else site.certainty,
        basis=note + credit,
    )


def _middle(lon: float, lat: float, size: float) -> tuple[float, float]:
    """Return the middle of the grid square around a position, in degrees."""
    there, back = _grid(lon, lat)
    x, y = there.transform(lon, lat)
    middle = ((floor(value / size) + 0.5) * size for value in (x, y))
    new_lon, new_lat = back.transform(*middle)
    return round(new_lon, DIGITS), round(new_lat, DIGITS)


def _grid(lon: float, lat: float) -> tuple[Transformer, Transformer]:
    """Return the ways into the UTM zone of a position and back."""
    here = AreaOfInterest(lon, lat, lon, lat)
    zones = query_utm_crs_info(datum_name="WGS 84", area_of_interest=here)
    # Beyond 84° north and 80° south there is no zone: the polar grids of UPS take over.
    code = zones[0].code if zones else ("32661" if lat > 0 else "32761")
    return _transformers(code)


@cache
def _transformers(code: str) -> tuple[Transformer, Transformer]:
    grid, degrees = CRS.from_epsg(code), CRS.from_epsg(4326)
    there = Transformer.from_crs(degrees, grid, always_xy=True)
    return there, Transformer.from_crs(grid, degrees, always_xy=True)
