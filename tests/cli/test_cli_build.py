from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import CompletedProcess

    import pytest

    Run = Callable[..., CompletedProcess[str]]

SITES = """\
id,name,names,lat,lon,radius_m,kind,country
tanf,Tanf base,Tanf,33.5,38.6,2000,base,SY
qasrak,Qasrak base,Qasrak,,,2000,base,SY
shaddadi,Shaddadi base,Shaddadi,40.7,36.0,2000,base,SY
tanf,Tanf again,Tanf Garrison,33.4,38.5,2000,base,SY
"""
ROWS = """\
{"id": "a", "published": "2026-02-12", "text": "US troops left Tanf base on Monday, an aide said."}
{"id": "b", "published":
{"id": "c", "text": "On Monday American troops left Tanf base, a spokesman said."}
"""
SAID = {
    "geo/gazetteer.csv:3": "lat and lon missing (give both in degrees",
    "geo/gazetteer.csv:4": "latitude and longitude look exchanged (lat 36.0, lon 40.7 would fit)",
    "geo/gazetteer.csv:5": "tanf: id used before, on line 2 (give each place an id of its own)",
    "seeds/articles.jsonl:2": "is not JSON",
    "seeds/articles.jsonl:3": 'has no date (add "published": "2026-02-23")',
    "seeds/empty.txt": "is empty (remove it, or put the article in)",
    "seeds/noise.txt": "is binary, not text (put articles here, as text)",
}


def broken(folder: Path) -> Path:
    """Make a project in which much is wrong."""
    (folder / "geo").mkdir()
    (folder / "seeds").mkdir()
    (folder / "geo" / "gazetteer.csv").write_text(SITES, encoding="utf-8")
    (folder / "seeds" / "articles.jsonl").write_text(ROWS, encoding="utf-8")
    (folder / "seeds" / "empty.txt").touch()
    (folder / "seeds" / "noise.txt").write_bytes(bytes(range(256)) * 8)
    return folder


def test_everything_wrong_is_named_and_everything_else_built(run: Run, tmp_path: Path) -> None:
    folder = broken(tmp_path)
    ended = run("build", "-q", folder)
    assert (ended.returncode, ended.stdout) == (1, "")
    lines = ended.stderr.replace(f"{folder}/", "").splitlines()
    said = dict(line.split(": ", 1) for line in lines)
    assert sorted(said) == sorted(SAID)
    assert [place for place, words in SAID.items() if words not in said[place]] == []
    maps = folder / "maps"
    rows = json.loads((maps / "status.geojson").read_text(encoding="utf-8"))["features"]
    states = [(row["properties"]["site_id"], row["properties"]["status"]) for row in rows]
    assert states[-1] == ("tanf", "left")
    assert {path.name for path in maps.iterdir()} == {
        "map.html",
        "snapshots",
        "status.geojson",
        "status.gpkg",
    }
    assert (maps / "snapshots" / "2026-02-12.png").is_file()


def test_a_build_reports_as_json(run: Run, tmp_path: Path) -> None:
    ended = run("build", "--json", "--out", tmp_path / "maps", broken(tmp_path))
    report = json.loads(ended.stdout)
    assert (report["documents"], report["claims"]) == (2, 2)
    assert [row["line"] for row in report["problems"]] == [3, 4, 5, 2, None, None, 3]
    assert f"{tmp_path}/maps/status.gpkg" in report["files"]


def test_wrong_settings_end_a_build_before_it_begins(run: Run, tmp_path: Path) -> None:
    (tmp_path / "basestatus.toml").write_text("stale_after = 0\n", encoding="utf-8")
    ended = run("build", tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"{tmp_path}/basestatus.toml:1: stale_after = 0")
    assert not (tmp_path / "maps").exists()


def test_a_report_tells_what_was_read_skipped_found_and_how_long_it_took(
    run: Run, tmp_path: Path
) -> None:
    folder = broken(tmp_path)
    run("build", "-q", folder, "--report", tmp_path / "report.json")
    told = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert told["counts"] == {
        "documents": 2,
        "documents with a place": 2,
        "claims": 2,
        "periods": 2,
    }
    assert [Path(problem["path"]).name for problem in told["problems"]].count("empty.txt") == 1
    assert len(told["problems"]) == len(SAID)
    assert told["unplaced_names"] == []
    assert str(folder / "maps/map.html") in told["files"]
    stages = ["articles", "timelines", "map.html", "status.geojson", "status.gpkg", "snapshots"]
    assert list(told["seconds"]) == [*stages, "switch"]


def test_a_log_can_be_lines_of_json(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Nothing is told here.", encoding="utf-8")
    (line,) = map(json.loads, run("claims", "--log-json", tmp_path).stderr.splitlines())
    assert (line["level"], line["logger"]) == ("warning", "basestatus")
    assert "a.txt: has no date" in line["message"]
    monkeypatch.setenv("BASESTATUS_LOG", "json")
    (tmp_path / "a.txt").write_bytes(b"")
    (line,) = map(json.loads, run("claims", tmp_path).stderr.splitlines())
    assert line["problem"]["message"] == "is empty"
