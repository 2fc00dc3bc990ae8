"""The GeoPackage holds every layer, related, described and typed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pyogrio
import pytest
from lxml import etree

from basestatus.exports import write_export
from basestatus.layers import STATE_COLUMNS
from basestatus.model import State

if TYPE_CHECKING:
    from pathlib import Path

    from basestatus.layers import Atlas

LAYERS = ["states", "sites", "site_radius", "areas", "claims", "documents"]


@pytest.fixture
def path(atlas: Atlas, tmp_path: Path) -> Path:
    write_export(atlas, tmp_path / "status.gpkg")
    return tmp_path / "status.gpkg"


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(sql).fetchall()


def test_it_holds_every_layer_with_its_kind_of_shape(path: Path) -> None:
    found = {name: kind for name, kind in pyogrio.list_layers(path) if name in LAYERS}
    assert found == {
        "states": "Point",
        "sites": "Point",
        "site_radius": "Polygon",
        "areas": "MultiPolygon",
        "claims": None,
        "documents": None,
    }


def test_open_ends_are_null_and_days_are_datetimes(path: Path) -> None:
    types = {name: kind for _, name, kind, *_ in ask(path, "PRAGMA table_info(states)")}
    assert (types["valid_from"], types["valid_to"]) == ("DATETIME", "DATETIME")
    assert types["n_independent"] == "INTEGER"
    assert ask(path, "SELECT valid_from, valid_to FROM states WHERE fid = 3") == [
        ("2026-02-14T00:00:00.000Z", None)
    ]


def test_points_are_in_a_spatial_index(path: Path) -> None:
    rows = ask(path, "SELECT count(*) FROM rtree_states_geom WHERE minx > 38 AND maxx < 39")
    assert rows == [(3,)]


def test_states_are_related_to_their_sites(path: Path) -> None:
    found = ask(
        path,
        "SELECT s.fid, s.site_id, t.site_id FROM states_sites JOIN states s ON s.fid = base_id"
        " JOIN sites t ON t.fid = related_id",
    )
    assert sorted(fid for fid, _, _ in found) == [1, 2, 3, 4, 5]
    assert all(state == site for _, state, site in found)


def test_states_are_related_to_the_claims_they_rest_on(atlas: Atlas, path: Path) -> None:
    found = ask(
        path,
        "SELECT base_id, c.id FROM states_claims JOIN claims c ON c.fid = related_id",
    )
    behind = [(n, c) for n, p in enumerate(atlas.periods, 1) for c in p.claims]
    assert sorted(found) == sorted(behind)


def test_claims_are_related_to_their_documents_and_areas_to_their_sites(path: Path) -> None:
    documents = ask(path, "SELECT count(*) FROM claims_documents")
    sites = ask(
        path,
        "SELECT a.area_id, s.site_id FROM areas_sites JOIN areas a ON a.fid = base_id"
        " JOIN sites s ON s.fid = related_id ORDER BY 1, 2",
    )
    assert documents == [(3,)]
    assert sites == [("east", "qamishli"), ("syria", "al-tanf"), ("syria", "qamishli")]


def test_every_relation_is_registered(path: Path) -> None:
    related = ask(path, "SELECT mapping_table_name FROM gpkgext_relations ORDER BY 1")
    registered = ask(
        path,
        "SELECT table_name FROM gpkg_extensions WHERE extension_name = 'gpkg_related_tables'"
        " AND table_name <> 'gpkgext_relations' ORDER BY 1",
    )
    assert related == registered
    assert len(related) == 6


def test_every_column_has_words_in_both_languages(path: Path) -> None:
    rows = ask(
        path,
        "SELECT column_name, name, title, description FROM gpkg_data_columns"
        " WHERE table_name = 'states' ORDER BY rowid",
    )
    assert [row[0] for row in rows] == list(STATE_COLUMNS)
    assert all(
        name and " · " in title and "." in description for _, name, title, description in rows
    )


def test_the_states_are_listed_as_the_values_of_their_column(path: Path) -> None:
    rows = ask(
        path,
        "SELECT value FROM gpkg_data_column_constraints WHERE constraint_name = 'state'"
        " ORDER BY rowid",
    )
    assert [value for (value,) in rows] == list(State)


def test_each_layer_has_metadata_and_a_place_for_qgis_to_read_them(path: Path) -> None:
    rows = ask(
        path,
        "SELECT table_name, metadata FROM gpkg_metadata m JOIN gpkg_metadata_reference r"
        " ON r.md_file_id = m.id ORDER BY m.id",
    )
    assert [name for name, _ in rows] == LAYERS
    assert all(etree.fromstring(xml.encode()).findtext("title") for _, xml in rows)


def test_styles_are_there_in_both_languages_one_of_them_the_default(path: Path) -> None:
    rows = ask(
        path,
        "SELECT styleName, useAsDefault FROM layer_styles WHERE f_table_name = 'states' ORDER BY 1",
    )
    assert len(rows) == 2
    assert sum(default for _, default in rows) == 1
    for (qml,) in ask(path, "SELECT styleQML FROM layer_styles"):
        assert etree.fromstring(qml.encode()).tag == "qgis"


def test_no_clock_is_in_the_file(path: Path) -> None:
    assert set(ask(path, "SELECT last_change FROM gpkg_contents")) == {
        ("1970-01-01T00:00:00.000Z",)
    }
    assert set(ask(path, "SELECT update_time FROM layer_styles")) == {("1970-01-01T00:00:00.000Z",)}
    assert set(ask(path, "SELECT timestamp FROM gpkg_metadata_reference")) == {
        ("1970-01-01T00:00:00.000Z",)
    }


def test_no_text_of_an_article_is_in_the_file(atlas: Atlas, path: Path) -> None:
    content = path.read_bytes()
    assert all(document.text.encode() not in content for document in atlas.documents.values())
