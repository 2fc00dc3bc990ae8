"""Know of articles before they are fetched: from a feed, or from a list of addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from basestatus.errors import Problem
from basestatus.model import PublishedBasis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.model import Document

__all__ = ["ADDRESS", "Lead", "completed", "leads_in_feed", "leads_in_text", "looks_like_feed"]

FEED = re.compile(rb"<(rss|feed|rdf:RDF)[\s>]")
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
READ = 2048


@dataclass(frozen=True, slots=True)
class Lead:
    """Where an article is to be had, and what is said of it there; empty where nothing is."""

    address: str
    title: str = ""
    published: date | None = None
    author: str = ""
    publisher: str = ""


def looks_like_feed(data: bytes) -> bool:
    """Tell whether bytes open like RSS or Atom."""
    return FEED.search(data[:READ]) is not None


def leads_in_feed(data: bytes, *, address: str, charset: str = "") -> Iterator[Lead | Problem]:
    """Yield the articles that a feed names, in its order, or why it cannot be read."""
    import feedparser  # noqa: PLC0415  (heavy)

    kind = f"application/xml; charset={charset}" if charset else "application/xml"
    headers = {"content-type": kind, "content-location": address}
    feed = feedparser.parse(BytesIO(data), response_headers=headers)
    if feed.bozo and not feed.entries:
        message = f"is no feed that can be read: {feed.bozo_exception}"
        yield Problem(address, None, message, "check that it is RSS or Atom")
    for entry in feed.entries:
        if ADDRESS.fullmatch(entry.get("link", "")):
            yield Lead(
                address=entry.link,
                title=entry.get("title", ""),
                published=_day(entry),
                author=entry.get("author", ""),
                publisher=feed.feed.get("title", ""),
            )


def leads_in_text(text: str) -> tuple[Lead, ...]:
    r"""Return the addresses of a text that holds one a line, and none where it holds others.

    >>> leads_in_text("# today\nhttps://example.org/1\n")[0].address
    'https://example.org/1'
    """
    lines = [line.strip() for line in text.splitlines()]
    wanted = [line for line in lines if line and not line.startswith("#")]
    return tuple(map(Lead, wanted)) if all(map(ADDRESS.fullmatch, wanted)) else ()


def completed(document: Document, lead: Lead) -> Document:
    """Return a document with what was known of it beforehand where it does not say so itself."""
    found = replace(
        document,
        title=document.title or lead.title,
        author=document.author or lead.author,
        publisher=document.publisher or lead.publisher,
        url=document.url or lead.address,
    )
    if document.published or not lead.published:
        return found
    return replace(found, published=lead.published, published_basis=PublishedBasis.METADATA)


def _day(entry: Any) -> date | None:  # noqa: ANN401  (feedparser ships no types)
    """Return the day of an entry as it is written, without moving it to another zone."""
    text = _stated(entry, "published", "updated") or ""
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return read(text).date()
        except (TypeError, ValueError):
            continue
    parsed = _stated(entry, "published_parsed", "updated_parsed")
    return date(*parsed[:3]) if parsed else None


def _stated(entry: Any, *keys: str) -> Any:  # noqa: ANN401
    """Return the first value that is there; feedparser itself would give one for another."""
    return next(filter(None, (entry[key] for key in keys if key in entry)), None)
