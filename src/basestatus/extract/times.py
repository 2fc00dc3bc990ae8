"""When an event happened: the nearest date expression, read by its tense, else a default."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from basestatus.extract.sentence.clauses import distance
from basestatus.languages.dates import Kind, Relation, earlier_event, resolve, resolve_named
from basestatus.model import DateBasis, Interval, Modality, Status

if TYPE_CHECKING:
    from datetime import date

    from basestatus.extract.events import Event
    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Folded
    from basestatus.languages.dates import Expression
    from basestatus.model import Span

__all__ = ["Placed", "When", "date_event", "may_be_ahead", "place_expressions"]

LIMIT = 4.2
SAID = 2.2
SAID_REACH = 3
CLOSE = 2.0
ELSEWHERE = 2.0
LATER = 0.8
PRESENT = frozenset({"still", "copula", "state", "present", "ing", "phrase", "base"})
NOW = frozenset({"present", "passive_present", "base", "ing", "participle"})
UNDATED = frozenset({Kind.DURATION})


@dataclass(frozen=True, slots=True)
class When:
    """The first and last possible day, the same in EDTF, and what it rests on.

    ``span`` is the date expression in the original text, None where a default stands in.
    """

    interval: Interval
    edtf: str
    basis: DateBasis
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A date expression at the tokens ``first`` to ``last`` of a sentence."""

    first: int
    last: int
    expression: Expression


def place_expressions(
    marked: Marked, expressions: tuple[Expression, ...], folded: Folded
) -> list[Placed]:
    """Return the date expressions of a sentence with their tokens."""
    tokens = marked.tokens
    whole = folded.span(tokens[0].start, tokens[-1].end)
    first, last = (
        bisect_left(expressions, offset, key=lambda expression: expression.span.start)
        for offset in (whole.start, whole.end)
    )
    if first == last:
        return []
    offsets = folded.offsets[tokens[0].start : tokens[-1].end].tolist()
    starts = [offsets[token.start - tokens[0].start] for token in tokens]
    ends = [offsets[token.end - 1 - tokens[0].start] + 1 for token in tokens]
    placed = []
    for expression in expressions[first:last]:
        span = expression.span
        inside = bisect_right(ends, span.start), bisect_left(starts, span.end)
        if inside[0] < inside[1]:
            placed.append(Placed(*inside, expression))
    return placed


def date_event(
    marked: Marked, event: Event, placed: list[Placed], published: date | None, anchor: date | None
) -> When:
    """Return when an event happened, or will, as the sentence and the day of publication tell."""
    ranked = sorted(
        (
            (_cost(marked, event, one), one.first, one)
            for one in placed
            if one.expression.kind not in UNDATED and not _is_of_the_unreal(marked, one)
        ),
        key=lambda row: (row[0], row[1]),
    )
    for cost, _, one in ranked:
        if cost > _limit(event):
            break
        found = _read(event, one, placed, published, anchor)
        if found is not None:
            return replace(found, span=one.expression.span)
    if event.elliptic:
        return date_event(marked, replace(event, elliptic=False), placed, published, anchor)
    return _default(event, published)


def _limit(event: Event) -> float:
    """Return how far a date may stand: another clause seldom dates what holds or is denied."""
    if event.status is Status.ACTIVE and event.modality is Modality.ASSERTED:
        now = event.trigger.word.form in PRESENT or event.trigger.passive
        return -1.0 if now else CLOSE
    if event.modality is Modality.DENIED:
        return -1.0 if event.future else CLOSE
    return LIMIT


def _cost(marked: Marked, event: Event, one: Placed) -> float:
    """Return how far an expression is from the trigger, or from the site of an elliptic clause."""
    trigger = event.trigger
    away = distance(marked, (trigger.at, trigger.end), (one.first, one.last))
    if event.place is not None:
        beside = distance(marked, event.place, (one.first, one.last))
        away = beside if event.elliptic else min(away, beside + 0.3)
    if marked.clauses[one.first] != marked.clauses[trigger.at] and _belongs_elsewhere(
        marked, one, trigger.at
    ):
        away += ELSEWHERE
    later = one.first > trigger.at and any(
        t.text == "," for t in marked.tokens[trigger.end : one.first]
    )
    if event.elliptic and event.place is not None:
        later = one.first < event.place[0]
    said = any(marked.has(at, "say") for at in range(max(one.first - SAID_REACH, 0), one.first))
    return away + (SAID if said and one.first > 0 else 0.0) + (LATER if later else 0.0)


def _is_of_the_unreal(marked: Marked, one: Placed) -> bool:
    """Whether a date is of what would have been ("unthinkable a year ago")."""
    return marked.any_between(marked.opening(one.first), one.first, "unreal")


def _belongs_elsewhere(marked: Marked, one: Placed, at: int) -> bool:
    """Whether a date stands in a clause that hangs on another, or in a later one with a trigger."""
    clause = marked.clauses[one.first]
    first = next(at for at in range(len(marked.tokens)) if marked.clauses[at] == clause)
    hangs = marked.has(first, "after", "before", "relative") and first < one.first
    return hangs or (
        one.first > at and any(marked.clauses[t.at] == clause for t in marked.triggers)
    )


def _read(
    event: Event, one: Placed, placed: list[Placed], published: date | None, anchor: date | None
) -> When | None:
    expression = one.expression
    if expression.kind is Kind.EVENT_RELATIVE:
        return _before(event, one, placed, published, anchor)
    if expression.told and anchor is None and may_be_ahead(event):
        return None
    since = expression.relation is Relation.SINCE
    if since and event.status is Status.ACTIVE:
        return None
    point = since and event.status not in {Status.WITHDRAWING, Status.BUILDING_UP}
    read = resolve_named if point else resolve
    found = read(expression, published or _year_end(anchor), future=event.future, anchor=anchor)
    if found is None:
        return None
    interval = _clamped(event, found.interval, published)
    if interval is None:
        return None
    return When(
        interval, found.edtf if interval == found.interval else _edtf(interval), found.basis
    )


def _year_end(anchor: date | None) -> date | None:
    """Return the last day of the year spoken of, from which an undated text's days count."""
    return anchor.replace(month=12, day=31) if anchor else None


def _before(
    event: Event, one: Placed, placed: list[Placed], published: date | None, anchor: date | None
) -> When | None:
    """Return the date of the earlier event of "two weeks after X", X being dated or of today."""
    if not event.subordinate or one.last > event.trigger.at:
        return None
    others = (
        resolve(other.expression, published, future=False, anchor=anchor)
        for other in placed
        if other is not one and other.expression.kind is Kind.DATE
    )
    days = [
        o.interval for o in others if o and o.interval.start and o.interval.start == o.interval.end
    ]
    later = days[0] if days else Interval(published, published)
    if later.start is None:
        return None
    found = earlier_event(one.expression, later)
    return When(found.interval, found.edtf, found.basis) if found else None


def _clamped(event: Event, interval: Interval, published: date | None) -> Interval | None:
    """Fit an interval to the tense: done by the day of publication, or to come after it.

    None where it cannot fit.
    """
    start, end = interval.start, interval.end
    if published is None:
        return interval
    if event.future:
        if end is not None and (end < published or _has_passed(start, end, published)):
            return None
        return Interval(start if start and start > published else published, end)
    if event.status is Status.ACTIVE and end is None:
        return Interval(published, published)
    if start is not None and start > published:
        return interval if may_be_ahead(event) else None
    return Interval(start, min(end or published, published))


def _has_passed(start: date | None, end: date, published: date) -> bool:
    """Whether days that end with that of publication are those before it ("in recent days")."""
    return start is not None and start < end == published


def may_be_ahead(event: Event) -> bool:
    """Whether a change told in the present may be one to come ("leave next week")."""
    changes = event.status is not Status.ACTIVE and event.modality is Modality.ASSERTED
    return changes and event.trigger.word.form in NOW


def _default(event: Event, published: date | None) -> When:
    """Return the interval of an undated event: up to publication, from it on, or on that day."""
    if published is None:
        return When(Interval(None, None), "../..", DateBasis.NONE)
    if event.future:
        interval = Interval(published, None)
    elif event.status is Status.ACTIVE and event.modality is not Modality.DENIED:
        interval = Interval(published, published)
    else:
        interval = Interval(None, published)
    return When(interval, _edtf(interval), DateBasis.PUBLICATION)


def _edtf(interval: Interval) -> str:
    if interval.start and interval.start == interval.end:
        return interval.start.isoformat()
    start = interval.start.isoformat() if interval.start else ".."
    end = interval.end.isoformat() if interval.end else ".."
    return f"{start}/{end}"
