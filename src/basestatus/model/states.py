"""What claims make of a site: states for periods, plans, and the reasons for both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from basestatus.model.evidence import Interval
from basestatus.model.vocabularies import DateBasis, State

__all__ = ["Overruled", "Period", "Plan", "Reason"]


@dataclass(frozen=True, slots=True)
class Plan:
    """A change announced for a period; ``due`` is its last possible day, None where open.

    ``fate`` is one of open, fulfilled, overtaken, withdrawn; whether it is overdue depends on
    the day one looks.
    """

    to: State
    window: Interval
    claims: tuple[str, ...]
    fate: str = "open"


@dataclass(frozen=True, slots=True)
class Overruled:
    """A claim that a period does not follow, and why (a key of the strings files)."""

    claim: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the argument for a period: a key of the strings files, and its claims."""

    key: str
    claims: tuple[str, ...]
    window: Interval


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days on which one state of one actor at one site holds.

    ``valid_from`` is included, ``valid_to`` is not; None is open. Where a change is known only
    to an interval, the stretch from its first to its last possible day is a period of its own,
    with ``status`` as before and ``changing_to`` as after. ``contested`` names the competing
    states, empty where sources agree. ``holder`` is who took over, for ``transferred``.
    ``grade`` is an Admiralty grade such as B2; ``stale_from`` the first day on which the state
    counts as stale; ``inherited_from`` the area whose claim set it.
    """

    site_id: str
    actor: str
    status: State
    changing_to: State | None
    valid_from: date | None
    valid_to: date | None
    edtf: str
    date_basis: DateBasis
    contested: tuple[State, ...]
    plans: tuple[Plan, ...]
    holder: str | None
    inherited_from: str | None
    stale_from: date | None
    n_independent: int
    grade: str
    claims: tuple[str, ...]
    overruled: tuple[Overruled, ...]
    reasons: tuple[Reason, ...]
