"""Put files into a zip archive so that the same files make the same archive."""

from __future__ import annotations

from io import BytesIO
from shutil import copyfileobj
from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["add_bytes", "add_file"]

READABLE = 0o644 << 16


def add_bytes(archive: ZipFile, name: str, content: bytes) -> None:
    """Add what is to be read in a file, dated with the earliest day that the format knows."""
    _add(archive, name, BytesIO(content), len(content))


def add_file(archive: ZipFile, name: str, path: Path) -> None:
    """Add a file of any size in the same way."""
    with path.open("rb") as content:
        _add(archive, name, content, path.stat().st_size)


def _add(archive: ZipFile, name: str, content: IO[bytes], size: int) -> None:
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = READABLE
    entry.file_size = size
    with archive.open(entry, "w") as there:
        copyfileobj(content, there)
