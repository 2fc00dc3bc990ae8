"""Rules that put times together: parts of months, days of weeks, amounts before a date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.languages.dates.amounts import counted, length
from basestatus.languages.dates.meaning import (
    Bound,
    Enclosing,
    FromEvent,
    Offset,
    Phrase,
    Range,
    Ref,
    Slice,
    Stretch,
)
from basestatus.languages.dates.merging import merged
from basestatus.languages.dates.numbers import Number
from basestatus.languages.dates.patterns import Rule, Stage
from basestatus.languages.dates.vocabulary import Part, Relation, Role, Unit

if TYPE_CHECKING:
    from basestatus.languages.dates.meaning import Amount, Node
    from basestatus.languages.dates.patterns import Match
    from basestatus.languages.dates.tokens import Item

__all__ = ["ANCHORED", "BITS", "MERGES", "WINDOWS"]

CALENDAR_UNITS = (Unit.QUARTER, Unit.DECADE, Unit.CENTURY)
DAY_LEVEL = frozenset({Unit.DAY, Unit.WEEKDAY, Unit.HOLIDAY})
OF_DAYS = {Part.EARLY, Part.MIDDLE, Part.LATE, Part.SO_FAR, Part.STILL, Part.THROUGH}
HALVES = {1: Part.FIRST_HALF, 2: Part.SECOND_HALF, -1: Part.SECOND_HALF}


def _direction(match: Match) -> int:
    """Return the sign of the last step."""
    for item in reversed(match.items):
        for role in (Role.STRETCH, Role.STEP):
            if (step := item.values.get(role)) is not None:
                assert isinstance(step, int)
                return step
    return 0


def _stretch(match: Match) -> Item | None:
    """Read "the past two weeks", "the next few days"."""
    sign = _direction(match)
    if not sign or (match.definite and not match.items[0].has(Role.AMOUNT)):
        return None
    return match.time(_stretched(match.amount(), sign))


def _stretched(amount: Amount, sign: int) -> Stretch:
    """Return a stretch from publication; quarters and decades are those of the calendar."""
    calendar = len(amount.pieces) == 1 and amount.pieces[0].unit in CALENDAR_UNITS
    return Stretch(amount, 1 if sign > 0 else -1, calendar_units=calendar)


def _counted_stretch(match: Match) -> Item | None:
    """Read "two next days", "5 past years"."""
    number, sign = match.number(Role.NUMBER), _direction(match)
    unit = match.amount().pieces[0].unit if match.has(Role.AMOUNT) else match.unit()
    amount = counted(number, number, unit)
    return match.time(_stretched(amount, sign)) if amount and sign else None


def _within(match: Match) -> Item | None:
    """Read "within a month"; a span such as three to five weeks is a window of its own."""
    amount = length(match)
    if amount is None:
        return None
    if (
        len(amount.pieces) == 1
        and not amount.vague
        and amount.pieces[0].low < amount.pieces[0].high
    ):
        return match.time(Offset(amount, 1))
    return match.time(Stretch(amount, match.number(Role.WITHIN)))


def _more(match: Match) -> Item | None:
    """Read "another week"."""
    amount = length(match)
    return match.time(Stretch(amount, 1)) if amount else None


def _ago(match: Match) -> Item | None:
    """Read "two weeks ago"."""
    amount = length(match)
    return match.time(Offset(amount, -1)) if amount else None


def _ahead(match: Match) -> Item | None:
    """Read "in two weeks", "two weeks from now"."""
    amount = length(match)
    return match.time(Offset(amount, 1)) if amount else None


def _later(match: Match) -> Item | None:
    """Read "two weeks later", told from the day spoken of."""
    amount = length(match)
    return match.time(Offset(amount, 1, told=True)) if amount else None


def _sooner(match: Match) -> Item | None:
    """Read "two weeks earlier", told from the day spoken of."""
    amount = length(match)
    return match.time(Offset(amount, -1, told=True)) if amount else None


def _no_date(match: Match) -> Item | None:
    """Read "after weeks of talks", which dates nothing."""
    if match.items[0].has(Role.AHEAD_FIRST):
        return None
    return match.make(Role.BOUND, Bound(Relation.LASTING, Stretch(match.amount(), 0)))


def _after(match: Match) -> Item | None:
    """Read "after two weeks": the event is told elsewhere."""
    if match.items[0].has(Role.AHEAD_FIRST):
        return None
    return match.make(Role.BOUND, FromEvent(match.amount(), 1))


WINDOWS: Stage = (
    Rule("step? step|stretch amount", _stretch),
    Rule("amount the? behind", _stretch),
    Rule("number the? step|stretch unit|amount", _counted_stretch),
    Rule("within the? span? about* amount|unit", _within),
    Rule("within|during the? amount the? behind", _stretch),
    Rule("within|during the? step? step|stretch amount", _stretch),
    Rule("another unit|amount", _more),
    Rule("unit|amount another", _more),
    Rule("amount ago", _ago),
    Rule("ago_first about* amount|unit about?", _ago),
    Rule("amount ahead", _ahead),
    Rule("ahead_first about* amount|unit about?", _ahead),
    Rule("amount later", _later),
    Rule("amount sooner", _sooner),
    Rule("after about* amount", _after),
    Rule("after about* amount of", _no_date),
    Rule("later_by on? about* amount|unit", _later),
    Rule("sooner_by on? about* amount|unit", _sooner),
)


def _part(match: Match) -> Item | None:
    """Read "early March", "the end of the month", "mid-2024"."""
    phrase = match.phrase()
    part = Part(str(match.value(Role.PART)))
    if phrase is None or phrase.part or (not phrase.levels and not phrase.daypart):
        return None
    if phrase.daypart or phrase.finest in DAY_LEVEL:
        if match.items[0].has(Role.STARTING) or part not in OF_DAYS:
            return None
        return match.time(phrase, weak=match.having(Role.TIME)[0].weak)
    return match.time(replace(phrase, part=part))


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


def _merge(match: Match) -> Item | None:
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
    return _merge(match)


def _abbreviated(match: Match) -> Item | None:
    """Read "16. Nov. 2016": a stop joins a month and its year only."""
    year = match.phrase(1)
    return _merge(match) if year is not None and year.units == {Unit.YEAR} else None


def _day_in(match: Match) -> Item | None:
    """Read "the 20th of next month"."""
    number = match.value(Role.RANK if match.has(Role.RANK) else Role.NUMBER)
    phrase = match.phrase()
    if phrase is None or phrase.finest is not Unit.MONTH or phrase.part:
        return None
    if not isinstance(number, Number) or not 0 < number.value < 32:  # noqa: PLR2004  (days of a month)
        return None
    return match.time(phrase.with_levels(Ref(Unit.DAY, number.value)))


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


def _week_of(match: Match) -> Item | None:
    """Read "the week starting 4 February"."""
    week, day = match.phrase(), match.phrase(1)
    if week is None or day is None or day.finest not in DAY_LEVEL:
        return None
    if week.units - {Unit.WEEK, Unit.WEEKEND} or week.levels[0].step != 0:
        return None
    return match.time(Enclosing(week.levels[0].unit, day))


def _week_of_day(match: Match) -> Item | None:
    """Read "the week of the 18th"."""
    number = match.value(Role.RANK)
    assert isinstance(number, Number)
    week = match.phrase() if match.has(Role.TIME) else None
    unit = week.finest if week else match.unit()
    if unit not in {Unit.WEEK, Unit.WEEKEND} or not 0 < number.value < 32:  # noqa: PLR2004  (days of a month)
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
    Rule("unit part", _part_of_unit),
    Rule("number|rank of the? time", _day_in),
    Rule("number|rank time", _day_in, lenient=True),
    Rule("unit of the? time", _enclosing),
    Rule("time unit", _enclosing),
    Rule("time|unit of|starting the? rank", _week_of_day),
)

MERGES: Stage = (
    Rule("time apostrophe|comma|of|on|the|open|as_well* time close?", _merge),
    Rule("time dash time", _hyphened),
    Rule("time dot time", _abbreviated),
    Rule("rank amount of|on the? time", _slice),
    Rule("time starting|of on? the? time", _week_of),
    Rule("time dash|to|and? time", _whole_weekdays),
)


def _anchored(match: Match) -> Item:
    """Read "three weeks after Easter"."""
    sign = -1 if match.has(Role.BEFORE) else 1
    ahead = match.has(Role.FROM) and not match.has(Role.OF)
    return match.time(Offset(match.amount(), sign, match.node(), ahead=ahead))


def _starting(match: Match) -> Item:
    """Read "three days starting from next Monday"."""
    return match.time(Stretch(match.amount(), 1, match.node(), counted=True))


def _reanchored(match: Match) -> Item | None:
    """Read "within two weeks from today", and the Arabic "after two weeks from today"."""
    node = match.node()
    if isinstance(node, Stretch | Offset) and node.anchor is None:
        return match.time(replace(node, anchor=match.node(1)))
    return None


ANCHORED: Stage = (
    Rule("amount before|after|from of|the* time", _anchored),
    Rule("for? amount comma? starting of|the* time", _starting),
    Rule("for amount comma? from|starting the? time", _starting),
    Rule("time from|after|of the? time", _reanchored),
    Rule("time comma|on|of* time", _merge),
)
