"""The map is true: scale bar, discs, places, projections, both sides of 180 degrees."""

from __future__ import annotations

import random
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from basestatus.render.snapshots.furniture import scale_length
from basestatus.render.snapshots.ink import Box
from basestatus.render.snapshots.projections import around, projection_for, unwrapped
from basestatus.render.snapshots.views import extent_of, view_of

if TYPE_CHECKING:
    from basestatus.layers import Atlas
    from basestatus.model import Site

    from .conftest import Cases

GEOD = Geod(ellps="WGS84")
FRAME = Box(30, 120, 550, 500)

LON, LAT = st.floats(-180, 180), st.floats(-60, 70)


def seen(atlas: Atlas) -> list[Site]:
    return list(atlas.sites.values())


@pytest.mark.parametrize("name", ["seeds", "everywhere"])
def test_distances_by_the_scale_bar_are_true_within_a_hundredth(
    name: str, request: pytest.FixtureRequest
) -> None:
    sites = seen(request.getfixturevalue(name))
    view = view_of(extent_of(sites), FRAME)
    metres, points = scale_length(view, 84.0)
    for one, two in combinations(sites, 2):
        drawn = float(np.hypot(*np.subtract(view.place(one), view.place(two)))) * metres / points
        _, _, true = GEOD.inv(one.lon, one.lat, two.lon, two.lat)
        assert drawn == pytest.approx(true, rel=0.01, abs=1.0)


def test_a_disc_has_its_radius_within_a_hundredth(everywhere: Atlas) -> None:
    sites = seen(everywhere)
    view = view_of(extent_of(sites), FRAME)
    for site in sites:
        ring = view.disc(site.lon, site.lat, site.radius_m)
        across = np.hypot(*(ring - view.place(site)).T) * view.metres
        assert across == pytest.approx(site.radius_m, rel=0.01)


def test_the_pixel_of_a_site_returns_its_coordinate_within_a_pixel(everywhere: Atlas) -> None:
    sites = seen(everywhere)
    view = view_of(extent_of(sites), FRAME)
    pixel = 72 / 150
    for site in sites:
        x, y = (round(point / pixel) * pixel for point in view.place(site))
        lon, lat = view.to_degrees(x, y)
        _, _, off = GEOD.inv(site.lon, site.lat, float(lon), float(lat))
        assert off <= 2**0.5 / 2 * pixel * view.metres * 1.01


@given(LON, LAT, st.floats(0.1, 20), st.floats(0.1, 12))
def test_places_go_to_the_page_and_back(lon: float, lat: float, wide: float, high: float) -> None:
    view = view_of((lon, lat - high / 2, lon + wide, lat + high / 2), FRAME)
    middle = around(lon + wide / 3, view.projection.center)
    back = view.to_degrees(*view.to_page(middle, lat))
    assert np.allclose(np.array(back), np.array([middle, lat]), atol=1e-6)


@pytest.mark.parametrize(
    ("bounds", "name"),
    [
        ((38.6, 33.5, 42.0, 37.1), "utm"),
        ((36.0, 32.5, 44.3, 37.2), "conic"),
        ((20.0, -5.0, 40.0, 6.0), "mercator"),
        ((-70.0, 76.0, 20.0, 80.0), "stereographic"),
        ((-77.0, -33.0, 151.0, 56.0), "equal_earth"),
        ((178.0, -21.0, 185.0, -16.0), "conic"),
    ],
)
def test_the_projection_fits_the_extent(
    bounds: tuple[float, float, float, float], name: str
) -> None:
    assert projection_for(bounds).name == name


@pytest.mark.parametrize(
    ("lons", "expected"),
    [
        ([10.0, 20.0], (10.0, 20.0)),
        ([179.0, -179.0], (179.0, 181.0)),
        ([-170.0, 170.0, 175.0], (170.0, 190.0)),
        ([5.0], (5.0, 5.0)),
        ([0.0, 120.0, -120.0], (-120.0, 120.0)),
    ],
)
def test_the_extent_takes_the_shorter_way_round(
    lons: list[float], expected: tuple[float, float]
) -> None:
    assert unwrapped(lons) == pytest.approx(expected)


def test_sites_on_both_sides_of_180_degrees_are_near_each_other_on_the_map(
    cases: Cases,
) -> None:
    sites = [cases.site("fiji", 178.5, -17.8), cases.site("tonga", -175.2, -21.1)]
    view = view_of(extent_of(sites), FRAME)
    _, _, true = GEOD.inv(178.5, -17.8, -175.2, -21.1)
    one, two = (view.place(site) for site in sites)
    drawn = float(np.hypot(*np.subtract(one, two))) * view.metres
    assert drawn == pytest.approx(true, rel=0.01)
    assert all(FRAME.has(view.place(site)) for site in sites)


def test_random_sites_lie_within_the_frame() -> None:
    chance = random.Random(4)  # noqa: S311  (a fixed sequence, nothing secret)
    for _ in range(60):
        west, south = chance.uniform(-180, 180), chance.uniform(-80, 70)
        wide, high = chance.uniform(0.001, 100), chance.uniform(0.001, 15)
        view = view_of((west, south, west + wide, south + high), FRAME)
        corners = view.to_page([west, west + wide, west + wide / 2], [south, south + high, south])
        assert all(FRAME.has((float(x), float(y))) for x, y in corners)
