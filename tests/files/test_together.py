"""Several files change together, whenever the process that changes them dies."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from basestatus.errors import OutputError
from basestatus.files import prepared, switch

if TYPE_CHECKING:
    from pathlib import Path

OLD = {"map.html": "old", "snapshots/1.png": "old", "notes.txt": "mine"}
NEW = {"map.html": "new", "snapshots/2.png": "new", "notes.txt": "mine"}
# Writes the new files, and dies at the nth call that changes a name or a folder.
WRITER = """
import os, signal, sys
from pathlib import Path
from basestatus.files import prepared, switch

calls = {"os.mkdir", "os.rename", "os.remove", "os.rmdir"}
left = int(sys.argv[2])

def count(event, arguments):
    global left
    if event in calls:
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

out = Path(sys.argv[1])
sys.addaudithook(count)
with prepared(out) as aside:
    (aside / "snapshots").mkdir()
    (aside / "map.html").write_text("new")
    (aside / "snapshots/2.png").write_text("new")
    switch(aside, gone=[out / "snapshots/1.png"])
"""


def contents(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_text() for path in paths}


def old_folder(folder: Path) -> Path:
    (folder / "snapshots").mkdir(parents=True)
    for name, text in OLD.items():
        (folder / name).write_text(text)
    return folder


def run(out: Path, number: int) -> int:
    order = [sys.executable, "-c", WRITER, str(out), str(number)]
    return subprocess.run(order, check=False).returncode


def test_all_files_are_switched_and_what_is_gone_goes(tmp_path: Path) -> None:
    out = old_folder(tmp_path / "maps")
    with prepared(out) as aside:
        (aside / "snapshots").mkdir()
        (aside / "map.html").write_text("new")
        (aside / "snapshots/2.png").write_text("new")
        written = switch(aside, gone=[out / "snapshots/1.png"])
    assert written == (out / "map.html", out / "snapshots/2.png")
    assert contents(out) == NEW


def test_without_a_switch_nothing_changes(tmp_path: Path) -> None:
    out = old_folder(tmp_path / "maps")
    with prepared(out) as aside:
        (aside / "map.html").write_text("new")
    assert contents(out) == OLD


def test_wherever_a_process_dies_the_next_finds_all_old_or_all_new(tmp_path: Path) -> None:
    seen = []
    for number in range(1, 40):
        out = old_folder(tmp_path / str(number))
        died = run(out, number) == -signal.SIGKILL
        with prepared(out):
            pass
        assert contents(out) in (OLD, NEW)
        seen.append(contents(out) == NEW)
        if not died:
            break
    assert seen == sorted(seen)
    assert set(seen) == {False, True}


def test_a_second_writer_is_told_who_is_the_first(tmp_path: Path) -> None:
    with (
        prepared(tmp_path / "maps"),
        pytest.raises(OutputError, match=r"is being written by process \d+ on \S+ since 20"),
        prepared(tmp_path / "maps"),
    ):
        pass


def test_the_lock_of_a_dead_process_holds_nobody_up(tmp_path: Path) -> None:
    signature = {"process": 1, "host": "elsewhere", "since": "2999-01-01T00:00:00+00:00"}
    (tmp_path / ".lock").write_text(json.dumps(signature))
    with prepared(tmp_path) as aside:
        (aside / "map.html").write_text("new")
        switch(aside)
    assert contents(tmp_path) == {"map.html": "new"}


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "maps").touch()
    with (
        pytest.raises(OutputError, match=r"maps: cannot be written: .*\(move away"),
        prepared(tmp_path / "maps"),
    ):
        pass
