"""Stream documents from JSON Lines, one line at a time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from basestatus.documents.nesting import json_depth
from basestatus.documents.rows import read_row
from basestatus.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from basestatus.model import Document
    from basestatus.settings import Limits

__all__ = ["json_rows", "read_json_lines"]

BOM = b"\xef\xbb\xbf"


def read_json_lines(file: IO[bytes], *, path: str, limits: Limits) -> Iterator[Document | Problem]:
    """Yield a document, or what is wrong, for each line that is not blank."""
    empty = True
    for line, row in json_rows(file, path=path, limits=limits):
        empty = False
        yield row if isinstance(row, Problem) else read_row(row, path=path, line=line)
    if empty:
        yield Problem(path, None, "is empty", "remove it, or put documents in, one a line")


def json_rows(
    file: IO[bytes], *, path: str, limits: Limits, first: bool = True
) -> Iterator[tuple[int, object]]:
    """Yield the value, or what is wrong, of each line that is not blank, with its number from 1.

    ``first`` says that the file is read from its beginning, where a byte order mark may stand.
    """
    for number, data in enumerate(_lines(file, limits.line_bytes), 1):
        line = data.removeprefix(BOM) if first and number == 1 else data
        if len(line) > limits.line_bytes:
            yield number, _too_long(path, number, limits)
        elif line.strip():
            yield number, _read_line(line, path=path, line=number, limits=limits)


def _lines(file: IO[bytes], limit: int) -> Iterator[bytes]:
    """Yield lines, cut just past the limit; the rest of a longer one is read and dropped."""
    while line := file.readline(limit + 2):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(limit + 2)
        yield line.removesuffix(b"\n")


def _too_long(path: str, line: int, limits: Limits) -> Problem:
    message = f"is longer than {limits.line_bytes} bytes"
    return Problem(path, line, message, "raise limits.line_bytes in basestatus.toml")


def _read_line(data: bytes, *, path: str, line: int, limits: Limits) -> object:
    """Return the value of a line, or a problem."""
    if json_depth(data, enough=limits.nesting) > limits.nesting:
        message = f"nests deeper than {limits.nesting} levels"
        return Problem(path, line, message, "raise limits.nesting in basestatus.toml")
    try:
        return json.loads(data.decode())
    except json.JSONDecodeError as error:
        message = f"is not JSON: {error.msg} at column {error.colno}"
        return Problem(path, line, message, "write one JSON object a line")
    except UnicodeDecodeError as error:
        return Problem(path, line, f"byte {error.start} is not UTF-8", "save the file as UTF-8")
    except (ValueError, RecursionError) as error:
        return Problem(path, line, f"is not JSON to be read: {error}", "write plain values")
