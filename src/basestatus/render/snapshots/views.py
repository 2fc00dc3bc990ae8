"""The window through which a map is seen: degrees to points on the page, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from pyproj import Geod

from basestatus.render.snapshots.projections import Bounds, Projection, projection_for, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike, NDArray

    from basestatus.model import Site
    from basestatus.render.snapshots.ink import Box

__all__ = ["MapView", "extent_of", "view_of"]

GEOD = Geod(ellps="WGS84")
LEAST_SPAN_M = 90_000.0
MARGIN = 0.13
SAMPLES = 40
NEAR = 0.5
HALF_TURN, POLE = 179.99, 90.0


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
        """Return the degrees along the frame, once around."""
        return self.to_degrees(*self._around())

    def _around(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return points along the frame, once around."""
        frame, same = self.frame, np.ones(SAMPLES)
        x = np.linspace(frame.left, frame.right, SAMPLES)
        y = np.linspace(frame.bottom, frame.top, SAMPLES)
        return (
            np.concatenate([x, frame.right * same, x[::-1], frame.left * same]),
            np.concatenate([frame.bottom * same, y, frame.top * same, y[::-1]]),
        )

    def on_globe(self, x: ArrayLike, y: ArrayLike) -> NDArray[np.bool_]:
        """Whether points on the page show any place: a map of the world has empty corners."""
        lon, lat = self.to_degrees(x, y)
        again = self.to_page(lon, lat)
        away = np.hypot(again[..., 0] - np.asarray(x, float), again[..., 1] - np.asarray(y, float))
        return np.asarray(away < NEAR)

    def bounds(self) -> Bounds:
        """Return the west, south, east and north that the frame reaches."""
        x, y = self._around()
        if not self.on_globe(x, y).all():
            center = self.projection.center
            return center - HALF_TURN, -POLE, center + HALF_TURN, POLE
        lon, lat = self.to_degrees(x, y)
        west, south, east, north = lon.min(), lat.min(), lon.max(), lat.max()
        if self._holds_pole():
            north, south = (POLE, south) if north > 0 else (north, -POLE)
        return float(west), float(south), float(east), float(north)

    def _holds_pole(self) -> bool:
        """Whether a pole lies in the frame, so that all longitudes meet there."""
        lat = POLE if self.to_degrees(*self.frame.center)[1] > 0 else -POLE
        x, y = self.to_page(self.projection.center, lat)
        return bool(np.isfinite(x) and np.isfinite(y) and self.frame.has((float(x), float(y))))

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


def view_of(
    bounds: Bounds, frame: Box, *, margin: float = MARGIN, band: float = 0.0, fill: bool = False
) -> MapView:
    """Fit an extent into a frame, with room around it, in a projection made for it.

    ``band`` points at the bottom are kept free; with ``fill`` the frame shows no more than the
    extent instead of no less.
    """
    projection = projection_for(bounds)
    x, y = projection.forward(*_outline(bounds))
    wide = max(float(np.ptp(x)), LEAST_SPAN_M) / (1 - 2 * margin) / frame.width
    high = max(float(np.ptp(y)), LEAST_SPAN_M) / (1 - 2 * margin) / (frame.height - band)
    metres = min(wide, high) if fill else max(wide, high)
    middle = (
        float(x.min() + x.max()) / 2,
        float(y.min() + y.max()) / 2 - band / 2 * metres,
    )
    return MapView(projection, frame, middle, metres)


def _outline(bounds: Bounds) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return points along the sides of an extent and across its middle."""
    west, south, east, north = bounds
    along, up = np.linspace(west, east, SAMPLES), np.linspace(south, north, SAMPLES)
    same = np.ones(SAMPLES)
    lon = np.concatenate([along, along, along, west * same, east * same])
    lat = np.concatenate([south * same, (south + north) / 2 * same, north * same, up, up])
    return lon, lat
