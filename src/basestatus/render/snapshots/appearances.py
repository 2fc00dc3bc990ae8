"""What a map shows on a day: the state of each actor at each site, and what is said over it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from basestatus.model import State
from basestatus.render.snapshots.holders import holder_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from basestatus.layers import Atlas
    from basestatus.model import Actor, Claim, Period, Plan
    from basestatus.render.snapshots.holders import Holder

__all__ = [
    "Appearance",
    "Look",
    "PlanMark",
    "appearances",
    "bare_looks",
    "known_on",
    "tracked_periods",
]


class PlanMark(StrEnum):
    """How a plan stands on a day."""

    NONE = "none"
    PLANNED = "planned"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Look:
    """All that decides how a symbol is drawn."""

    state: State
    changing_to: State | None = None
    contested: tuple[State, ...] = ()
    holder: Holder | None = None
    plan: PlanMark = PlanMark.NONE
    stale: bool = False
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Appearance:
    """One actor at one site on one day: its look, and the period behind it."""

    site_id: str
    actor: str
    look: Look
    period: Period
    plan: Plan | None = None


def tracked_periods(atlas: Atlas) -> dict[tuple[str, str], tuple[Period, ...]]:
    """Return the periods by site and actor, of those that say anything."""
    tracked = set(atlas.settings.tracked)
    rows: dict[tuple[str, str], list[Period]] = {}
    for period in atlas.periods:
        if not tracked or period.actor in tracked:
            rows.setdefault((period.site_id, period.actor), []).append(period)
    return {
        key: tuple(periods)
        for key, periods in sorted(rows.items())
        if key[0] in atlas.sites and any(_says_something(period) for period in periods)
    }


def _says_something(period: Period) -> bool:
    return period.status is not State.UNKNOWN or bool(period.claims or period.plans)


def appearances(
    rows: Mapping[tuple[str, str], tuple[Period, ...]],
    claims: Mapping[str, Claim],
    actors: Mapping[str, Actor],
    on: date,
) -> tuple[Appearance, ...]:
    """Return what each site and actor shows on a day."""
    found = (_holding(periods, on) for periods in rows.values())
    return tuple(_appearance(period, claims, actors, on) for period in found if period)


def _holding(periods: tuple[Period, ...], on: date) -> Period | None:
    return next((period for period in periods if _holds(period, on)), None)


def _holds(period: Period, on: date) -> bool:
    return (period.valid_from is None or period.valid_from <= on) and (
        period.valid_to is None or on < period.valid_to
    )


def _appearance(
    period: Period, claims: Mapping[str, Claim], actors: Mapping[str, Actor], on: date
) -> Appearance:
    plan = _open_plan(period, claims, on)
    look = Look(
        state=period.status,
        changing_to=period.changing_to,
        contested=period.contested,
        holder=holder_of(period.holder, actors),
        plan=_mark(plan, on),
        stale=period.stale_from is not None and on >= period.stale_from,
        inherited=period.inherited_from is not None,
    )
    return Appearance(period.site_id, period.actor, look, period, plan)


def bare_looks(periods: Iterable[Period], actors: Mapping[str, Actor]) -> set[Look]:
    """Return the looks of periods without what is drawn over them."""
    return {
        Look(state, holder=holder_of(period.holder, actors))
        for period in periods
        for state in (period.contested or (period.status,))
    }


def _open_plan(period: Period, claims: Mapping[str, Claim], on: date) -> Plan | None:
    """Return the plan that falls due last of those announced by the day."""
    announced = [
        plan for plan in period.plans if plan.fate == "open" and _announced(plan, claims) <= on
    ]
    return max(announced, key=lambda plan: _due(plan, on), default=None)


def _due(plan: Plan, on: date) -> date:
    return plan.window.end or on + timedelta(days=1)


def _announced(plan: Plan, claims: Mapping[str, Claim]) -> date:
    days = (known_on(claims[key]) for key in plan.claims if key in claims)
    return min((day for day in days if day), default=date.min)


def _mark(plan: Plan | None, on: date) -> PlanMark:
    if plan is None:
        return PlanMark.NONE
    return PlanMark.OVERDUE if _due(plan, on) < on else PlanMark.PLANNED


def known_on(claim: Claim) -> date | None:
    """Return the day from which a claim was known."""
    return claim.published or claim.reported_on
