"""Turn stretches of days into periods, each with its plans, evidence and grade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.model import DateBasis, Overruled, Period, Reason, State
from basestatus.timeline.changes import PRESENT_STATES
from basestatus.timeline.days import FAR_FUTURE, FAR_PAST, as_interval, day_of
from basestatus.timeline.evidence import Evidence, Kind, known_on
from basestatus.timeline.independence import count_independent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from basestatus.model import Plan
    from basestatus.timeline.changes import Change, Stay
    from basestatus.timeline.plans import PlanSpan
    from basestatus.timeline.stretches import Stretch

__all__ = ["Track", "make_periods"]


@dataclass(frozen=True, slots=True)
class Track:
    """One actor at one site, reasoned over."""

    site: str
    actor: str
    stays: tuple[Stay, ...]
    stretches: tuple[Stretch, ...]
    plans: tuple[PlanSpan, ...]
    reports: tuple[int, ...]


def make_periods(track: Track, *, stale_after: int) -> Iterator[Period]:
    """Yield the periods of a track in the order of time."""
    for stretch in track.stretches:
        here = stretch.state in PRESENT_STATES
        plans = [p for p in track.plans if here or not p.inherited]
        for since, until in _cut(stretch, plans):
            drawn = tuple(p.plan for p in plans if p.since < until and since < p.until)
            yield _period(track, stretch, since, until, drawn, stale_after)


def _cut(stretch: Stretch, plans: Sequence[PlanSpan]) -> Iterator[tuple[int, int]]:
    """Yield the stretch in pieces, cut where a plan is announced or stops being one."""
    marks = {p.since for p in plans} | {p.until for p in plans}
    inner = sorted(mark for mark in marks if stretch.since < mark < stretch.until)
    yield from zip([stretch.since, *inner], [*inner, stretch.until], strict=True)


def _period(  # noqa: PLR0913  (a piece of a stretch of a track)
    track: Track,
    stretch: Stretch,
    since: int,
    until: int,
    plans: tuple[Plan, ...],
    stale_after: int,
) -> Period:
    """Return one period."""
    setting = _setting(stretch)
    behind = sorted(_behind(track, stretch, since, until), key=lambda e: (e.last, e.key))
    dispute = stretch.dispute
    others = dispute.states if dispute else ()
    n_independent = count_independent(behind)
    return Period(
        site_id=track.site,
        actor=track.actor,
        status=stretch.state,
        changing_to=stretch.coming.state if stretch.coming else None,
        valid_from=day_of(since),
        valid_to=day_of(until),
        edtf=_edtf(since, until),
        date_basis=_basis(setting),
        contested=(stretch.state, *(s for s in others if s is not stretch.state)) if others else (),
        plans=plans,
        holder=_holder(setting),
        inherited_from=None,
        stale_from=_stale_from(track, stretch, until, stale_after),
        n_independent=n_independent,
        grade=f"F{_credibility(n_independent, disputed=bool(others))}",
        claims=tuple(dict.fromkeys(e.key for e in behind)),
        overruled=_overruled(track, since, until),
        reasons=tuple(_reasons(stretch)),
    )


def _setting(stretch: Stretch) -> Change | None:
    """Return the change that a stretch shows: the one under way, else the one done."""
    return stretch.coming or stretch.change


def _behind(track: Track, stretch: Stretch, since: int, until: int) -> Iterable[Evidence]:
    """Return the evidence that a stretch's state rests on, both sides where it is disputed."""
    setting = _setting(stretch)
    found = [*setting.evidence, *setting.confirming] if setting else []
    for stay in track.stays:
        if stretch.dispute and stretch.dispute.stay is stay:
            found += stay.era.evidence
        elif setting and setting.state is State.HELD:
            found += (
                e
                for e in stay.era.evidence
                if e.kind is Kind.PRESENT and since <= e.last < until and e not in stay.rejected
            )
    return {e.key: e for e in found}.values()


def _overruled(track: Track, since: int, until: int) -> tuple[Overruled, ...]:
    """Return the claims on a piece that better supported ones outweigh."""
    return tuple(
        Overruled(e.key, "outweighed")
        for stay in track.stays
        for e in stay.rejected
        if since <= e.last < until
    )


def _reasons(stretch: Stretch) -> Iterator[Reason]:
    """Yield the argument: what set the state, and what is coming."""
    for change in (stretch.change, stretch.coming):
        if change:
            claims = tuple(dict.fromkeys(e.key for e in change.evidence))
            yield Reason(
                "known" if change.known else "said", claims, as_interval(change.first, change.last)
            )


def _holder(change: Change | None) -> str | None:
    """Return who took over."""
    if change is None or change.state is not State.TRANSFERRED:
        return None
    return min((e.claim.to for e in change.evidence if e.claim.to), default=None)


def _basis(change: Change | None) -> DateBasis:
    """Return the best basis that the dates of a change rest on."""
    if change is None:
        return DateBasis.NONE
    order = list(DateBasis)
    return min(
        (e.claim.date_basis for e in change.evidence), key=order.index, default=DateBasis.NONE
    )


def _edtf(since: int, until: int) -> str:
    """Return the days of a period, both included, in EDTF.

    >>> _edtf(739656, 739660)
    '2026-02-09/2026-02-12'
    """
    first, last = day_of(since), day_of(until - 1) if until < FAR_FUTURE else None
    return f"{first or '..'}/{last or '..'}"


def _credibility(n_independent: int, *, disputed: bool) -> int:
    """Return the Admiralty code's figure for how well other sources confirm the state."""
    if n_independent == 0:
        return 6
    return 4 if disputed else max(1, 4 - n_independent)


def _stale_from(track: Track, stretch: Stretch, until: int, stale_after: int) -> date | None:
    """Return the first day on which a state counts as stale."""
    if stretch.state is State.UNKNOWN:
        return None
    last = max((day for day in track.reports if day < until), default=FAR_PAST)
    stale = last + stale_after
    return day_of(stale) if last > FAR_PAST and stale < until else None


def report_days(evidence: Iterable[Evidence]) -> tuple[int, ...]:
    """Return the days on which something was reported, in order."""
    days = {e.last for e in evidence}
    days |= {day.toordinal() for e in evidence if (day := known_on(e.claim))}
    return tuple(sorted(days))
