"""The days that a calendar phrase names, seen from the day of publication."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from basestatus.languages.dates.calendars import (
    Days,
    around,
    step_days,
    year_days,
    year_of,
)
from basestatus.languages.dates.levels import down
from basestatus.languages.dates.parts import part_days
from basestatus.languages.dates.vocabulary import Calendar, DayPart, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.languages.dates.meaning import Phrase, Ref

__all__ = ["Moment", "phrase_days"]

# Where a level without a longer one above it comes round again, and how far to look.
ROUNDS = {Unit.YEAR: 9, Unit.MONTH: 15, Unit.WEEK: 4}
YEARLY = {Unit.MONTH, Unit.SEASON, Unit.QUARTER, Unit.HALF, Unit.HOLIDAY}
OTHER_YEARS = {Calendar.HIJRI: range(1300, 1501), Calendar.SOLAR: range(1200, 1500)}
NUMBERED = {Unit.YEAR, Unit.DECADE, Unit.CENTURY}
CENTURY = 100
HALF_A_YEAR = timedelta(days=190)
DECADE = 10


@dataclass(frozen=True, slots=True)
class Moment:
    """From where an expression is seen.

    ``day`` is the publication, or the day spoken of; ``future`` the tense, None where unknown;
    ``weekend`` the ISO weekdays without work.
    """

    day: date
    future: bool | None = None
    weekend: tuple[int, int] = (6, 7)


def phrase_days(phrase: Phrase, moment: Moment) -> Days | None:
    """Return the days that a phrase names, or None where there are none."""
    if phrase.swappable:
        return _either(phrase, moment)
    if not phrase.levels:
        return Days(moment.day, moment.day)
    days = _choose(phrase.levels, moment)
    if days is None:
        return None
    if phrase.part:
        return part_days(phrase.part, days, moment.day)
    if phrase.daypart in {DayPart.MIDNIGHT, DayPart.OVERNIGHT} and days.unit is Unit.DAY:
        return replace(days, end=days.end + timedelta(days=1))
    return days


def _either(phrase: Phrase, moment: Moment) -> Days | None:
    """Return the day as its language writes it, or turned round where only that fits the tense."""
    written = phrase_days(replace(phrase, swappable=False), moment)
    turned, future = phrase_days(phrase.swapped(), moment), moment.future
    if future is None or written is None or _reached(written, moment.day, future=future):
        return written
    return turned if turned and _reached(turned, moment.day, future=future) else written


def _choose(levels: tuple[Ref, ...], moment: Moment) -> Days | None:
    """Return the days of levels, picking by tense where they come round again."""
    top, rest = levels[0], levels[1:]
    settled = _settled(_in_calendar(top, levels), moment)
    if settled is not None:
        return down(settled, rest, moment.weekend)
    if _is_told_by_tense(levels, moment):
        return _by_tense(levels, moment)
    rounds = list(_rounds(levels, moment))
    if agreed := _agreeing(levels, rounds, moment):
        return agreed
    if moment.future is None and top.unit is Unit.DAY and len(levels) > 1:
        return _nearest(rounds, moment.day)
    return _pick(top, rounds, moment)


def _is_told_by_tense(levels: tuple[Ref, ...], moment: Moment) -> bool:
    """Tell whether nothing but the tense picks one of the rounds."""
    top, last = levels[0], levels[-1]
    agrees = top.unit is Unit.MONTH and last.unit is Unit.WEEKDAY and not last.nth
    if top.step is not None or agrees:
        return False
    now = top.nth is not None or top.unit is Unit.WEEK
    nearest = top.unit is Unit.DAY and len(levels) > 1
    return moment.future is not None or not (now or nearest)


def _by_tense(levels: tuple[Ref, ...], moment: Moment) -> Days | None:
    """Return the next round that is not over, or for the past the last one that has begun.

    Looking away from the day, since the nearest one mostly is it; a round may reach into the
    next or the last.
    """
    future = moment.future is True
    most = ROUNDS[_longer(levels[0])]
    steps = range(-1, most + 1) if future else range(1, -most - 1, -1)
    rounds = (_at_step(levels, step, moment) for step in steps)
    return next((d for d in rounds if d and _reached(d, moment.day, future=future)), None)


def _agreeing(
    levels: tuple[Ref, ...], rounds: list[tuple[int, Days]], moment: Moment
) -> Days | None:
    """Return the round nearby on which a date without a year falls on the weekday beside it."""
    weekday = levels[-1].value
    if levels[0].unit is not Unit.MONTH or levels[-1].unit is not Unit.WEEKDAY or levels[-1].nth:
        return None
    near = [(step, days) for step, days in rounds if abs(days.start - moment.day) < HALF_A_YEAR]
    return _nearest(
        [(s, days) for s, days in near if days.start.isoweekday() == weekday], moment.day
    )


def _nearest(rounds: list[tuple[int, Days]], day: date) -> Days | None:
    """Return the nearest round: Friday the 13th needs no tense."""
    found = [days for _, days in rounds]
    return min(found, key=lambda days: abs((days.start - day).days), default=None)


def _in_calendar(top: Ref, levels: tuple[Ref, ...]) -> Ref:
    """Return a year in the calendar of the month below it: Ramadan 1445."""
    calendar = next((ref.calendar for ref in levels if ref.calendar is not Calendar.COMMON), None)
    if top.unit is not Unit.YEAR or calendar is None:
        return top
    if top.value is None or top.value in OTHER_YEARS[calendar]:
        return replace(top, calendar=calendar)
    return top


def _settled(top: Ref, moment: Moment) -> Days | None:
    """Return the days of a level that needs no choice, else None."""
    if isinstance(top.value, int) and top.unit in NUMBERED:
        return _numbered(top.unit, top.value, top.calendar, moment)
    if top.value is not None or top.nth is not None or top.step is None:
        return None
    if top.unit is Unit.YEAR and top.calendar is not Calendar.COMMON:
        return year_days(year_of(moment.day, top.calendar) + top.step, top.calendar)
    if top.unit is Unit.WEEKEND and top.step < 0:
        return _last_weekend(top.step, moment)
    return step_days(moment.day, top.unit, top.step, moment.weekend)


def _numbered(unit: Unit, value: int, calendar: Calendar, moment: Moment) -> Days:
    """Return a year, decade or century by its number."""
    if unit is Unit.YEAR:
        return year_days(value, calendar)
    if unit is Unit.DECADE:
        return _decade(value, moment)
    return Days(date(max((value - 1) * CENTURY, 1), 1, 1), date(value * CENTURY - 1, 12, 31), unit)


def _decade(value: int, moment: Moment) -> Days:
    """Return a decade; one with two digits is the latest that has begun."""
    if value < CENTURY:
        value += moment.day.year // CENTURY * CENTURY
        if value > moment.day.year:
            value -= CENTURY
    return Days(date(value, 1, 1), date(value + DECADE - 1, 12, 31), Unit.DECADE)


def _last_weekend(step: int, moment: Moment) -> Days:
    """Return the latest weekend that is over, or one before it."""
    days = around(moment.day, Unit.WEEKEND, moment.weekend)
    if days.end < moment.day:
        step += 1
    return step_days(moment.day, Unit.WEEKEND, step, moment.weekend)


def _rounds(levels: tuple[Ref, ...], moment: Moment) -> Iterator[tuple[int, Days]]:
    """Yield the days of recurring levels in the years, months or weeks around."""
    most = ROUNDS[_longer(levels[0])]
    for step in range(-most, most + 1):
        days = _at_step(levels, step, moment)
        if days is not None:
            yield step, days


def _at_step(levels: tuple[Ref, ...], step: int, moment: Moment) -> Days | None:
    """Return the days of recurring levels in the year, month or week so many steps away."""
    top = levels[0]
    whole = _round(_longer(top), step, top.calendar, moment)
    return down(whole, levels, moment.weekend) if whole else None


def _longer(ref: Ref) -> Unit:
    """Return the unit in which a level comes round once."""
    if ref.unit in YEARLY or (ref.unit is Unit.WEEK and ref.nth is None):
        return Unit.YEAR
    if ref.unit in {Unit.WEEKDAY, Unit.WEEKEND} and ref.nth is None:
        return Unit.WEEK
    return Unit.MONTH


def _round(unit: Unit, step: int, calendar: Calendar, moment: Moment) -> Days | None:
    """Return a year, month or week so many steps away, in a calendar."""
    try:
        if unit is Unit.YEAR and calendar is not Calendar.COMMON:
            return year_days(year_of(moment.day, calendar) + step, calendar)
        return step_days(moment.day, unit, step, moment.weekend)
    except (OverflowError, ValueError):
        return None


def _pick(top: Ref, rounds: list[tuple[int, Days]], moment: Moment) -> Days | None:
    """Return the round that the step, or else the tense, asks for."""
    if (
        top.step is None
        and moment.future is None
        and (top.nth is not None or top.unit is Unit.WEEK)
    ):
        return next((days for step, days in rounds if step == 0), None)
    if top.step is None:
        future = moment.future is True
        fitting = [days for _, days in rounds if _reached(days, moment.day, future=future)]
        return fitting[0 if future else -1] if fitting else None
    if top.step == 0 and (now := [days for _, days in rounds if _holds(days, moment.day)]):
        return now[0]
    if top.step == 0 or top.by_week:
        return next((days for step, days in rounds if step == top.step), None)
    if top.step < 0:
        fitting = [days for _, days in rounds if days.end < moment.day]
    else:
        fitting = [days for _, days in rounds if days.start > moment.day]
    index = top.step if top.step < 0 else top.step - 1
    return fitting[index] if -len(fitting) <= index < len(fitting) else None


def _holds(days: Days, day: date) -> bool:
    """Tell whether a stretch has a day in it."""
    return days.start <= day <= days.end


def _reached(days: Days, day: date, *, future: bool) -> bool:
    """Tell whether days have begun, or for the future are not over."""
    return days.end >= day if future else days.start <= day
