"""Put files into a zip archive so that the same files make the same archive."""

from __future__ import annotations

from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

__all__ = ["add_file"]

READABLE = 0o644 << 16


def add_file(archive: ZipFile, name: str, content: bytes) -> None:
    """Add a file, dated with the earliest day that the format knows."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = READABLE
    archive.writestr(entry, content)
