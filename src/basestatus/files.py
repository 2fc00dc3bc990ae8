"""Write a result whole or not at all: aside first, then renamed over the old one."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from basestatus.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["written_aside"]


@contextmanager
def written_aside(path: Path) -> Iterator[Path]:
    """Yield a path in the same folder to write to; rename it to ``path`` when all went well.

    The ending is kept, since writers choose a format by it. On an error the old file is intact
    and nothing is left behind.

    Raises:
        OutputError: if the folder cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    except OSError as error:
        message = f"{path}: cannot be written: {error.strerror}"
        raise OutputError(message) from error
    aside = folder / path.name
    try:
        yield aside
        with aside.open("rb+") as file:
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError as error:
        message = f"{path}: cannot be written: {error.strerror or error}; the old file is intact"
        raise OutputError(message) from error
    finally:
        for left in folder.iterdir():
            left.unlink()
        folder.rmdir()
