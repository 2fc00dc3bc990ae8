"""Asserted claims as evidence: what was so, between which days, and who said it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from basestatus.model import Claim, Modality, State, Status
from basestatus.timeline.days import FAR_FUTURE, FAR_PAST, day_number

if TYPE_CHECKING:
    from datetime import date

__all__ = ["DEPARTURES", "STATE_OF", "Evidence", "Kind", "as_evidence", "known_on"]


class Kind(IntEnum):
    """What a piece of evidence shows; of two on one day the smaller is taken to come first."""

    ARRIVED = 0
    REINFORCED = 1
    PRESENT = 2
    LEAVING = 3
    GONE = 4
    HANDED_OVER = 5
    NOT_GONE = 6


DEPARTURES = (Kind.GONE, Kind.HANDED_OVER)

STATE_OF = {
    Kind.ARRIVED: State.HELD,
    Kind.REINFORCED: State.BUILDING_UP,
    Kind.PRESENT: State.HELD,
    Kind.LEAVING: State.LEAVING,
    Kind.GONE: State.LEFT,
    Kind.HANDED_OVER: State.TRANSFERRED,
}

KIND_OF = {
    Status.ACTIVE: Kind.PRESENT,
    Status.BUILDING_UP: Kind.REINFORCED,
    Status.WITHDRAWING: Kind.LEAVING,
    Status.WITHDRAWN: Kind.GONE,
    Status.TRANSFERRED: Kind.HANDED_OVER,
}


class Evidence(NamedTuple):
    """One claim's bearing on one site and actor; sorts by its last possible day, then its kind.

    ``first`` and ``last`` are ordinals of days, both included; ``origin`` is the independent
    source; ``area`` the id of the area that the claim is on, None where it is on the site.
    """

    last: int
    kind: Kind
    first: int
    key: str
    origin: str
    claim: Claim
    area: str | None = None

    @property
    def undated(self) -> bool:
        """Whether the claim gives no first day."""
        return self.first == FAR_PAST


def known_on(claim: Claim) -> date | None:
    """Return the day on which a claim became known, None where nothing tells."""
    return claim.published or claim.reported_on


def as_evidence(claim: Claim, origin: str, *, kind: Kind | None = None) -> Evidence | None:
    """Return the evidence in a claim, None where it bears on no day or on the future only.

    What is asserted has happened: no later than the day it was published.
    """
    if claim.modality is Modality.DENIED:
        return _as_denial(claim, origin)
    known = day_number(known_on(claim), default=FAR_FUTURE)
    first = day_number(claim.valid_start, default=FAR_PAST)
    last = min(day_number(claim.valid_end, default=known), known)
    kind = KIND_OF[claim.status] if kind is None else kind
    if last == FAR_FUTURE:
        last = first or FAR_FUTURE
    if kind is Kind.PRESENT and first == FAR_PAST:
        first = last
    if first > last or (kind is Kind.PRESENT and last == FAR_FUTURE):
        return None
    area = claim.site if claim.scope == "area" else None
    return Evidence(last, kind, first, claim.id, origin, claim, area)


def _as_denial(claim: Claim, origin: str) -> Evidence | None:
    """Return a denial that a departure has happened as evidence of presence up to a day."""
    known = day_number(known_on(claim), default=FAR_FUTURE)
    last = min(day_number(claim.valid_end, default=known), known)
    if KIND_OF[claim.status] not in DEPARTURES or last == FAR_FUTURE or _is_ahead(claim):
        return None
    area = claim.site if claim.scope == "area" else None
    return Evidence(last, Kind.NOT_GONE, last, claim.id, origin, claim, area)


def _is_ahead(claim: Claim) -> bool:
    """Whether a denial speaks of the time after it was published only."""
    known = known_on(claim)
    return claim.valid_start is not None and known is not None and claim.valid_start >= known
