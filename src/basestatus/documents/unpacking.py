"""Unpack what gzip packed, and stop where a small file turns out to be an endless one."""

from __future__ import annotations

import gzip
from io import BufferedReader
from typing import IO, TYPE_CHECKING, Any, cast

from basestatus.errors import DocumentError, Problem

if TYPE_CHECKING:
    from basestatus.settings import Limits

__all__ = ["MODEST", "swollen", "unpacked"]

GZIP = b"\x1f\x8b"
MODEST = 64_000_000
"""Bytes that any machine can hold: up to them no ratio matters."""


def unpacked(file: BufferedReader[Any], *, path: str, limits: Limits) -> BufferedReader[Any]:
    """Return a file that reads what another holds packed, or that file itself.

    Reading it raises DocumentError past the limit of an archive's ratio.
    """
    if not file.peek(len(GZIP)).startswith(GZIP):
        return file
    return BufferedReader(cast("Any", _Measured(file, path, limits.archive_ratio)))


def swollen(path: str, ratio: int) -> Problem:
    """Say that an archive unpacks to too much."""
    message = f"unpacks to more than {ratio} times its size"
    return Problem(path, None, message, "raise limits.archive_ratio in basestatus.toml")


class _Measured(gzip.GzipFile):
    """A packed file that counts what comes out against what went in."""

    def __init__(self, file: IO[bytes], path: str, ratio: int) -> None:
        super().__init__(fileobj=file, mode="rb")
        self.packed = file
        self.path = path
        self.ratio = ratio
        self.out = 0

    def read(self, size: int | None = -1) -> bytes:
        """Read as usual.

        Raises:
            DocumentError: past the limit.
        """
        data = super().read(size)
        self.out += len(data)
        if self.out > MODEST and self.out > self.ratio * self.packed.tell():
            raise DocumentError(swollen(self.path, self.ratio))
        return data
