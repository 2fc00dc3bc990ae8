"""The values that flow through basestatus: documents, places, claims and timelines."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date  # noqa: TC003  (dataclass fields are inspected at run time)
from enum import StrEnum

__all__ = [
    "Actor",
    "Area",
    "AttributionKind",
    "Claim",
    "DateBasis",
    "Document",
    "Interval",
    "Modality",
    "Name",
    "Overruled",
    "Period",
    "Plan",
    "PublishedBasis",
    "Reason",
    "Scope",
    "Site",
    "Span",
    "State",
    "Status",
    "claim_id",
    "is_writable",
]

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Status(StrEnum):
    """What a claim says happened, or will happen, to an actor's presence at a site."""

    ACTIVE = "active"
    BUILDING_UP = "building_up"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"
    TRANSFERRED = "transferred"


class Modality(StrEnum):
    """How a claim is put forward."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


class State(StrEnum):
    """What a period on the map shows."""

    HELD = "held"
    BUILDING_UP = "building_up"
    LEAVING = "leaving"
    LEFT = "left"
    TRANSFERRED = "transferred"
    UNKNOWN = "unknown"


class Scope(StrEnum):
    """Whether a claim is on a site or on an area."""

    SITE = "site"
    AREA = "area"


class DateBasis(StrEnum):
    """What an interval rests on."""

    STATED = "stated"
    RELATIVE = "relative"
    PUBLICATION = "publication"
    NONE = "none"


class AttributionKind(StrEnum):
    """What sort of source a text credits."""

    OFFICIAL = "official"
    ANONYMOUS = "anonymous"
    EXPERT = "expert"
    MEDIA = "media"
    OBSERVER = "observer"
    OUTLET = "outlet"


class PublishedBasis(StrEnum):
    """How a document's publication date was found."""

    METADATA = "metadata"
    DATELINE = "dateline"
    TEXT = "text"
    FILE_NAME = "file_name"
    UNKNOWN = "unknown"


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
class Name:
    """A toponym or an actor's name: ``language`` is BCP 47, empty where unknown.

    ``kind`` is force, metonym or adjective for an actor's name; for a toponym it is unverified
    where no source was seen to use it; else empty.
    """

    text: str
    language: str = ""
    source: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """A place where presence is tracked.

    ``lon`` and ``lat`` are WGS 84 degrees, ``radius_m`` the radius of uncertainty in metres;
    ``certainty`` is one of Linked Places' certain, less-certain, uncertain. ``kind`` is a word
    such as base, air_base, town, prison; ``parent`` the id of the place it lies at or in.
    ``labels`` maps a language to the name shown. ``line`` is where the row stands.
    """

    id: str
    names: tuple[Name, ...]
    lon: float
    lat: float
    radius_m: float
    kind: str
    country: str = ""
    parent: str = ""
    certainty: str = "certain"
    basis: str = ""
    line: int | None = None

    def label(self, language: str) -> str:
        """Return the first name in a language, else the first name of all."""
        return next((n.text for n in self.names if n.language == language), self.names[0].text)


@dataclass(frozen=True, slots=True)
class Area:
    """A country, governorate or region; geometry as WKT, or members by id, or both."""

    id: str
    names: tuple[Name, ...]
    kind: str
    wkt: str = ""
    members: frozenset[str] = frozenset()
    country: str = ""
    line: int | None = None

    def label(self, language: str) -> str:
        """Return the first name in a language, else the first name of all."""
        return next((n.text for n in self.names if n.language == language), self.names[0].text)


@dataclass(frozen=True, slots=True)
class Actor:
    """A force whose presence is tracked; ``color`` is the fill of sites handed to it."""

    id: str
    names: tuple[Name, ...]
    color: str = ""
    line: int | None = None

    def label(self, language: str) -> str:
        """Return the first name in a language, else the first name of all."""
        return next((n.text for n in self.names if n.language == language), self.names[0].text)


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


@dataclass(frozen=True, slots=True)
class Plan:
    """A change announced for a period; ``due`` is its last possible day, None where open.

    ``fate`` is one of open, fulfilled, overtaken, withdrawn; whether it is overdue depends on
    the day one looks.
    """

    to: State
    window: Interval
    claims: tuple[str, ...]
    fate: str = "open"


@dataclass(frozen=True, slots=True)
class Overruled:
    """A claim that a period does not follow, and why (a key of the strings files)."""

    claim: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the argument for a period: a key of the strings files, and its claims."""

    key: str
    claims: tuple[str, ...]
    window: Interval


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days on which one state of one actor at one site holds.

    ``valid_from`` is included, ``valid_to`` is not; None is open. Where a change is known only
    to an interval, the stretch from its first to its last possible day is a period of its own,
    with ``status`` as before and ``changing_to`` as after. ``contested`` names the competing
    states, empty where sources agree. ``holder`` is who took over, for ``transferred``.
    ``grade`` is an Admiralty grade such as B2; ``stale_from`` the first day on which the state
    counts as stale; ``inherited_from`` the area whose claim set it.
    """

    site_id: str
    actor: str
    status: State
    changing_to: State | None
    valid_from: date | None
    valid_to: date | None
    edtf: str
    date_basis: DateBasis
    contested: tuple[State, ...]
    plans: tuple[Plan, ...]
    holder: str | None
    inherited_from: str | None
    stale_from: date | None
    n_independent: int
    grade: str
    claims: tuple[str, ...]
    overruled: tuple[Overruled, ...]
    reasons: tuple[Reason, ...]
