"""Rules for dates in digits, and for months and years that a number follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.languages.dates.meaning import Phrase, Range, Ref
from basestatus.languages.dates.patterns import Rule, Stage
from basestatus.languages.dates.vocabulary import Calendar, Role, Unit

if TYPE_CHECKING:
    from basestatus.languages.dates.numbers import Number
    from basestatus.languages.dates.patterns import Builder, Match
    from basestatus.languages.dates.tokens import Item

__all__ = ["FIRST_NAMES", "day_of_month", "figure_rules", "full_year"]

MONTHS = range(1, 13)
DAYS = range(1, 32)
WEEKS = range(1, 54)
LONG_YEARS = range(1000, 3000)
PIVOT = 40
CENTURY = 100
SEPARATORS = (Role.SLASH, Role.DASH, Role.DOT)
COMPACT = 8


def full_year(number: Number) -> int:
    """Return a year written with two digits in full: 26 is 2026, 87 is 1987."""
    if number.value >= CENTURY:
        return number.value
    return number.value + (2000 if number.value < PIVOT else 1900)


def day_of_month(
    month: tuple[Calendar, int], day: int, *, step: int | None = None
) -> Phrase | None:
    """Return the phrase for a day of a named month."""
    calendar, number = month
    if day not in DAYS:
        return None
    return Phrase((Ref(Unit.MONTH, number, step=step, calendar=calendar), Ref(Unit.DAY, day)))


def _date(year: int, month: int, day: int, *, swappable: bool = False) -> Phrase | None:
    """Return the phrase for a date in digits, if there is such a month and day."""
    if month not in MONTHS or day not in DAYS:
        return None
    levels = (Ref(Unit.YEAR, year), Ref(Unit.MONTH, month), Ref(Unit.DAY, day))
    return Phrase(levels, swappable=swappable and day in MONTHS)


def _same_separator(match: Match) -> bool:
    """Tell whether the marks between numbers are the same, with no spaces."""
    count = len(match.numerals()) - 1
    return match.glued and any(len(match.having(role)) == count for role in SEPARATORS)


def _in_order(month_first: bool, first: int, second: int) -> tuple[int, int]:  # noqa: FBT001
    """Return month and day of two numbers, by the pack's order unless it is impossible."""
    if month_first:
        return (first, second) if first in MONTHS else (second, first)
    return (second, first) if second in MONTHS else (first, second)


def _three(*, month_first: bool) -> Builder:
    """Return the reader of three numbers."""

    def read(match: Match) -> Item | None:
        numbers = match.numerals()
        if not _same_separator(match) or not all(number.digits for number in numbers):
            return None
        first, second, third = numbers
        if first.value in LONG_YEARS:
            node = _date(first.value, second.value, third.value)
        else:
            us = month_first and not match.has(Role.DOT)
            month, day = _in_order(us, first.value, second.value)
            node = _date(full_year(third), month, day, swappable=True)
        return match.time(node) if node else None

    return read


def _two(*, month_first: bool) -> Builder:
    """Return the reader of two numbers: month and year, or month and day, which is weak."""

    def read(match: Match) -> Item | None:
        first, second = match.numerals()
        if not (first.digits and second.digits):
            return None
        for year, month in ((first, second), (second, first)):
            if year.value in LONG_YEARS and month.value in MONTHS and match.glued:
                node = Phrase((Ref(Unit.YEAR, year.value), Ref(Unit.MONTH, month.value)))
                return match.time(node, weak=match.has(Role.DOT))
        if not match.glued or match.has(Role.DASH):
            return None
        month_number, day = _in_order(month_first, first.value, second.value)
        if month_number not in MONTHS or day not in DAYS:
            return None
        levels = (Ref(Unit.MONTH, month_number), Ref(Unit.DAY, day))
        return match.time(Phrase(levels), weak=True)

    return read


def _days_of_month(match: Match) -> Item | None:
    """Read "3-6 February"."""
    first, last = (number.value for number in match.numerals())
    month = match.month()
    start, end = day_of_month(month, first), day_of_month(month, last)
    if start is None or end is None or first >= last:
        return None
    return match.time(Range(start, end))


def _spaced(match: Match) -> Item | None:
    """Read "2016 10 16"."""
    year, month, day = (number.value for number in match.numerals())
    node = _date(year, month, day) if year in LONG_YEARS else None
    return match.time(node) if node else None


def _compact(match: Match) -> Item | None:
    """Read "20261231"."""
    digits = match.numerals()[0].digits
    if len(digits) != COMPACT:
        return None
    node = _date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return match.time(node) if node and int(digits[:4]) in LONG_YEARS else None


def _mixed(match: Match) -> Item | None:
    """Read "05-Aug-2016", "2019/sep/01", "23-2020-September"."""
    numbers = match.numerals()
    if not match.glued or len(match.having(Role.MONTH)) != 1:
        return None
    year, day = sorted(numbers, key=lambda number: number.value not in LONG_YEARS)
    if year.value not in LONG_YEARS:
        day, year = numbers
    found = day_of_month(match.month(), day.value)
    return match.time(found.with_levels(Ref(Unit.YEAR, full_year(year)))) if found else None


def _same_month(match: Match) -> Item | None:
    """Read a month with two names as one."""
    first, second = (item.values[Role.MONTH] for item in match.having(Role.MONTH))
    return match.make(Role.MONTH, first) if first == second else None


def _called(match: Match) -> Item | None:
    """Read "month of Ramadan"."""
    if match.unit() is not Unit.MONTH:
        return None
    return match.make(Role.MONTH, match.month())


def _numbered(match: Match) -> Item | None:
    """Read "year 2008", "week 31", "month 9"."""
    unit, number = match.unit(), match.number(Role.NUMBER)
    if unit is Unit.MONTH and number in MONTHS:
        return match.make(Role.MONTH, (Calendar.COMMON, number))
    if unit is Unit.YEAR and number >= CENTURY:
        return match.time(Phrase((Ref(Unit.YEAR, number),)))
    if unit is Unit.YEAR and match.having(Role.NUMBERED)[0].end == match.items[-1].start:
        return match.time(Phrase((Ref(Unit.YEAR, number + 2000),)))
    if unit is Unit.WEEK and number in WEEKS:
        return match.time(Phrase((Ref(Unit.WEEK, number),)), weak=True)
    return None


def _decade(match: Match) -> Item | None:
    """Read "years 1990", the French way to name a decade."""
    number = match.number(Role.NUMBER)
    if match.unit() is not Unit.YEAR or number % 10:
        return None
    return match.time(Phrase((Ref(Unit.DECADE, number),)))


def figure_rules(*, month_first: bool) -> Stage:
    """Return the rules for dates in digits, in the order that a language writes them."""
    return (
        Rule(
            "number dash|slash|dot number dash|slash|dot number",
            _three(month_first=month_first),
        ),
        Rule("number dash|slash|dot number", _two(month_first=month_first)),
        Rule(
            "number|month dash|slash number|month dash|slash number|month",
            _mixed,
        ),
        Rule("number dash number of? the? month", _days_of_month),
        Rule("number number number", _spaced, lenient=True),
        Rule("digits", _compact),
    )


FIRST_NAMES: Stage = (
    Rule("month slash|dash month", _same_month),
    Rule("month open month close", _same_month),
    Rule("unit of? the? month", _called),
    Rule("numbered the? number", _numbered),
    Rule("units number", _decade),
)
