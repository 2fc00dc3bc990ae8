"""The day of a feast in a year, from the rule that a language pack gives for it.

``12-25`` is a day of the common year, ``11-thu-4+1`` the day after the fourth Thursday of
November, ``05-mon-last`` the last Monday of May, ``easter-2`` Good Friday, ``hijri-10-01`` and
``solar-01-01`` days of other calendars.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from basestatus.languages.dates.calendars import Days, month_days, year_of
from basestatus.languages.dates.vocabulary import Calendar, Unit

__all__ = ["easter", "holiday_days"]

RULE = re.compile(
    r"(?:(?P<easter>easter)|(?:(?P<calendar>hijri|solar)-)?(?P<month>\d\d)-"
    r"(?:(?P<day>\d\d)|(?P<weekday>[a-z]{3})-(?P<nth>\d|last)))(?P<shift>[+-]\d+)?$"
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@lru_cache(maxsize=1024)
def holiday_days(rule: str, year: int) -> Days | None:
    """Return the day of a feast in a common year, or None where it has none.

    >>> holiday_days("easter+1", 2026).start.isoformat()
    '2026-04-06'
    """
    parts = RULE.match(rule)
    if parts is None:
        return None
    try:
        day = _day(parts, year)
    except (OverflowError, ValueError):
        return None
    if day is None:
        return None
    day += timedelta(days=int(parts["shift"] or 0))
    return Days(day, day, Unit.DAY)


def _day(parts: re.Match[str], year: int) -> date | None:
    """Return the day before the shift."""
    if parts["easter"]:
        return easter(year)
    month = int(parts["month"])
    if parts["calendar"]:
        return _foreign(Calendar(parts["calendar"]), month, int(parts["day"]), year)
    if parts["day"]:
        return date(year, month, int(parts["day"]))
    return _ranked(year, month, WEEKDAYS.index(parts["weekday"]), parts["nth"])


def easter(year: int) -> date:
    """Return Easter Sunday, by the rule of Meeus, Jones and Butcher for the Gregorian calendar."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, odd = divmod(century, 4)
    lag = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - lag + 15) % 30
    weekday = (32 + 2 * odd + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _foreign(calendar: Calendar, month: int, day: int, year: int) -> date | None:
    """Return the day of another calendar's month that falls in a common year."""
    for other in range(
        year_of(date(year, 1, 1), calendar), year_of(date(year, 12, 31), calendar) + 1
    ):
        found = month_days(other, month, calendar).start + timedelta(days=day - 1)
        if found.year == year:
            return found
    return None


def _ranked(year: int, month: int, weekday: int, nth: str) -> date:
    """Return the nth or last weekday of a month."""
    days = month_days(year, month)
    if nth == "last":
        return days.end - timedelta(days=(days.end.weekday() - weekday) % 7)
    return days.start + timedelta(days=(weekday - days.start.weekday()) % 7 + 7 * (int(nth) - 1))
