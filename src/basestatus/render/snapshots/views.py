"""The window through which a map is seen: degrees to points on the page, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from pyproj import Geod

from basestatus.render.snapshots.ink import Box
from basestatus.render.snapshots.projections import Bounds, Projection, projection_for, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike, NDArray

    from basestatus.model import Site

__all__ = ["MapView", "extent_of", "view_of"]

GEOD = Geod(ellps="WGS84")
LEAST_SPAN_M = 90_000.0
MARGIN = 0.13
SAMPLES = 40


@dataclass(frozen=True)
class MapView:
    """A frame on the page, and the metres that its middle and one point stand for."""

    projection: Projection
    frame: Box
    middle: tuple[float, float]
    metres: float

    def to_page(self, lon: ArrayLike, lat: ArrayLike) -> NDArray[np.float64]:
        """Return points on the page, one row for each longitude and latitude."""
        x, y = self.projection.forward(lon, lat)
        left, bottom = self.frame.center
        page = np.stack(
            [
                (x - self.middle[0]) / self.metres + left,
                (y - self.middle[1]) / self.metres + bottom,
            ],
            axis=-1,
        )
        return np.asarray(page)

    def place(self, site: Site) -> tuple[float, float]:
        """Return where a site is on the page."""
        x, y = self.to_page(site.lon, site.lat)
        return float(x), float(y)

    def to_degrees(
        self, x: ArrayLike, y: ArrayLike
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return longitude and latitude of points on the page."""
        left, bottom = self.frame.center
        east = (np.asarray(x, float) - left) * self.metres + self.middle[0]
        north = (np.asarray(y, float) - bottom) * self.metres + self.middle[1]
        return self.projection.inverse(east, north)

    def edge(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the degrees along the frame."""
        x = np.linspace(self.frame.left, self.frame.right, SAMPLES)
        y = np.linspace(self.frame.bottom, self.frame.top, SAMPLES)
        across, up = np.full(SAMPLES, self.frame.left), np.full(SAMPLES, self.frame.bottom)
        beside, over = np.full(SAMPLES, self.frame.right), np.full(SAMPLES, self.frame.top)
        return self.to_degrees(
            np.concatenate([x, beside, x, across]), np.concatenate([up, y, over, y])
        )

    def bounds(self) -> Bounds:
        """Return the west, south, east and north that the frame reaches."""
        lon, lat = self.edge()
        kept = np.isfinite(lon) & np.isfinite(lat)
        lon, lat = lon[kept], lat[kept]
        return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())

    def disc(self, lon: float, lat: float, radius_m: float) -> NDArray[np.float64]:
        """Return the points on the page at a geodesic distance from a place."""
        azimuths = np.linspace(0.0, 360.0, 73)
        same = np.ones_like(azimuths)
        lons, lats, _ = GEOD.fwd(lon * same, lat * same, azimuths, radius_m * same)
        return self.to_page(lons, lats)


def extent_of(sites: Iterable[Site]) -> Bounds:
    """Return the extent of sites, across the antimeridian where that is the shorter way."""
    places = [(site.lon, site.lat) for site in sites]
    lons, lats = np.array(places, float).T
    west, east = unwrapped(lons)
    return west, float(lats.min()), east, float(lats.max())


def view_of(bounds: Bounds, frame: Box, *, margin: float = MARGIN) -> MapView:
    """Fit an extent into a frame, with room around it, in a projection made for it."""
    west, south, east, north = bounds
    projection = projection_for(bounds)
    lon = np.concatenate([np.linspace(west, east, SAMPLES)] * 3 + [[west] * SAMPLES, [east] * SAMPLES])
    lat = np.concatenate(
        [
            np.full(SAMPLES, south),
            np.full(SAMPLES, (south + north) / 2),
            np.full(SAMPLES, north),
            *[np.linspace(south, north, SAMPLES)] * 2,
        ]
    )
    x, y = projection.forward(lon, lat)
    wide = max(float(np.ptp(x)), LEAST_SPAN_M) / (1 - 2 * margin)
    high = max(float(np.ptp(y)), LEAST_SPAN_M) / (1 - 2 * margin)
    middle = (float(x.min() + x.max()) / 2, float(y.min() + y.max()) / 2)
    return MapView(projection, frame, middle, max(wide / frame.width, high / frame.height))
