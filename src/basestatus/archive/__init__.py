"""Read claims out of archives: in parts, in parallel, and only what has changed."""

from __future__ import annotations

from basestatus.archive.evidence import Evidence, gather_evidence
from basestatus.archive.gathering import read_archive
from basestatus.archive.results import PartRead

__all__ = ["Evidence", "PartRead", "gather_evidence", "read_archive"]
