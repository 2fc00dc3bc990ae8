"""Count amounts from a day: the point, the stretch, the month or year that a count names."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from basestatus.languages.dates.calendars import Days, add, around, step_days
from basestatus.languages.dates.vocabulary import Unit

if TYPE_CHECKING:
    from basestatus.languages.dates.meaning import Amount, Piece, Stretch

__all__ = ["coarse", "near_weekday", "shifted", "stretched"]

ROUGH_MONTH = timedelta(days=30)
SPREAD = timedelta(days=7)
COARSE = {Unit.MONTH, Unit.YEAR, Unit.DECADE}


def shifted(amount: Amount, sign: int, base: date) -> Days:
    """Return the point an amount before or after a day; a vague amount gives several days."""
    ends = sorted(_end(amount, sign, base, high=high) for high in (False, True))
    return Days(ends[0], ends[1])


def _end(amount: Amount, sign: int, base: date, *, high: bool) -> date:
    """Return the day at the near or far end of an amount."""
    for piece in amount.pieces:
        base = add(base, sign * (piece.high if high else piece.low), piece.unit)
    return base


def coarse(amount: Amount, days: Days) -> Days:
    """Return the month or year around a point that was counted in months or years.

    A count of months that is only about right gives a week on either side instead.
    """
    piece = amount.pieces[0]
    if len(amount.pieces) > 1 or days.start != days.end or piece.unit not in COARSE:
        return days
    if amount.about and piece.unit is Unit.MONTH:
        return Days(days.start - SPREAD, days.start + SPREAD)
    unit = Unit.MONTH if piece.low % 1 else piece.unit
    return around(days.start, unit, (6, 7))


def near_weekday(day: date, weekday: int, amount: Amount) -> Days:
    """Return a weekday in the week of a day, or on or after it where months were counted."""
    months = any(piece.unit < Unit.WEEK for piece in amount.pieces)
    first = day if months else day - timedelta(days=day.isoweekday() - 1)
    found = first + timedelta(days=(weekday - first.isoweekday()) % 7)
    return Days(found, found)


def stretched(node: Stretch, sign: int, base: date, weekend: tuple[int, int]) -> Days:
    """Return the days of a stretch that ends (sign -1) or begins (sign 1) at a day."""
    if node.calendar_units:
        return _calendar_stretch(node.amount.pieces[0], sign, base, weekend)
    one_month = [(piece.high, piece.unit) for piece in node.amount.pieces] == [(1, Unit.MONTH)]
    far = base + sign * ROUGH_MONTH if one_month else _end(node.amount, sign, base, high=True)
    if node.counted:
        far -= timedelta(days=1)
    return Days(min(base, far), max(base, far))


def _calendar_stretch(piece: Piece, sign: int, base: date, weekend: tuple[int, int]) -> Days:
    """Return so many quarters or decades of the calendar before or after the present one."""
    near = step_days(base, piece.unit, sign, weekend)
    far = step_days(base, piece.unit, sign * int(piece.high), weekend)
    return Days(min(near.start, far.start), max(near.end, far.end))
