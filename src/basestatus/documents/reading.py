"""Read documents from files, folders and standard input, one after another."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from basestatus.documents.jsonlines import read_json_lines
from basestatus.documents.pages import looks_like_page, read_page
from basestatus.documents.parquet import read_parquet
from basestatus.documents.sources import KNOWN, STDIN, find_sources, opened
from basestatus.documents.texts import read_text
from basestatus.errors import Problem
from basestatus.settings import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import BufferedReader
    from typing import Any

    from basestatus.documents.sources import Source
    from basestatus.model import Document

__all__ = ["iter_documents", "read_documents"]

ROWS = frozenset({".jsonl", ".ndjson"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
PARQUET = b"PAR1"
PEEKED = 4096
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
        for found in _read_safely(source, limits):
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
    message = f"id {document.id!r} is that of another text at {first}"
    return Problem(document.path, document.line, message, "give each document an id of its own")


def _read_safely(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    try:
        yield from _read(source, limits)
    except (OSError, EOFError, zlib.error) as error:
        yield Problem(source.path, None, f"cannot be read to its end: {error}", "fetch it again")


def _read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    with opened(source) as file:
        kind = source.suffix if source.suffix in KNOWN else _kind(file)
        if kind == ".parquet":
            yield from _read_parquet(source)
        elif kind in ROWS:
            yield from read_json_lines(file, path=source.path, limits=limits)
        else:
            yield _read_one(file, kind, source, limits)


def _kind(file: BufferedReader[Any]) -> str:
    """Tell the kind of a file that does not say it by its ending."""
    head = file.peek(PEEKED)
    if head.startswith(PARQUET):
        return ".parquet"
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return ".jsonl"
    return ".html" if looks_like_page(head) else ".txt"


def _read_parquet(source: Source) -> Iterator[Document | Problem]:
    if source.path == STDIN:
        yield Problem(STDIN, None, "Parquet cannot be read from a pipe", "name the file")
        return
    yield from read_parquet(Path(source.path))


def _read_one(
    file: BufferedReader[Any], kind: str, source: Source, limits: Limits
) -> Document | Problem:
    data = file.read(limits.document_bytes + 1)
    if len(data) > limits.document_bytes:
        message = f"is larger than {limits.document_bytes} bytes"
        return Problem(source.path, None, message, "raise limits.document_bytes in basestatus.toml")
    if not data.strip():
        return Problem(source.path, None, "is empty", "remove it, or put the article in")
    read = read_page if kind in PAGES else read_text
    return read(data, path=source.path, stem=source.stem)
