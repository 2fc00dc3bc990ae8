"""QGIS opens the GeoPackage styled, described and timed, and shows what the timelines say."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from basestatus.exports import write_export
from basestatus.layers import STATE_COLUMNS
from basestatus.timeline import state_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from basestatus.layers import Atlas

OUTSIDE = Path(__file__).parent / "outside"
PYTHON = "/usr/bin/python3"
# The day before a change, its first possible day, its last, the day after, and far on.
DAYS = ["2026-02-08", "2026-02-09", "2026-02-13", "2026-02-14", "2026-02-23", "2031-01-01"]


@pytest.fixture(scope="session")
def qgis() -> Callable[..., dict[str, Any]]:
    """Return a way to run a script with QGIS's Python."""
    try:
        found = subprocess.run([PYTHON, "-c", "import qgis.core"], check=False, capture_output=True)
    except FileNotFoundError:
        found = None
    if found is None or found.returncode:
        pytest.skip("no PyQGIS here (Debian: apt-get install qgis python3-qgis)")

    def run(script: str, *arguments: str, zone: str = "UTC") -> dict[str, Any]:
        order = [PYTHON, str(OUTSIDE / script), *arguments]
        environment = {"TZ": zone, "LC_ALL": "C.UTF-8", "HOME": "/tmp", "PATH": "/usr/bin:/bin"}  # noqa: S108
        done = subprocess.run(order, check=False, capture_output=True, text=True, env=environment)
        (said,) = [line for line in done.stdout.splitlines() if line.startswith("JSON:")]
        answer: dict[str, Any] = json.loads(said.removeprefix("JSON:"))
        return answer

    return run


@pytest.fixture
def geopackage(atlas: Atlas, tmp_path: Path) -> str:
    write_export(atlas, tmp_path / "status.gpkg", project=True)
    return str(tmp_path / "status.gpkg")


def holding(atlas: Atlas, day: str) -> list[list[str | None]]:
    return sorted(
        (
            [p.site_id, p.status.value, p.changing_to.value if p.changing_to else None]
            for p in state_on(atlas.periods, date.fromisoformat(day))
        ),
        key=str,
    )


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Damascus"])
def test_on_each_day_qgis_shows_what_the_timelines_say(
    atlas: Atlas, geopackage: str, qgis: Callable[..., dict[str, Any]], zone: str
) -> None:
    says = qgis("qgis_states.py", geopackage, *DAYS, zone=zone)
    assert says["rows"] == {day: holding(atlas, day) for day in DAYS}


def test_of_the_seeds_qgis_shows_what_their_timelines_say(
    seed_atlas: Atlas, tmp_path: Path, qgis: Callable[..., dict[str, Any]]
) -> None:
    write_export(seed_atlas, tmp_path / "status.gpkg")
    ends = {day for p in seed_atlas.periods for day in (p.valid_from, p.valid_to) if day}
    days = sorted({*map(str, ends), "2026-02-12", "2026-02-14", "2026-02-23", "2026-03-30"})
    says = qgis("qgis_states.py", str(tmp_path / "status.gpkg"), *days)
    assert len(days) >= 5
    assert says["rows"] == {day: holding(seed_atlas, day) for day in days}


def test_the_layer_opens_styled_labelled_and_timed(
    geopackage: str, qgis: Callable[..., dict[str, Any]]
) -> None:
    says = qgis("qgis_states.py", geopackage)
    assert says["valid"]
    assert says["styled"]
    assert says["rules"]
    assert says["labels"]
    assert says["active"]
    assert says["fields"] == ["valid_from", "valid_to"]


def test_the_span_to_play_is_the_time_around_the_changes(
    geopackage: str, qgis: Callable[..., dict[str, Any]]
) -> None:
    assert qgis("qgis_states.py", geopackage)["span"] == ["2026-02-02", "2026-03-02"]


def test_open_ends_are_drawn(geopackage: str, qgis: Callable[..., dict[str, Any]]) -> None:
    drawn = qgis("qgis_states.py", geopackage, "2020-01-01", "2031-01-01")["drawn"]
    assert all(colours > 2 for counts in drawn.values() for colours in counts)


def test_columns_have_readable_names(geopackage: str, qgis: Callable[..., dict[str, Any]]) -> None:
    says = qgis("qgis_states.py", geopackage)
    assert says["columns"] == ["fid", *STATE_COLUMNS]
    assert says["aliases"][1:4] == ["Site id", "Name in English", "Name in Arabic"]
    assert says["title"] == "States of presence · حالات الوجود"


def test_the_project_opens_with_its_layers_related_and_timed(
    geopackage: str, qgis: Callable[..., dict[str, Any]]
) -> None:
    says = qgis("qgis_project.py", geopackage.replace(".gpkg", ".qgz"))
    assert says == {
        "opened": True,
        "title": "Test",
        "layers": [
            "Areas",
            "Claims",
            "Documents",
            "Site uncertainty",
            "Sites",
            "States of presence",
        ],
        "shown": ["States of presence", "Site uncertainty"],
        "timed": ["States of presence"],
        "relations": ["claims_documents", "claims_sites", "states_sites"],
        "span": ["2026-02-02", "2026-03-02"],
    }
