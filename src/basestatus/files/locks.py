"""Let one process at a time write to a folder, and name who does."""

from __future__ import annotations

import json
import os
import socket
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from basestatus.errors import BusyError
from basestatus.files.durable import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["locked"]

LOCK = ".lock"
LOOKS, BETWEEN_SECONDS = 20, 0.05


@contextmanager
def locked(folder: Path, *, wait_seconds: float = 0) -> Iterator[None]:
    """Hold the lock of a folder, which the system gives back when a process dies.

    Raises:
        BusyError: if another process still holds it after ``wait_seconds``; it is named.
        OutputError: if nothing can be written.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415  (only needed where something is written)

    path = folder / LOCK
    lock = FileLock(path, timeout=wait_seconds)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        message = f"{folder}: is being written by {_holder(path)} (wait for it, or stop it)"
        raise BusyError(message) from error
    except OSError as error:
        raise refusal(folder, error) from error
    try:
        _sign(path)
        yield
    finally:
        path.unlink(missing_ok=True)  # while it is held: whoever waits then makes a new one
        lock.release()


def _sign(path: Path) -> None:
    """Write into the lock who holds it; a lock without a name holds as well."""
    since = datetime.now(UTC).isoformat(timespec="seconds")
    signature = {"process": os.getpid(), "host": socket.gethostname(), "since": since}
    try:
        path.write_text(json.dumps(signature), encoding="utf-8")
    except OSError:
        return


def _holder(path: Path) -> str:
    """Return who holds a lock; one that was taken this moment may not be signed yet."""
    for _ in range(LOOKS):
        try:
            known = json.loads(path.read_text(encoding="utf-8"))
            return f"process {known['process']} on {known['host']} since {known['since']}"
        except (OSError, ValueError, KeyError, TypeError):
            time.sleep(BETWEEN_SECONDS)
    return "another process"
