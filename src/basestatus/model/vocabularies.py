"""The words that documents, claims and states are described with."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["AttributionKind", "DateBasis", "Modality", "PublishedBasis", "Scope", "State", "Status"]


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
