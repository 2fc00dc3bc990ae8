"""What was known when: each period with the days on which a reader could have known it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from basestatus.timeline import build_timelines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from basestatus.layers.atlas import Atlas
    from basestatus.model import Claim, Period

__all__ = ["KnownPeriod", "known_periods", "publication_dates"]


@dataclass(frozen=True, slots=True)
class KnownPeriod:
    """A period and the days on which it was what was known: half open, None is open."""

    period: Period
    known_from: date | None
    known_to: date | None


def publication_dates(atlas: Atlas) -> tuple[date, ...]:
    """Return the days on which something became known, in order."""
    days = {claim.published for claim in atlas.claims if claim.published}
    limit = atlas.as_known_on
    return tuple(sorted(day for day in days if limit is None or day <= limit))


def known_periods(atlas: Atlas) -> tuple[KnownPeriod, ...]:
    """Return the periods of every publication date, each for as long as it stayed the same.

    Only the sites that a day's claims reach are reasoned over again on that day; the last
    day's are those of the atlas itself.
    """
    ledger = _Ledger()
    *earlier, last = _news(atlas).items() or ((None, ()),)
    for day, sites in earlier:
        ledger.record(day, _timelines(atlas, day, sites), sites)
    latest = _by_site(atlas.periods, atlas)
    ledger.record(last[0], latest, sorted({*latest, *ledger.current}))
    return ledger.rows()


@dataclass(slots=True)
class _Ledger:
    """Periods seen so far: those now current, since when, and those given up."""

    current: dict[str, tuple[Period, ...]] = field(default_factory=dict)
    since: dict[Period, date | None] = field(default_factory=dict)
    closed: list[KnownPeriod] = field(default_factory=list)

    def record(
        self, day: date | None, fresh: Mapping[str, tuple[Period, ...]], sites: Iterable[str]
    ) -> None:
        """Replace the periods of some sites from a day on."""
        for site in sites:
            before, after = self.current.get(site, ()), fresh.get(site, ())
            gone = set(before) - set(after)
            self.closed += [KnownPeriod(p, self.since.pop(p), day) for p in before if p in gone]
            self.since |= {p: day for p in after if p not in self.since}
            self.current[site] = after

    def rows(self) -> tuple[KnownPeriod, ...]:
        """Return every period with its days, by site, actor and first day."""
        still = [KnownPeriod(period, day, None) for period, day in self.since.items()]
        return tuple(sorted(self.closed + still, key=_order))


def _news(atlas: Atlas) -> dict[date, list[str]]:
    """Return for each publication date the sites that its claims reach, or their areas."""
    reached: defaultdict[date, set[str]] = defaultdict(set)
    for claim in atlas.claims:
        if claim.published:
            reached[claim.published] |= _reach(claim, atlas.members)
    first = min(reached, default=None)
    for claim in atlas.claims:
        if first and not claim.published:
            reached[first] |= _reach(claim, atlas.members)
    return {day: sorted(reached[day]) for day in publication_dates(atlas)}


def _reach(claim: Claim, members: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return members.get(claim.site, frozenset()) | {claim.site}


def _timelines(atlas: Atlas, day: date, sites: list[str]) -> dict[str, tuple[Period, ...]]:
    """Build the timelines of some sites as known on a day."""
    wanted = set(sites)
    claims = [c for c in atlas.claims if not wanted.isdisjoint(_reach(c, atlas.members))]
    periods = build_timelines(
        claims,
        members=atlas.members,
        stale_after=atlas.settings.stale_after,
        as_known_on=day,
        documents=atlas.documents,
    )
    return _by_site((period for period in periods if period.site_id in wanted), atlas)


def _by_site(periods: Iterable[Period], atlas: Atlas) -> dict[str, tuple[Period, ...]]:
    """Group the periods of tracked actors at known sites."""
    tracked = atlas.settings.tracked
    grouped: defaultdict[str, list[Period]] = defaultdict(list)
    for period in periods:
        if period.site_id in atlas.sites and (not tracked or period.actor in tracked):
            grouped[period.site_id].append(period)
    return {site: tuple(rows) for site, rows in grouped.items()}


def _order(row: KnownPeriod) -> tuple[str, ...]:
    """Order by site, actor, first day and knowledge date, open starts first."""
    period = row.period
    days = (period.valid_from, row.known_from, row.known_to)
    return (period.site_id, period.actor, *(str(day or "") for day in days))
