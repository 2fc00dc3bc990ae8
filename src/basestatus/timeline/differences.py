"""Compare timelines: two days of one, or two of them over all days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from basestatus.model import Interval, State
from basestatus.timeline.building import state_on
from basestatus.timeline.days import FAR_FUTURE, FAR_PAST, day_of
from basestatus.timeline.sources import Register
from basestatus.timeline.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from basestatus.model import Period, Plan
    from basestatus.strings import Strings

__all__ = ["Difference", "Shown", "compare_days", "compare_timelines", "say_difference"]

Track = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a map shows of one force at one site; ``due`` is when the nearest open plan is."""

    status: State
    changing_to: State | None
    contested: tuple[State, ...]
    holder: str | None
    due: date | None


NOTHING = Shown(State.UNKNOWN, None, (), None, None)


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two timelines, or two days of one, show different things; None is nothing at all.

    It holds from ``since`` up to but not including ``until``, None being open; both are None
    between two days.
    """

    site: str
    actor: str
    since: date | None
    until: date | None
    before: Shown | None
    after: Shown | None


def compare_days(periods: Sequence[Period], first: date, second: date) -> tuple[Difference, ...]:
    """Return what a timeline shows differently on two days, by site and actor."""
    before = {_track(p): _shown(p) for p in state_on(periods, first)}
    after = {_track(p): _shown(p) for p in state_on(periods, second)}
    return tuple(
        Difference(*track, None, None, before.get(track), after.get(track))
        for track in sorted(before.keys() | after.keys())
        if before.get(track) != after.get(track)
    )


def compare_timelines(first: Iterable[Period], second: Iterable[Period]) -> tuple[Difference, ...]:
    """Return the days on which two timelines show different things, by site, actor and day."""
    before, after = _by_track(first), _by_track(second)
    return tuple(
        difference
        for track in sorted(before.keys() | after.keys())
        for difference in _joined(_compare(track, before.get(track, []), after.get(track, [])))
    )


def _compare(
    track: Track, before: Sequence[Period], after: Sequence[Period]
) -> Iterator[Difference]:
    """Yield the differences of one force at one site, between any two days of change."""
    marks = {_since(p) for p in (*before, *after)} - {FAR_PAST}
    ends = [FAR_PAST, *sorted(marks), FAR_FUTURE]
    for since, until in pairwise(ends):
        shown = _on(before, since), _on(after, since)
        if shown[0] != shown[1]:
            yield Difference(*track, day_of(since), day_of(until), *shown)


def _joined(differences: Iterable[Difference]) -> Iterator[Difference]:
    """Yield the differences, neighbours that are the same as one."""
    last: Difference | None = None
    for item in differences:
        if (
            last
            and last.until == item.since
            and (last.before, last.after) == (item.before, item.after)
        ):
            last = Difference(
                item.site, item.actor, last.since, item.until, item.before, item.after
            )
            continue
        if last:
            yield last
        last = item
    if last:
        yield last


def _by_track(periods: Iterable[Period]) -> dict[Track, list[Period]]:
    tracks: dict[Track, list[Period]] = {}
    for period in periods:
        tracks.setdefault(_track(period), []).append(period)
    return tracks


def _track(period: Period) -> Track:
    return period.site_id, period.actor


def _since(period: Period) -> int:
    return period.valid_from.toordinal() if period.valid_from else FAR_PAST


def _on(periods: Sequence[Period], day: int) -> Shown | None:
    """Return what one force's periods at one site show on a day."""
    holding = [period for period in periods if _since(period) <= day]
    return _shown(holding[-1]) if holding else None


def _shown(period: Period) -> Shown | None:
    """Return what a period shows, None where that is nothing."""
    shown = Shown(
        period.status, period.changing_to, period.contested, period.holder, _due(period.plans)
    )
    return None if shown == NOTHING else shown


def _due(plans: Iterable[Plan]) -> date | None:
    return min((p.window.end for p in plans if p.fate == "open" and p.window.end), default=None)


def say_difference(
    difference: Difference,
    strings: Strings,
    names: Mapping[str, str] | None = None,
    *,
    sentence: str = "",
) -> str:
    """Return a difference in words; ``names`` labels sites and actors by their ids.

    ``sentence`` is the key of another sentence than that for two days or two timelines.
    """
    words = Wording(strings, {}, Register(), names or {})
    between_days = difference.since is None and difference.until is None
    return strings(
        "diff",
        sentence or ("changed" if between_days else "between"),
        site=words.name(difference.site),
        actor=words.name(difference.actor),
        when=words.when(_days(difference)),
        before=_in_words(difference.before, words),
        after=_in_words(difference.after, words),
    )


def _days(difference: Difference) -> Interval:
    until = difference.until
    return Interval(difference.since, until - timedelta(1) if until else None)


def _in_words(shown: Shown | None, words: Wording) -> str:
    """Return what a map shows, in words."""
    if shown is None:
        return words.state(State.UNKNOWN)
    text = words.state(shown.status)
    if shown.changing_to:
        text = words.strings("diff", "turning", state=text, next=words.state(shown.changing_to))
    if shown.contested:
        states = words.listed(words.state(state) for state in shown.contested)
        text = words.strings("diff", "disputed", state=text, states=states)
    if shown.due:
        text = words.strings("diff", "planned", state=text, due=words.day(shown.due))
    return text
