"""Read a gazetteer from GeoJSON or from a table."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from basestatus.errors import GazetteerError, Problem
from basestatus.gazetteer.cells import decode
from basestatus.gazetteer.linked_places import read_features
from basestatus.gazetteer.settling import settle
from basestatus.gazetteer.table import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from basestatus.gazetteer.draft import Gazetteer

__all__ = ["read_gazetteer"]


def read_gazetteer(path: Path) -> Gazetteer:
    """Read places from a .geojson, .json or .csv file; whatever is wrong is in ``problems``.

    Raises:
        GazetteerError: if the file cannot be read at all.
    """
    text = decode(read_bytes(path))
    read = read_features if path.suffix.lower() in {".geojson", ".json"} else read_table
    with _uncollected():
        return settle(read(text, str(path)), str(path))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold back the cycle collector: places hold no cycles, and it would double the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        GazetteerError: if there is no such file, or it may not be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        problem = Problem(str(path), None, f"cannot be read: {error.strerror}", "check the path")
        raise GazetteerError(problem) from error
