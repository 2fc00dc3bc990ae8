"""Two states of a small project, and what a build of each writes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[2]
PROGRAM = Path(sys.executable).with_name("basestatus")
ARTICLES = {
    "old": "date 2026-02-13\nUS troops left the al-Tanf base on Wednesday, an official said.\n",
    "new": "date 2026-02-23\nUS troops left the Shaddadi base on Sunday, an official said.\n",
}


@dataclass(frozen=True)
class States:
    """The folders of two states of a project, and the files that a build of each writes."""

    folders: Mapping[str, Path]
    files: Mapping[str, Mapping[str, bytes]]


def order(folder: Path, out: Path) -> list[str | Path]:
    return [PROGRAM, "build", "-q", folder, "--out", out]


def run(folder: Path, out: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(order(folder, out), check=False, capture_output=True, text=True)


def shown(out: Path) -> dict[str, bytes]:
    """Return what a user sees in a folder: all but what is hidden."""
    paths = (path.relative_to(out) for path in sorted(out.rglob("*")) if path.is_file())
    return {
        str(path): (out / path).read_bytes()
        for path in paths
        if not any(part.startswith(".") for part in path.parts)
    }


@pytest.fixture(scope="session")
def states(tmp_path_factory: pytest.TempPathFactory) -> States:
    folders: dict[str, Path] = {}
    files: dict[str, dict[str, bytes]] = {}
    for name, text in ARTICLES.items():
        folder = folders[name] = tmp_path_factory.mktemp(name)
        (folder / "seeds").mkdir()
        (folder / "seeds/article.txt").write_text(text, encoding="utf-8")
        assert run(folder, folder / "maps").returncode == 0
        files[name] = shown(folder / "maps")
    assert files["old"].keys() ^ files["new"].keys()
    return States(folders, files)


@pytest.fixture
def out(states: States, tmp_path: Path) -> Path:
    """Return a folder that holds the old maps."""
    return shutil.copytree(states.folders["old"] / "maps", tmp_path / "maps")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of five megabytes, where the tests may."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=5m", "tmpfs", str(folder)]
    refused = os.name == "nt" or subprocess.run(mount, check=False, capture_output=True).returncode
    if refused:
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)
