"""Narrow a stretch down by finer and finer levels: the third Friday of March of a year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from basestatus.languages.dates.calendars import (
    MONTHS_IN,
    Days,
    add,
    around,
    month_days,
    season_days,
    shift_months,
    weeks_of,
    year_of,
)
from basestatus.languages.dates.holidays import holiday_days
from basestatus.languages.dates.vocabulary import Calendar, Unit

if TYPE_CHECKING:
    from basestatus.languages.dates.meaning import Ref

__all__ = ["down"]

DECADE = 10


def down(days: Days | None, levels: tuple[Ref, ...], weekend: tuple[int, int]) -> Days | None:
    """Return the days of finer and finer levels within a stretch."""
    for ref in levels:
        if days is None:
            return None
        days = _within(days, ref, alone=levels[0].unit is Unit.DAY, weekend=weekend)
    return days


def _within(days: Days, ref: Ref, *, alone: bool, weekend: tuple[int, int]) -> Days | None:
    """Return the days of one level within a stretch, None where it has no such."""
    if ref.unit in {Unit.WEEK, Unit.WEEKEND, Unit.DAY, Unit.WEEKDAY}:
        return _short(days, ref, alone=alone, weekend=weekend)
    if ref.unit is Unit.HOLIDAY:
        return holiday_days(str(ref.value), days.start.year)
    number = ref.value if isinstance(ref.value, int) else ref.nth
    if number is None:
        return None
    if ref.unit is Unit.MONTH and ref.calendar is not Calendar.COMMON:
        return _foreign_month(days.start, days.end, number, ref.calendar)
    return _long(days, days.start, number, ref.unit)


def _long(days: Days, start: date, number: int, unit: Unit) -> Days | None:
    """Return a month, quarter, season, half or decade of a longer stretch."""
    if unit is Unit.SEASON:
        return season_days(start.year, number)
    if unit is Unit.DECADE:
        first = date(start.year + number, 1, 1)
        return Days(first, date(first.year + DECADE - 1, 12, 31), unit)
    if number > 0:
        first = add(start, number - 1, unit)
    elif unit in MONTHS_IN:
        first = shift_months(add(start, 1, days.unit), number * MONTHS_IN[unit])
    else:
        return None
    found = Days(first, add(first, 1, unit) - timedelta(days=1), unit)
    return found if found.end <= days.end else None


def _foreign_month(start: date, end: date, month: int, calendar: Calendar) -> Days | None:
    """Return a month of another calendar that begins in a stretch."""
    for year in range(year_of(start, calendar), year_of(end, calendar) + 1):
        days = month_days(year, month, calendar)
        if start <= days.start <= end:
            return days
    return None


def _short(days: Days, ref: Ref, *, alone: bool, weekend: tuple[int, int]) -> Days | None:
    """Return a week, weekend or day within a stretch."""
    if ref.unit is Unit.WEEK:
        weeks = weeks_of(days)
        rank = ref.value if isinstance(ref.value, int) else ref.nth
        return _nth(weeks, rank)
    if ref.unit is Unit.WEEKEND:
        weekends = [around(week.start, ref.unit, weekend) for week in weeks_of(days)]
        return _nth(weekends, ref.nth or 1)
    if ref.unit is Unit.DAY:
        return _numbered_day(days.start, days.end, ref)
    return _weekday(days, ref, alone=alone)


def _nth(found: list[Days], rank: int | None) -> Days | None:
    """Return one of several by rank, from the end where negative."""
    if not rank or abs(rank) > len(found):
        return None
    return found[rank - 1 if rank > 0 else rank]


def _numbered_day(start: date, end: date, ref: Ref) -> Days | None:
    """Return a day of a stretch by its number."""
    rank = ref.value if isinstance(ref.value, int) else ref.nth
    if not rank:
        return None
    day = start + timedelta(days=rank - 1) if rank > 0 else end + timedelta(days=rank + 1)
    return Days(day, day) if start <= day <= end else None


def _weekday(days: Days, ref: Ref, *, alone: bool) -> Days | None:
    """Return a weekday of a stretch; beside a date it only has to agree where it decides."""
    if not isinstance(ref.value, int):
        return None
    start, end = days.start, days.end
    if days.unit is Unit.DAY:
        return None if alone and start.isoweekday() != ref.value else days
    first = start + timedelta(days=(ref.value - start.isoweekday()) % 7)
    last = end - timedelta(days=(end.isoweekday() - ref.value) % 7)
    rank = ref.nth or 1
    day = (
        first + timedelta(days=7 * (rank - 1))
        if rank > 0
        else last + timedelta(days=7 * (rank + 1))
    )
    return Days(day, day) if start <= day <= end else None
