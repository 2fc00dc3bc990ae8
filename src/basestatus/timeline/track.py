"""One actor at one site, reasoned over from end to end."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from basestatus.timeline.changes import Stay, find_stays
from basestatus.timeline.disputes import find_disputes
from basestatus.timeline.eras import split_eras
from basestatus.timeline.evidence import Evidence, Kind
from basestatus.timeline.ordering import narrow_by_order
from basestatus.timeline.plans import Announcement, PlanSpan, find_plans
from basestatus.timeline.stretches import Stretch, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from basestatus.timeline.changes import Change

__all__ = ["Gathered", "SetAside", "Track", "reason_site"]


@dataclass(frozen=True, slots=True, order=True)
class SetAside:
    """A claim that moves nothing, why, and the day of it."""

    day: int
    claim: str
    reason: str


@dataclass(slots=True)
class Gathered:
    """What claims say of one actor at one place; ``reports`` are the days of each claim."""

    evidence: list[Evidence] = field(default_factory=list)
    planned: list[Announcement] = field(default_factory=list)
    refused: list[Announcement] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    reports: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Track:
    """One actor at one site: its stays, laid end to end, with plans and what was set aside."""

    site: str
    actor: str
    stays: tuple[Stay, ...]
    stretches: tuple[Stretch, ...]
    plans: tuple[PlanSpan, ...]
    aside: tuple[SetAside, ...]
    reports: tuple[int, ...]


def reason_site(
    site: str, gathered: Mapping[str, Gathered], *, stale_after: int
) -> Iterator[Track]:
    """Yield the tracks of every actor at a site, in the order of their ids."""
    stays = {actor: _stays(own.evidence, stale_after) for actor, own in sorted(gathered.items())}
    stays |= _without_overruled_handovers(gathered, stays, stale_after)
    narrowed = narrow_by_order(
        {actor: [c for stay in own for c in stay.changes] for actor, own in stays.items()}
    )
    for actor, own in stays.items():
        yield _track(site, actor, gathered[actor], _renewed(own, narrowed[actor]), narrowed[actor])


def _stays(evidence: Sequence[Evidence], stale_after: int) -> tuple[Stay, ...]:
    return find_stays(split_eras(evidence, stale_after=stale_after), stale_after=stale_after)


def _without_overruled_handovers(
    gathered: Mapping[str, Gathered], stays: Mapping[str, tuple[Stay, ...]], stale_after: int
) -> dict[str, tuple[Stay, ...]]:
    """Return the stays of forces said to have taken over, where that is overruled for the giver."""
    overruled = {
        item.key
        for own in stays.values()
        for stay in own
        for item in stay.rejected
        if item.kind is Kind.HANDED_OVER
    }
    renewed: dict[str, tuple[Stay, ...]] = {}
    for actor in sorted(stays) if overruled else ():
        evidence = gathered[actor].evidence
        kept = [e for e in evidence if e.kind is not Kind.ARRIVED or e.key not in overruled]
        if len(kept) < len(evidence):
            renewed[actor] = _stays(kept, stale_after)
    return renewed


def _track(
    site: str, actor: str, own: Gathered, stays: tuple[Stay, ...], changes: tuple[Change, ...]
) -> Track:
    return Track(
        site=site,
        actor=actor,
        stays=stays,
        stretches=lay_out(changes, find_disputes(stays)),
        plans=find_plans(own.planned, own.refused, changes),
        aside=tuple(sorted(own.aside)),
        reports=tuple(sorted(set(own.reports))),
    )


def _renewed(stays: Sequence[Stay], changes: Sequence[Change]) -> tuple[Stay, ...]:
    """Return the stays with their changes as narrowed."""
    renewed: list[Stay] = []
    place = 0
    for stay in stays:
        end = place + len(stay.changes)
        renewed.append(replace(stay, changes=tuple(changes[place:end])))
        place = end
    return tuple(renewed)
