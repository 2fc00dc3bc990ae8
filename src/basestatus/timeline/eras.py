"""Split the evidence on one actor at one site into stays: a return after a departure opens one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from basestatus.timeline.days import FAR_PAST
from basestatus.timeline.evidence import DEPARTURES, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from basestatus.timeline.evidence import Evidence

__all__ = ["Era", "Opening", "split_eras"]

ARRIVALS = (Kind.ARRIVED, Kind.REINFORCED)


class Opening(StrEnum):
    """How a stay begins: it is the first one, a return is reported, or a return is missing."""

    FIRST = "first"
    RETURN = "return"
    UNREPORTED = "unreported"


@dataclass(frozen=True, slots=True)
class Era:
    """The evidence on one stay, at most one departure in it, in the order of its last days."""

    opening: Opening
    evidence: tuple[Evidence, ...]


class _Stay:
    """A stay while evidence is being dealt out."""

    def __init__(self, opening: Opening, first: int) -> None:
        self.opening = opening
        self.first = first
        self.evidence: list[Evidence] = []
        self.departed = FAR_PAST
        """The last day by which some claim has the actor gone."""

    def add(self, item: Evidence) -> None:
        self.evidence.append(item)
        if item.kind in DEPARTURES:
            self.departed = max(self.departed, item.last)


def split_eras(evidence: Iterable[Evidence], *, stale_after: int) -> tuple[Era, ...]:
    """Return the stays that the evidence tells of, earliest first.

    A report of arrival or reinforcement after a departure is a return. Presence, or another
    departure, more than ``stale_after`` days after the actor was gone is taken for a return that
    nobody reported; sooner than that it contradicts the departure.
    """
    stays = [_Stay(Opening.FIRST, FAR_PAST)]
    for item in sorted(evidence):
        opening = _opens(stays[-1], item, stale_after)
        if opening:
            stays.append(_Stay(opening, max(item.first, stays[-1].departed)))
        _stay_of(stays, item).add(item)
    return tuple(Era(stay.opening, tuple(stay.evidence)) for stay in stays if stay.evidence)


def _opens(stay: _Stay, item: Evidence, stale_after: int) -> Opening | None:
    """Return how a piece of evidence opens a new stay, None where it belongs to this one."""
    if stay.departed == FAR_PAST or item.area:
        return None
    if item.kind in ARRIVALS:
        return Opening.RETURN
    if not item.kind.is_denial and item.first - stay.departed > stale_after:
        return Opening.UNREPORTED
    return None


def _stay_of(stays: list[_Stay], item: Evidence) -> _Stay:
    """Return the stay that evidence is on: a departure dated across a return is one told before."""
    stay = stays[-1]
    if (
        item.kind not in DEPARTURES
        or item.first == FAR_PAST
        or item.first >= stay.first
        or stay.departed
    ):
        return stay
    told = (s for s in reversed(stays[:-1]) if s.departed and item.first <= s.departed)
    return next(told, stay)
