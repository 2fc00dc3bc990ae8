"""Rows of a delimited file, each with the line it starts on; a broken row spoils no other."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from basestatus.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["decode", "rows"]


def decode(data: bytes) -> str:
    """Decode UTF-8 (or UTF-16 with a byte order mark); bytes that are neither stay as surrogates.

    So a row in another encoding can be named while the others are read.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "surrogateescape")


def rows(text: str, path: str) -> Iterator[tuple[int, list[str]] | Problem]:
    """Yield every row that has a filled cell, with its first line; a problem for each broken one.

    The delimiter is the one that the first line has most of: comma, semicolon or tab.
    """
    lines = list(io.StringIO(text, newline=""))
    delimiter = max(",;\t", key=lines[0].count) if lines else ","
    undecoded = not _encodes(text)
    done = 0
    while done < len(lines):
        for item in _stretch(lines, done, delimiter):
            if isinstance(item, int):
                done = item
            elif isinstance(item, csv.Error):
                yield _broken(path, done, item)
                done += 1
            elif undecoded and not _encodes("".join(item)):
                yield _not_utf8(path, done)
            elif any(item):
                yield done + 1, item


def _stretch(lines: list[str], first: int, delimiter: str) -> Iterator[list[str] | csv.Error | int]:
    """Yield rows, each followed by the number of lines read so far; end at the first error."""
    rest = (lines[at] for at in range(first, len(lines)))
    reader = csv.reader(rest, delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield row
            yield first + reader.line_num
    except csv.Error as error:
        yield error


def _encodes(text: str) -> bool:
    """Whether there is no byte left that was not UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _broken(path: str, done: int, error: csv.Error) -> Problem:
    remedy = 'put cells that hold a comma or a quote in "…" and write a quote inside as ""'
    return Problem(path, done + 1, f"broken row: {error}", remedy)


def _not_utf8(path: str, done: int) -> Problem:
    return Problem(path, done + 1, "row is not UTF-8", "save the table as CSV UTF-8")
