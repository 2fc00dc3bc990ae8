"""Write days in the Extended Date/Time Format (ISO 8601-2:2019, levels 0 to 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.languages.dates.calendars import season_days
from basestatus.languages.dates.vocabulary import Unit

if TYPE_CHECKING:
    from datetime import date

    from basestatus.model import Interval

__all__ = ["edtf"]

FIRST_SEASON = 20


def edtf(days: Interval, unit: Unit = Unit.DAY, *, approximate: bool = False) -> str:
    """Return days as EDTF; ``approximate`` marks each end with a tilde.

    Months, years, decades and centuries are seen from the days, seasons from ``unit``.

    >>> from datetime import date
    >>> from basestatus.model import Interval
    >>> edtf(Interval(date(2026, 2, 1), date(2026, 2, 28)))
    '2026-02'
    >>> edtf(Interval(None, date(2026, 2, 12)))
    '../2026-02-12'
    """
    mark = "~" if approximate else ""
    if approximate and unit is Unit.SEASON:
        unit = Unit.DAY  # a season takes no qualifier
    if days.start and days.end and (single := _single(days.start, days.end, unit)):
        return single + mark
    return f"{_side(days.start, mark)}/{_side(days.end, mark)}"


def _side(day: date | None, mark: str) -> str:
    """Return one end of an interval."""
    return f"{day.isoformat()}{mark}" if day else ".."


def _single(start: date, end: date, unit: Unit) -> str:
    """Return the one EDTF date that covers exactly these days, else nothing."""
    if start == end:
        return start.isoformat()
    if unit is Unit.SEASON:
        return _season(start)
    whole_months = start.day == 1 and (end.month != _next(end).month)
    if not whole_months:
        return ""
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.year:04}-{start.month:02}"
    return _years(start, end)


def _season(start: date) -> str:
    """Return a season, which is named after the year that it begins in."""
    for season in range(1, 5):
        if season_days(start.year, season).start == start:
            return f"{start.year:04}-{FIRST_SEASON + season}"
    return ""


def _years(start: date, end: date) -> str:
    """Return a whole year, decade or century."""
    if (start.month, end.month) != (1, 12):
        return ""
    if start.year == end.year:
        return f"{start.year:04}"
    for digits, length in ((3, 10), (2, 100)):
        if start.year % length == 0 and end.year - start.year == length - 1:
            return f"{start.year:04}"[:digits] + "X" * (4 - digits)
    return ""


def _next(day: date) -> date:
    """Return the day after, or the same where there is none."""
    return day.fromordinal(min(day.toordinal() + 1, day.max.toordinal()))
