"""Stream documents from JSON Lines, one line at a time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from basestatus.documents.rows import read_row
from basestatus.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from basestatus.model import Document
    from basestatus.settings import Limits

__all__ = ["read_json_lines"]

BOM = b"\xef\xbb\xbf"


def read_json_lines(file: IO[bytes], *, path: str, limits: Limits) -> Iterator[Document | Problem]:
    """Yield a document, or what is wrong, for each line that is not blank."""
    empty = True
    for number, data in enumerate(_lines(file, limits.document_bytes), 1):
        line = data.removeprefix(BOM) if number == 1 else data
        if len(line) > limits.document_bytes:
            empty = False
            yield _too_long(path, number, limits)
        elif line.strip():
            empty = False
            yield _read_line(line, path=path, line=number)
    if empty:
        yield Problem(path, None, "is empty", "remove it, or put documents in, one a line")


def _lines(file: IO[bytes], limit: int) -> Iterator[bytes]:
    """Yield lines, cut just past the limit; the rest of a longer one is read and dropped."""
    while line := file.readline(limit + 2):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(limit + 2)
        yield line.removesuffix(b"\n")


def _too_long(path: str, line: int, limits: Limits) -> Problem:
    message = f"is longer than {limits.document_bytes} bytes"
    return Problem(path, line, message, "raise limits.document_bytes in basestatus.toml")


def _read_line(data: bytes, *, path: str, line: int) -> Document | Problem:
    try:
        row = json.loads(data.decode())
    except json.JSONDecodeError as error:
        message = f"is not JSON: {error.msg} at column {error.colno}"
        return Problem(path, line, message, "write one JSON object a line")
    except UnicodeDecodeError as error:
        return Problem(path, line, f"byte {error.start} is not UTF-8", "save the file as UTF-8")
    except (ValueError, RecursionError) as error:
        return Problem(path, line, f"is not JSON to be read: {error}", "write plain values")
    return read_row(row, path=path, line=line)
