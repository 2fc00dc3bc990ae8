"""Choose a map projection for an extent, and say which it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from pyproj import CRS, Transformer

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

__all__ = ["Bounds", "Projection", "around", "projection_for", "unwrapped"]

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees; east is above 180 where the antimeridian is crossed."""

NARROW = 6.0
EQUATORIAL, POLAR = 12.0, 70.0
WIDE, TALL = 110.0, 70.0
SPHERE = "+ellps=WGS84 +units=m +no_defs"


@dataclass(frozen=True)
class Projection:
    """A projection to metres; ``name`` and ``values`` are a key of the strings and what fills it.

    ``center`` is the longitude around which longitudes are counted, so that none jumps within
    the map.
    """

    definition: str
    name: str
    values: dict[str, str]
    center: float
    _transformer: Transformer = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        transformer = Transformer.from_crs(
            "EPSG:4326", CRS.from_user_input(self.definition), always_xy=True
        )
        object.__setattr__(self, "_transformer", transformer)

    def forward(
        self, lon: ArrayLike, lat: ArrayLike
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return metres east and north for degrees."""
        x, y = self._transformer.transform(np.asarray(lon, float), np.asarray(lat, float))
        return np.asarray(x), np.asarray(y)

    def inverse(
        self, x: ArrayLike, y: ArrayLike
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return degrees for metres; longitudes lie within 180 degrees of the center."""
        lon, lat = self._transformer.transform(
            np.asarray(x, float), np.asarray(y, float), direction="INVERSE"
        )
        return around(np.asarray(lon), self.center), np.asarray(lat)


def around(lon: ArrayLike, center: float) -> NDArray[np.float64]:
    """Return longitudes within 180 degrees of a center.

    >>> float(around(-179.0, 180.0))
    181.0
    """
    return np.asarray((np.asarray(lon, float) - center + 180.0) % 360.0 - 180.0 + center)


def unwrapped(lons: ArrayLike) -> tuple[float, float]:
    """Return the narrowest west and east that hold all longitudes; east may be above 180.

    >>> unwrapped([179.0, -178.0])
    (179.0, 182.0)
    """
    turned = np.unique((np.asarray(lons, float) + 180.0) % 360.0)
    gaps = np.diff(turned, append=turned[0] + 360.0)
    after = len(gaps) - 1 - int(np.argmax(gaps[::-1]))
    west = float(turned[(after + 1) % len(turned)]) - 180.0
    return west, west + 360.0 - float(gaps[after])


def projection_for(bounds: Bounds) -> Projection:
    """Choose a projection: UTM where the extent is narrow, else by its latitude and span."""
    west, south, east, north = bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    if east - west > WIDE or north - south > TALL:
        return _equal_earth(lon)
    if abs(lat) > POLAR:
        return _stereographic(lon, lat)
    if east - west <= NARROW:
        return _utm(lon, lat)
    if abs(lat) < EQUATORIAL:
        return _mercator(lon, lat)
    return _conic(bounds)


def _utm(lon: float, lat: float) -> Projection:
    turned = float(around(lon, 0.0))
    zone = int((turned + 180.0) // 6.0) % 60 + 1
    code = (32600 if lat >= 0 else 32700) + zone
    values = {"zone": f"{zone}{'N' if lat >= 0 else 'S'}", "epsg": f"EPSG:{code}"}
    return Projection(f"EPSG:{code}", "utm", values, lon)


def _conic(bounds: Bounds) -> Projection:
    """Cut the cone a sixth of the way in from the south and north ends (Snyder 1987, p. 99)."""
    west, south, east, north = bounds
    lon, inset = (west + east) / 2, (north - south) / 6
    low, high = round(south + inset, 2), round(north - inset, 2)
    origin = round((low + high) / 2, 2)
    center = round(float(around(lon, 0.0)), 2)
    definition = f"+proj=lcc +lat_1={low} +lat_2={high} +lat_0={origin} +lon_0={center} {SPHERE}"
    return Projection(definition, "conic", {"low": degrees(low), "high": degrees(high)}, lon)


def _mercator(lon: float, lat: float) -> Projection:
    center, true = round(float(around(lon, 0.0)), 2), round(abs(lat), 2)
    definition = f"+proj=merc +lat_ts={true} +lon_0={center} {SPHERE}"
    return Projection(definition, "mercator", {"true": degrees(true)}, lon)


def _stereographic(lon: float, lat: float) -> Projection:
    center, pole, true = round(float(around(lon, 0.0)), 2), 90 if lat > 0 else -90, round(lat, 2)
    definition = f"+proj=stere +lat_0={pole} +lat_ts={true} +lon_0={center} {SPHERE}"
    return Projection(definition, "stereographic", {"true": degrees(true)}, lon)


def _equal_earth(lon: float) -> Projection:
    center = round(float(around(lon, 0.0)), 2)
    return Projection(f"+proj=eqearth +lon_0={center} {SPHERE}", "equal_earth", {}, lon)


def degrees(value: float) -> str:
    """Write a latitude without needless zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".") + "°"
