"""What was published, and what it says: documents, spans, days and claims."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from basestatus.model.vocabularies import (
    AttributionKind,
    DateBasis,
    Modality,
    PublishedBasis,
    Scope,
    Status,
)

__all__ = ["Claim", "Document", "Interval", "Span", "claim_id", "is_writable"]


UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``start`` to ``end``, both included; None is open."""

    start: date | None
    end: date | None

    def meets(self, other: Interval) -> bool:
        """Whether the two share a day."""
        return not (
            (self.end and other.start and self.end < other.start)
            or (other.end and self.start and other.end < self.start)
        )


@dataclass(frozen=True, slots=True)
class Document:
    """One article; ``text`` is never altered.

    ``title``, ``publisher``, ``author``, ``url`` and ``language`` (BCP 47) are empty where
    unknown; ``sha256`` is that of the UTF-8 text. ``path`` and ``line`` say where it was read.
    """

    id: str
    text: str
    title: str
    publisher: str
    url: str
    language: str
    published: date | None
    published_basis: PublishedBasis
    sha256: str
    path: str = ""
    line: int | None = None
    author: str = ""

    def quote(self, span: Span) -> str:
        """Return the exact substring."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source in one document says about one site or area.

    ``valid_start`` and ``valid_end`` are the first and last day, both included, in which the
    change happened or will; for ``active``, when presence is asserted. None is open.
    ``quote`` equals ``document.text[start:end]`` in code points.
    """

    id: str
    document: str
    site: str
    scope: Scope
    mention: str
    actor: str
    to: str | None
    status: Status
    modality: Modality
    valid_start: date | None
    valid_end: date | None
    edtf: str
    date_basis: DateBasis
    attributed_to: str | None
    attribution_kind: AttributionKind
    quote: str
    start: int
    end: int
    rule: str
    published: date | None
    reported_on: date | None


def claim_id(
    sha256: str, span: Span, site: str, actor: str, status: Status, modality: Modality
) -> str:
    """Return an identifier made from content alone: 16 hexadecimal digits."""
    parts = (sha256, str(span.start), str(span.end), site, actor, status.value, modality.value)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def is_writable(text: str) -> bool:
    """Whether every format can hold a text: no control characters, no halves of characters."""
    return UNWRITABLE.search(text) is None
