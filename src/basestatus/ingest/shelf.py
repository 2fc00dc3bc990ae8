"""Put articles on a project's shelf, one a file in seeds/, each once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit

from courlan import normalize_url

from basestatus.documents import read_documents, read_retrieved, with_front
from basestatus.documents.assembling import Origin
from basestatus.documents.texts import read_text
from basestatus.errors import InputError, Problem
from basestatus.files import written_aside

if TYPE_CHECKING:
    from basestatus.documents import Retrieved
    from basestatus.model import Document
    from basestatus.settings import Limits

__all__ = ["Shelf", "read_shelf"]

PLAIN = re.compile(r"[^\w.-]+|\d{4,}")  # a number in a name must not be taken for a date
LONGEST_NAME = 40
HASH = 10  # hexadecimal digits: more than the eight of a date


@dataclass(frozen=True)
class Shelf:
    """What a project has: addresses as they were asked for, and texts by their SHA-256."""

    folder: Path
    addresses: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)

    def has_address(self, address: str) -> bool:
        """Whether an article from there is on the shelf; trackers and fragments do not count."""
        return _plain(address) in self.addresses

    def put(self, document: Document, retrieved: Retrieved, *, write: bool = True) -> Document:
        """Write a document below its provenance, and return it as it will be read.

        Raises:
            InputError: if its text cannot be kept exactly.
            OutputError: if it cannot be written.
        """
        path = self.folder / f"{_name(document)}.txt"
        data = with_front(document, retrieved).encode()
        found = read_text(data, Origin(str(path), path.stem))
        if isinstance(found, Problem) or found.text != document.text:
            message = "holds characters that a text file cannot keep"
            raise InputError(Problem(retrieved.address, None, message, "save its text as .txt"))
        if write:
            with written_aside(path) as aside:
                aside.write_bytes(data)
        self.note(found, retrieved.address)
        return found

    def note(self, document: Document, *addresses: str) -> None:
        """Remember a document and where it came from."""
        self.documents.append(document)
        self.texts.setdefault(document.sha256, document.path)
        self.addresses.update(_plain(a) for a in (document.url, *addresses) if a)


def read_shelf(folder: Path, *, limits: Limits) -> Shelf:
    """Read what a project has in its folder of documents."""
    shelf = Shelf(folder)
    documents, _ = read_documents([folder] if folder.is_dir() else [], limits=limits)
    for document in documents:
        retrieved = read_retrieved(Path(document.path)) if document.line is None else None
        shelf.note(document, retrieved.address if retrieved else "")
    return shelf


def _plain(address: str) -> str:
    """Return an address without what does not matter to the article: trackers, fragments."""
    return normalize_url(urldefrag(address).url)


def _name(document: Document) -> str:
    """Return a name that sorts by date, tells the source, and is the same for the same text.

    That is 2026-02-13_example.org_0123456789, or undated_… where no date is known.
    """
    day = document.published.isoformat() if document.published else "undated"
    host = (urlsplit(document.url).hostname or "").removeprefix("www.")
    source = PLAIN.sub("-", (host or document.publisher or document.title).lower())
    parts = (day, source[:LONGEST_NAME].strip("-.") or "article", document.sha256[:HASH])
    return "_".join(parts)
