"""The doctor names what is bad on a machine, and what to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import CompletedProcess

    Run = Callable[..., CompletedProcess[str]]

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BASESTATUS_DATABASE", raising=False)


def test_a_machine_that_passes_the_tests_is_in_good_health(run: Run, tmp_path: Path) -> None:
    done = run("doctor", ROOT, "--out", tmp_path / "maps", "--json")
    found = {row["name"]: row for row in json.loads(done.stdout)}
    assert done.returncode == 0
    assert {row["health"] for row in found.values()} <= {"good", "absent"}
    assert found["Arabic shaping"]["found"] == "joined"
    assert "GPKG" in found["GDAL"]["found"]
    assert found["PostGIS"]["health"] == "absent"
    assert all(row["remedy"] for row in found.values() if row["health"] == "absent")
    assert list(tmp_path.iterdir()) == []


def test_what_is_bad_is_named_with_its_remedy(run: Run, tmp_path: Path) -> None:
    (tmp_path / "geo").mkdir()
    (tmp_path / "geo/gazetteer.csv").write_text("id,name,lat,lon\na,A,33.5,\n")
    url = "postgresql://editor@127.0.0.1:1/maps"
    done = run("doctor", tmp_path, "--database", url)
    assert done.returncode == 1
    bad = {line.split()[1]: line for line in done.stdout.splitlines() if line.startswith("bad")}
    assert set(bad) == {"PostGIS", "project"}
    assert "127.0.0.1:1/maps: cannot be reached" in bad["PostGIS"]
    assert "gazetteer.csv:2: a: lon missing" in bad["project"]
    assert all(line.endswith(")") for line in bad.values())
