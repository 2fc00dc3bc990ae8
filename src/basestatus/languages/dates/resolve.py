"""The days that an expression means, seen from the day of publication.

Where the wording leaves a choice the conventions are those of the project: "within a month" is
thirty days from publication; "two weeks ago" is a day, "two months ago" a month, "two years ago"
a year; "a few days" are up to seven; the end of a range is included; what is said to have
happened before or after a day may have happened on it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from basestatus.languages.dates.calendars import (
    Days,
    add,
    around,
    step_days,
    weeks_of,
)
from basestatus.languages.dates.meaning import (
    About,
    Amount,
    Bound,
    Enclosing,
    FromEvent,
    Node,
    Offset,
    Phrase,
    Piece,
    Range,
    Slice,
    Stretch,
)
from basestatus.languages.dates.parts import middle_day
from basestatus.languages.dates.phrases import Moment, phrase_days
from basestatus.languages.dates.vocabulary import Part, Relation, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["node_days", "shifted"]

ROUGH_MONTH = timedelta(days=30)
SPREAD = timedelta(days=7)
SINGLE = {Unit.MONTH: Unit.MONTH, Unit.YEAR: Unit.YEAR, Unit.DECADE: Unit.DECADE}
ENDS_LATE = {Part.END}
FUTURE = {Relation.UNTIL, Relation.BY}


def node_days(node: Node, moment: Moment) -> Days | None:
    """Return the days that a node means, None where there are none or none can be written."""
    try:
        return _days(node, moment)
    except (OverflowError, ValueError):
        return None


def _days(node: Node, moment: Moment) -> Days | None:
    """Return the days of a node.

    Raises:
        OverflowError, ValueError: if they lie outside of what calendars can write.
    """
    if isinstance(node, Phrase):
        return phrase_days(node, moment)
    if isinstance(node, About):
        return _days(node.node, moment)
    if isinstance(node, FromEvent):
        return None
    reader: Callable[[Node, Moment], Days | None] = READERS[type(node)]
    return reader(node, moment)


def _offset(node: Offset, moment: Moment) -> Days | None:
    """Return the point of an offset."""
    if node.ahead and moment.future is None:
        moment = replace(moment, future=True)
    base = _base(node.anchor, node.sign, moment)
    if base is None or (
        moment.future is False and node.sign > 0 and not (node.told or node.anchor)
    ):
        return None
    days = shifted(node.amount, node.sign, base, exact=bool(node.anchor or node.weekday))
    if node.weekday is None or days.start is None:
        return days
    return _weekday_near(days.start, node.weekday, node.amount)


def _base(anchor: Node | None, sign: int, moment: Moment) -> date | None:
    """Return the day from which an amount is counted."""
    if anchor is None:
        return moment.day
    days = _days(anchor, moment)
    if days is None:
        return None
    return days.start if sign < 0 or days.end is None else days.end


def shifted(amount: Amount, sign: int, base: date, *, exact: bool = False) -> Days:
    """Return the point an amount before or after a day.

    A count of months or years gives a month or a year unless ``exact``; one that is only about
    right gives a week on either side of the day.
    """
    low, high = sorted((_end(amount, sign, base, high=False), _end(amount, sign, base, high=True)))
    if low != high or exact or len(amount.pieces) > 1:
        return Days(low, high)
    return _coarse(amount.pieces[0], low, about=amount.about)


def _end(amount: Amount, sign: int, base: date, *, high: bool) -> date:
    """Return the day at the near or far end of an amount."""
    for piece in amount.pieces:
        base = add(base, sign * (piece.high if high else piece.low), piece.unit)
    return base


def _coarse(piece: Piece, day: date, *, about: bool) -> Days:
    """Return the month or year around a day that was counted in months or years."""
    unit = SINGLE.get(piece.unit)
    if unit is None:
        return Days(day, day)
    if about and unit is Unit.MONTH:
        return Days(day - SPREAD, day + SPREAD)
    return around(day, Unit.MONTH if piece.low % 1 else unit, (6, 7))


def _weekday_near(day: date, weekday: int, amount: Amount) -> Days:
    """Return a weekday in the week of a day, or on or after it where months were counted."""
    months = any(piece.unit < Unit.WEEK for piece in amount.pieces)
    monday = day if months else day - timedelta(days=day.isoweekday() - 1)
    found = monday + timedelta(days=(weekday - monday.isoweekday()) % 7)
    return Days(found, found)


def _stretch(node: Stretch, moment: Moment) -> Days | None:
    """Return the days of a stretch that ends or begins at a day."""
    sign = node.sign or (-1 if moment.future is False else 1)
    if node.counted and moment.future is None:
        moment = replace(moment, future=True)
    base = _base(node.anchor, sign, moment)
    if base is None:
        return None
    if node.calendar_units:
        return _calendar_stretch(node.amount.pieces[0], sign, base, moment)
    far = (
        base + sign * ROUGH_MONTH
        if _is_a_month(node.amount)
        else _end(node.amount, sign, base, high=True)
    )
    if node.counted:
        far -= timedelta(days=1)
    return Days(min(base, far), max(base, far))


def _is_a_month(amount: Amount) -> bool:
    """Tell whether an amount is one month, which is thirty days."""
    return [(piece.high, piece.unit) for piece in amount.pieces] == [(1, Unit.MONTH)]


def _calendar_stretch(piece: Piece, sign: int, base: date, moment: Moment) -> Days:
    """Return so many quarters or decades of the calendar before or after the present one."""
    near = step_days(base, piece.unit, sign, moment.weekend)
    far = step_days(base, piece.unit, sign * int(piece.high), moment.weekend)
    return Days(far.start, near.end) if sign < 0 else Days(near.start, far.end)


def _slice(node: Slice, moment: Moment) -> Days | None:
    """Return the first or last so many units of a stretch."""
    whole = _days(node.whole, moment)
    if whole is None or whole.start is None or whole.end is None:
        return None
    piece = node.amount.pieces[0]
    if piece.unit is Unit.WEEK:
        weeks, number = weeks_of(whole), int(piece.high)
        chosen = weeks[:number] if node.sign > 0 else weeks[-number:]
        return Days(chosen[0].start, chosen[-1].end) if chosen else None
    if node.sign > 0:
        return Days(whole.start, add(whole.start, piece.high, piece.unit) - timedelta(days=1))
    return Days(add(whole.end + timedelta(days=1), -piece.high, piece.unit), whole.end)


def _enclosing(node: Enclosing, moment: Moment) -> Days | None:
    """Return the week, month or weekend around a day; a feast lengthens a weekend."""
    days = _days(node.day, moment)
    if days is None or days.start is None:
        return None
    if node.unit is not Unit.WEEKEND:
        return around(days.start, node.unit, moment.weekend)
    early = days.start.isoweekday() <= 2  # noqa: PLR2004  (Tuesday)
    near = days.start - timedelta(days=3) if early else days.start
    weekend = around(near, Unit.WEEKEND, moment.weekend)
    assert weekend.start is not None
    assert weekend.end is not None
    return Days(min(weekend.start, days.start), max(weekend.end, days.start))


def _range(node: Range, moment: Moment) -> Days | None:
    """Return the days from one end to the other, the last included."""
    first = _days(node.first, moment)
    if first is None or first.start is None:
        return None
    last = _days(node.last, _after(node.last, first.start, moment))
    if last is None or last.end is None:
        return None
    if last.end < first.start:
        return _turned(node, first, last)
    return Days(first.start, last.end)


def _after(node: Node, start: date, moment: Moment) -> Moment:
    """Return the moment from which the end of a range is sought: the next one after its start."""
    if isinstance(node, Phrase) and node.levels and node.levels[0].step is None:
        return replace(moment, day=start, future=True)
    return moment


def _turned(node: Range, first: Days, last: Days) -> Days | None:
    """Return a range whose ends were given one year or month between them: Nov–Feb 2017."""
    assert first.start is not None
    assert last.end is not None
    phrases = (node.first, node.last)
    months = [phrase.level(Unit.MONTH) for phrase in phrases if isinstance(phrase, Phrase)]
    if len(months) != len(phrases) or None in months:
        return None
    if months[0] == months[1]:
        return Days(add(first.start, -1, Unit.MONTH), last.end)
    return Days(add(first.start, -1, Unit.YEAR), last.end)


def _bound(node: Bound, moment: Moment) -> Days | None:
    """Return the days that a relation leaves open."""
    if moment.future is None and node.relation in FUTURE:
        moment = replace(moment, future=True)
    if moment.future is None and node.relation is Relation.BEFORE:
        moment = replace(moment, future=_is_ahead(node.node, moment))
    if node.relation is Relation.SINCE:
        return _since(node.node, moment)
    if node.relation is Relation.LASTING:
        return None
    days = _days(node.node, moment)
    if days is None:
        return None
    if node.relation in {Relation.STARTING, Relation.AFTER}:
        return Days(_after_start(node, days), None)
    return Days(None, _until_end(node, days))


def _is_ahead(node: Node, moment: Moment) -> bool:
    """Tell whether the next such days are nearer than the last."""
    last, following = (_days(node, replace(moment, future=future)) for future in (False, True))
    if last is None or following is None or last.start is None or following.start is None:
        return False
    return abs((following.start - moment.day).days) < abs((moment.day - last.start).days)


def _after_start(node: Bound, days: Days) -> date | None:
    """Return the first day after something, or from it on; a day itself is included."""
    if node.relation is Relation.STARTING or days.start == days.end or days.end is None:
        return days.start
    return days.end + timedelta(days=1)


def _until_end(node: Bound, days: Days) -> date | None:
    """Return the last day before something, or until it; a day itself is included."""
    part = _part(node.node)
    if part is Part.MIDDLE:
        return middle_day(days)
    if node.relation is not Relation.BEFORE or days.start == days.end or part in ENDS_LATE:
        return days.end
    return days.start - timedelta(days=1) if days.start else days.end


def _part(node: Node) -> Part | None:
    """Return the part that a phrase names."""
    return node.part if isinstance(node, Phrase) else None


def _since(node: Node, moment: Moment) -> Days | None:
    """Return the days from something until publication; years ago name the year itself."""
    if isinstance(node, Offset) and node.anchor is None:
        pieces = node.amount.pieces
        if (
            len(pieces) == 1
            and pieces[0].unit in {Unit.YEAR, Unit.DECADE}
            and not node.amount.vague
        ):
            return shifted(node.amount, -1, moment.day)
        days: Days | None = shifted(node.amount, -1, moment.day, exact=True)
    else:
        days = _days(node, replace(moment, future=False))
    if days is None or days.start is None:
        return None
    start = middle_day(days) if _part(node) is Part.MIDDLE else days.start
    return Days(start, moment.day if start and start <= moment.day else None)


READERS = {
    Offset: _offset,
    Stretch: _stretch,
    Slice: _slice,
    Enclosing: _enclosing,
    Range: _range,
    Bound: _bound,
}
