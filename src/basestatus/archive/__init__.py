"""Read claims out of archives: in parts, in parallel, and only what has changed."""

from __future__ import annotations

from basestatus.archive.evidence import Evidence, gather_evidence
from basestatus.archive.gathering import read_archive
from basestatus.archive.results import PartRead
from basestatus.archive.reviewed import apply_anywhere
from basestatus.archive.spools import (
    MOST_IN_MEMORY,
    ClaimSpool,
    DocumentSpool,
    PeriodSpool,
    claims_by_id,
    claims_named,
    documents_by_id,
    held_like,
    spooled_claims,
)

__all__ = [
    "MOST_IN_MEMORY",
    "ClaimSpool",
    "DocumentSpool",
    "Evidence",
    "PartRead",
    "PeriodSpool",
    "apply_anywhere",
    "claims_by_id",
    "claims_named",
    "documents_by_id",
    "gather_evidence",
    "held_like",
    "read_archive",
    "spooled_claims",
]
