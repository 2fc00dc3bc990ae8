from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from basestatus.errors import OutputError
from basestatus.files import written_aside

KILLED = """
import os, signal, sys
from pathlib import Path
from basestatus.files import written_aside
with written_aside(Path(sys.argv[1])) as aside:
    aside.write_text("half of it")
    os.kill(os.getpid(), signal.SIGKILL)
"""


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
        pytest.raises(OutputError, match="what was there is intact"),
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


def test_what_a_killed_process_left_goes_with_the_next(tmp_path: Path) -> None:
    target = tmp_path / "map[1].html"
    order = [sys.executable, "-c", KILLED, str(target)]
    assert subprocess.run(order, check=False).returncode == -signal.SIGKILL
    assert [path.name[:11] for path in tmp_path.iterdir()] == [".map[1].htm"]
    with written_aside(tmp_path / "other.html") as aside:
        aside.touch()
    assert len(list(tmp_path.iterdir())) == 2
    with written_aside(target) as aside:
        aside.write_text("new")
    assert {path.name for path in tmp_path.iterdir()} == {"map[1].html", "other.html"}
