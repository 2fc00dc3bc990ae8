"""Make what was written survive a power cut, and say what to do where it cannot be written."""

from __future__ import annotations

import errno
import os
import shutil
from typing import TYPE_CHECKING

from basestatus.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["is_full", "refusal", "sync_file", "sync_folder"]

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
LEAST_BYTES = 4_000_000
IN_THE_WAY = frozenset({errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENOTEMPTY})


def sync_file(path: Path) -> None:
    """Have the content of a file on the disk before going on."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk before going on; Windows does so by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def refusal(path: Path, error: OSError) -> OutputError:
    """Return the error to raise where a path cannot be written: what is wrong, what to do."""
    told = f"{path}: cannot be written: {error.strerror or error}; what was there is intact"
    remedy = _remedy(path, error.errno)
    return OutputError(f"{told} ({remedy})" if remedy else told)


def is_full(folder: Path) -> bool:
    """Whether so little room is left that this is why something could not be written."""
    return shutil.disk_usage(folder).free < LEAST_BYTES


def _remedy(path: Path, number: int | None) -> str:
    if number in FULL:
        return f"make room: {_free(path) / 1e6:.1f} MB are free there"
    if number in CLOSED:
        return "make the folder writable, or name another one"
    if number in IN_THE_WAY:
        return "move away what has its name"
    return ""


def _free(path: Path) -> int:
    around = next(folder for folder in path.absolute().parents if folder.exists())
    return shutil.disk_usage(around).free
