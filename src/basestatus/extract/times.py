"""When an event happened: the nearest date expression, read by the event's tense, else a default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.extract.clauses import distance
from basestatus.languages.dates import Kind, Relation, earlier_event, resolve, resolve_named
from basestatus.model import DateBasis, Interval, Modality, Status

if TYPE_CHECKING:
    from datetime import date

    from basestatus.extract.events import Event
    from basestatus.extract.marks import Marked
    from basestatus.languages import Folded
    from basestatus.languages.dates import Expression

__all__ = ["When", "date_event", "place_expressions"]

LIMIT = 4.2
SAID = 2.2
SAID_REACH = 3
UNDATED = frozenset({Kind.DURATION})


@dataclass(frozen=True, slots=True)
class When:
    """The first and last possible day, the same in EDTF, and what it rests on."""

    interval: Interval
    edtf: str
    basis: DateBasis


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
    starts = [int(folded.offsets[token.start]) for token in marked.tokens]
    ends = [int(folded.offsets[token.end - 1]) + 1 for token in marked.tokens]
    placed = []
    for expression in expressions:
        span = expression.span
        inside = [at for at in range(len(starts)) if starts[at] < span.end and ends[at] > span.start]
        if inside and span.start >= starts[0]:
            placed.append(Placed(inside[0], inside[-1] + 1, expression))
    return placed


def date_event(
    marked: Marked, event: Event, placed: list[Placed], published: date | None, anchor: date | None
) -> When:
    """Return when an event happened, or will, as the sentence and the day of publication tell."""
    ranked = sorted(
        ((_cost(marked, event, one), one.first, one) for one in placed if one.expression.kind not in UNDATED),
        key=lambda row: (row[0], row[1]),
    )
    for cost, _, one in ranked:
        if cost > LIMIT:
            break
        found = _read(marked, event, one, published, anchor)
        if found is not None:
            return found
    return _default(event, published)


def _cost(marked: Marked, event: Event, one: Placed) -> float:
    """Return how far an expression is from the trigger, or from the site of an elliptic clause."""
    trigger = event.trigger
    away = distance(marked, (trigger.at, trigger.end), (one.first, one.last))
    if event.place is not None:
        beside = distance(marked, event.place, (one.first, one.last))
        away = beside if event.elliptic else min(away, beside + 0.3)
    said = any(marked.has(at, "say") for at in range(max(one.first - SAID_REACH, 0), one.first))
    return away + (SAID if said and one.first > 0 else 0.0)


def _read(
    marked: Marked, event: Event, one: Placed, published: date | None, anchor: date | None
) -> When | None:
    expression = one.expression
    if expression.kind is Kind.EVENT_RELATIVE:
        if not event.subordinate or one.last > event.trigger.at or published is None:
            return None
        later = Interval(anchor or published, anchor or published)
        found = earlier_event(expression, later)
        return When(found.interval, found.edtf, found.basis) if found else None
    since = expression.relation is Relation.SINCE
    if since and event.status is Status.ACTIVE:
        return None
    point = since and event.status not in {Status.WITHDRAWING, Status.BUILDING_UP}
    read = resolve_named if point else resolve
    found = read(expression, published, future=event.future, anchor=anchor)
    if found is None:
        return None
    interval = _clamped(event, found.interval, published)
    if interval is None:
        return None
    return When(interval, found.edtf if interval == found.interval else _edtf(interval), found.basis)


def _clamped(event: Event, interval: Interval, published: date | None) -> Interval | None:
    """Fit an interval to the tense: what has happened did so by publication, what is planned will after it.

    None where it cannot fit.
    """
    start, end = interval.start, interval.end
    if published is None:
        return interval
    if event.future:
        if end is not None and end < published:
            return None
        return Interval(start if start and start > published else published, end)
    if event.status is Status.ACTIVE and end is None:
        return Interval(published, published)
    if start is not None and start > published:
        return None
    return Interval(start, min(end or published, published))


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
