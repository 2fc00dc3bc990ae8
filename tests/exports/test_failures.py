"""A file that cannot be written whole leaves the one before it as it was."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from basestatus.errors import OutputError
from basestatus.exports import write_export

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from basestatus.layers import Atlas

ENDINGS = [
    ".gpkg",
    ".geojson",
    ".geojsonl",
    ".fg.json",
    ".kml",
    ".kmz",
    ".fgb",
    ".parquet",
    ".csv",
    ".shp",
    ".shp.zip",
    ".lpf.json",
]
SMALL = 20_000


@pytest.fixture
def small_files() -> Iterator[None]:
    """Let no file grow beyond some kilobytes, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


@pytest.fixture(scope="module")
def large(many: Callable[[int], Atlas]) -> Atlas:
    return many(2000)


@pytest.mark.usefixtures("small_files")
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_full_disk_leaves_the_old_file(large: Atlas, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"states{ending}"
    path.write_text("the old file")
    with pytest.raises(OutputError):
        write_export(large, path)
    assert path.read_text() == "the old file"
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a file system of a few kilobytes, where the tests may."""
    folder = tmp_path / "disk"
    folder.mkdir()
    order = ["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", str(folder)]
    try:
        refused = subprocess.run(order, check=False, capture_output=True).returncode
    except FileNotFoundError:
        refused = 1
    if refused:
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_full_file_system_leaves_the_old_file(large: Atlas, tiny_disk: Path, ending: str) -> None:
    path = tiny_disk / f"states{ending}"
    path.write_text("the old file")
    with pytest.raises(OutputError):
        write_export(large, path)
    assert path.read_text() == "the old file"
    assert [entry.name for entry in tiny_disk.iterdir()] == [path.name]


KILLED = """
import sys
from pathlib import Path
from basestatus.files import written_aside
with written_aside(Path(sys.argv[1])) as aside, aside.open("w") as file:
    file.write("half of it")
    file.flush()
    print("writing", flush=True)
    sys.stdin.read()
"""


def test_a_killed_process_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "states.geojson"
    path.write_text("the old file")
    order = [sys.executable, "-c", KILLED, str(path)]
    with subprocess.Popen(order, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.kill()
    assert path.read_text() == "the old file"


def test_a_folder_that_cannot_be_made_is_named(atlas: Atlas, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write_export(atlas, tmp_path / "file" / "states.csv")


def test_an_ending_without_a_format_is_named(atlas: Atlas, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"no format has this ending; there are \.gpkg"):
        write_export(atlas, tmp_path / "states.docx")
