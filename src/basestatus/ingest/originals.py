"""Keep what was fetched as it came, and tell whether it still is."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from basestatus.documents import find_sources, read_retrieved
from basestatus.documents.kinds import kind_of
from basestatus.errors import Problem
from basestatus.files import written_aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from basestatus.documents import Retrieved
    from basestatus.ingest.inputs import Input

__all__ = ["keep_original", "verify_originals"]

ORIGINALS = "originals"
RESTORE = "restore it from git"


def keep_original(
    project: Path, given: Input, retrieved: Retrieved, *, write: bool = True
) -> Retrieved:
    """Write the bytes that came beside the documents, and return a provenance that names them.

    Raises:
        OutputError: if they cannot be written.
    """
    data = given.source.data or b""
    suffix = given.source.suffix or kind_of(data)
    path = project / ORIGINALS / f"{retrieved.sha256}{suffix}"
    if write and not path.exists():
        with written_aside(path) as aside:
            aside.write_bytes(data)
    return replace(retrieved, original=f"{ORIGINALS}/{path.name}")


def verify_originals(project: Path, paths: Iterable[str | Path]) -> Iterator[Problem]:
    """Yield a problem for each original that is gone or not as it came."""
    for source in find_sources(paths):
        retrieved = None if isinstance(source, Problem) else read_retrieved(Path(source.path))
        if retrieved is None or not retrieved.original:
            continue
        path = project / retrieved.original
        if not path.is_file():
            yield Problem(str(path), None, f"is the original of {source.path} and gone", RESTORE)
        elif _sha256_of(path) != retrieved.sha256:
            message = f"is not what came from {retrieved.address}: its SHA-256 differs"
            yield Problem(str(path), None, message, RESTORE)


def _sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
