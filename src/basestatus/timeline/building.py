"""Build timelines from claims: a pure function that does not depend on their order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from basestatus.model import Claim, Modality, Period, Scope, Status
from basestatus.timeline.changes import find_stays
from basestatus.timeline.eras import split_eras
from basestatus.timeline.evidence import Evidence, Kind, as_evidence, known_on
from basestatus.timeline.independence import origin_of
from basestatus.timeline.ordering import narrow_by_order
from basestatus.timeline.periods import Track, make_periods, report_days
from basestatus.timeline.plans import find_plans
from basestatus.timeline.stretches import find_disputes, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from basestatus.model import Document

__all__ = ["build_timelines", "state_on"]


@dataclass(slots=True)
class _Gathered:
    """What claims say of one actor at one place."""

    evidence: list[Evidence] = field(default_factory=list)
    planned: list[Claim] = field(default_factory=list)


def build_timelines(  # noqa: PLR0913  (each option stands alone)
    claims: Iterable[Claim],
    *,
    members: Mapping[str, frozenset[str]],
    stale_after: int = 90,
    as_known_on: date | None = None,
    reliability: Mapping[str, str] | None = None,
    documents: Mapping[str, Document] | None = None,
) -> tuple[Period, ...]:
    """Return the periods of every site and actor, sorted by site, actor and first day.

    ``members`` maps an area to its sites. With ``as_known_on`` only claims published by that day
    count.
    """
    documents = documents or {}
    known = (c for c in claims if as_known_on is None or _known_by(c, as_known_on))
    sites, areas = _gather(known, documents)
    within = _areas_of(members)
    periods: list[Period] = []
    for (site, actor), own in sorted(sites.items()):
        around = [areas[area, actor] for area in within.get(site, ()) if (area, actor) in areas]
        track = _reason(site, actor, own, around, stale_after)
        periods += make_periods(track, stale_after=stale_after)
    return tuple(periods)


def state_on(periods: Iterable[Period], day: date) -> tuple[Period, ...]:
    """Return the periods that hold on a day."""
    return tuple(
        p
        for p in periods
        if (p.valid_from is None or p.valid_from <= day)
        and (p.valid_to is None or day < p.valid_to)
    )


def _known_by(claim: Claim, day: date) -> bool:
    """Whether a claim was public by a day; one without a date never is."""
    known = known_on(claim)
    return known is not None and known <= day


def _gather(
    claims: Iterable[Claim], documents: Mapping[str, Document]
) -> tuple[dict[tuple[str, str], _Gathered], dict[tuple[str, str], _Gathered]]:
    """Return what is said of each site and of each area, by actor."""
    sites: dict[tuple[str, str], _Gathered] = {}
    areas: dict[tuple[str, str], _Gathered] = {}
    for claim in claims:
        places = areas if claim.scope is Scope.AREA else sites
        place = places.setdefault((claim.site, claim.actor), _Gathered())
        if claim.modality is Modality.PLANNED:
            place.planned.append(claim)
        elif claim.modality is not Modality.POSSIBLE:
            _add(place, claim, documents, None)
        takes_over = claim.status is Status.TRANSFERRED and claim.modality is Modality.ASSERTED
        if takes_over and claim.to and claim.scope is Scope.SITE:
            taker = sites.setdefault((claim.site, claim.to), _Gathered())
            _add(taker, claim, documents, Kind.ARRIVED)
    return sites, areas


def _add(
    place: _Gathered, claim: Claim, documents: Mapping[str, Document], kind: Kind | None
) -> None:
    item = as_evidence(claim, origin_of(claim, documents), kind=kind)
    if item:
        place.evidence.append(item)


def _areas_of(members: Mapping[str, frozenset[str]]) -> dict[str, list[str]]:
    """Return the areas that each site lies in."""
    areas: dict[str, list[str]] = {}
    for area in sorted(members):
        for site in members[area]:
            areas.setdefault(site, []).append(area)
    return areas


def _reason(
    site: str, actor: str, own: _Gathered, around: list[_Gathered], stale_after: int
) -> Track:
    """Return one actor at one site, reasoned over."""
    stays = find_stays(split_eras(own.evidence, stale_after=stale_after))
    changes = narrow_by_order([change for stay in stays for change in stay.changes])
    planned = [*own.planned, *(claim for area in around for claim in area.planned)]
    return Track(
        site=site,
        actor=actor,
        stays=stays,
        stretches=lay_out(changes, find_disputes(stays)),
        plans=find_plans(planned, changes),
        reports=report_days(own.evidence),
    )
