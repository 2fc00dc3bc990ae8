"""Read documents from files, folders and standard input, one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from basestatus.documents.assembling import Origin
from basestatus.documents.csvlists import read_csv
from basestatus.documents.jsonlines import read_json_lines
from basestatus.documents.kinds import PEEKED, kind_of
from basestatus.documents.parquet import read_parquet
from basestatus.documents.single import read_single
from basestatus.documents.sources import DAMAGED, KNOWN, find_sources, opened
from basestatus.documents.warc import read_wacz, read_warc
from basestatus.errors import DocumentError, Problem
from basestatus.settings import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import BufferedReader
    from pathlib import Path
    from typing import Any

    from basestatus.documents.sources import Source
    from basestatus.model import Document

    File = BufferedReader[Any]

__all__ = ["iter_documents", "named_damage", "read_documents", "read_source", "same_id"]

Item = TypeVar("Item")
DEFAULTS = Limits()


def read_documents(
    paths: Iterable[str | Path], *, limits: Limits = DEFAULTS
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Read every document of files, folders and standard input (-), and what is wrong there."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for found in iter_documents(paths, limits=limits):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            documents.append(found)
    return tuple(documents), tuple(problems)


def iter_documents(
    paths: Iterable[str | Path], *, limits: Limits = DEFAULTS
) -> Iterator[Document | Problem]:
    """Yield documents and problems in the order of the input, one in memory at a time.

    A second copy of a document is left out; another text under the same id is a problem.
    """
    seen: dict[str, tuple[str, str]] = {}
    for source in find_sources(paths):
        if isinstance(source, Problem):
            yield source
            continue
        for found in read_source(source, limits):
            kept = found if isinstance(found, Problem) else _first(found, seen)
            if kept:
                yield kept


def _first(document: Document, seen: dict[str, tuple[str, str]]) -> Document | Problem | None:
    """Return a document whose id is new, and note it; None for a mere copy."""
    place = document.path if document.line is None else f"{document.path}:{document.line}"
    if document.id not in seen:
        seen[document.id] = (document.sha256, place)
        return document
    sha256, first = seen[document.id]
    if sha256 == document.sha256:
        return None
    return same_id(document.path, document.line, document.id, first)


def same_id(path: str, line: int | None, name: str, first: str) -> Problem:
    """Say that a document has the id of another text, read first at a place."""
    message = f"id {name!r} is that of another text at {first}"
    return Problem(path, line, message, "give each document an id of its own")


def read_source(source: Source, limits: Limits = DEFAULTS) -> Iterator[Document | Problem]:
    """Yield the documents of one source, and what is wrong there."""
    yield from named_damage(source, _read(source, limits))


def named_damage(source: Source, found: Iterator[Item]) -> Iterator[Item | Problem]:
    """Yield what is found in a file, and at last where it cannot be read to its end."""
    try:
        yield from found
    except DocumentError as error:
        yield from error.problems
    except DAMAGED as error:
        yield Problem(source.path, None, f"cannot be read to its end: {error}", "fetch it again")


def _read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    with opened(source, limits) as file:
        kind = source.suffix if source.suffix in KNOWN else kind_of(file.peek(PEEKED))
        if kind in SEEKING and not file.seekable():
            message = f"{SEEKING[kind]} cannot be read from a pipe"
            yield Problem(source.path, None, message, "name the file")
        elif kind in MANY:
            yield from MANY[kind](file, source, limits)
        else:
            origin = Origin(source.path, source.stem, source.address, source.charset)
            yield read_single(file, kind, origin, limits=limits)


def _rows(file: File, source: Source, limits: Limits) -> Iterator[Document | Problem]:
    return read_json_lines(file, path=source.path, limits=limits)


def _list(file: File, source: Source, _limits: Limits) -> Iterator[Document | Problem]:
    return read_csv(file, path=source.path)


def _parquet(file: File, source: Source, _limits: Limits) -> Iterator[Document | Problem]:
    return read_parquet(file, path=source.path)


def _warc(file: File, source: Source, limits: Limits) -> Iterator[Document | Problem]:
    return read_warc(file, path=source.path, limits=limits)


def _wacz(file: File, source: Source, limits: Limits) -> Iterator[Document | Problem]:
    return read_wacz(file, path=source.path, limits=limits)


MANY = {
    ".jsonl": _rows,
    ".ndjson": _rows,
    ".csv": _list,
    ".parquet": _parquet,
    ".warc": _warc,
    ".wacz": _wacz,
}
SEEKING = {".parquet": "Parquet", ".wacz": "WACZ"}
