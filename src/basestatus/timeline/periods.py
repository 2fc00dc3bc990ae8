"""Turn the stretches of a track into periods, each with its plans, evidence, grade and reasons."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from basestatus.model import Overruled, Period, Plan, Reason, State
from basestatus.timeline.backing import NOTHING, Backing, back, grade
from basestatus.timeline.because import Because, because
from basestatus.timeline.changes import PRESENT_STATES, Change
from basestatus.timeline.days import FAR_FUTURE, day_of
from basestatus.timeline.disputes import settlement
from basestatus.timeline.edtf import write_edtf
from basestatus.timeline.evidence import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from basestatus.timeline.changes import Stay
    from basestatus.timeline.disputes import Dispute
    from basestatus.timeline.evidence import Evidence
    from basestatus.timeline.independence import Independence
    from basestatus.timeline.plans import PlanSpan
    from basestatus.timeline.stretches import Stretch
    from basestatus.timeline.track import Track

__all__ = ["PeriodMaker"]

Item = TypeVar("Item")


class PeriodMaker:
    """Makes the periods of one track; what many periods share is worked out once."""

    def __init__(self, track: Track, independence: Independence, *, stale_after: int) -> None:
        self.track = track
        self.independence = independence
        self.stale_after = stale_after
        self.present = sorted(e for stay in track.stays for e in _presence(stay))
        self.own = sorted(
            e for stay in track.stays for e in stay.era.evidence if not (e.area or e.kind.is_denial)
        )
        self.overruling = tuple(_overruling(track.stays))
        self.backings: dict[tuple[int, bool], Backing] = {}

    def periods(self) -> Iterator[Period]:
        """Yield the periods in the order of time."""
        announced: list[PlanSpan] = []
        number = 0
        for stretch in self.track.stretches:
            announced = [span for span in announced if span.until >= stretch.since]
            begun = bisect_left(self.track.plans, stretch.until, key=attrgetter("since"))
            announced += self.track.plans[number:begun]
            number = begun
            here = stretch.state in PRESENT_STATES
            plans = [p for p in announced if here or not p.inherited]
            backing = self._backing(stretch)
            reasons = tuple(dict.fromkeys((*_reasons(stretch), *self._inheritance(stretch))))
            for since, until in self._pieces(stretch, plans):
                yield self._period(
                    stretch, since, until, backing, reasons, tuple(_drawn(plans, since, until))
                )

    def _pieces(self, stretch: Stretch, plans: Sequence[PlanSpan]) -> Iterator[tuple[int, int]]:
        """Yield a stretch in pieces, cut where plans come and go and where silence is broken."""
        marks = {day for p in plans for day in (p.since, p.until) if p.since < p.until}
        if stretch.state is not State.UNKNOWN:
            marks.update(self._news_after_silence(stretch))
        inner = sorted(mark for mark in marks if stretch.since < mark < stretch.until)
        yield from zip([stretch.since, *inner], [*inner, stretch.until], strict=True)

    def _news_after_silence(self, stretch: Stretch) -> Iterator[int]:
        """Yield the days of reports that come after a state has gone stale."""
        reports = self.track.reports
        first = max(1, bisect_right(reports, stretch.since))
        for number in range(first, bisect_left(reports, stretch.until)):
            if reports[number] - reports[number - 1] > self.stale_after:
                yield reports[number]

    def _period(
        self,
        stretch: Stretch,
        since: int,
        until: int,
        backing: Backing,
        reasons: tuple[Reason, ...],
        plans: tuple[Plan, ...],
    ) -> Period:
        """Return one period."""
        aside = _between(self.track.aside, since, until, key=attrgetter("day"))
        settled = [s for s in self.overruling if s.since < until and since < s.until]
        return Period(
            site_id=self.track.site,
            actor=self.track.actor,
            status=stretch.state,
            changing_to=stretch.coming.state if stretch.coming else None,
            valid_from=day_of(since),
            valid_to=day_of(until),
            edtf=write_edtf(day_of(since), day_of(until - 1) if until < FAR_FUTURE else None),
            date_basis=backing.basis,
            contested=_contested(stretch),
            plans=plans,
            holder=_holder(stretch.setting),
            inherited_from=backing.area,
            stale_from=self._stale_from(stretch, until),
            n_independent=backing.n_independent,
            grade=grade(backing, disputed=bool(stretch.dispute), outweighs=bool(settled)),
            claims=backing.claims,
            overruled=(
                *(overruled for s in settled for overruled in s.overruled),
                *(Overruled(item.claim, item.reason) for item in aside),
            ),
            reasons=(*reasons, *(reason for s in settled for reason in s.reasons)),
        )

    def _stale_from(self, stretch: Stretch, until: int) -> date | None:
        """Return the first day on which the state counts as stale, None if none does."""
        if stretch.state is State.UNKNOWN:
            return None
        place = bisect_left(self.track.reports, until)
        stale = self.track.reports[place - 1] + self.stale_after if place else FAR_FUTURE
        return day_of(stale) if stale < until else None

    def _inheritance(self, stretch: Stretch) -> Iterator[Reason]:
        """Yield what was inherited from an area, and the site's own last word that let it in."""
        for change in filter(None, (stretch.change, stretch.coming)):
            wider = [e for e in change.evidence if e.area]
            if not wider:
                continue
            place = bisect_left(self.own, wider[0].last, key=attrgetter("last"))
            own = [e for e in self.own[:place] if e.last == self.own[place - 1].last]
            yield because(Because.STILL_PRESENT, own, own[0].first, own[0].last)
            yield because(Because.INHERITED, wider, change.first, change.last)

    def _backing(self, stretch: Stretch) -> Backing:
        """Return what a stretch's state rests on; for a disputed one, its own side counts."""
        if stretch.dispute:
            there = stretch.state is not stretch.dispute.states[1]
            return self._disputed(stretch.dispute, there=there)
        setting = stretch.setting
        if setting is None:
            return NOTHING
        if setting.state is State.HELD:
            seen = _between(self.present, stretch.since, stretch.until + 1, key=lambda e: e.last)
            return back([*setting.evidence, *setting.confirming, *seen], self.independence)
        return self._shared(setting)

    def _disputed(self, dispute: Dispute, *, there: bool) -> Backing:
        """Return the claims of both sides, those for the state shown first, which alone count."""
        key = (id(dispute), there)
        if key not in self.backings:
            sides = (dispute.there, dispute.gone) if there else (dispute.gone, dispute.there)
            own, other = (back(side, self.independence) for side in sides)
            claims = tuple(dict.fromkeys(own.claims + other.claims))
            self.backings[key] = replace(own if own.claims else other, claims=claims)
        return self.backings[key]

    def _shared(self, change: Change) -> Backing:
        """Return what a change rests on."""
        key = (id(change), True)
        if key not in self.backings:
            evidence = (*change.evidence, *change.confirming)
            self.backings[key] = back(evidence, self.independence)
        return self.backings[key]


def _presence(stay: Stay) -> Iterator[Evidence]:
    """Yield the reports of presence in a stay that are followed."""
    rejected = {e.key for e in stay.rejected}
    for item in stay.era.evidence:
        if item.kind is Kind.PRESENT and item.key not in rejected:
            yield item


class _Settled(NamedTuple):
    """Claims that better supported ones overrule, and the days of a stay that it bears on."""

    since: int
    until: int
    overruled: tuple[Overruled, ...]
    reasons: tuple[Reason, ...]


def _overruling(stays: Sequence[Stay]) -> Iterator[_Settled]:
    """Yield what is overruled in each stay, from its day to the end of the stay."""
    ends = [*(stay.era.evidence[0].last for stay in stays[1:]), FAR_FUTURE]
    for stay, until in zip(stays, ends, strict=False):
        if stay.rejected:
            overruled = tuple(Overruled(e.key, "outweighed") for e in stay.rejected)
            since = min(e.last for e in stay.rejected)
            yield _Settled(since, max(until, since + 1), overruled, settlement(stay))


def _between(
    items: Sequence[Item], since: int, until: int, *, key: Callable[[Item], int]
) -> Sequence[Item]:
    """Return the items, sorted by a day, from ``since`` up to but not including ``until``."""
    first = bisect_left(items, since, key=key)
    return items[first : bisect_left(items, until, key=key)]


def _drawn(plans: Sequence[PlanSpan], since: int, until: int) -> Iterator[Plan]:
    """Yield the plans that are open in a piece, and as they ended those that end as it begins."""
    for span in plans:
        if span.since < until and since < span.until:
            yield span.while_open
        elif since <= span.until < until and span.plan.fate != "open":
            yield span.plan


def _reasons(stretch: Stretch) -> Iterator[Reason]:
    """Yield the argument: what set the state, what is coming, what ends it, what is disputed."""
    if stretch.change:
        yield from stretch.change.reasons
    sure, possible, following = stretch.sure, stretch.possible, stretch.following
    for change in stretch.changes[sure + 1 : possible + 1]:
        yield from _part(Because.COMING, change)
    for change in stretch.changes[max(sure, possible) + 1 : following + 1]:
        yield from _part(Because.ENDED, change)
    if stretch.dispute:
        yield from stretch.dispute.reasons


def _part(key: Because, change: Change) -> Iterator[Reason]:
    """Yield the argument for a change that comes after, under a heading."""
    yield because(key, (), change.first, change.last)
    yield from change.reasons


def _contested(stretch: Stretch) -> tuple[State, ...]:
    """Return the competing states, the one shown first."""
    if stretch.dispute is None:
        return ()
    one, other = stretch.dispute.states
    return (stretch.state, one if stretch.state is other else other)


def _holder(change: Change | None) -> str | None:
    """Return who took over."""
    if change is None or change.state is not State.TRANSFERRED:
        return None
    return min((e.claim.to for e in change.evidence if e.claim.to), default=None)
