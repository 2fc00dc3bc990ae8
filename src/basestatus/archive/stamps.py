"""Tell files that look as they did before from those that have to be compared."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

from basestatus.documents import STDIN, is_remote, looks_of

if TYPE_CHECKING:
    from basestatus.documents import Part

__all__ = ["stamp"]

RECENT = 2_000_000_000
"""Nanoseconds in which a file may change twice and keep its time of change."""


def stamp(part: Part) -> str:
    """Return what a part looks like: its place, and name, size and time of change of its files.

    It is empty where a file changed a moment ago, or in the future by this clock, or cannot be
    looked at: then looks say nothing.
    """
    looks = []
    now = time.time_ns()
    for source in part.sources:
        if source.path == STDIN or source.data is not None:
            return ""
        try:
            look = _look(source.path, now)
        except OSError:
            return ""
        if not look:
            return ""
        looks.append((source.path, *look))
    return json.dumps([part.kind, part.start, part.end, looks])


def _look(path: str, now: int) -> tuple[object, ...]:
    """Return what changes when a file does, nothing where it changed a moment ago."""
    if is_remote(path):
        return looks_of(path)
    found = Path(path).stat()
    if found.st_mtime_ns > now - RECENT:
        return ()
    return (found.st_size, found.st_mtime_ns, found.st_ino)
