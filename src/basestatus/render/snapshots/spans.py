"""The stretch of time that a series covers, and the days to be named along it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from basestatus.render.snapshots.wording import short_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from basestatus.model import Period
    from basestatus.strings import Strings

__all__ = ["Span", "axis_days", "axis_words", "span_of"]

LEAST_ROOM, ROOM = timedelta(days=3), 0.06
STEPS = (1, 2, 3, 7, 14)
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
MONTH = 30.44
SHORT, LONG = 75, 300
EDGE = 0.03
NOWHERE = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day shown."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Return how many days lie between them."""
        return (self.last - self.first).days

    def share(self, day: date | None, *, otherwise: float) -> float:
        """Return how far along a day is, from 0 to 1; ``otherwise`` where it is open."""
        if day is None:
            return otherwise
        return min(1.0, max(0.0, (day - self.first).days / self.days))


def span_of(periods: Iterable[Period], dates: Iterable[date]) -> Span:
    """Return the days from the first change to the last, announced ones included."""
    days = {*dates}
    for period in periods:
        days |= {day for day in (period.valid_from, period.valid_to) if day}
        days |= {plan.window.end for plan in period.plans if plan.window.end}
    first, last = min(days, default=NOWHERE), max(days, default=NOWHERE)
    room = max(LEAST_ROOM, (last - first) * ROOM)
    early = first - room if first - date.min > room else date.min
    late = last + room if date.max - last > room else date.max
    return Span(early, late)


def axis_days(span: Span, most: int) -> Iterator[date]:
    """Yield at most so many days along a span: mondays, firsts of months or of years."""
    days = _weeks(span, most) if span.days <= SHORT else _months(span, most)
    return (day for day in days if EDGE < span.share(day, otherwise=0.0) < 1 - EDGE)


def _weeks(span: Span, most: int) -> Iterator[date]:
    step = next((step for step in STEPS if span.days / step <= max(1, most)), STEPS[-1])
    first = span.first.toordinal()
    for ordinal in range(first - (first - 1) % step + step, span.last.toordinal() + 1, step):
        yield date.fromordinal(ordinal)


def _months(span: Span, most: int) -> Iterator[date]:
    months = span.days / MONTH
    step = next((step for step in MONTH_STEPS if months / step <= max(1, most)), MONTH_STEPS[-1])
    first = span.first.year * 12 + span.first.month
    for month in range(first - first % step, span.last.year * 12 + span.last.month, step):
        if date.min.year * 12 <= month <= date.max.year * 12:
            yield date(month // 12, month % 12 + 1, 1)


def axis_words(day: date, span: Span, words: Strings) -> str:
    """Name a day along a span: with its year where the span is long."""
    if span.days <= LONG:
        return short_date(day, words)
    month = words("snapshot", f"month_short_{day.month}")
    return words("snapshot", "month_year", month=month, year=day.year)
