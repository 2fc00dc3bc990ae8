"""Early, middle, late: the part of a month, week, year or decade that a word leaves.

A month has ten days, ten days and the rest; a year, a half year, a quarter and a season have
thirds in months; a week is early until Wednesday and late from Thursday.
"""

from __future__ import annotations

from datetime import date, timedelta

from basestatus.languages.dates.calendars import Days, shift_months
from basestatus.languages.dates.vocabulary import Part, Unit

__all__ = ["middle_day", "part_days"]

THIRDS = {
    Part.EARLY: 0, Part.START: 0, Part.MIDDLE: 1, Part.LATE: 2, Part.END: 2,
}  # fmt: skip
MONTHS = {Unit.YEAR: 12, Unit.HALF: 6, Unit.QUARTER: 3, Unit.SEASON: 3}
YEARS = {Unit.DECADE: (0, 4, 7, 10), Unit.CENTURY: (0, 33, 66, 100)}
WEEK = {0: (0, 2), 1: (1, 4), 2: (3, 6)}
MONTH_THIRD = 10
MONTH_HALF = 15


def part_days(part: Part, days: Days, today: date) -> Days:
    """Return the days of a part of a stretch."""
    start, end = days.start, days.end
    if start == end:
        return days
    if part is Part.SO_FAR or (part is Part.THROUGH and start <= today <= end):
        return Days(start, today) if start <= today <= end else days
    if part is Part.STILL:
        return Days(today, end) if start <= today <= end else days
    if part is Part.THROUGH:
        return days
    if part in {Part.FIRST_HALF, Part.SECOND_HALF}:
        return _half(start, end, days.unit, second=part is Part.SECOND_HALF)
    return _third(start, end, days.unit, THIRDS[part])


def middle_day(days: Days) -> date:
    """Return the day in the middle of a stretch; of the middle of a month, the fifteenth."""
    return days.start + (days.end - days.start) // 2


def _third(start: date, end: date, unit: Unit, third: int) -> Days:
    """Return the first, second or last third."""
    if unit is Unit.MONTH:
        first = start + timedelta(days=MONTH_THIRD * third)
        return Days(first, end if third == THIRDS[Part.LATE] else first + timedelta(days=9))
    if unit in MONTHS:
        return _months(start, third, MONTHS[unit] // 3)
    if unit in YEARS:
        bounds = YEARS[unit]
        first = shift_months(start, 12 * bounds[third])
        return Days(first, shift_months(start, 12 * bounds[third + 1]) - timedelta(days=1))
    length = (end - start).days
    if unit is Unit.WEEK:
        low, high = WEEK[third]
    else:
        low, high = (length + 1) * third // 3, (length + 1) * (third + 1) // 3 - 1
    return Days(start + timedelta(days=low), start + timedelta(days=max(low, high)))


def _months(start: date, index: int, length: int) -> Days:
    """Return a part of so many months."""
    first = shift_months(start, index * length)
    return Days(first, shift_months(first, length) - timedelta(days=1))


def _half(start: date, end: date, unit: Unit, *, second: bool) -> Days:
    """Return the first or second half."""
    if unit is Unit.YEAR:
        return _months(start, int(second), 6)
    middle = start + (timedelta(days=MONTH_HALF - 1) if unit is Unit.MONTH else (end - start) // 2)
    return Days(middle + timedelta(days=1), end) if second else Days(start, middle)
