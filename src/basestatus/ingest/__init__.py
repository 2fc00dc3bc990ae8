"""Take articles in from files and the web, each with its provenance."""

from __future__ import annotations

from basestatus.ingest.harvest import Harvest, Taken
from basestatus.ingest.manners import Visitor, visitor_by
from basestatus.ingest.originals import verify_originals
from basestatus.ingest.taking import Plan, take, unheard

__all__ = [
    "Harvest",
    "Plan",
    "Taken",
    "Visitor",
    "take",
    "unheard",
    "verify_originals",
    "visitor_by",
]
