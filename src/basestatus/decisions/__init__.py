"""What editors decide about claims: kept in a table under git, applied to what is read."""

from __future__ import annotations

from basestatus.decisions.applying import Applied, apply_decisions
from basestatus.decisions.deciding import Choice, Signature, anchored, decide
from basestatus.decisions.readings import reading_of
from basestatus.decisions.table import read_decisions, record
from basestatus.decisions.values import (
    NOTHING,
    Anchor,
    Decision,
    Ids,
    Reading,
    Reviewed,
    Verdict,
)

__all__ = [
    "NOTHING",
    "Anchor",
    "Applied",
    "Choice",
    "Decision",
    "Ids",
    "Reading",
    "Reviewed",
    "Signature",
    "Verdict",
    "anchored",
    "apply_decisions",
    "decide",
    "read_decisions",
    "reading_of",
    "record",
]
