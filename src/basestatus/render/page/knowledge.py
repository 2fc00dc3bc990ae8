"""What was known when: each period with the days on which a reader could have known it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable  # noqa: TC003  (the steps are typed at run time)
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003  (the steps are typed at run time)
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from basestatus.layers.atlas import Atlas
    from basestatus.model import Claim, Period

__all__ = ["KnownPeriod", "knowledge_dates", "known_periods", "latest_periods", "publication_dates"]

# Reasoning over every day of a long archive would take hours: its knowledge moves in wider steps.
_MOST_DATES = 150
_STEPS: tuple[Callable[[date], tuple[int, ...]], ...] = (
    lambda day: (day.toordinal(),),
    lambda day: day.isocalendar()[:2],
    lambda day: (day.year, day.month),
    lambda day: (day.year, (day.month - 1) // 3),
    lambda day: (day.year,),
)


@dataclass(frozen=True, slots=True)
class KnownPeriod:
    """A period and the days on which it was what was known: half open, None is open."""

    period: Period
    known_from: date | None
    known_to: date | None


def publication_dates(atlas: Atlas) -> tuple[date, ...]:
    """Return the days on which something became known, in order."""
    days = {day for day in map(_known, atlas.claims) if day}
    limit = atlas.as_known_on
    return tuple(sorted(day for day in days if limit is None or day <= limit))


def knowledge_dates(atlas: Atlas) -> tuple[date, ...]:
    """Return the dates between which a reader can choose: each of publication, if not too many.

    Else it is the last of each week, month, quarter or year.
    """
    days = publication_dates(atlas)
    for step in _STEPS:
        thinned = {step(day): day for day in days}
        if len(thinned) <= _MOST_DATES:
            break
    return tuple(thinned.values())


def known_periods(atlas: Atlas) -> tuple[KnownPeriod, ...]:
    """Return the periods of every knowledge date, each for as long as it stayed the same.

    Only the sites that new claims reach are reasoned over again at a date; the last date's are
    those of the atlas itself.
    """
    ledger = _Ledger()
    *earlier, last = _news(atlas).items() or ((None, ()),)
    for day, sites in earlier:
        ledger.record(day, _timelines(atlas, day, sites), sites)
    latest = _by_site(atlas.periods, atlas)
    ledger.record(last[0], latest, sorted({*latest, *ledger.current}))
    return ledger.rows()


def latest_periods(atlas: Atlas) -> tuple[KnownPeriod, ...]:
    """Return the periods of an atlas alone, as if nothing else had ever been known."""
    grouped = _by_site(atlas.periods, atlas).values()
    rows = (KnownPeriod(period, None, None) for periods in grouped for period in periods)
    return tuple(sorted(rows, key=_order))


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
    """Return for each knowledge date the sites that new claims reach, or their areas."""
    dates = knowledge_dates(atlas)
    reached: dict[date, set[str]] = {day: set() for day in dates}
    for claim in atlas.claims:
        day = _known(claim)
        place = bisect_left(dates, day) if day else 0
        if place < len(dates):
            reached[dates[place]] |= _reach(claim, atlas.members)
    return {day: sorted(sites) for day, sites in reached.items()}


def _known(claim: Claim) -> date | None:
    return claim.published or claim.reported_on


def _reach(claim: Claim, members: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return members.get(claim.site, frozenset()) | {claim.site}


def _timelines(atlas: Atlas, day: date, sites: list[str]) -> dict[str, tuple[Period, ...]]:
    """Build the timelines of some sites as known on a day."""
    wanted = set(sites)
    claims = [c for c in atlas.claims if not wanted.isdisjoint(_reach(c, atlas.members))]
    periods = atlas.timelines(day, claims)
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
