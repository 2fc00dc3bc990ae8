"""Read and write the days of an interval in EDTF: dates, months, years and open ends."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from basestatus.model import Interval

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["interval_of_edtf", "write_edtf"]

DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")
OPEN = ("", "..")


def write_edtf(first: date | None, last: date | None) -> str:
    """Return the days from ``first`` to ``last``, both included.

    >>> write_edtf(None, date(2026, 2, 13))
    '../2026-02-13'
    """
    return f"{first or '..'}/{last or '..'}"


def interval_of_edtf(text: str) -> Interval | None:
    """Return the days of a date, month, year or interval; None if the text is none of these.

    >>> interval_of_edtf("2026-02")
    Interval(start=datetime.date(2026, 2, 1), end=datetime.date(2026, 2, 28))
    """
    start, slash, end = text.strip().partition("/")
    if not slash:
        end = start
    try:
        return Interval(_bound(start, _first_day), _bound(end, _last_day))
    except ValueError:
        return None


def _bound(text: str, day_of: Callable[[int, int | None, int | None], date]) -> date | None:
    """Return one end of an interval, None where it is open."""
    if text in OPEN:
        return None
    found = DAY.fullmatch(text)
    if not found:
        message = f"not a date: {text!r}"
        raise ValueError(message)
    year, month, day = (int(part) if part else None for part in found.groups())
    return day_of(year or 0, month, day)


def _first_day(year: int, month: int | None, day: int | None) -> date:
    return date(year, month or 1, day or 1)


def _last_day(year: int, month: int | None, day: int | None) -> date:
    return date(year, month or 12, day or monthrange(year, month or 12)[1])
