"""Make a document of a text and of what its file says about it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from basestatus.documents.detection import detect_language
from basestatus.documents.heads import Head, read_head
from basestatus.errors import Problem
from basestatus.model import Document, PublishedBasis

__all__ = ["Facts", "Origin", "assemble", "default_id"]

SURROGATE = re.compile("[\ud800-\udfff]")
NAME_DATE = re.compile(r"(?<![^\W_])((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!(?!T\d)[^\W_])")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes came from.

    ``stem`` is the name of a file that holds them alone; ``address`` and ``charset`` are what
    the server that gave them said.
    """

    path: str
    stem: str = ""
    address: str = ""
    charset: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a document beside its text; empty and None where it is not.

    ``stem`` is the name of a file that holds this document alone. ``headed`` says that the text
    may open with its title.
    """

    path: str
    line: int | None = None
    id: str = ""
    stem: str = ""
    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    published: date | None = None
    headed: bool = False


def assemble(text: str, facts: Facts) -> Document | Problem:
    """Complete what is known of a text by what its first lines say; the text stays as it is."""
    if not text.strip():
        return Problem(facts.path, facts.line, "has no text", "remove it, or put the article in")
    half = SURROGATE.search(text)
    if half:
        message = f"character {half.start()} of the text is half a surrogate pair"
        return Problem(facts.path, facts.line, message, "write the whole character")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    language = facts.language or detect_language(text)
    known = facts.published and facts.publisher and (facts.title or not facts.headed)
    head = Head() if known else read_head(text, language)
    published, basis = _published(facts, head)
    return Document(
        id=facts.id or facts.stem or default_id(text.encode()),
        text=text,
        title=facts.title or (head.title if facts.headed else ""),
        publisher=facts.publisher or head.publisher,
        url=facts.url,
        language=language,
        published=published,
        published_basis=basis,
        sha256=sha256,
        path=facts.path,
        line=facts.line,
        author=facts.author,
    )


def default_id(text: bytes) -> str:
    """Return the id of a document that nobody gave one: from its text alone."""
    return hashlib.sha256(text).hexdigest()[:16]


def _published(facts: Facts, head: Head) -> tuple[date | None, PublishedBasis]:
    """Choose the surest of the dates that are there."""
    named = _date_in_name(facts.stem)
    found = (
        (facts.published, PublishedBasis.METADATA),
        (head.marked, PublishedBasis.TEXT),
        (head.dateline, PublishedBasis.DATELINE),
        (named, PublishedBasis.FILE_NAME),
    )
    return next(((day, basis) for day, basis in found if day), (None, PublishedBasis.UNKNOWN))


def _date_in_name(stem: str) -> date | None:
    """Return the first date in a file name, as 2026-02-23 or 20260223.

    >>> _date_in_name("2026-02-23_tanf")
    datetime.date(2026, 2, 23)
    >>> _date_in_name("7e20260223")
    """
    for year, _, month, day in NAME_DATE.findall(stem):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None
