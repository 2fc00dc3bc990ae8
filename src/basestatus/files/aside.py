"""Write a result whole or not at all: aside first, then renamed over the old one."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from basestatus.errors import OutputError
from basestatus.files.durable import is_full, refusal, sync_file, sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["written_aside"]

LOCK = "lock"


@contextmanager
def written_aside(path: Path) -> Iterator[Path]:
    """Yield a path on the same disk to write to; rename it to ``path`` when all went well.

    The ending is kept, since writers choose a format by it. On an error the old file is intact
    and nothing is left behind; what a killed process left is removed by the next that writes the
    same file.

    Raises:
        OutputError: if the folder cannot be written to.
    """
    from filelock import FileLock  # noqa: PLC0415  (only needed where something is written)

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(path)
        folder = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    except OSError as error:
        raise refusal(path, error) from error
    try:
        with FileLock(folder / LOCK):
            aside = folder / "new" / path.name
            aside.parent.mkdir()
            yield aside
            sync_file(aside)
            aside.replace(path)
            sync_folder(path.parent)
    except OutputError as error:
        if not is_full(folder):
            raise
        raise refusal(path, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))) from error
    except OSError as error:
        raise refusal(path, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _remove_leftovers(path: Path) -> None:
    """Remove what writers of the same file left that live no more: nobody holds their lock."""
    from filelock import FileLock, Timeout  # noqa: PLC0415

    for lock in sorted(path.parent.glob(f".{_literal(path.name)}.*/{LOCK}")):
        try:
            with FileLock(lock, timeout=0):
                shutil.rmtree(lock.parent, ignore_errors=True)
        except Timeout:
            continue


def _literal(name: str) -> str:
    """Return a name as a pattern that it alone fits."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
