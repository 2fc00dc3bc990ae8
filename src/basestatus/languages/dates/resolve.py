"""The days that an expression means, seen from the day of publication.

Where the wording leaves a choice the conventions are those of the project: "within a month" is
thirty days from publication; "two weeks ago" is a day, "two months ago" a month, "two years ago"
a year; "a few days" are up to seven; the end of a range is included; what is said to have
happened before or after a day may have happened on it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from basestatus.languages.dates.calendars import Days, add, around, weeks_of
from basestatus.languages.dates.meaning import (
    About,
    Bound,
    Enclosing,
    Offset,
    Phrase,
    Range,
    Slice,
    Stretch,
)
from basestatus.languages.dates.offsets import coarse, near_weekday, shifted, stretched
from basestatus.languages.dates.parts import middle_day
from basestatus.languages.dates.phrases import Moment, phrase_days
from basestatus.languages.dates.vocabulary import Part, Relation, Unit
from basestatus.model import Interval

if TYPE_CHECKING:
    from basestatus.languages.dates.meaning import Node

__all__ = ["Reach", "node_days"]

AHEAD = {Relation.UNTIL, Relation.BY}
# Before noon on Friday is on Friday.
CLOCKED = {Relation.BEFORE, Relation.AFTER}
EARLY_WEEK = 2
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reach:
    """An interval, open where a relation leaves it so, and the calendar unit that it fills."""

    days: Interval
    unit: Unit = Unit.DAY


def node_days(node: Node, moment: Moment) -> Reach | None:
    """Return what a node means, None where it means no days or none that can be written."""
    try:
        if isinstance(node, Bound):
            return _bound(node, moment)
        days = _days(node, moment)
    except (OverflowError, ValueError):
        return None
    return Reach(Interval(days.start, days.end), days.unit) if days else None


def _days(node: Node, moment: Moment) -> Days | None:
    """Return the days of a node that no relation opens.

    Raises:
        OverflowError, ValueError: if they lie outside of what calendars can write.
    """
    match node:
        case Phrase():
            return phrase_days(node, moment)
        case About():
            return _days(node.node, moment)
        case Offset():
            return _offset(node, moment)
        case Stretch():
            return _stretch(node, moment)
        case Slice() | Enclosing():
            return _portion(node, moment)
        case Range():
            return _range(node, moment)
    return None


def _offset(node: Offset, moment: Moment) -> Days | None:
    """Return the point of an offset; "in two weeks" told in the past is a duration."""
    if moment.future is False and node.sign > 0 and not (node.told or node.anchor):
        return None
    base = _base(node, node.sign, moment, ahead=node.ahead)
    if base is None:
        return None
    days = shifted(node.amount, node.sign, base)
    if node.weekday is not None:
        return near_weekday(days.start, node.weekday, node.amount)
    return days if node.anchor else coarse(node.amount, days)


def _base(node: Offset | Stretch, sign: int, moment: Moment, *, ahead: bool) -> date | None:
    """Return the day from which an amount is counted."""
    if node.anchor is None:
        return moment.day
    if ahead and moment.future is None:
        moment = replace(moment, future=True)
    days = _days(node.anchor, moment)
    return (days.start if sign < 0 else days.end) if days else None


def _stretch(node: Stretch, moment: Moment) -> Days | None:
    """Return the days of a stretch that ends or begins at a day."""
    sign = node.sign or (-1 if moment.future is False else 1)
    base = _base(node, sign, moment, ahead=node.counted)
    return stretched(node, sign, base, moment.weekend) if base else None


def _portion(node: Slice | Enclosing, moment: Moment) -> Days | None:
    """Return a part of a longer stretch, or a longer stretch around a day."""
    days = _days(node.whole if isinstance(node, Slice) else node.day, moment)
    if days is None:
        return None
    if isinstance(node, Slice):
        return _slice(node, days)
    if node.unit is Unit.WEEKEND:
        return _weekend(days.start, moment)
    return around(days.start, node.unit, moment.weekend)


def _slice(node: Slice, whole: Days) -> Days | None:
    """Return the first or last so many units of a stretch."""
    piece = node.amount.pieces[0]
    if piece.unit is Unit.WEEK:
        weeks, number = weeks_of(whole), int(piece.high)
        chosen = weeks[:number] if node.sign > 0 else weeks[-number:]
        return Days(chosen[0].start, chosen[-1].end) if chosen else None
    if node.sign > 0:
        start, end = whole.start, add(whole.start, piece.high, piece.unit) - A_DAY
    else:
        start, end = add(whole.end + A_DAY, -piece.high, piece.unit), whole.end
    return Days(start, end) if start <= end else None


def _weekend(feast: date, moment: Moment) -> Days:
    """Return the weekend around a feast, which lengthens it."""
    near = feast - timedelta(days=3) if feast.isoweekday() <= EARLY_WEEK else feast
    weekend = around(near, Unit.WEEKEND, moment.weekend)
    return Days(min(weekend.start, feast), max(weekend.end, feast))


def _range(node: Range, moment: Moment) -> Days | None:
    """Return the days from one end to the other, the last included; one begun is no past one."""
    if moment.future and (begun := _range(node, replace(moment, future=None))):
        return begun if begun.end >= moment.day else _next_range(node, moment)
    return _next_range(node, moment)


def _next_range(node: Range, moment: Moment) -> Days | None:
    """Return the days from the end that comes first by tense to the other."""
    first = _days(node.first, moment)
    if first is None:
        return None
    last = _days(node.last, _after(node.last, first.start, moment))
    if last is None:
        return None
    return _turned(node, first, last) if last.end < first.start else Days(first.start, last.end)


def _after(node: Node, start: date, moment: Moment) -> Moment:
    """Return the moment from which the end of a range is sought: the next one after its start."""
    if isinstance(node, Phrase) and node.levels and node.levels[0].step is None:
        return replace(moment, day=start, future=True)
    return moment


def _turned(node: Range, first: Days, last: Days) -> Days | None:
    """Return a range whose ends were given one year or month between them: Nov-Feb 2017."""
    phrases = (node.first, node.last)
    months = [phrase.level(Unit.MONTH) for phrase in phrases if isinstance(phrase, Phrase)]
    if len(months) != len(phrases) or None in months:
        return None
    start = add(first.start, -1, Unit.MONTH if months[0] == months[1] else Unit.YEAR)
    return Days(start, last.end) if start <= last.end else None


def _bound(node: Bound, moment: Moment) -> Reach | None:
    """Return the days that a relation leaves open."""
    if moment.future is None and node.relation in AHEAD:
        moment = replace(moment, future=True)
    if moment.future is None and node.relation is Relation.BEFORE:
        moment = replace(moment, future=_is_ahead(node.node, moment))
    if node.relation is Relation.SINCE:
        return _since(node.node, moment)
    days = None if node.relation is Relation.LASTING else _days(node.node, moment)
    if days is None:
        return None
    if node.relation in CLOCKED and isinstance(node.node, Phrase) and node.node.daypart:
        after = node.relation is Relation.AFTER
        return Reach(Interval(days.start, days.end if after else days.start))
    if node.relation in {Relation.STARTING, Relation.AFTER}:
        return Reach(Interval(_after_start(node, days), None))
    return Reach(Interval(None, _until_end(node, days)))


def _is_ahead(node: Node, moment: Moment) -> bool:
    """Tell whether the next such days are nearer than the last."""
    last = _days(node, replace(moment, future=False))
    following = _days(node, replace(moment, future=True))
    if last is None or following is None:
        return False
    return following.start - moment.day < moment.day - last.start


def _after_start(node: Bound, days: Days) -> date:
    """Return the first day after something, or from it on; a day itself is included."""
    if node.relation is Relation.STARTING or days.start == days.end:
        return days.start
    return days.end + A_DAY


def _until_end(node: Bound, days: Days) -> date:
    """Return the last day before something, or until it; a day itself is included."""
    part = _part(node.node)
    if part is Part.MIDDLE:
        return middle_day(days)
    if node.relation is not Relation.BEFORE or days.start == days.end or part is Part.END:
        return days.end
    return days.start - A_DAY


def _part(node: Node) -> Part | None:
    """Return the part that a phrase names."""
    return node.part if isinstance(node, Phrase) else None


def _since(node: Node, moment: Moment) -> Reach | None:
    """Return the days from something until publication; years ago name the year itself."""
    if isinstance(node, Offset) and node.anchor is None:
        days: Days | None = shifted(node.amount, -1, moment.day)
        unit = node.amount.pieces[0].unit
        if days and unit in {Unit.YEAR, Unit.DECADE} and not node.amount.vague:
            year = coarse(node.amount, days)
            return Reach(Interval(year.start, year.end), year.unit)
    else:
        days = _days(node, replace(moment, future=False))
    if days is None:
        return None
    start = middle_day(days) if _part(node) is Part.MIDDLE else days.start
    return Reach(Interval(start, moment.day if start <= moment.day else None))
