"""Divide what is to be read into parts of some megabytes, each of which can be read alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from basestatus.documents.parquet import row_groups
from basestatus.documents.sources import DAMAGED, ROWS, STDIN, is_packed, opened, size_of
from basestatus.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from basestatus.documents.parquet import RowGroup
    from basestatus.documents.sources import Source

__all__ = ["PART", "Kind", "Part", "divide"]

PART = 4_000_000
"""Bytes of a part. The same for any number of workers, so that these change nothing."""
MOST_FILES = 256


class Kind(StrEnum):
    """What ``start`` and ``end`` of a part count."""

    BYTES = "bytes"
    ROW_GROUPS = "row_groups"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one file, or some files whole.

    Of JSON Lines it holds the lines that begin from byte ``start`` to before ``end``; of Parquet
    the row groups from ``start`` to before ``end``. ``size`` is in bytes, 0 where unknown.
    ``alone`` says that it is all there is of a file.
    """

    sources: tuple[Source, ...]
    kind: Kind
    start: int = 0
    end: int = 0
    size: int = 0
    alone: bool = True

    @property
    def path(self) -> str:
        """The file, the first of several."""
        return self.sources[0].path


def divide(sources: Iterable[Source | Problem], *, size: int = PART) -> Iterator[Part | Problem]:
    """Yield the parts of some files in their order, and in its place what is no file to read."""
    waiting: list[Source] = []
    weight = 0
    for source in sources:
        bulk, parts = _weighed(source, size)
        if (
            isinstance(source, Problem)
            or parts
            or weight + bulk > size
            or len(waiting) == MOST_FILES
        ):
            yield from _together(waiting, weight)
            waiting, weight = [], 0
        if isinstance(source, Problem):
            yield source
        elif parts:
            yield from parts
        else:
            waiting, weight = [*waiting, source], weight + bulk
    yield from _together(waiting, weight)


def _weighed(source: Source | Problem, size: int) -> tuple[int, tuple[Part, ...]]:
    """Return how large a file is, and its parts where it stands alone."""
    if isinstance(source, Problem):
        return 0, ()
    bulk = size_of(source)
    return bulk, _parts(source, bulk, size)


def _together(sources: list[Source], size: int) -> Iterator[Part]:
    if sources:
        yield Part(tuple(sources), Kind.WHOLE, size=size)


def _parts(source: Source, bulk: int, size: int) -> tuple[Part, ...]:
    """Return the parts of a file that stands alone, none of one that others may go with."""
    if source.path == STDIN:
        return (Part((source,), Kind.WHOLE),)
    if source.suffix in ROWS and not is_packed(source):
        return tuple(_stretches(source, bulk, size))
    if source.suffix == ".parquet":
        return tuple(_row_groups(source, size))
    return ()


def _stretches(source: Source, bulk: int, size: int) -> Iterator[Part]:
    for start in range(0, max(bulk, 1), size):
        end = min(start + size, bulk)
        yield Part((source,), Kind.BYTES, start, end, end - start, alone=bulk <= size)


def _row_groups(source: Source, size: int) -> Iterator[Part]:
    """Yield some row groups at a time, nothing of a file that is no Parquet."""
    groups = _groups(source)
    start = 0
    while start < len(groups):
        end, weight = start + 1, groups[start].size
        while end < len(groups) and weight + groups[end].size <= size:
            weight, end = weight + groups[end].size, end + 1
        whole = start == 0 and end == len(groups)
        yield Part((source,), Kind.ROW_GROUPS, start, end, weight, alone=whole)
        start = end


def _groups(source: Source) -> tuple[RowGroup, ...]:
    try:
        with opened(source) as file:
            return row_groups(file)
    except DAMAGED:
        return ()
