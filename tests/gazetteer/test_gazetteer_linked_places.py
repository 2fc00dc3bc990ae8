"""Gazetteers in Linked Places Format: names, places, relations, and exact lines for problems."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basestatus.gazetteer import Gazetteer, members
from basestatus.gazetteer.linked_places import read_features
from basestatus.gazetteer.settling import settle

SQUARE = [[[38.0, 33.0], [39.0, 33.0], [39.0, 34.0], [38.0, 34.0], [38.0, 33.0]]]


def feature(place_id: str = "al-tanf", **changes: object) -> dict[str, Any]:
    return {
        "@id": place_id,
        "type": "Feature",
        "properties": {"title": place_id, "ccodes": ["SY"], "kind": "base"},
        "names": [{"toponym": f"Base {place_id}", "lang": "en"}],
        "geometry": {"type": "Point", "coordinates": [38.62, 33.51], "certainty": "less-certain"},
        **changes,
    }


def text_of(*features: object, indent: int | None = None) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features}, indent=indent)


def gazetteer_of(*features: object) -> Gazetteer:
    return settle(read_features(text_of(*features, indent=1), "g.geojson"), "g.geojson")


def test_names_carry_language_source_and_whether_they_were_seen() -> None:
    names = [
        {"toponym": "Al-Tanf", "lang": "en", "citations": [{"label": "Atlas"}]},
        {"toponym": "الطنف", "lang": "ar", "verified": False},
        {"toponym": "ATG", "lang": "en", "matched": False},
        {"toponym": "Tenef"},
    ]
    site = gazetteer_of(feature(names=names)).sites["al-tanf"]
    assert [(n.text, n.language, n.source, n.kind) for n in site.names] == [
        ("Al-Tanf", "en", "Atlas", ""),
        ("الطنف", "ar", "", "unverified"),
        ("Tenef", "en", "", ""),
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"@id": "http://mygaz.org/places/p_12345"}, "p_12345"),
        ({"@id": "urn:basestatus:places/al-tanf"}, "al-tanf"),
        ({"@id": None, "id": 7}, "7"),
        (
            {"@id": None, "properties": {"name": "Tower 22", "kind": "base"}, "names": []},
            "tower-22",
        ),
    ],
)
def test_an_id_is_found_wherever_geojson_puts_it(changes: dict[str, Any], expected: str) -> None:
    assert list(gazetteer_of(feature(**changes)).sites) == [expected]


@pytest.mark.parametrize(
    ("geometry", "lon", "lat"),
    [
        ({"type": "Point", "coordinates": [38.62, 33.51, 700]}, 38.62, 33.51),
        ({"type": "Polygon", "coordinates": SQUARE}, 38.5, 33.5),
        ({"type": "MultiPolygon", "coordinates": [SQUARE]}, 38.5, 33.5),
        (
            {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Point", "coordinates": [38.62, 33.51]},
                    {"type": "Point", "coordinates": [38.93, 33.41], "certainty": "uncertain"},
                ],
            },
            38.62,
            33.51,
        ),
    ],
)
def test_any_geometry_gives_a_point(geometry: dict[str, Any], lon: float, lat: float) -> None:
    site = gazetteer_of(feature(geometry=geometry)).sites["al-tanf"]
    assert (site.lon, site.lat) == pytest.approx((lon, lat))


def test_a_polygon_of_an_area_holds_the_sites_in_it() -> None:
    area = feature(
        "homs",
        properties={"title": "Homs", "kind": "governorate"},
        geometry={"type": "Polygon", "coordinates": SQUARE},
    )
    gazetteer = gazetteer_of(feature(), area)
    assert members(gazetteer) == {"homs": {"al-tanf"}}


def test_a_part_of_relation_gives_the_parent() -> None:
    relation = {"relationType": "gvp:broaderPartitive", "relationTo": "http://x.org/places/town"}
    town = feature("town", properties={"title": "Town", "kind": "town"})
    site = gazetteer_of(town, feature(relations=[relation])).sites["al-tanf"]
    assert site.parent == "town"


def test_one_identifier_elsewhere_is_one_site() -> None:
    link = {"type": "exactMatch", "identifier": "http://www.wikidata.org/entity/Q1"}
    far = {"type": "Point", "coordinates": [41.9, 36.9]}
    gazetteer = gazetteer_of(feature(links=[link]), feature("b", links=[link], geometry=far))
    assert "the same identifier elsewhere" in gazetteer.problems[0].message


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no geometry": ({"geometry": None}, "lat and lon missing"),
    "no coordinates": ({"geometry": {"type": "Point"}}, "unreadable coordinates"),
    "empty coordinates": ({"geometry": {"type": "Point", "coordinates": []}}, "unreadable"),
    "null coordinate": ({"geometry": {"type": "Point", "coordinates": [None, 3]}}, "unreadable"),
    "text coordinate": ({"geometry": {"type": "Point", "coordinates": ["3", 3]}}, "unreadable"),
    "geometry of no kind": ({"geometry": 7}, "geometry is not an object"),
    "exchanged": ({"geometry": {"type": "Point", "coordinates": [33.51, 38.62]}}, "exchanged"),
    "duplicate": ({"@id": "first"}, "id used before, on line"),
    "radius": ({"properties": {"title": "A", "radius_m": "big"}}, "radius_m is not a number"),
    "half a character": ({"names": [{"toponym": "\ud800"}]}, r"'\ud800' holds"),
    "nameless": ({"@id": "", "names": [], "properties": None}, "neither id nor name"),
}


@pytest.mark.parametrize(("changes", "said"), WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("indent", [None, 2])
def test_a_wrong_feature_is_named_with_its_line(
    changes: dict[str, Any], said: str, indent: int | None
) -> None:
    east = {"type": "Point", "coordinates": [40.51, 36.71]}
    three = (feature("first"), feature("wrong", **changes), feature("b", geometry=east))
    written = [json.dumps(one, indent=indent) for one in three]
    text = '{"features": [\n' + ",\n".join(written) + "\n]}"
    gazetteer = settle(read_features(text, "g.geojson"), "g.geojson")
    assert {"first", "b"} <= set(gazetteer.sites)
    (problem,) = gazetteer.problems
    assert said in problem.message
    assert problem.line == 3 + written[0].count("\n")


def test_a_broken_feature_spoils_no_other() -> None:
    good = [json.dumps(feature(name, geometry={"type": "Point", "coordinates": [38 + n, 33 + n]}))
            for n, name in enumerate(("a", "b", "c"), 1)]  # fmt: skip
    text = (
        '{"features": [\n'
        + ",\n".join((good[0], '{"type": "Feature", "@id": x}', *good[1:]))
        + "\n]}"
    )
    gazetteer = settle(read_features(text, "g.geojson"), "g.geojson")
    assert list(gazetteer.sites) == ["a", "b", "c"]
    assert [(p.line, p.message[:14]) for p in gazetteer.problems] == [(3, "broken feature")]


def test_a_file_cut_short_gives_what_is_whole() -> None:
    text = text_of(feature("a"), feature("b"))
    gazetteer = settle(read_features(text[:-30], "g.geojson"), "g.geojson")
    assert list(gazetteer.sites) == ["a"]
    assert {p.line for p in gazetteer.problems} == {1}


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"type": "Feature"}'])
def test_json_that_is_no_collection_is_named(text: str) -> None:
    (problem,) = settle(read_features(text, "g.json"), "g.json").problems
    assert "FeatureCollection" in problem.remedy


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(feature(links=0, relations=0, types=0))), anything))
def test_no_feature_breaks_the_reader(changes: dict[str, Any]) -> None:
    gazetteer_of({**feature(), **changes})


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    for start in ("", '{"features": ['):
        settle(read_features(start + text, "g.json"), "g.json")
