"""The geographic data that the repository ships is true to its sources and fit to use."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import shapely

from basestatus.gazetteer import Gazetteer, is_installation, members, read_actors, read_gazetteer
from basestatus.languages import fold

if TYPE_CHECKING:
    from basestatus.model import Area, Site

GEO = Path(__file__).parents[1] / "geo"
LAYERS = ("countries", "disputed", "governorates", "lakes", "rivers", "towns", "world")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return read_gazetteer(GEO / "gazetteer.geojson")


@pytest.fixture(scope="module")
def inside(gazetteer: Gazetteer) -> dict[str, frozenset[str]]:
    return dict(members(gazetteer))


@pytest.fixture(scope="module")
def features() -> dict[str, dict[str, Any]]:
    data = json.loads((GEO / "gazetteer.geojson").read_text(encoding="utf-8"))
    return {feature["@id"]: feature for feature in data["features"]}


def layer(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (GEO / f"basemap/{name}.geojson").read_text(encoding="utf-8")
    )
    return found


def test_the_gazetteer_has_no_problems(gazetteer: Gazetteer) -> None:
    assert gazetteer.problems == ()


def test_every_row_of_the_source_is_a_place(gazetteer: Gazetteer) -> None:
    with (GEO / "source/sites.csv").open(encoding="utf-8", newline="") as file:
        ids = {row["id"] for row in csv.DictReader(file)}
    assert ids <= gazetteer.sites.keys() | gazetteer.areas.keys()


def test_no_coordinate_strays_from_its_source(gazetteer: Gazetteer) -> None:
    with (GEO / "source/sites.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    for site in gazetteer.sites.values():
        row = rows[site.id]
        assert abs(site.lon - float(row["lon"])) < 0.0051, site.id
        assert abs(site.lat - float(row["lat"])) < 0.0051, site.id
        assert site.radius_m == float(row["uncertainty_m"]), site.id


def test_every_site_lies_in_its_governorate_and_country(
    features: dict[str, dict[str, Any]], inside: dict[str, frozenset[str]], gazetteer: Gazetteer
) -> None:
    countries = {a.country: a.id for a in gazetteer.areas.values() if a.kind == "country"}
    for site in gazetteer.sites.values():
        assert site.id in inside[features[site.id]["properties"]["governorate"]], site.id
        assert site.id in inside[countries[site.country]], site.id


def test_each_site_lies_in_one_country_only(
    inside: dict[str, frozenset[str]], gazetteer: Gazetteer
) -> None:
    countries = [area.id for area in gazetteer.areas.values() if area.kind == "country"]
    for site in gazetteer.sites:
        assert sum(site in inside[country] for country in countries) == 1, site


@pytest.mark.parametrize(
    ("area", "within", "without"),
    [
        ("north-east-syria", {"qasrak-base", "kobani", "manbij"}, {"al-tanf", "homs", "aleppo"}),
        ("euphrates-east-bank", {"raqqa", "conoco", "al-omar-field"}, {"deir-ez-zor", "abu-kamal"}),
        ("euphrates-east-bank", {"kobani", "qamishli"}, {"tabqa-airbase", "manbij"}),
        ("iraqi-kurdistan", {"harir", "erbil-airport"}, {"ain-al-asad"}),
        ("federal-iraq", {"ain-al-asad"}, {"harir", "erbil-airport"}),
        ("homs-governorate", {"al-tanf", "zakaf", "homs"}, {"tower-22"}),
        ("jordan", {"tower-22", "rukban-camp"}, {"al-tanf"}),
        ("syria", {"kobani", "tal-abyad", "ras-al-ayn", "qamishli"}, {"tower-22", "al-waleed-kri"}),
    ],
)
def test_areas_hold_what_an_analyst_expects(
    inside: dict[str, frozenset[str]], area: str, within: set[str], without: set[str]
) -> None:
    assert within <= inside[area]
    assert not without & inside[area]


@pytest.mark.parametrize(
    ("first", "second", "metres"),
    [
        ("al-tanf", "tri-border", 20_800),
        ("qasrak-base", "tell-tamer", 13_800),
        ("qasrak-base", "hasakah", 30_900),
        ("kharab-al-jir-base", "rmeilan-town", 12_100),
        ("al-tanf", "zakaf", 70_000),
        ("al-tanf", "tower-22", 22_000),
    ],
)
def test_distances_are_those_that_texts_state(
    gazetteer: Gazetteer, first: str, second: str, metres: float
) -> None:
    from pyproj import Geod  # noqa: PLC0415

    a, b = gazetteer.sites[first], gazetteer.sites[second]
    found = Geod(ellps="WGS84").inv(a.lon, a.lat, b.lon, b.lat)[2]
    assert found == pytest.approx(metres, rel=0.1)


def test_installations_are_no_more_precise_than_a_hundredth_of_a_degree(
    gazetteer: Gazetteer,
) -> None:
    for site in gazetteer.sites.values():
        if is_installation(site.kind):
            assert (site.lon, site.lat) == (round(site.lon, 2), round(site.lat, 2)), site.id


def test_every_place_is_named_in_arabic_and_english(gazetteer: Gazetteer) -> None:
    arabic = re.compile(r"[\u0621-\u064a]")
    places: list[Site | Area] = [*gazetteer.sites.values(), *gazetteer.areas.values()]
    for place in places:
        assert arabic.search(place.label("ar")), place.id
        assert not arabic.search(place.label("en")), place.id


def names_of(site: Site) -> set[str]:
    return {fold(name.text).text for name in site.names}


@pytest.mark.parametrize(
    ("base", "town", "bare"),
    [
        ("al-shaddadi-base", "al-shaddadah-town", ("Shaddadi", "الشدادي")),
        ("kharab-al-jir-base", "rmeilan-town", ("Rmeilan", "رميلان", "Rumaylan")),
    ],
)
def test_base_and_town_are_two_that_share_the_bare_name(
    gazetteer: Gazetteer, base: str, town: str, bare: tuple[str, ...]
) -> None:
    for name in bare:
        assert fold(name).text in names_of(gazetteer.sites[base]) & names_of(gazetteer.sites[town])


def test_one_airfield_has_one_id(gazetteer: Gazetteer) -> None:
    aliases = {"rmeilan base", "abu hajar airport", "kharab al-jir"}
    holders = {s.id for s in gazetteer.sites.values() if aliases & names_of(s)}
    assert holders == {"kharab-al-jir-base"}


def test_other_reports_stay_with_their_source(features: dict[str, dict[str, Any]]) -> None:
    reported = features["al-tanf"]["properties"]["reported"]
    assert len(reported) == 4
    assert all(report["reported_by"] for report in reported)


def test_features_are_linked_places(features: dict[str, dict[str, Any]]) -> None:
    for feature in features.values():
        assert feature["type"] == "Feature"
        assert feature["properties"]["title"]
        assert feature["names"][0]["citations"][0]["label"]
        assert all(name["toponym"].strip() == name["toponym"] for name in feature["names"])
        assert feature["geometry"]["certainty"] in {"certain", "less-certain", "uncertain"}


def test_area_polygons_are_valid(gazetteer: Gazetteer) -> None:
    for area in gazetteer.areas.values():
        assert shapely.from_wkt(area.wkt).is_valid, area.id


def test_actors_are_read_without_problems() -> None:
    actors, problems = read_actors(GEO / "actors.toml")
    assert problems == ()
    assert {"us_coalition", "syrian_government", "sdf", "russia", "turkey", "other"} <= set(actors)
    for actor in actors.values():
        assert {"en", "ar", "fr"} <= {name.language for name in actor.names}, actor.id


def test_no_force_name_belongs_to_two_actors() -> None:
    actors, _ = read_actors(GEO / "actors.toml")
    owners: dict[str, set[str]] = {}
    for actor in actors.values():
        for name in actor.names:
            owners.setdefault(fold(name.text).text, set()).add(actor.id)
    assert [name for name, ids in owners.items() if len(ids) > 1] == []


def test_sources_are_graded_with_a_reason() -> None:
    sources = tomllib.loads((GEO / "sources.toml").read_text(encoding="utf-8"))["source"]
    assert len({source["id"] for source in sources}) == len(sources)
    for source in sources:
        assert source["reliability"] in set("ABCDEF"), source["id"]
        assert source["kind"] in {"agency", "outlet", "official", "observer"}, source["id"]
        assert source["names"], source["id"]
        assert source["reason"].endswith("."), source["id"]


@pytest.mark.parametrize("name", LAYERS)
def test_basemap_layers_are_valid_and_within_their_box(name: str) -> None:
    data = layer(name)
    west, south, east, north = data["bbox"]
    shapes = [shapely.from_geojson(json.dumps(f["geometry"])) for f in data["features"]]
    bounds = shapely.total_bounds(shapes)
    assert bounds[0] >= west - 0.01
    assert bounds[1] >= south - 0.01
    assert bounds[2] <= east + 0.01
    assert bounds[3] <= north + 0.01
    assert not any(shape.is_empty for shape in shapes)


def test_the_basemap_is_small() -> None:
    sizes = [(GEO / f"basemap/{name}.geojson").stat().st_size for name in LAYERS]
    assert sum(sizes) < 4_000_000
    assert (GEO / "gazetteer.geojson").stat().st_size < 1_500_000


def test_main_towns_are_named_in_both_languages_and_lie_in_their_country() -> None:
    shapes = {
        f["properties"]["iso2"]: shapely.from_geojson(json.dumps(f["geometry"]))
        for f in layer("countries")["features"]
        if "iso2" in f["properties"]
    }
    for town in layer("towns")["features"]:
        properties = town["properties"]
        assert properties["name_en"]
        assert properties["name_ar"]
        point = shapely.Point(town["geometry"]["coordinates"])
        if properties["country"] in {"SY", "IQ", "JO", "LB"}:
            assert shapely.distance(shapes[properties["country"]], point) < 0.01, properties


def test_the_rivers_have_the_euphrates_and_the_tigris_where_they_flow() -> None:
    rivers: dict[str, list[shapely.Geometry]] = {}
    for feature in layer("rivers")["features"]:
        name = feature["properties"].get("name_en", "")
        rivers.setdefault(name, []).append(shapely.from_geojson(json.dumps(feature["geometry"])))
    for name, lon, lat in (
        ("Euphrates", 40.14, 35.34),
        ("Euphrates", 39.0, 35.94),
        ("Tigris", 43.13, 36.34),
    ):
        assert min(shapely.distance(r, shapely.Point(lon, lat)) for r in rivers[name]) < 0.05
