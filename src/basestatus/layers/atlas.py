"""Everything one map is drawn from, in one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from basestatus.archive import ClaimSpool, PeriodSpool
from basestatus.decisions import Reviewed
from basestatus.timeline import build_timelines, stream_timelines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from basestatus.model import Actor, Area, Claim, Document, Period, Site
    from basestatus.publishing import Notice
    from basestatus.settings import Settings
    from basestatus.timeline.sources import Source

__all__ = ["Atlas"]


@dataclass(frozen=True, slots=True)
class Atlas:
    """The places, evidence and timelines of one build, as known on a day (None: all of it).

    ``periods`` are sorted by site, actor and first day; ``members`` maps an area to its sites;
    ``sources`` are the outlets whose reliability is known, ``reviewed`` what editors decided.
    ``notice`` is what a map for the public says of itself; claims whose ids are ``unverified``
    are told of in it and move nothing. Where there are very many, claims, periods and documents
    are on disk.
    """

    settings: Settings
    sites: Mapping[str, Site]
    areas: Mapping[str, Area]
    members: Mapping[str, frozenset[str]]
    actors: Mapping[str, Actor]
    documents: Mapping[str, Document]
    claims: Sequence[Claim]
    periods: Sequence[Period]
    as_known_on: date | None = None
    sources: tuple[Source, ...] = ()
    notice: Notice | None = None
    reviewed: Reviewed = field(default_factory=Reviewed)
    unverified: frozenset[str] = frozenset()

    def timelines(
        self, as_known_on: date | None, claims: Iterable[Claim] | None = None
    ) -> Sequence[Period]:
        """Return the periods as known on a day, by all claims of the atlas or by some of them."""
        claims = self.claims if claims is None else claims
        on_disk = isinstance(claims, ClaimSpool)
        periods = (stream_timelines if on_disk else build_timelines)(
            claims,
            members=self.members,
            stale_after=self.settings.stale_after,
            as_known_on=as_known_on,
            reliability=self.settings.reliability,
            documents=self.documents,
            sources=self.sources,
            unverified=self.unverified,
        )
        return PeriodSpool(periods) if on_disk else tuple(periods)

    def labels(self, language: str) -> dict[str, str]:
        """Return the names of all areas, sites and actors in a language, by their ids."""
        labels = {area.id: area.label(language) for area in self.areas.values()}
        labels |= {site.id: site.label(language) for site in self.sites.values()}
        return labels | {actor.id: actor.label(language) for actor in self.actors.values()}
