"""Gazetteers as tables: what is read, and what is named as wrong without spoiling the rest."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basestatus.errors import GazetteerError
from basestatus.gazetteer import read_gazetteer
from basestatus.gazetteer.settling import settle
from basestatus.gazetteer.table import read_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from basestatus.gazetteer import Gazetteer

HEADER = "id,name,names,lat,lon,radius_m,kind,country"
TANF = "al-tanf,Al-Tanf,التنف|Tanf,33.51,38.62,2000,base,SY"
QASRAK = "qasrak,Qasrak,قسرك,36.71,40.51,2000,base,SY"


def gazetteer_of(*rows: str, header: str = HEADER) -> Gazetteer:
    return settle(read_table("\n".join((header, *rows)) + "\n", "g.csv"), "g.csv")


def test_a_row_becomes_a_site_with_every_name_in_its_language() -> None:
    site = gazetteer_of(TANF).sites["al-tanf"]
    assert [(n.text, n.language) for n in site.names] == [
        ("Al-Tanf", "en"),
        ("التنف", "ar"),
        ("Tanf", "en"),
    ]
    assert (site.lon, site.lat, site.radius_m, site.kind, site.line) == (
        38.62,
        33.51,
        2000,
        "base",
        2,
    )


@pytest.mark.parametrize(
    ("header", "row", "site_id"),
    [
        ("name,lat,lon", "Al-Tanf base,33.51,38.62", "al-tanf-base"),
        ("id,lat,lon", "tanf,33.51,38.62", "tanf"),
        ("Name,Latitude,Longitude", "Tanf,33.51,38.62", "tanf"),
        ("name;lat;lon", "Tanf;33.51;38.62", "tanf"),
        ("name\tlat\tlon", "Tanf\t33.51\t38.62", "tanf"),
        ("name_en,name_ar,lat,lon", "Tanf,التنف,33.51,38.62", "tanf"),
        ("name,lat,lon", "Hesekê,36.5,40.75", "heseke"),
        ("name,lat,lon", "قاعدة التنف,33.51,38.62", "قاعدة-التنف"),
    ],
)
def test_only_a_name_or_an_id_and_a_place_are_needed(header: str, row: str, site_id: str) -> None:
    gazetteer = gazetteer_of(row, header=header)
    assert list(gazetteer.sites) == [site_id]
    assert not gazetteer.problems


def test_a_missing_radius_is_that_of_the_kind() -> None:
    town = gazetteer_of("a,A,,33.5,38.6,,town,SY").sites["a"]
    outpost = gazetteer_of("a,A,,33.5,38.6,,outpost,SY").sites["a"]
    assert (town.radius_m, outpost.radius_m) == (3000, 5000)


def test_ids_made_from_one_name_are_numbered() -> None:
    rows = ("Jazra,35.96,38.93", "Jazra,35.7,39.75", "Jazra,36.5,40.1")
    gazetteer = gazetteer_of(*rows, header="name,lat,lon")
    assert list(gazetteer.sites) == ["jazra", "jazra-2", "jazra-3"]


WRONG = {
    "no latitude": ("a,A,,,38.6,,base,SY", "lat missing"),
    "no place at all": ("a,A,,,,,base,SY", "lat and lon missing"),
    "exchanged, out of range": (
        "a,A,,138.6,33.5,,base,",
        "exchanged (lat 33.5, lon 138.6 would fit",
    ),
    "exchanged, by country": (
        "a,A,,38.62,33.51,,base,SY",
        "exchanged (lat 33.51, lon 38.62 would fit)",
    ),
    "exchanged, by ISO 3": ("a,A,,38.62,33.51,,base,SYR", "exchanged"),
    "exchanged, by name": ("a,A,,38.62,33.51,,base,syria", "exchanged"),
    "out of range": ("a,A,,95,190,,base,SY", "out of range"),
    "placeholder": ("a,A,,0,0,,base,", "placeholder"),
    "not finite": ("a,A,,nan,38.6,,base,SY", "no place"),
    "not a number": ("a,A,,north,38.6,,base,SY", "lat is not a number: 'north'"),
    "decimal comma": ('a,A,,"33,5",38.6,,base,SY', "such as 36.71"),
    "used before": ("al-tanf,A,,33.9,39.1,,base,SY", "al-tanf: id used before, on line 2"),
    "no name": (",,,33.5,38.6,,base,SY", "neither id nor name"),
    "cells too many": ("a,A,,33.9,39.1,,base,SY,x", "row has 9 cells, the header 8"),
    "a control character": ("a,A\a,,33.9,39.1,,base,SY", "'A\\x07' holds a control character"),
    "quotes astray": ('a,"A" b,,33.9,39.1,,base,SY', "broken row"),
}


@pytest.mark.parametrize(("row", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_row_is_named_with_its_line_and_the_others_are_kept(row: str, said: str) -> None:
    gazetteer = gazetteer_of(TANF, row, QASRAK)
    assert list(gazetteer.sites) == ["al-tanf", "qasrak"]
    (problem,) = gazetteer.problems
    assert (problem.path, problem.line) == ("g.csv", 3)
    assert said in str(problem)
    assert problem.remedy


DOUBTFUL = {
    "radius below zero": ("a,A,,36.5,40.1,-5,base,SY", "radius_m is -5"),
    "radius zero": ("a,A,,36.5,40.1,0,base,SY", "radius_m is 0"),
    "radius of a continent": ("a,A,,36.5,40.1,9e9,base,SY", "radius_m is 9e+09"),
    "radius in words": ("a,A,,36.5,40.1,near,base,SY", "radius_m is not a number: 'near'"),
    "another country": ("a,A,,33.5,44.4,,base,LB", "is not in LB"),
}


@pytest.mark.parametrize(("row", "said"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_a_doubtful_row_is_named_and_kept(row: str, said: str) -> None:
    gazetteer = gazetteer_of(TANF, row)
    assert list(gazetteer.sites) == ["al-tanf", "a"]
    assert said in str(gazetteer.problems[0])
    assert gazetteer.sites["a"].radius_m > 0


def test_without_a_country_the_other_places_tell_an_exchange() -> None:
    rows = ("tanf,33.51,38.62", "qasrak,36.71,40.51", "shaddadi,40.73,36.06")
    gazetteer = gazetteer_of(*rows, header="id,lat,lon")
    assert [problem.line for problem in gazetteer.problems] == [4]
    assert "state its country" in gazetteer.problems[0].remedy


def test_a_stated_country_settles_whether_a_place_far_off_is_meant() -> None:
    rows = ("tanf,33.51,38.62,SY", "qasrak,36.71,40.51,SY", "ankara,39.93,32.86,TR")
    assert not gazetteer_of(*rows, header="id,lat,lon,country").problems


def test_places_all_over_the_world_are_no_exchange() -> None:
    rows = ("gao,16.25,-0.01", "bagram,34.95,69.27", "mogadishu,2.01,45.3", "tanf,33.51,38.62")
    assert not gazetteer_of(*rows, header="id,lat,lon").problems


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        (
            "kharab,Kharab al-Jir,,36.90,42.00,,base,SY",
            "abu,Abu Hajar,,36.90,42.00,,airport,SY",
            True,
        ),
        (
            "a,Rmeilan base,,36.90,42.00,,base,SY",
            "b,B,rmeilan  base|Rmeilan Base,36.86,41.97,,base,SY",
            True,
        ),
        ("a,A,الرُّكبان,33.31,38.67,,base,SY", "b,B,الركبان,33.30,38.66,,outpost,SY", True),
        ("base,Shaddadi,,36.06,40.73,,base,SY", "town,Shaddadi,,36.06,40.73,,town,SY", False),
        ("a,Outpost 1,,36.06,40.73,,base,SY", "b,Outpost 1,,37.06,42.00,,base,SY", False),
        ("a,A,,36.06,40.73,20000,base,SY", "b,B,,36.06,40.73,20000,base,SY", False),
        ("a,A,,11.5464,43.1494,2000,base,DJ", "b,B,,11.5500,43.1510,2000,base,DJ", False),
    ],
)
def test_two_ids_for_one_site_are_told_from_neighbours(
    first: str, second: str, *, alike: bool
) -> None:
    gazetteer = gazetteer_of(first, second)
    assert len(gazetteer.sites) == 2
    assert [p.line for p in gazetteer.problems] == ([3] if alike else [])
    assert all("looks like" in p.message for p in gazetteer.problems)


def test_a_part_and_its_whole_are_two_sites() -> None:
    rows = ("field,Omar,35.15,40.58,base,", "village,Omar,35.15,40.58,base,field")
    assert not gazetteer_of(*rows, header="id,name,lat,lon,kind,parent").problems


def test_an_unknown_parent_is_named() -> None:
    gazetteer = gazetteer_of("a,33.5,38.6,nowhere", "b,33.9,39.1,b", header="id,lat,lon,parent")
    assert [str(p).partition(": ")[2].partition(" (")[0] for p in gazetteer.problems] == [
        "a: parent nowhere is not in the gazetteer",
        "b: is its own parent",
    ]
    assert {site.parent for site in gazetteer.sites.values()} == {""}


def test_an_area_may_list_its_members() -> None:
    header = "id,lat,lon,kind,members"
    gazetteer = gazetteer_of("a,33.5,38.6,base,", "north,,,region,a|gone", header=header)
    assert gazetteer.areas["north"].members == {"a"}
    assert "member gone is not in the gazetteer" in gazetteer.problems[0].message


def test_a_table_without_name_or_id_is_named() -> None:
    gazetteer = gazetteer_of("33.5,38.6", header="lat,lon")
    assert "no column id or name among: lat, lon" in gazetteer.problems[0].message


def test_a_row_in_another_encoding_is_named_alone(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    rows = [HEADER.encode(), TANF.encode(), QASRAK.encode("windows-1256")]
    path.write_bytes(b"\r\n".join(rows))
    gazetteer = read_gazetteer(path)
    assert list(gazetteer.sites) == ["al-tanf"]
    assert [(p.line, p.message) for p in gazetteer.problems] == [(3, "row is not UTF-8")]


@pytest.mark.parametrize("encode", [lambda s: s.encode("utf-8-sig"), lambda s: s.encode("utf-16")])
def test_a_byte_order_mark_does_not_matter(tmp_path: Path, encode: Callable[[str], bytes]) -> None:
    path = tmp_path / "g.csv"
    path.write_bytes(encode(f"{HEADER}\n{TANF}\n"))
    assert list(read_gazetteer(path).sites) == ["al-tanf"]


def test_an_empty_table_has_no_places() -> None:
    assert not gazetteer_of(header="").sites


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"gone\.csv: cannot be read"):
        read_gazetteer(tmp_path / "gone.csv")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    for start in ("", HEADER + "\n"):
        settle(read_table(start + text, "g.csv"), "g.csv")


names = st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=12)


@given(st.dictionaries(names, st.tuples(st.floats(-89, 89), st.floats(-179, 179)), max_size=8))
def test_what_is_written_is_read_with_its_line(places: dict[str, tuple[float, float]]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["id", "name", "lat", "lon"])
    for at, (name, (lat, lon)) in enumerate(places.items()):
        writer.writerow([f"p{at}", name, lat or 1.0, lon])
    drafts = list(read_table(text.getvalue(), "g.csv"))
    assert [(d.line, d.lat, d.lon) for d in drafts] == [  # type: ignore[union-attr]  # no problems
        (at + 2, lat or 1.0, lon) for at, (lat, lon) in enumerate(places.values())
    ]
