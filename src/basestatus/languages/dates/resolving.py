"""From an expression to an interval: with a publication date, a tense, or another event's date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from basestatus.languages.dates.edtf import edtf
from basestatus.languages.dates.expressions import Expression, find_expressions
from basestatus.languages.dates.lexicon import read_lexicon
from basestatus.languages.dates.meaning import Bound, FromEvent, Offset
from basestatus.languages.dates.offsets import coarse, shifted
from basestatus.languages.dates.phrases import Moment
from basestatus.languages.dates.resolve import Reach, node_days
from basestatus.languages.dates.tense import tense_around
from basestatus.languages.dates.vocabulary import Kind, Relation
from basestatus.model import DateBasis, Interval, Span

if TYPE_CHECKING:
    from basestatus.languages.dates.calendars import Days
    from basestatus.languages.dates.meaning import Node

__all__ = [
    "DateMention",
    "Resolved",
    "earlier_event",
    "find_dates",
    "later_event",
    "resolve",
    "resolve_named",
]

NOWHEN = date(1, 6, 15)
# Without a tense these look ahead, and past tenses turn them round.
OPEN_ENDED = {Relation.UNTIL, Relation.BY}


@dataclass(frozen=True, slots=True)
class Resolved:
    """The days that an expression means, in EDTF too, and what they rest on."""

    interval: Interval
    edtf: str
    basis: DateBasis
    approximate: bool


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: where it stands, its words, and the days that it means."""

    span: Span
    text: str
    interval: Interval
    edtf: str
    basis: DateBasis


def resolve(
    expression: Expression,
    published: date | None,
    *,
    future: bool | None = None,
    anchor: date | None = None,
) -> Resolved | None:
    """Return the days that an expression means, its relation included; None where it has none.

    ``future`` is the tense of what is told, None where unknown, which mostly reads as past.
    ``anchor`` is the day spoken of, from which told expressions count. Without ``published``
    only what needs no other day is resolved.
    """
    return _resolved(expression, expression.meaning, published, future=future, anchor=anchor)


def resolve_named(
    expression: Expression,
    published: date | None,
    *,
    future: bool | None = None,
    anchor: date | None = None,
) -> Resolved | None:
    """Return the days that are named, whatever their relation: for "since Friday", the Friday."""
    node: Node = expression.meaning
    if isinstance(node, Bound):
        node = node.node
    return _resolved(expression, node, published, future=future, anchor=anchor)


def _resolved(
    expression: Expression,
    node: Node,
    published: date | None,
    *,
    future: bool | None,
    anchor: date | None,
) -> Resolved | None:
    """Return the days of a node of an expression."""
    if expression.kind in {Kind.DURATION, Kind.EVENT_RELATIVE}:
        return None
    if anchor and future is False and isinstance(node, Offset) and node.after:
        node = replace(node, told=True)
    told = expression.told or (isinstance(node, Offset) and node.told)
    day = anchor if told and anchor else published
    weekend = read_lexicon(expression.language).weekend
    days = node_days(node, Moment(day or NOWHEN, future, weekend))
    if days is None or (day is None and not _stands_alone(node, days, weekend)):
        return None
    basis = DateBasis.STATED if expression.stated else DateBasis.RELATIVE
    return _found(days, basis, approximate=expression.approximate)


def _stands_alone(node: Node, days: Reach, weekend: tuple[int, int]) -> bool:
    """Tell whether a node means the same days whenever it is published."""
    elsewhen = Moment(NOWHEN.replace(year=4001) + timedelta(days=100), None, weekend)
    return node_days(node, elsewhen) == days


def _found(reach: Reach, basis: DateBasis, *, approximate: bool) -> Resolved:
    """Return days as an interval and in EDTF."""
    written = edtf(reach.days, reach.unit, approximate=approximate)
    return Resolved(reach.days, written, basis, approximate)


def earlier_event(expression: Expression, later: Interval) -> Resolved | None:
    """Return when the earlier of two events was, from the date of the later one.

    For "two weeks after X": X, from the day of what is told. A count of months gives a calendar
    month, one that is about right a week on either side.
    """
    return _shifted_event(expression, later, -1)


def later_event(expression: Expression, earlier: Interval) -> Resolved | None:
    """Return when the later of two events was, from the date of the earlier one."""
    return _shifted_event(expression, earlier, 1)


def _shifted_event(expression: Expression, known: Interval, sign: int) -> Resolved | None:
    """Return the interval an amount away from a known one."""
    node = expression.meaning
    if not isinstance(node, FromEvent):
        return None
    try:
        start, end = (_near(node, day, sign) for day in (known.start, known.end))
    except (OverflowError, ValueError):
        return None
    days = Interval(start.start if start else None, end.end if end else None)
    if node.within:
        days = Interval(days.start, known.end) if sign < 0 else Interval(known.start, days.end)
    return _found(Reach(days), DateBasis.RELATIVE, approximate=expression.approximate)


def _near(node: FromEvent, day: date | None, sign: int) -> Days | None:
    """Return the days an amount away from a day, as coarse as they were counted."""
    return coarse(node.amount, shifted(node.amount, sign, day)) if day else None


def find_dates(
    text: str, published: date | None, language: str, *, future: bool | None = None
) -> tuple[DateMention, ...]:
    """Return the dates in a text that can be resolved.

    Where ``future`` is None, words that announce the future decide, each for its own clause.
    """
    found = []
    for expression in find_expressions(text, language):
        tense = tense_around(text, expression.span, language) if future is None else future
        if tense is False and future is None and expression.relation not in OPEN_ENDED:
            tense = None
        resolved = resolve(expression, published, future=tense)
        if resolved is not None:
            span = expression.span
            words = text[span.start : span.end]
            found.append(DateMention(span, words, resolved.interval, resolved.edtf, resolved.basis))
    return tuple(found)
