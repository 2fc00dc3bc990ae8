"""Claims as evidence: what was so, between which days, and who said it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from basestatus.model import Claim, Modality, Scope, State, Status
from basestatus.timeline.days import FAR_FUTURE, FAR_PAST

if TYPE_CHECKING:
    from datetime import date

__all__ = ["DEPARTURES", "KIND_OF", "STATE_OF", "Evidence", "Kind", "as_evidence", "known_on"]


class Kind(IntEnum):
    """What a piece of evidence shows; of two on one day the smaller is taken to come first."""

    ARRIVED = 0
    REINFORCED = 1
    PRESENT = 2
    LEAVING = 3
    GONE = 4
    HANDED_OVER = 5
    NOT_GONE = 6
    NOT_PRESENT = 7
    NOT_LEAVING = 8
    NOT_REINFORCED = 9

    @property
    def is_denial(self) -> bool:
        """Whether it only says what was not so."""
        return self >= Kind.NOT_GONE


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

DENIAL_OF = {
    Status.ACTIVE: Kind.NOT_PRESENT,
    Status.BUILDING_UP: Kind.NOT_REINFORCED,
    Status.WITHDRAWING: Kind.NOT_LEAVING,
    Status.WITHDRAWN: Kind.NOT_GONE,
    Status.TRANSFERRED: Kind.NOT_GONE,
}


class Evidence(NamedTuple):
    """One claim's bearing on one site and actor; sorts by its last possible day, then its kind.

    ``first`` and ``last`` are ordinals of days, both included; ``key`` is the claim's id;
    ``origin`` names the independent source; ``area`` is the id of the area that the claim is on,
    empty where it is on the site.
    """

    last: int
    kind: Kind
    first: int
    key: str
    origin: str
    area: str
    claim: Claim


def known_on(claim: Claim) -> date | None:
    """Return the day on which a claim became known, None where nothing tells."""
    return claim.published or claim.reported_on


def as_evidence(claim: Claim, origin: str, *, kind: Kind | None = None) -> Evidence | None:
    """Return what an asserted or denied claim shows, None where it bears on no day.

    What is asserted has happened: no later than the day it was published, or on its first day
    where nothing tells when that was. What is denied for the time to come only is no evidence of
    what was so.
    """
    published = claim.published or claim.reported_on
    known = published.toordinal() if published else FAR_FUTURE
    first = claim.valid_start.toordinal() if claim.valid_start else FAR_PAST
    last = claim.valid_end.toordinal() if claim.valid_end else FAR_FUTURE
    last = min(last, known)
    area = claim.site if claim.scope is Scope.AREA else ""
    if claim.modality is Modality.DENIED:
        if last == FAR_FUTURE or (first >= known and claim.valid_end != claim.valid_start):
            return None
        return Evidence(last, DENIAL_OF[claim.status], last, claim.id, origin, area, claim)
    if kind is None:
        kind = KIND_OF[claim.status]
    if last == FAR_FUTURE:
        last = first
    if kind is Kind.PRESENT:
        first = first or last
    if first > last or last == FAR_PAST:
        return None
    return Evidence(last, kind, first, claim.id, origin, area, claim)
