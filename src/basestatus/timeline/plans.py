"""Announced changes: open until they are fulfilled, overtaken or denied, per source."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from basestatus.model import Claim, Interval, Plan, Scope, State
from basestatus.timeline.days import FAR_FUTURE, FAR_PAST
from basestatus.timeline.evidence import KIND_OF, STATE_OF, known_on
from basestatus.timeline.steps import sure_steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from basestatus.timeline.changes import Change

__all__ = ["Announcement", "PlanSpan", "announce", "find_plans", "is_ahead"]

GONE = (State.LEFT, State.TRANSFERRED)
LEAVING = (State.LEAVING, *GONE)


class Announcement(NamedTuple):
    """A planned or denied claim about the time to come, and the day it became known."""

    since: int
    key: str
    origin: str
    target: State
    claim: Claim


class Ending(NamedTuple):
    """The day on which a plan stops being one, and what became of it."""

    day: int
    fate: str


@dataclass(frozen=True, slots=True)
class PlanSpan:
    """A plan as it ends up and as it stood before, open on the days up to ``until``, not included.

    ``inherited``: announced for an area, so that it is drawn only where the actor is present.
    """

    since: int
    until: int
    plan: Plan
    while_open: Plan
    inherited: bool


def announce(claim: Claim, origin: str) -> Announcement:
    """Return a claim about the time to come with the day it became known."""
    known = known_on(claim) or claim.valid_start
    since = known.toordinal() if known else FAR_PAST
    return Announcement(since, claim.id, origin, STATE_OF[KIND_OF[claim.status]], claim)


def is_ahead(claim: Claim) -> bool:
    """Whether a denial reaches beyond the day on which it was published."""
    known = known_on(claim)
    return claim.valid_end is None or (known is not None and claim.valid_end > known)


def find_plans(
    planned: Iterable[Announcement], denied: Iterable[Announcement], changes: Sequence[Change]
) -> tuple[PlanSpan, ...]:
    """Return the plans for a site, each target and window once, with what became of them.

    A source's newer horizon replaces its older one. ``changes`` are those of the actor there.
    """
    announced = sorted(planned)
    if not announced:
        return ()
    history = _History(changes)
    refusals = sorted(denied)
    replaced = _replaced(announced)
    grouped: dict[tuple[str, State, Interval], list[tuple[Announcement, Ending]]] = {}
    for item in announced:
        claim = item.claim
        ending = _ending(item, history, replaced.get(item.key), refusals)
        key = (_area(claim), item.target, Interval(claim.valid_start, claim.valid_end))
        grouped.setdefault(key, []).append((item, ending))
    spans = (_span(key, same) for key, same in grouped.items())
    return tuple(sorted(spans, key=lambda span: (span.since, span.until, span.plan.claims)))


def _area(claim: Claim) -> str:
    return claim.site if claim.scope is Scope.AREA else ""


def _span(
    key: tuple[str, State, Interval], same: Sequence[tuple[Announcement, Ending]]
) -> PlanSpan:
    """Return the announcements of one change in one window as one plan: the last to end counts."""
    area, target, window = key
    day, fate = max((ending for _, ending in same), key=lambda ending: ending.day)
    claims = tuple(item.key for item, _ in same)
    plan = Plan(target, window, claims, fate)
    return PlanSpan(same[0][0].since, day, plan, replace(plan, fate="open"), bool(area))


class _History:
    """An actor's changes at a site, to be asked what came of a plan."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self.changes = changes
        self.steps = sure_steps(changes)
        self.real = sorted((c for c in changes if not c.known), key=attrgetter("last"))
        self.days = [change.last for change in self.real]

    def state_on(self, day: int) -> State:
        """Return the state surely reached by a day."""
        number = self.steps.at(day)
        return self.changes[number].state if number >= 0 else State.UNKNOWN

    def ending(self, item: Announcement) -> Ending | None:
        """Return how what happened ended a plan."""
        state = self.state_on(item.since)
        if item.target in LEAVING and state in GONE:
            return Ending(item.since, "overtaken")
        for number in range(bisect_left(self.days, item.since), len(self.real)):
            change = self.real[number]
            fate = _outcome(item.target, change.state)
            if fate:
                return Ending(change.last, fate)
        return Ending(item.since, "fulfilled") if state is item.target else None


def _outcome(target: State, reached: State) -> str | None:
    """Return what reaching a state makes of a plan."""
    if reached is target or (target in LEAVING and reached in GONE):
        return "fulfilled"
    back = target in LEAVING and reached in (State.HELD, State.BUILDING_UP)
    return "overtaken" if back or (target not in LEAVING and reached in GONE) else None


def _replaced(announced: Sequence[Announcement]) -> Mapping[str, int]:
    """Return the day on which the source of a plan named another horizon for it."""
    days: dict[str, int] = {}
    newest: dict[tuple[str, str, State], tuple[int, list[str]]] = {}
    for item in announced:
        place = (item.origin, item.claim.site, item.target)
        since, keys = newest.get(place, (item.since, []))
        if item.since > since:
            days |= dict.fromkeys(keys, item.since)
            keys = []
        newest[place] = (item.since, [*keys, item.key])
    return days


def _ending(
    item: Announcement,
    history: _History,
    replaced: int | None,
    refusals: Sequence[Announcement],
) -> Ending:
    """Return how a plan ended: by what happened, by a denial or by a newer word of its source."""
    endings = list(_refused(item, refusals))
    if replaced is not None:
        endings.append(Ending(replaced, "overtaken"))
    happened = history.ending(item)
    if happened:
        endings.insert(0, happened)
    return min(endings, key=lambda ending: ending.day, default=Ending(FAR_FUTURE, "open"))


def _refused(item: Announcement, refusals: Sequence[Announcement]) -> Iterator[Ending]:
    """Yield the first denial of a plan: of the site's own, or of the area it was made for."""
    window = Interval(item.claim.valid_start, item.claim.valid_end)
    for number in range(bisect_left(refusals, (item.since,)), len(refusals)):
        refusal = refusals[number]
        same = refusal.target is item.target or {refusal.target, item.target} <= {*LEAVING}
        here = not _area(refusal.claim) or refusal.claim.site == item.claim.site
        denied = Interval(refusal.claim.valid_start, refusal.claim.valid_end)
        if same and here and window.meets(denied):
            yield Ending(refusal.since, "withdrawn")
            return
