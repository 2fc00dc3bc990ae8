"""Read one part of the input: its bytes, what they are known by, and the rows in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from basestatus.documents.jsonlines import json_rows
from basestatus.documents.parquet import parquet_rows, row_groups
from basestatus.documents.parts import Kind
from basestatus.documents.reading import named_damage, read_source
from basestatus.documents.sources import ROWS, opened
from basestatus.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from typing import Any

    from basestatus.documents.parts import Part
    from basestatus.documents.sources import Source
    from basestatus.model import Document
    from basestatus.settings import Limits

__all__ = ["Row", "fingerprint", "read_lines", "streams"]

ONCE = 1 << 20
SHORT = 16


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list of documents, and its number from 1 in the part."""

    number: int
    value: object


def read_lines(part: Part, *, longest: int) -> bytes:
    """Return the lines that begin in a part counted in bytes, nothing for one counted otherwise.

    Of a last line longer than ``longest`` only so much is returned that this can be told.
    """
    if part.kind is not Kind.BYTES:
        return b""
    with opened(part.sources[0]) as file:
        if part.start and not _next_line(file, part):
            return b""
        data = file.read(max(part.end - file.tell(), 0))
        if data and not data.endswith(b"\n"):
            data += file.readline(longest + 2)
        return data


def _next_line(file: BufferedReader[Any], part: Part) -> bool:
    """Move to the first line that begins in a part, if any does."""
    file.seek(part.start - 1)
    while file.tell() < part.end:
        if file.readline(ONCE).endswith(b"\n"):
            return True
    return False


def fingerprint(part: Part, lines: bytes) -> str:
    """Return what tells a part from one of other bytes, or in other files."""
    found = hashlib.blake2b(lines, digest_size=SHORT)
    found.update(repr((part.kind, part.alone, [source.path for source in part.sources])).encode())
    if part.kind is not Kind.BYTES:
        for source in part.sources:
            for data in _raw(source, part):
                found.update(data)
    return found.hexdigest()


def _raw(source: Source, part: Part) -> Iterator[bytes]:
    """Yield the bytes of a file, or those of its row groups, as they are stored."""
    with opened(source, packed=True) as file:
        left = -1
        if part.kind is Kind.ROW_GROUPS:
            groups = row_groups(file)[part.start : part.end]
            file.seek(groups[0].first)
            left = groups[-1].last - groups[0].first
        while left and (data := file.read(min(left, ONCE) if left > 0 else ONCE)):
            left -= len(data) if left > 0 else 0
            yield data


def streams(
    part: Part, lines: bytes, limits: Limits
) -> Iterator[Iterator[Row | Document | Problem]]:
    """Yield for each file of a part what is read from it: rows, or documents, and problems."""
    for source in part.sources:
        if part.kind is Kind.WHOLE and source.suffix not in ROWS:
            yield read_source(source, limits=limits)
        else:
            yield named_damage(source, _rows(source, part, lines, limits))


def _rows(source: Source, part: Part, lines: bytes, limits: Limits) -> Iterator[Row | Problem]:
    empty = True
    for number, value in _values(source, part, lines, limits):
        empty = False
        yield value if isinstance(value, Problem) else Row(number, value)
    if empty and part.alone:
        yield Problem(source.path, None, "is empty", "remove it, or put documents in")


def _values(
    source: Source, part: Part, lines: bytes, limits: Limits
) -> Iterator[tuple[int, object]]:
    if part.kind is Kind.BYTES:
        first = part.start == 0
        yield from json_rows(BytesIO(lines), path=source.path, limits=limits, first=first)
        return
    with opened(source, limits) as file:
        if part.kind is Kind.ROW_GROUPS:
            yield from parquet_rows(file, path=source.path, groups=range(part.start, part.end))
        else:
            yield from json_rows(file, path=source.path, limits=limits)
