"""What the public sees: which claims are cleared, how exact places are, and what was corrected."""

from __future__ import annotations

from basestatus.publishing.gate import Clearance, clear_claims
from basestatus.publishing.notice import Notice
from basestatus.publishing.obscuring import obscure_sites
from basestatus.publishing.record import (
    PUBLIC,
    RECORD,
    Correction,
    CorrectionKind,
    Record,
    compare_claims,
    read_record,
    with_files,
    write_record,
)
from basestatus.publishing.verifying import verify_record

__all__ = [
    "PUBLIC",
    "RECORD",
    "Clearance",
    "Correction",
    "CorrectionKind",
    "Notice",
    "Record",
    "clear_claims",
    "compare_claims",
    "obscure_sites",
    "read_record",
    "verify_record",
    "with_files",
    "write_record",
]
