"""Change several files of a folder together: all of them are the new ones, or all the old.

They are written to a folder aside; one rename of that folder decides. A process that is killed
before it has changed nothing; one that is killed after it is finished by the next.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from basestatus.files.durable import refusal, sync_file, sync_folder
from basestatus.files.locks import locked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["prepared", "switch"]

ASIDE = ".new"
DECIDED = ".decided"
GONE = ".gone"


@contextmanager
def prepared(folder: Path) -> Iterator[Path]:
    """Yield an empty folder inside ``folder`` to write to, and hold the lock of ``folder``.

    What an earlier process decided and did not finish is finished first; what it did not decide
    is removed. Nothing changes in ``folder`` until ``switch``.

    Raises:
        OutputError: if another process writes there, or nothing can be written.
    """
    aside = folder / ASIDE
    with locked(folder):
        try:
            _finish(folder)
            shutil.rmtree(aside, ignore_errors=True)
            aside.mkdir()
        except OSError as error:
            raise refusal(folder, error) from error
        try:
            yield aside
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def switch(aside: Path, *, gone: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Move everything from a prepared folder to the one around it, and remove what is gone.

    Raises:
        OutputError: if that cannot be; then everything is as before.
    """
    folder = aside.parent
    written = _files(aside)
    for path in written:
        _make_way(folder / path)
    try:
        for path in written:
            sync_file(aside / path)
        names = sorted(str(path.relative_to(folder)) for path in gone)
        (aside / GONE).write_text(json.dumps(names), encoding="utf-8")
        sync_file(aside / GONE)
        for inner in {(aside / path).parent for path in written} | {aside}:
            sync_folder(inner)
        aside.rename(folder / DECIDED)
        sync_folder(folder)
    except OSError as error:
        raise refusal(folder, error) from error
    _finish(folder)
    return tuple(folder / path for path in written)


def _make_way(path: Path) -> None:
    """Check that a file can take a name, and make the folder it goes to.

    Raises:
        OutputError: if a folder has that name, or a file that of its folder.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    except OSError as error:
        raise refusal(path, error) from error


def _files(folder: Path) -> list[Path]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if path.name != GONE)


def _finish(folder: Path) -> None:
    """Do what was decided, or the rest of it."""
    decided = folder / DECIDED
    if not decided.is_dir():
        return
    for path in _files(decided):
        (decided / path).replace(folder / path)
    listed = decided / GONE
    for name in json.loads(listed.read_text(encoding="utf-8")) if listed.exists() else ():
        (folder / name).unlink(missing_ok=True)
    for inner in sorted({folder, *(path for path in folder.iterdir() if path.is_dir())}):
        sync_folder(inner)
    shutil.rmtree(decided)
