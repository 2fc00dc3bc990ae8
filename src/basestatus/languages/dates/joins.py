"""Rules that put times together: parts of months, days of weeks, amounts before a date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.languages.dates.amounts import counted
from basestatus.languages.dates.meaning import (
    Enclosing,
    Offset,
    Phrase,
    Range,
    Ref,
    Slice,
)
from basestatus.languages.dates.merging import merged
from basestatus.languages.dates.patterns import Rule, Stage
from basestatus.languages.dates.vocabulary import Part, Role, Unit

if TYPE_CHECKING:
    from basestatus.languages.dates.meaning import Node
    from basestatus.languages.dates.patterns import Match
    from basestatus.languages.dates.tokens import Item

__all__ = ["BITS", "MERGES", "merge"]

DAY_LEVEL = frozenset({Unit.DAY, Unit.WEEKDAY, Unit.HOLIDAY})
OF_DAYS = {Part.EARLY, Part.MIDDLE, Part.LATE, Part.SO_FAR, Part.STILL, Part.THROUGH}
DAYS = range(1, 32)
HALVES = {1: Part.FIRST_HALF, 2: Part.SECOND_HALF, -1: Part.SECOND_HALF}


def _part(match: Match) -> Item | None:
    """Read "early March", "the end of the month", "mid-2024"."""
    phrase = match.phrase()
    part = Part(str(match.value(Role.PART)))
    if phrase is None or phrase.part or (not phrase.levels and not phrase.daypart):
        return None
    if part not in OF_DAYS and not _owned(match):
        return None
    if phrase.daypart or phrase.finest in DAY_LEVEL:
        if match.items[0].has(Role.STARTING):
            return None
        return match.time(phrase, weak=match.having(Role.TIME)[0].weak)
    return match.time(replace(phrase, part=part))


def _owned(match: Match) -> bool:
    """Tell whether a part is of a time, not just in it: "the end of May", not "to end in May"."""
    return not any(item.has(Role.ON) and not item.has(Role.OF) for item in match.items[1:-1])


def _part_of_unit(match: Match) -> Item | None:
    """Read "end of year", "all week"."""
    unit = match.unit()
    if unit in {Unit.HOUR, Unit.HALF}:
        return None
    return match.time(Phrase((Ref(unit, step=0),), part=Part(str(match.value(Role.PART)))))


def _half(match: Match) -> Item | None:
    """Read "first half of January"."""
    halves, phrase = match.phrase(), match.phrase(1)
    if halves is None or phrase is None or phrase.part or not phrase.levels:
        return None
    half = halves.level(Unit.HALF)
    if half is None or half.nth not in HALVES or len(halves.levels) > 1:
        return None
    return match.time(replace(phrase, part=HALVES[half.nth]))


def merge(match: Match) -> Item | None:
    """Read "Friday evening, 12 February 2026", "the third week of next month"."""
    if half := _half(match):
        return half
    node = merged(match.node(), match.node(1))
    return match.time(node) if node else None


def _hyphened(match: Match) -> Item | None:
    """Read "Friday-Jun-15": a hyphen joins a weekday only."""
    first = match.phrase()
    if first is None or not {Unit.WEEKDAY, Unit.WEEK} & first.units:
        return None
    return merge(match)


def _abbreviated(match: Match) -> Item | None:
    """Read "16. Nov. 2016": a stop joins a month and its year only."""
    year = match.phrase(1)
    return merge(match) if year is not None and year.units == {Unit.YEAR} else None


def _day_in(match: Match) -> Item | None:
    """Read "the 20th of next month"."""
    number, phrase = match.numerals()[0], match.phrase()
    if phrase is None or phrase.finest is not Unit.MONTH or phrase.part:
        return None
    if number.value not in DAYS:
        return None
    return match.time(phrase.with_levels(Ref(Unit.DAY, number.value)))


def _weekday_of_week(match: Match) -> Item | None:
    """Read the Arabic "Sunday of last week", where the weekday has no article."""
    week, value = match.phrase(), match.number(Role.BARE_WEEKDAY)
    if week is None or week.finest is not Unit.WEEK or week.part:
        return None
    node = merged(Phrase((Ref(Unit.WEEKDAY, value),)), week)
    return match.time(node) if node else None


def _slice(match: Match) -> Item:
    """Read "the first two weeks of March"."""
    return match.time(Slice(match.amount(), 1, match.node()))


def _enclosing(match: Match) -> Item | None:
    """Read "week of 16 September", "Labour Day weekend"."""
    phrase, unit = match.phrase(), match.unit()
    if phrase is None or phrase.finest not in DAY_LEVEL:
        return None
    if unit not in {Unit.WEEK, Unit.MONTH, Unit.WEEKEND}:
        return None
    return match.time(Enclosing(unit, phrase))


def _day_of_feast(match: Match) -> Item | None:
    """Read "the second of the days of the feast", or of the month."""
    feast, piece = match.phrase(), match.amount().pieces[0]
    if feast is None or piece.unit is not Unit.DAY or not piece.vague:
        return None
    if feast.finest in {Unit.YEAR, Unit.MONTH} and not feast.part:
        return match.time(feast.with_levels(Ref(Unit.DAY, nth=match.number(Role.RANK))))
    if feast.finest is not Unit.HOLIDAY:
        return None
    later = counted(match.number(Role.RANK) - 1, match.number(Role.RANK) - 1, Unit.DAY)
    return match.time(Offset(later, 1, feast)) if later else None


def _week_of(match: Match) -> Item | None:
    """Read "the week starting 4 February"."""
    week, day = match.phrase(), match.phrase(1)
    if week is None or day is None or day.finest not in DAY_LEVEL:
        return None
    if week.units not in ({Unit.WEEK}, {Unit.WEEKEND}) or week.levels[0].step not in {0, None}:
        return None
    return match.time(Enclosing(week.levels[0].unit, day))


def _week_of_day(match: Match) -> Item | None:
    """Read "the week of the 18th"."""
    number = match.numerals()[0]
    week = match.phrase() if match.has(Role.TIME) else None
    if week is None and not match.has(Role.UNIT):
        return None
    unit = week.finest if week else match.unit()
    if unit not in {Unit.WEEK, Unit.WEEKEND} or number.value not in DAYS:
        return None
    return match.time(Enclosing(unit, Phrase((Ref(Unit.DAY, number.value),))))


def _whole_weekdays(match: Match) -> Item | None:
    """Read "the night of Monday to Tuesday": two days that follow one another."""
    days = [match.phrase(which) for which in range(len(match.having(Role.TIME)))][-2:]
    return _two_days(match, days[0], days[1])


def _two_days(match: Match, first: Node | None, last: Node | None) -> Item | None:
    """Return the range of two weekdays in a row."""
    if not (isinstance(first, Phrase) and isinstance(last, Phrase)):
        return None
    if first.units != {Unit.WEEKDAY} or last.units != {Unit.WEEKDAY}:
        return None
    one, two = first.levels[0].value, last.levels[0].value
    if not (isinstance(one, int) and isinstance(two, int)) or two != one % 7 + 1:
        return None
    return match.time(Range(first, last))


BITS: Stage = (
    Rule("part of|on|the|dash* time", _part),
    Rule("part of? the? unit", _part_of_unit),
    Rule("unit dash|of? part", _part_of_unit),
    Rule("number|rank of the? time", _day_in),
    Rule("number|rank time", _day_in, lenient=True),
    Rule("unit of the? time", _enclosing),
    Rule("rank amount of? the? time", _day_of_feast),
    Rule("bare_weekday time", _weekday_of_week),
    Rule("time unit", _enclosing),
    Rule("time|unit of|starting the? rank", _week_of_day),
)

MERGES: Stage = (
    Rule("time apostrophe|comma|of|on|the|open|as_well* time close?", merge),
    Rule("time dash time", _hyphened),
    Rule("time dot time", _abbreviated),
    Rule("rank amount of|on the? time", _slice),
    Rule("time starting|of on? the? time", _week_of),
    Rule("time dash|to|and? time", _whole_weekdays),
)
