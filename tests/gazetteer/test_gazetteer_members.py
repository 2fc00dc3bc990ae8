"""Which sites an area reaches: by polygon with a kilometre, by list, and through areas in it."""

from __future__ import annotations

import pytest

from basestatus.gazetteer import Gazetteer, members
from basestatus.model import Area, Name, Site

SQUARE = "POLYGON ((38 33, 39 33, 39 34, 38 34, 38 33))"


def site(site_id: str, lon: float, lat: float, *, country: str = "") -> Site:
    return Site(site_id, (Name(site_id, "en"),), lon, lat, 1000, "base", country)


def area(area_id: str, *, wkt: str = "", members: tuple[str, ...] = (), country: str = "") -> Area:
    return Area(area_id, (Name(area_id, "en"),), "region", wkt, frozenset(members), country)


def gazetteer_of(*places: Site | Area) -> Gazetteer:
    sites = {p.id: p for p in places if isinstance(p, Site)}
    areas = {p.id: p for p in places if isinstance(p, Area)}
    return Gazetteer(sites, areas)


@pytest.mark.parametrize(
    ("lon", "lat", "inside"),
    [(38.5, 33.5, True), (38.5, 34.008, True), (38.5, 34.012, False), (37.5, 33.5, False)],
)
def test_a_polygon_reaches_a_kilometre_beyond_its_line(
    lon: float, lat: float, *, inside: bool
) -> None:
    found = members(gazetteer_of(site("a", lon, lat), area("square", wkt=SQUARE)))
    assert found["square"] == ({"a"} if inside else set())


@pytest.mark.parametrize(("country", "inside"), [("SY", True), ("", True), ("JO", False)])
def test_a_site_lies_in_no_area_of_another_country(country: str, *, inside: bool) -> None:
    places = (site("a", 38.5, 33.5, country=country), area("homs", wkt=SQUARE, country="SY"))
    assert members(gazetteer_of(*places))["homs"] == ({"a"} if inside else set())


def test_listed_sites_and_areas_count() -> None:
    places = (
        site("a", 38.5, 33.5),
        site("b", 41.0, 36.0),
        area("square", wkt=SQUARE),
        area("both", members=("square", "b", "gone")),
    )
    assert members(gazetteer_of(*places)) == {"square": {"a"}, "both": {"a", "b"}}


def test_areas_that_hold_each_other_end() -> None:
    places = (site("a", 1, 1), area("x", members=("y",)), area("y", members=("x", "a")))
    assert members(gazetteer_of(*places)) == {"x": {"a"}, "y": {"a"}}
