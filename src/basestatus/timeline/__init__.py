"""From claims to dated states: what holds when, since when it is known, and why."""

from __future__ import annotations

from basestatus.timeline.building import build_timelines, state_on
from basestatus.timeline.claims_io import read_claims, write_claims

__all__ = ["build_timelines", "read_claims", "state_on", "write_claims"]
