"""Build timelines from claims: a pure function that does not depend on their order."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from basestatus.model import Claim, Modality, Period, Scope, Status
from basestatus.timeline.days import FAR_PAST
from basestatus.timeline.evidence import Kind, as_evidence, known_on
from basestatus.timeline.independence import Independence, judge_independence
from basestatus.timeline.inherit import areas_of, inherited_evidence
from basestatus.timeline.periods import PeriodMaker
from basestatus.timeline.plans import announce, is_ahead
from basestatus.timeline.sources import Source, register_sources
from basestatus.timeline.track import Gathered, SetAside, Track, reason_site

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from basestatus.model import Document

__all__ = ["build_timelines", "paused_collector", "reason_tracks", "state_on"]

Places = dict[str, dict[str, Gathered]]
"""What is said of each actor at each place: place, then actor."""


def build_timelines(
    claims: Iterable[Claim],
    *,
    members: Mapping[str, frozenset[str]],
    stale_after: int = 90,
    as_known_on: date | None = None,
    reliability: Mapping[str, str] | None = None,
    documents: Mapping[str, Document] | None = None,
    sources: Iterable[Source] = (),
    unverified: Collection[str] = (),
) -> tuple[Period, ...]:
    """Return the periods of every site and actor, sorted by site, actor and first day.

    ``members`` maps an area to its sites. With ``as_known_on`` only claims published by that day
    count. ``documents`` show which articles are versions of one text; ``sources``, and the letters
    by name in ``reliability``, are who they are and how reliable. Claims whose ids are in
    ``unverified`` are told of and move nothing.
    """
    known = tuple(c for c in claims if as_known_on is None or _known_by(c, as_known_on))
    register = register_sources(sources, reliability)
    with paused_collector():
        independence = judge_independence(known, documents or {}, register)
        return tuple(
            period
            for track in reason_tracks(
                known, members, independence, stale_after=stale_after, unverified=unverified
            )
            for period in PeriodMaker(track, independence, stale_after=stale_after).periods()
        )


def state_on(periods: Iterable[Period], day: date) -> tuple[Period, ...]:
    """Return the periods that hold on a day."""
    return tuple(
        p
        for p in periods
        if (p.valid_from is None or p.valid_from <= day)
        and (p.valid_to is None or day < p.valid_to)
    )


def reason_tracks(
    claims: Iterable[Claim],
    members: Mapping[str, frozenset[str]],
    independence: Independence,
    *,
    stale_after: int,
    unverified: Collection[str] = (),
) -> Iterator[Track]:
    """Yield every actor at every site, reasoned over, in the order of their ids."""
    sites, areas = _gather(claims, independence, unverified)
    around = areas_of(members) if areas else {}
    for site in sorted(sites):
        gathered = sites[site]
        wider = [areas[area] for area in around.get(site, ()) if area in areas]
        for actor, own in gathered.items():
            wider_own = [area[actor] for area in wider if actor in area]
            _inherit(own, wider_own, members, stale_after=stale_after)
        yield from reason_site(site, gathered, stale_after=stale_after)


@contextmanager
def paused_collector() -> Iterator[None]:
    """Keep Python from looking for cycles, of which there are none, among a million values."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _known_by(claim: Claim, day: date) -> bool:
    """Whether a claim was public by a day; one without a date never is."""
    known = known_on(claim)
    return known is not None and known <= day


def _gather(
    claims: Iterable[Claim], independence: Independence, unverified: Collection[str]
) -> tuple[Places, Places]:
    """Return what is said of each site and of each area, by actor."""
    sites: Places = {}
    areas: Places = {}
    for claim in claims:
        if claim.id in independence.repeated:
            continue
        places = areas if claim.scope is Scope.AREA else sites
        place = places.setdefault(claim.site, {}).setdefault(claim.actor, Gathered())
        if claim.id in unverified:
            _set_aside(place, claim, "unverified")
            continue
        _add(place, claim, independence.origin(claim))
        taken = claim.status is Status.TRANSFERRED and claim.modality is Modality.ASSERTED
        if taken and claim.to and claim.scope is Scope.SITE:
            taker = sites[claim.site].setdefault(claim.to, Gathered())
            _add_evidence(taker, claim, independence.origin(claim), Kind.ARRIVED)
    return sites, areas


def _add(place: Gathered, claim: Claim, origin: str) -> None:
    """File a claim under what it is: evidence, a plan, a refusal, or none of them."""
    if claim.modality is Modality.PLANNED:
        place.planned.append(announce(claim, origin))
        place.reports.append(place.planned[-1].since)
    elif claim.modality is Modality.POSSIBLE:
        _set_aside(place, claim, "unconfirmed")
    else:
        if claim.modality is Modality.DENIED and is_ahead(claim):
            place.refused.append(announce(claim, origin))
        _add_evidence(place, claim, origin, None)


def _add_evidence(place: Gathered, claim: Claim, origin: str, kind: Kind | None) -> None:
    item = as_evidence(claim, origin, kind=kind)
    known = known_on(claim)
    if item:
        place.evidence.append(item)
        place.reports.append(item.last)
    elif claim.modality is Modality.ASSERTED:
        _set_aside(place, claim, "after_publication" if known else "undated")
    if known:
        place.reports.append(known.toordinal())


def _set_aside(place: Gathered, claim: Claim, reason: str) -> None:
    day = known_on(claim) or claim.valid_end or claim.valid_start
    place.aside.append(SetAside(day.toordinal() if day else FAR_PAST, claim.id, reason))


def _inherit(
    own: Gathered,
    around: Sequence[Gathered],
    members: Mapping[str, frozenset[str]],
    *,
    stale_after: int,
) -> None:
    """Add to a site what reaches it from the areas around it."""
    for area in around:
        own.planned += area.planned
        own.refused += area.refused
    evidence = [item for area in around for item in area.evidence]
    inherited = list(inherited_evidence(own.evidence, evidence, members, stale_after=stale_after))
    own.reports += (item.last for item in inherited)
    own.evidence += inherited
