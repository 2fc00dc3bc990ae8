"""The values that flow through basestatus: documents, places, claims and timelines."""

from __future__ import annotations

from basestatus.model.evidence import Claim, Document, Interval, Span, claim_id, is_writable
from basestatus.model.places import Actor, Area, Name, Site
from basestatus.model.states import Overruled, Period, Plan, Reason
from basestatus.model.vocabularies import (
    AttributionKind,
    DateBasis,
    Modality,
    PublishedBasis,
    Scope,
    State,
    Status,
)

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
