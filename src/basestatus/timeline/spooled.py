"""Build timelines of more claims than memory holds: some sites at a time, from disk."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from basestatus.archive.spools import spooled_claims
from basestatus.model import Scope
from basestatus.timeline.building import paused_collector, reason_tracks
from basestatus.timeline.copies import find_copies
from basestatus.timeline.evidence import known_on
from basestatus.timeline.independence import LONG_QUOTE, judge_independence
from basestatus.timeline.inherit import areas_of
from basestatus.timeline.periods import PeriodMaker
from basestatus.timeline.sources import register_sources

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from basestatus.archive.spools import ClaimSpool
    from basestatus.model import Claim, Document, Period
    from basestatus.timeline.sources import Register, Source

__all__ = ["stream_timelines"]

AT_ONCE = 10_000


def stream_timelines(  # noqa: PLR0913  (those of build_timelines)
    claims: Iterable[Claim],
    *,
    members: Mapping[str, frozenset[str]],
    stale_after: int = 90,
    as_known_on: date | None = None,
    reliability: Mapping[str, str] | None = None,
    documents: Mapping[str, Document] | None = None,
    sources: Iterable[Source] = (),
    unverified: Collection[str] = (),
    at_once: int = AT_ONCE,
) -> Iterator[Period]:
    """Yield the periods of every site and actor as build_timelines() returns them.

    The claims go to disk first, if they are not there yet. Then some sites at a time are reasoned
    over, with all that bears on their sources: the other claims of the same articles, of other
    versions of these, and of articles that print the same long quote. ``at_once`` is about how
    many claims are reasoned over together.
    """
    known = (c for c in claims if _is_known(c, as_known_on)) if as_known_on else claims
    spool = spooled_claims(known)
    setting = _Setting(members, areas_of(members), stale_after, unverified)
    told = _Told(spool, documents or {}, register_sources(sources, reliability))
    for sites in _some_sites(spool, at_once):
        yield from told.periods(sites, setting)


def _is_known(claim: Claim, day: date) -> bool:
    known = known_on(claim)
    return known is not None and known <= day


def _some_sites(spool: ClaimSpool, at_once: int) -> Iterator[tuple[str, ...]]:
    """Yield the ids of sites in their order, so many that they have about that many claims."""
    counted, numbered = 0, []
    for site, count in spool.sites():
        numbered.append((counted // at_once, site))
        counted += count
    for _, group in groupby(numbered, key=lambda pair: pair[0]):
        yield tuple(site for _, site in group)


class _Setting(NamedTuple):
    """What the sites have in common."""

    members: Mapping[str, frozenset[str]]
    around: Mapping[str, Sequence[str]]
    stale_after: int
    unverified: Collection[str]


class _Told:
    """Claims on disk, and which of their articles are versions of one text."""

    def __init__(
        self, spool: ClaimSpool, documents: Mapping[str, Document], register: Register
    ) -> None:
        self._spool = spool
        self._documents = documents
        self._register = register
        copies = find_copies(documents, spool.documents())
        self._versions = {name: group for group in copies for name in group}

    def periods(self, sites: Sequence[str], setting: _Setting) -> list[Period]:
        """Return the periods of some sites."""
        areas = {area for site in sites for area in setting.around.get(site, ())}
        told = [*self._spool.on(sites, Scope.SITE), *self._spool.on(areas, Scope.AREA)]
        with paused_collector():
            near = self._bearing_on(told)
            groups = {self._versions[c.document] for c in near if c.document in self._versions}
            independence = judge_independence(
                near, self._documents, self._register, versions=sorted(groups)
            )
            tracks = reason_tracks(
                told,
                setting.members,
                independence,
                stale_after=setting.stale_after,
                unverified=setting.unverified,
            )
            return [
                period
                for track in tracks
                for period in PeriodMaker(
                    track, independence, stale_after=setting.stale_after
                ).periods()
            ]

    def _bearing_on(self, told: Sequence[Claim]) -> list[Claim]:
        """Return the claims of all articles on which it depends who stands behind some claims."""
        names = {claim.document for claim in told}
        names |= self._spool.printing(c.quote for c in told if len(c.quote) >= LONG_QUOTE)
        names |= {other for name in names for other in self._versions.get(name, ())}
        return self._spool.read_in(names)
