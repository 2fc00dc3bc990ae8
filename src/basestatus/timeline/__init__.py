"""From claims to dated states: what holds when, since when it is known, and why."""

from __future__ import annotations

from basestatus.timeline.building import build_timelines, state_on
from basestatus.timeline.claims_io import read_claims, write_claims
from basestatus.timeline.coded import read_coded_claims
from basestatus.timeline.sources import Source, read_sources

__all__ = [
    "Source",
    "build_timelines",
    "read_claims",
    "read_coded_claims",
    "read_sources",
    "state_on",
    "write_claims",
]
