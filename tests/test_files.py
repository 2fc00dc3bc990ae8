from __future__ import annotations

import os
from pathlib import Path

import pytest

from basestatus.errors import OutputError
from basestatus.files import written_aside


def test_a_result_appears_under_its_name(tmp_path: Path) -> None:
    target = tmp_path / "maps" / "map.html"
    with written_aside(target) as aside:
        aside.write_text("new")
    assert target.read_text() == "new"
    assert list(target.parent.iterdir()) == [target]


def test_the_ending_is_kept_while_writing(tmp_path: Path) -> None:
    with written_aside(tmp_path / "status.gpkg") as aside:
        aside.touch()
        assert aside.suffix == ".gpkg"


def test_the_old_result_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "map.html"
    target.write_text("old")
    with written_aside(target) as aside:
        aside.write_text("half")
        assert target.read_text() == "old"
    assert target.read_text() == "half"


def test_a_failure_leaves_the_old_result_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "map.html"
    target.write_text("old")
    with pytest.raises(ValueError, match="broken"), written_aside(target) as aside:  # noqa: PT012
        aside.write_text("half")
        (aside.parent / "map.html-journal").touch()
        raise ValueError("broken")  # noqa: EM101
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_two_writers_do_not_meet(tmp_path: Path) -> None:
    target = tmp_path / "map.html"
    with written_aside(target) as first, written_aside(target) as second:
        first.write_text("first")
        second.write_text("second")
    assert target.read_text() == "first"


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "maps").touch()
    with (
        pytest.raises(OutputError, match="cannot be written"),
        written_aside(tmp_path / "maps" / "map.html"),
    ):
        pass


def test_a_folder_in_place_of_the_result_is_named(tmp_path: Path) -> None:
    (tmp_path / "map.html").mkdir()
    with (
        pytest.raises(OutputError, match="the old file is intact"),
        written_aside(tmp_path / "map.html") as aside,
    ):
        aside.touch()


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_a_result_has_the_usual_mode(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    target = tmp_path / "map.html"
    with written_aside(target) as aside:
        aside.touch()
    assert Path(target).stat().st_mode == usual.stat().st_mode
