"""Days as whole numbers, so that a million intervals can be compared quickly."""

from __future__ import annotations

from datetime import date

from basestatus.model import Interval

__all__ = ["FAR_FUTURE", "FAR_PAST", "as_interval", "day_number", "day_of"]

FAR_PAST = 0
FAR_FUTURE = date.max.toordinal() + 1


def day_number(day: date | None, *, default: int) -> int:
    """Return the day's ordinal, or ``default`` where the day is open.

    >>> day_number(date(2026, 2, 13), default=FAR_PAST)
    739660
    """
    return default if day is None else day.toordinal()


def day_of(number: int) -> date | None:
    """Return the day of an ordinal, None for the far past and the far future."""
    return date.fromordinal(number) if FAR_PAST < number < FAR_FUTURE else None


def as_interval(first: int, last: int) -> Interval:
    """Return the interval from ``first`` to ``last``, both included.

    >>> as_interval(FAR_PAST, 739660)
    Interval(start=None, end=datetime.date(2026, 2, 13))
    """
    return Interval(day_of(first), day_of(last))
