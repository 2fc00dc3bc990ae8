"""Arithmetic on days: adding amounts, the unit around a day, the months of other calendars."""

from __future__ import annotations

import calendar as months
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from hijridate import Gregorian, Hijri
from persiantools.jdatetime import JalaliDate

from basestatus.languages.dates.vocabulary import Calendar, Unit

__all__ = [
    "MONTHS_IN",
    "Days",
    "add",
    "around",
    "month_days",
    "season_days",
    "shift_months",
    "step_days",
    "weeks_of",
    "year_days",
    "year_of",
]

MONTHS_IN = {
    Unit.MONTH: 1, Unit.QUARTER: 3, Unit.SEASON: 3, Unit.HALF: 6, Unit.YEAR: 12,
    Unit.DECADE: 120, Unit.CENTURY: 1200,
}  # fmt: skip
DAYS_IN = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WORK_WEEK: 7, Unit.WEEKEND: 7, Unit.FORTNIGHT: 14}
WEEK_LENGTHS = {Unit.WEEK: 7, Unit.WORK_WEEK: 5, Unit.FORTNIGHT: 14}
YEAR_MONTHS = 12
SEASON_MONTHS = 3
ROUGH_MONTH = 30
HOURS = 24
FRIDAY = 5
MOST_STEPS = 2000


@dataclass(frozen=True, slots=True)
class Days:
    """Days from ``start`` to ``end``, both included; ``unit`` is the calendar unit they fill."""

    start: date
    end: date
    unit: Unit = Unit.DAY


def add(day: date, number: float, unit: Unit) -> date:
    """Return the day so many units on, or before if negative.

    Raises:
        OverflowError, ValueError: if no such day can be written.
    """
    if unit in MONTHS_IN:
        whole = int(number * MONTHS_IN[unit])
        rest = number * MONTHS_IN[unit] - whole
        return shift_months(day, whole) + timedelta(days=round(rest * ROUGH_MONTH))
    if unit is Unit.BUSINESS_DAY:
        return _add_business_days(day, round(number))
    if unit is Unit.HOUR:
        return day + timedelta(days=int(number / HOURS))
    return day + timedelta(days=round(number * DAYS_IN.get(unit, 1)))


def shift_months(day: date, number: int) -> date:
    """Return the same day so many months on, or the last day of a shorter month."""
    year, month = divmod(day.year * YEAR_MONTHS + day.month - 1 + number, YEAR_MONTHS)
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def _length(year: int, month: int) -> int:
    """Return the number of days of a month.

    Raises:
        ValueError: if no such year can be written.
    """
    return months.monthrange(date(year, month, 1).year, month)[1]


def _add_business_days(day: date, number: int) -> date:
    """Return the day so many working days on; weeks end on Saturday and Sunday."""
    step = timedelta(days=1 if number > 0 else -1)
    for _ in range(min(abs(number), MOST_STEPS)):
        day += step
        while day.isoweekday() > FRIDAY:
            day += step
    return day


def year_days(year: int, calendar: Calendar = Calendar.COMMON) -> Days:
    """Return the days of a year."""
    first, last = month_days(year, 1, calendar), month_days(year, YEAR_MONTHS, calendar)
    return Days(first.start, last.end, Unit.YEAR)


@lru_cache(maxsize=1024)
def month_days(year: int, month: int, calendar: Calendar = Calendar.COMMON) -> Days:
    """Return the days of a month.

    Raises:
        OverflowError, ValueError: if the calendar's tables do not reach it.
    """
    if calendar is Calendar.HIJRI:
        hijri = Hijri(year, month, 1)
        first, length = hijri.to_gregorian(), hijri.month_length()
        start = date(first.year, first.month, first.day)
    elif calendar is Calendar.SOLAR:
        start = JalaliDate(year, month, 1).to_gregorian()  # type: ignore[no-untyped-call]
        length = JalaliDate.days_in_month(month, year)
    else:
        start, length = date(year, month, 1), _length(year, month)
    return Days(start, start + timedelta(days=length - 1), Unit.MONTH)


def year_of(day: date, calendar: Calendar) -> int:
    """Return the year in which a day falls.

    Raises:
        OverflowError: if the calendar's tables do not reach it.
    """
    if calendar is Calendar.HIJRI:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    if calendar is Calendar.SOLAR:
        solar = JalaliDate.to_jalali(day.year, day.month, day.day)  # type: ignore[no-untyped-call]
        return int(solar.year)
    return day.year


def season_days(year: int, season: int) -> Days:
    """Return the days of a northern season: 1 is spring, 4 the winter that begins in a year."""
    start = date(year, season * SEASON_MONTHS, 1)
    return Days(start, shift_months(start, SEASON_MONTHS) - timedelta(days=1), Unit.SEASON)


def around(day: date, unit: Unit, weekend: tuple[int, int]) -> Days:
    """Return the calendar unit that a day lies in; for a weekend, the one of its week."""
    monday = day - timedelta(days=day.isoweekday() - 1)
    if unit is Unit.WEEKEND:
        start = monday + timedelta(days=weekend[0] - 1)
        return Days(start, start + timedelta(days=1), unit)
    if unit in WEEK_LENGTHS:
        return Days(monday, monday + timedelta(days=WEEK_LENGTHS[unit] - 1), unit)
    if unit is Unit.SEASON:
        early = shift_months(day, -2)
        return season_days(early.year, (early.month - 1) // SEASON_MONTHS + 1)
    if unit in MONTHS_IN:
        return _months_around(day, unit)
    return Days(day, day, Unit.DAY)


def _months_around(day: date, unit: Unit) -> Days:
    """Return the calendar months that make a unit around a day."""
    if unit in {Unit.DECADE, Unit.CENTURY}:
        years = MONTHS_IN[unit] // YEAR_MONTHS
        first = date(max(day.year - day.year % years, 1), 1, 1)
    else:
        first = date(day.year, (day.month - 1) // MONTHS_IN[unit] * MONTHS_IN[unit] + 1, 1)
    return Days(first, shift_months(first, MONTHS_IN[unit]) - timedelta(days=1), unit)


def step_days(day: date, unit: Unit, step: int, weekend: tuple[int, int]) -> Days:
    """Return the calendar unit so many steps from the one that a day lies in."""
    return around(add(day, step, unit), unit, weekend)


def weeks_of(days: Days) -> list[Days]:
    """Return the weeks, Monday to Sunday, most of whose days lie in a stretch (ISO 8601)."""
    thursday = days.start + timedelta(days=(4 - days.start.isoweekday()) % 7)
    found: list[Days] = []
    while thursday <= days.end and len(found) < MOST_STEPS:
        monday = thursday - timedelta(days=3)
        found.append(Days(monday, monday + timedelta(days=6), Unit.WEEK))
        thursday += timedelta(days=7)
    return found
