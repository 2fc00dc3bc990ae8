"""basestatus snapshot: files where they are asked for, paths on stdout, wrong usage refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from basestatus.cli.snapshot import FORMATS, PAPERS, command
from basestatus.render.snapshots import paper, writing

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

ARTICLE = """date 2026-02-13
Base. US forces have withdrawn from Al-Tanf base in Syria, two officials said on Friday.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds" / "one.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def test_one_date_goes_to_the_file_named(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "map.svg"
    done = run(project, "--on", "2026-02-14", "--out", out, "--language", "ar")
    assert done.exit_code == 0, done.output
    assert done.stdout == f"{out}\n"
    assert "</svg>" in out.read_text(encoding="utf-8")


def test_a_series_goes_to_the_maps_of_the_project(project: Path) -> None:
    done = run(project, "--every", "day", "--from", "2026-02-12", "--to", "2026-02-14", "--dpi", 50)
    assert done.exit_code == 0, done.output
    names = sorted(path.name for path in (project / "maps/snapshots").iterdir())
    assert names == ["2026-02-12.png", "2026-02-13.png", "2026-02-14.png"]


def test_a_picture_goes_through_a_pipe(project: Path) -> None:
    done = run(project, "--compare", "2026-02-10", "2026-02-14", "--out", "-", "--dpi", 50)
    assert done.stdout_bytes.startswith(b"\x89PNG")


def test_json_names_the_files(project: Path, tmp_path: Path) -> None:
    film, sheet = tmp_path / "film.gif", tmp_path / "sheet.png"
    done = run(project, "--animate", film, "--sheet", sheet, "--dpi", 40, "--json")
    assert json.loads(done.stdout) == {"files": [str(film), str(sheet)], "unnamed": []}
    assert film.is_file()
    assert sheet.is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--on", "2026-02-14", "--every", "day"],
        ["--on", "2026-02-14", "--compare", "2026-02-10", "2026-02-14"],
        ["--compare", "2026-02-10"],
        ["--out", "-"],
        ["--language", "xx"],
        ["--paper", "a5"],
        ["--on", "yesterday"],
    ],
)
def test_wrong_usage_is_refused(project: Path, arguments: list[str]) -> None:
    assert run(project, *arguments).exit_code == 2


def test_the_choices_are_those_of_the_library() -> None:
    assert tuple(paper.PAPERS) == PAPERS
    assert tuple(f".{name}" for name in FORMATS) == writing.ENDINGS
