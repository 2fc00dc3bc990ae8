"""Whatever stops a build, the maps are whole, and all of them old or all of them new.

`make endure` kills a hundred builds and fills twenty disks; `make test` a few of each.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest
from tests.endurance.conftest import order, run, shown

from basestatus.files import prepared

if TYPE_CHECKING:
    from pathlib import Path

    from tests.endurance.conftest import States

KILLS = int(os.environ.get("KILLS", "2"))
FULL_DISKS = int(os.environ.get("FULL_DISKS", "1"))
LONGEST_SECONDS = 600
CENTURY_SECONDS = 3_155_760_000


def check_whole(out: Path, states: States) -> str:
    """Return which state a folder shows, after what a dead build had decided is finished."""
    now = shown(out)
    known = [states.files[name] for name in ("old", "new")]
    assert all(data in [files.get(path) for files in known] for path, data in now.items())
    if (out / ".decided").exists():
        with prepared(out):
            pass
    assert shown(out) in known
    return "old" if shown(out) == known[0] else "new"


def test_killed_builds_leave_the_maps_whole(states: States, out: Path) -> None:
    rolled = random.Random(9)  # noqa: S311  (moments, no secrets)
    began = time.monotonic()
    run(states.folders["old"], out)
    usual = time.monotonic() - began
    found = []
    for number in range(KILLS):
        turn = ("new", "old")[number % 2]
        with subprocess.Popen(order(states.folders[turn], out)) as build:
            try:
                build.wait(rolled.uniform(0.0, usual * 1.1))
            except subprocess.TimeoutExpired:
                build.kill()
        found.append(check_whole(out, states))
    print(f"{KILLS} builds killed, {found.count('new')} times with the new maps in place")  # noqa: T201
    assert run(states.folders["new"], out).returncode == 0
    assert shown(out) == states.files["new"]
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == []


@pytest.mark.skipif(
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN, reason="run where interrupts are ignored"
)
def test_an_interrupted_build_tidies_up(states: States, out: Path) -> None:
    with subprocess.Popen(order(states.folders["new"], out), stderr=subprocess.DEVNULL) as build:
        while not (out / ".new").exists():
            time.sleep(0.01)
        build.send_signal(signal.SIGINT)
        assert build.wait(LONGEST_SECONDS) == 1
    assert {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()} == set(
        states.files["old"]
    )
    assert shown(out) == states.files["old"]


def test_a_disk_that_fills_up_leaves_the_maps_whole(states: States, small_disk: Path) -> None:
    maps = shutil.copytree(states.folders["old"] / "maps", small_disk / "maps")
    free = shutil.disk_usage(small_disk).free
    for number in range(FULL_DISKS):
        room = free * number // FULL_DISKS
        filler = small_disk / "filler"
        filler.write_bytes(bytes(free - room))
        build = run(states.folders["new"], maps)
        filler.unlink()
        if build.returncode:
            assert shown(maps) == states.files["old"]
            assert "make room: " in build.stderr
            assert "Traceback" not in build.stderr
        else:
            assert shown(maps) == states.files["new"]
            assert run(states.folders["old"], maps).returncode == 0
        assert [path.name for path in maps.iterdir() if path.name.startswith(".")] == []
    assert run(states.folders["new"], maps).returncode == 0


def test_a_disk_that_may_only_be_read_leaves_the_maps_whole(
    states: States, small_disk: Path
) -> None:
    maps = shutil.copytree(states.folders["old"] / "maps", small_disk / "maps")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    build = run(states.folders["new"], maps)
    assert build.returncode == 1
    assert "make the folder writable, or name another one" in build.stderr
    assert shown(maps) == states.files["old"]


def test_two_builds_at_once_give_one_of_the_two(states: States, out: Path) -> None:
    builds = [
        subprocess.Popen(order(folder, out), stderr=subprocess.PIPE, text=True)
        for folder in states.folders.values()
    ]
    told = [build.communicate(timeout=LONGEST_SECONDS)[1] for build in builds]
    codes = [build.returncode for build in builds]
    assert 0 in codes
    for code, said in zip(codes, told, strict=True):
        assert code == 0 or "is being written by process" in said
    assert shown(out) in [states.files["old"], states.files["new"]]


def test_a_clock_that_jumps_back_changes_nothing(states: States, out: Path) -> None:
    later = time.time() + CENTURY_SECONDS
    for path in (*out.rglob("*"), *states.folders["new"].rglob("*")):
        os.utime(path, (later, later))
    assert run(states.folders["new"], out).returncode == 0
    assert shown(out) == states.files["new"]
