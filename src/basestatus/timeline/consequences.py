"""Weigh claims: what a map would show differently without each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.model import Modality, Scope
from basestatus.timeline.building import paused_collector, reason_tracks
from basestatus.timeline.differences import compare_timelines
from basestatus.timeline.independence import judge_independence
from basestatus.timeline.inherit import areas_of
from basestatus.timeline.periods import PeriodMaker

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from basestatus.model import Claim, Document, Period
    from basestatus.timeline.differences import Difference
    from basestatus.timeline.independence import Independence
    from basestatus.timeline.sources import Register

    Reach = tuple[str, frozenset[str]]
    """A site, and the forces that are reasoned over together."""

__all__ = ["weigh_claims"]


def weigh_claims(
    claims: Sequence[Claim],
    wanted: Iterable[str],
    *,
    members: Mapping[str, frozenset[str]],
    register: Register,
    documents: Mapping[str, Document],
    stale_after: int = 90,
    tracked: Collection[str] = (),
) -> dict[str, tuple[Difference, ...]]:
    """Return by the ids of ``wanted`` claims what would be shown differently without each.

    Only the sites that a claim reaches are reasoned over again, by the claims that reach them;
    who is a source of his own is judged once, by all claims. ``tracked`` are the forces that are
    shown, all of them when empty.
    """
    scale = _Scale(claims, members, judge_independence(claims, documents, register), stale_after)
    known = {claim.id: claim for claim in claims}
    with paused_collector():
        return {
            name: tuple(scale.weigh(known[name], frozenset(tracked)))
            for name in wanted
            if name in known
        }


class _Scale:
    """Claims by place, and the timelines of each site with all of them."""

    def __init__(
        self,
        claims: Iterable[Claim],
        members: Mapping[str, frozenset[str]],
        independence: Independence,
        stale_after: int,
    ) -> None:
        self.members = members
        self.around = areas_of(members)
        self.independence = independence
        self.stale_after = stale_after
        self.at: dict[str, list[Claim]] = {}
        self.full: dict[Reach, tuple[Period, ...]] = {}
        for claim in claims:
            self.at.setdefault(claim.site, []).append(claim)

    def weigh(self, claim: Claim, tracked: frozenset[str]) -> Iterator[Difference]:
        """Yield what would be shown differently of tracked forces without a claim."""
        if claim.id in self.independence.repeated or claim.modality is Modality.POSSIBLE:
            return
        echoes = self.independence.echoes.get(claim.id, ())
        without = replace(self.independence, repeated=self.independence.repeated.difference(echoes))
        for site in self._sites(claim):
            near = self._near(site, claim.actor)
            reach = site, frozenset(a for other in near for a in (other.actor, other.to) if a)
            if tracked and not tracked & reach[1]:
                continue
            if reach not in self.full:
                self.full[reach] = self._periods(site, near, self.independence)
            if self._may_matter(claim, self.full[reach]):
                rest = [other for other in near if other.id != claim.id]
                found = compare_timelines(self.full[reach], self._periods(site, rest, without))
                yield from (d for d in found if not tracked or d.actor in tracked)

    def _sites(self, claim: Claim) -> Iterable[str]:
        """Return the sites that a claim may reach, of those that anything is said of."""
        if claim.scope is Scope.SITE:
            return (claim.site,)
        return sorted(site for site in self.members.get(claim.site, ()) if site in self.at)

    def _near(self, site: str, actor: str) -> list[Claim]:
        """Return the claims on a site and the areas around it, of those who take over there."""
        places = (site, *sorted(self.around.get(site, ())))
        near = [claim for place in places for claim in self.at.get(place, ())]
        linked, wider = {actor}, {actor}
        while wider:
            pairs = [{c.actor, c.to} for c in near if c.to]
            wider = {a for pair in pairs if pair & linked for a in pair if a} - linked
            linked |= wider
        return [claim for claim in near if claim.actor in linked]

    def _may_matter(self, claim: Claim, periods: Iterable[Period]) -> bool:
        """Whether a claim can change anything: one on an area is cited where it reaches a site.

        A denial is not, where it takes back a plan.
        """
        if claim.scope is Scope.SITE or claim.modality is Modality.DENIED:
            return True
        return any(claim.id in _cited(period) for period in periods)

    def _periods(
        self, site: str, claims: Sequence[Claim], independence: Independence
    ) -> tuple[Period, ...]:
        tracks = reason_tracks(claims, self.members, independence, stale_after=self.stale_after)
        return tuple(
            period
            for track in tracks
            if track.site == site
            for period in PeriodMaker(track, independence, stale_after=self.stale_after).periods()
        )


def _cited(period: Period) -> Iterator[str]:
    """Yield the claims that a period tells of."""
    yield from period.claims
    yield from (overruled.claim for overruled in period.overruled)
    yield from (claim for plan in period.plans for claim in plan.claims)
    yield from (claim for reason in period.reasons for claim in reason.claims)
