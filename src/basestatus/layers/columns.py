"""The columns of each layer: their order and what sort of value each holds."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "AREA_COLUMNS",
    "CLAIM_COLUMNS",
    "DOCUMENT_COLUMNS",
    "EVIDENCE_COLUMNS",
    "SITE_COLUMNS",
    "STATE_COLUMNS",
    "Kind",
]


class Kind(StrEnum):
    """What a column holds; DAY is midnight UTC of a day."""

    TEXT = "text"
    DAY = "day"
    REAL = "real"
    COUNT = "count"


STATE_COLUMNS: Mapping[str, Kind] = MappingProxyType(
    {
        "site_id": Kind.TEXT,
        "name_en": Kind.TEXT,
        "name_ar": Kind.TEXT,
        "actor": Kind.TEXT,
        "status": Kind.TEXT,
        "status_en": Kind.TEXT,
        "status_ar": Kind.TEXT,
        "changing_to": Kind.TEXT,
        "valid_from": Kind.DAY,
        "valid_to": Kind.DAY,
        "edtf": Kind.TEXT,
        "date_basis": Kind.TEXT,
        "radius_m": Kind.REAL,
        "n_independent": Kind.COUNT,
        "grade": Kind.TEXT,
        "contested": Kind.TEXT,
        "planned_by": Kind.TEXT,
        "why": Kind.TEXT,
        "quote": Kind.TEXT,
        "quote_lang": Kind.TEXT,
        "source_url": Kind.TEXT,
        "reported_at": Kind.DAY,
    }
)

SITE_COLUMNS: Mapping[str, Kind] = MappingProxyType(
    {
        "site_id": Kind.TEXT,
        "name_en": Kind.TEXT,
        "name_ar": Kind.TEXT,
        "names": Kind.TEXT,
        "kind": Kind.TEXT,
        "country": Kind.TEXT,
        "parent": Kind.TEXT,
        "certainty": Kind.TEXT,
        "basis": Kind.TEXT,
        "radius_m": Kind.REAL,
    }
)

AREA_COLUMNS: Mapping[str, Kind] = MappingProxyType(
    {
        "area_id": Kind.TEXT,
        "name_en": Kind.TEXT,
        "name_ar": Kind.TEXT,
        "names": Kind.TEXT,
        "kind": Kind.TEXT,
        "country": Kind.TEXT,
        "members": Kind.TEXT,
    }
)

CLAIM_COLUMNS: Mapping[str, Kind] = MappingProxyType(
    {
        "id": Kind.TEXT,
        "document": Kind.TEXT,
        "site": Kind.TEXT,
        "scope": Kind.TEXT,
        "mention": Kind.TEXT,
        "actor": Kind.TEXT,
        "to": Kind.TEXT,
        "status": Kind.TEXT,
        "modality": Kind.TEXT,
        "valid_start": Kind.DAY,
        "valid_end": Kind.DAY,
        "edtf": Kind.TEXT,
        "date_basis": Kind.TEXT,
        "attributed_to": Kind.TEXT,
        "attribution_kind": Kind.TEXT,
        "quote": Kind.TEXT,
        "start": Kind.COUNT,
        "end": Kind.COUNT,
        "rule": Kind.TEXT,
        "published": Kind.DAY,
        "reported_on": Kind.DAY,
    }
)

DOCUMENT_COLUMNS: Mapping[str, Kind] = MappingProxyType(
    {
        "id": Kind.TEXT,
        "title": Kind.TEXT,
        "publisher": Kind.TEXT,
        "url": Kind.TEXT,
        "language": Kind.TEXT,
        "published": Kind.DAY,
        "published_basis": Kind.TEXT,
        "sha256": Kind.TEXT,
    }
)

EVIDENCE_COLUMNS: Mapping[str, Kind] = MappingProxyType(
    {
        "state": Kind.COUNT,
        "claim": Kind.TEXT,
    }
)
