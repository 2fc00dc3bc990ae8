"""Catalogues learn what the exported files hold, and that they are the files they were."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from basestatus.errors import OutputError
from basestatus.exports import write_export
from basestatus.layers import STATE_COLUMNS
from basestatus.model import State

if TYPE_CHECKING:
    from pathlib import Path

    from basestatus.layers import Atlas

FILES = ["states.csv", "states.geojson", "states.gpkg", "states.parquet"]


@pytest.fixture
def folder(atlas: Atlas, tmp_path: Path) -> Path:
    for name in [*FILES, "datapackage.json", "croissant.json"]:
        write_export(atlas, tmp_path / name)
    (tmp_path / "notes.txt").write_text("not a file of ours")
    return tmp_path


def read(path: Path) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return value


def test_a_data_package_lists_the_files_with_their_checksums(folder: Path) -> None:
    package = read(folder / "datapackage.json")
    assert [resource["path"] for resource in package["resources"]] == FILES
    for resource in package["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()


def test_a_data_package_describes_each_column_of_the_table(folder: Path) -> None:
    (table,) = [r for r in read(folder / "datapackage.json")["resources"] if "schema" in r]
    fields = {field["name"]: field for field in table["schema"]["fields"]}
    head = (folder / "states.csv").read_text("utf-8-sig").split("\n", maxsplit=1)[0]
    assert list(fields) == head.split(",")
    assert all(field["description"] and field["title"] for field in fields.values())
    assert fields["valid_from"]["type"] == "date"
    assert fields["status"]["constraints"]["enum"] == list(State)


def test_both_name_sources_and_a_licence(atlas: Atlas, folder: Path) -> None:
    package, dataset = read(folder / "datapackage.json"), read(folder / "croissant.json")
    assert [s["path"] for s in package["sources"]] == [d.url for d in atlas.documents.values()]
    assert dataset["isBasedOn"] == [d.url for d in atlas.documents.values()]
    assert "Quotes belong to their publishers" in package["licenses"][0]["title"]
    assert dataset["license"] == package["licenses"][0]["title"]


def test_croissant_fields_point_into_a_file_that_is_listed(folder: Path) -> None:
    dataset = read(folder / "croissant.json")
    listed = {file["@id"]: file for file in dataset["distribution"]}
    (records,) = dataset["recordSet"]
    columns = [field["source"]["extract"]["column"] for field in records["field"]]
    assert columns == [*STATE_COLUMNS, "lon", "lat"]
    assert {field["source"]["fileObject"]["@id"] for field in records["field"]} <= set(listed)
    assert dataset["datePublished"] == "2026-02-23"


@pytest.mark.parametrize("name", ["datapackage.json", "croissant.json"])
def test_describing_twice_gives_the_same_bytes(atlas: Atlas, folder: Path, name: str) -> None:
    before = (folder / name).read_bytes()
    write_export(atlas, folder / name)
    assert (folder / name).read_bytes() == before


def test_a_folder_without_exports_is_named(atlas: Atlas, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="export one first"):
        write_export(atlas, tmp_path / "datapackage.json")
