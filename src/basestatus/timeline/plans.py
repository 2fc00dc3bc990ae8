"""Announced changes: open until they are fulfilled, overtaken or denied."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from basestatus.model import Interval, Plan, State
from basestatus.timeline.changes import PRESENT_STATES
from basestatus.timeline.days import FAR_FUTURE, FAR_PAST, day_number
from basestatus.timeline.evidence import KIND_OF, STATE_OF, known_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from basestatus.model import Claim
    from basestatus.timeline.changes import Change

__all__ = ["PlanSpan", "find_plans"]

GONE = (State.LEFT, State.TRANSFERRED)


class PlanSpan(NamedTuple):
    """A plan and the days, ``until`` not included, on which it is drawn."""

    since: int
    until: int
    plan: Plan
    inherited: bool


def find_plans(claims: Iterable[Claim], changes: Sequence[Change]) -> tuple[PlanSpan, ...]:
    """Return the plans in planned claims, each target and window once, with what became of it."""
    grouped: dict[tuple[str, State, Interval], list[Claim]] = {}
    for claim in claims:
        window = Interval(claim.valid_start, claim.valid_end)
        grouped.setdefault((claim.scope, STATE_OF[KIND_OF[claim.status]], window), []).append(claim)
    spans = []
    for (scope, target, window), same in grouped.items():
        since = min(day_number(known_on(c) or c.valid_start, default=FAR_PAST) for c in same)
        until, fate = _fate(target, since, changes)
        names = tuple(sorted(claim.id for claim in same))
        spans.append(PlanSpan(since, until, Plan(target, window, names, fate), scope == "area"))
    return tuple(sorted(spans, key=lambda s: (s.since, s.plan.to, s.plan.claims)))


def _fate(target: State, since: int, changes: Sequence[Change]) -> tuple[int, str]:
    """Return the day on which a plan stops being drawn, and why."""
    for change in changes:
        if change.known or change.last < since:
            continue
        if change.state is target or (target in (*GONE, State.LEAVING) and change.state in GONE):
            return max(change.last, since), "fulfilled"
        if target in GONE and change.state in (State.HELD, State.BUILDING_UP):
            return max(change.last, since), "overtaken"
        if target in PRESENT_STATES and change.state in GONE:
            return max(change.last, since), "overtaken"
    return FAR_FUTURE, "open"
