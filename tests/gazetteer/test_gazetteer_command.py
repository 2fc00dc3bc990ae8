"""basestatus gazetteer on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from basestatus.cli.app import app

ROOT = Path(__file__).parents[2]
GAZETTEER = ROOT / "geo/gazetteer.geojson"
BAD = "id,name,lat,lon,country\na,A,33.5,38.6,SY\nb,B,38.6,33.5,SY\nc,C,,38,SY\na,A,33,38,SY\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["gazetteer", *arguments])


def test_a_clean_gazetteer_passes() -> None:
    result = run("check", str(GAZETTEER))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "0 problems" in result.stderr


def test_a_folder_means_its_gazetteer_and_actors() -> None:
    result = run("check", str(ROOT))
    assert result.exit_code == 0
    assert "actors" in result.stderr


def test_every_problem_is_a_line_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(BAD, encoding="utf-8")
    result = run("check", str(path))
    assert result.exit_code == 1
    starts = [line.rpartition("/")[2].split(": ")[0] for line in result.stdout.splitlines()]
    assert starts == ["bad.csv:3", "bad.csv:4", "bad.csv:5"]


def test_problems_as_json(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(BAD, encoding="utf-8")
    rows = [json.loads(line) for line in run("check", "--json", str(path)).stdout.splitlines()]
    assert [row["line"] for row in rows] == [3, 4, 5]
    assert set(rows[0]) == {"path", "line", "message", "remedy"}


def test_find_prints_every_place_a_name_may_mean() -> None:
    result = run("find", "الشدادي", "--gazetteer", str(GAZETTEER))
    assert result.exit_code == 0
    assert [line.split("\t")[0] for line in result.stdout.splitlines()] == [
        "al-shaddadi-base",
        "al-shaddadah-town",
    ]


def test_find_as_json_has_the_names_by_language() -> None:
    result = run("find", "Tanf", "--json", "--gazetteer", str(GAZETTEER))
    (row,) = (json.loads(line) for line in result.stdout.splitlines())
    assert (row["id"], row["scope"], row["likeness"]) == ("al-tanf", "site", 1.0)
    assert "التنف" in row["names"]["ar"]


def test_an_area_has_no_point() -> None:
    result = run("find", "Syria", "--json", "--gazetteer", str(GAZETTEER))
    row = json.loads(result.stdout)
    assert row["scope"] == "area"
    assert "lon" not in row


def test_a_near_miss_is_a_suggestion_and_exit_code_1() -> None:
    result = run("find", "Qasrok", "--gazetteer", str(GAZETTEER))
    assert result.exit_code == 1
    assert "no place is called 'Qasrok', the nearest are:" in result.stderr
    assert result.stdout.startswith("qasrak-base\t")


@pytest.mark.parametrize("sub", ["check", "find"])
def test_help_has_an_example(sub: str) -> None:
    assert "Example: basestatus gazetteer" in run(sub, "--help").stdout
