"""From claims to dated states: what holds when, since when it is known, and why."""

from __future__ import annotations

from basestatus.timeline.building import build_timelines, state_on
from basestatus.timeline.built import read_built
from basestatus.timeline.claims_io import read_claims, write_claims
from basestatus.timeline.coded import read_coded_claims
from basestatus.timeline.differences import (
    Difference,
    compare_days,
    compare_timelines,
    say_difference,
)
from basestatus.timeline.period_rows import period_row, read_periods, write_periods
from basestatus.timeline.sources import Source, read_sources
from basestatus.timeline.spooled import stream_timelines
from basestatus.timeline.why import explain

__all__ = [
    "Difference",
    "Source",
    "build_timelines",
    "compare_days",
    "compare_timelines",
    "explain",
    "period_row",
    "read_built",
    "read_claims",
    "read_coded_claims",
    "read_periods",
    "read_sources",
    "say_difference",
    "state_on",
    "stream_timelines",
    "write_claims",
    "write_periods",
]
