"""The commands export and publish, on the articles of this repository."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyogrio
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess

    Run = Callable[..., CompletedProcess[str]]


def test_each_file_is_written_in_the_format_of_its_ending(
    run: Run, root: Path, tmp_path: Path
) -> None:
    names = ["datapackage.json", "states.csv", "states.geojson"]
    done = run("export", "-C", root, *(tmp_path / name for name in names))
    assert done.returncode == 0
    assert sorted(done.stdout.split()) == sorted(str(tmp_path / name) for name in names)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert [r["path"] for r in package["resources"]] == ["states.csv", "states.geojson"]


def test_losses_are_said_on_stderr(run: Run, root: Path, tmp_path: Path) -> None:
    done = run("export", "-C", root, tmp_path / "states.fgb")
    assert "order of its spatial index" in done.stderr
    assert done.stdout == f"{tmp_path / 'states.fgb'}\n"


def test_a_dash_writes_to_stdout(run: Run, root: Path) -> None:
    done = run("export", "-C", root, "--open-end", "far", "-")
    features = json.loads(done.stdout)["features"]
    assert features
    assert all(feature["properties"]["valid_to"] for feature in features)


def test_a_project_for_qgis_and_codes_are_written_on_request(
    run: Run, root: Path, tmp_path: Path
) -> None:
    path = tmp_path / "states.gpkg"
    run("export", "-C", root, "--qgis-project", "--codes", path)
    assert (tmp_path / "states.qgz").exists()
    assert "plover" in pyogrio.read_info(path, layer="states")["fields"]


def test_only_what_was_known_is_written(run: Run, root: Path) -> None:
    def days(*options: str) -> set[str]:
        done = run("export", "-C", root, *options, "-")
        rows = [feature["properties"] for feature in json.loads(done.stdout)["features"]]
        return {row["reported_at"][:10] for row in rows if row["reported_at"]}

    assert "2026-02-23" in days()
    assert days("--as-known-on", "2026-02-13") == {"2026-02-13"}


def test_json_names_files_and_losses(run: Run, root: Path, tmp_path: Path) -> None:
    done = run("export", "-C", root, "--json", tmp_path / "states.csv")
    said: list[dict[str, Any]] = json.loads(done.stdout)
    assert said[0]["file"] == str(tmp_path / "states.csv")
    assert len(said[0]["losses"]) == 1


@pytest.mark.parametrize("arguments", [["states.docx"], ["--format", "docx", "-"], []])
def test_an_ending_without_a_format_is_wrong_usage(run: Run, arguments: list[str]) -> None:
    done = run("export", *arguments)
    assert done.returncode == 2


def test_a_file_that_cannot_be_written_is_a_problem(run: Run, root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("export", "-C", root, tmp_path / "file" / "states.csv")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr


def test_a_database_out_of_reach_is_a_problem_without_its_password(
    run: Run, root: Path, tmp_path: Path
) -> None:
    pytest.importorskip("pg8000", reason="no pg8000 here (install the extra basestatus[postgis])")
    done = run("publish", f"postgresql://ann:secret@/maps?host={tmp_path}", root)
    assert done.returncode == 1
    assert "cannot be reached" in done.stderr
    assert "secret" not in done.stderr
