"""Read an archive part by part: copies left out, in the order of the input."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from basestatus.archive.keeping import read_parts
from basestatus.archive.reading import Reader
from basestatus.archive.results import PartRead, shifted, unpacked
from basestatus.archive.seen import Seen
from basestatus.documents import PART, Part, divide, find_sources, same_id
from basestatus.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from basestatus.archive.results import Place
    from basestatus.project import Project, Theatre

__all__ = ["read_archive"]


def read_archive(
    paths: Iterable[str | Path],
    theatre: Theatre | Project,
    *,
    part_bytes: int = PART,
    store: Path | None = None,
) -> Iterator[PartRead]:
    """Yield what is read of files, folders and standard input (-), part by part.

    A second copy of a document is left out; another text under the same id is a problem. What is
    yielded, and its order, does not depend on where it is read. ``part_bytes`` is how much is
    read at once. In the folder ``store`` is kept what was read, so that only what has changed is
    read the next time.
    """
    reader = _reader(theatre)
    items = tuple(divide(find_sources(paths), size=part_bytes))
    parts = tuple(item for item in items if isinstance(item, Part))
    reads = read_parts(parts, reader, theatre.settings.cluster, store)
    return _without_copies(_in_place(items, reads))


def _reader(theatre: Theatre | Project) -> Reader:
    """Return what a worker needs, of plain values that can be sent."""
    return Reader(
        dict(theatre.gazetteer.sites),
        dict(theatre.gazetteer.areas),
        dict(theatre.actors),
        theatre.settings.limits,
    )


class _Placed(NamedTuple):
    """What was read of a part, and how many lines of its file stand before it."""

    read: PartRead
    lines: int


def _in_place(items: Sequence[Part | Problem], reads: Iterator[PartRead]) -> Iterator[_Placed]:
    """Yield what was read, and between it what is no file to read."""
    lines = 0
    for item in items:
        if isinstance(item, Problem):
            yield _Placed(PartRead(problems=(item,)), 0)
            continue
        lines = lines if item.start else 0
        read = next(reads)
        yield _Placed(shifted(read, lines), lines)
        lines += read.lines


def _without_copies(reads: Iterator[_Placed]) -> Iterator[PartRead]:
    """Yield what was read without the documents whose id was there before."""
    seen = Seen()
    ends: list[int] = []
    kept: list[_Placed] = []
    for placed in reads:
        read = placed.read
        repeats = seen.repeats(read.marks)
        kept.append(_Placed(PartRead(places=read.places), placed.lines))
        ends.append(seen.count)
        if not repeats:
            yield read
            continue
        here = _places(kept[-1])
        clashes = [
            same_id(*here[repeat.number], first=str(_place(repeat.first, ends, kept)))
            for repeat in repeats
            if not repeat.copy
        ]
        left_out = {repeat.number for repeat in repeats}
        yield _leave_out(read, left_out, {here[number] for number in left_out}, clashes)


def _leave_out(
    read: PartRead, numbers: Collection[int], places: Collection[Place], clashes: Iterable[Problem]
) -> PartRead:
    """Return what was read of a part without some documents."""
    spots = {(place.path, place.line) for place in places}
    return replace(
        read,
        problems=(*read.problems, *clashes),
        undated=tuple(p for p in read.undated if (p.path, p.line) not in spots),
        found=tuple(found for found in read.found if found.number not in numbers),
        repeated=read.repeated + len(numbers),
    )


def _place(number: int, ends: Sequence[int], kept: Sequence[_Placed]) -> Place:
    """Return where a document stands that is the ``number``-th of all, from 0."""
    part = bisect_right(ends, number)
    return _places(kept[part])[number - (ends[part - 1] if part else 0)]


def _places(placed: _Placed) -> list[Place]:
    """Return where the documents of a part stand in their files."""
    return [place.moved(placed.lines) for place in unpacked(placed.read.places)]
