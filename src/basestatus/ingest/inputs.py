"""Open what is taken in: files and answers of servers alike, for the articles or leads in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from mimetypes import guess_type
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from basestatus.documents import (
    KNOWN,
    SINGLE,
    STDIN,
    Unfetched,
    find_sources,
    opened,
    read_source,
)
from basestatus.documents.sources import Source
from basestatus.errors import Problem
from basestatus.ingest.leads import Lead, leads_in_feed, leads_in_text, looks_like_feed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.ingest.fetching import Answer
    from basestatus.model import Document
    from basestatus.settings import Limits

__all__ = ["Input", "input_of_answer", "inputs_of_path", "items"]

KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "application/pdf": ".pdf",
    "text/csv": ".csv",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/vnd.apache.parquet": ".parquet",
    "application/warc": ".warc",
    "application/wacz": ".wacz",
}
FEEDS = frozenset({".xml", ".rss", ".atom"})


@dataclass(frozen=True, slots=True)
class Input:
    """A file or an answer, by whom it is called, and the SHA-256 of its bytes."""

    source: Source
    name: str
    sha256: str

    @property
    def place(self) -> str:
        """Where a file is, whatever folder one looks from."""
        return str(Path(self.source.path).resolve())


def inputs_of_path(path: str, *, limits: Limits) -> Iterator[Input | Problem]:
    """Yield the files of a path; those that hold one article are read into memory.

    Pictures, films and sounds beside articles are what pages leave when they are saved.
    """
    for source in find_sources([path], also=FEEDS):
        if isinstance(source, Problem):
            if not _is_media(source.path):
                yield source
            continue
        try:
            yield _loaded(source, limits)
        except OSError as error:
            yield Problem(source.path, None, f"cannot be read: {error.strerror}", "check the file")


def input_of_answer(answer: Answer) -> Input:
    """Return what a server answered; its address may know better than its media type."""
    path = PurePosixPath(unquote(urlsplit(answer.address).path))
    ending = PurePosixPath(path.name.removesuffix(".gz")).suffix.lower()
    suffix = KINDS.get(answer.kind, ending if ending in KNOWN else "")
    source = Source(
        answer.address,
        suffix=suffix,
        address=answer.address,
        charset=answer.charset,
        data=answer.data,
    )
    return Input(source, answer.address, hashlib.sha256(answer.data).hexdigest())


def items(given: Input, *, limits: Limits) -> Iterator[Document | Lead | Problem]:
    """Yield the articles that something holds, or where they are to be had."""
    source = given.source
    if source.data is not None and looks_like_feed(source.data):
        yield from leads_in_feed(
            source.data, address=source.address or source.path, charset=source.charset
        )
        return
    leads = _listed(source)
    if leads:
        yield from leads
        return
    for found in read_source(source, limits):
        yield Lead(found.address, found.title) if isinstance(found, Unfetched) else found


def _is_media(path: str) -> bool:
    return (guess_type(path)[0] or "").startswith(("image/", "video/", "audio/"))


def _listed(source: Source) -> tuple[Lead, ...]:
    """Return the addresses in a plain text of nothing else."""
    if source.data is None or source.suffix not in {".txt", ""}:
        return ()
    try:
        return leads_in_text(source.data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return ()


def _loaded(source: Source, limits: Limits) -> Input:
    """Return a file with its bytes, where it is not one of many articles."""
    if source.path == STDIN or source.suffix in SINGLE or source.suffix not in KNOWN:
        with opened(source, limits) as file:
            data = file.read(limits.document_bytes + 1)
        loaded = replace(source, data=data)
        return Input(loaded, Path(source.path).name, hashlib.sha256(data).hexdigest())
    with Path(source.path).open("rb") as file:
        return Input(
            source, Path(source.path).name, hashlib.file_digest(file, "sha256").hexdigest()
        )
