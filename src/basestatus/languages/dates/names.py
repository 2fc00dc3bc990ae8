"""Rules for what calendars name: days, months, seasons, years, feasts, "last week"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.languages.dates.amounts import counted
from basestatus.languages.dates.figures import day_of_month, full_year
from basestatus.languages.dates.meaning import Phrase, Ref, Stretch
from basestatus.languages.dates.merging import merged
from basestatus.languages.dates.numbers import Number
from basestatus.languages.dates.patterns import Rule, Stage
from basestatus.languages.dates.vocabulary import Calendar, DayPart, Part, Role, Unit

if TYPE_CHECKING:
    from basestatus.languages.dates.patterns import Match
    from basestatus.languages.dates.tokens import Item

__all__ = ["NAMES"]

NAMED = {
    Role.MONTH: Unit.MONTH,
    Role.WEEKDAY: Unit.WEEKDAY,
    Role.BARE_WEEKDAY: Unit.WEEKDAY,
    Role.WEEKDAYS: Unit.WEEKDAY,
    Role.SEASON: Unit.SEASON,
    Role.HOLIDAY: Unit.HOLIDAY,
}
ROLLING = {Unit.WEEK, Unit.FORTNIGHT, Unit.MONTH, Unit.YEAR}
MOST_WEEKDAYS = 5
DAYS = range(1, 32)
PARTS = {1: Part.FIRST_HALF, 2: Part.SECOND_HALF}


def _named(match: Match, *, step: int | None = None, nth: int | None = None) -> Ref:
    """Return the level that a name stands for."""
    role = next(role for role in NAMED if match.has(role))
    value = match.value(role)
    if isinstance(value, tuple):
        calendar, number = value
        return Ref(Unit.MONTH, int(number), step=step, nth=nth, calendar=Calendar(calendar))
    assert isinstance(value, int | str)
    by_week = NAMED[role] is Unit.WEEKDAY and match.items[0].has(Role.WEEK_STEP)
    final = step is not None and match.has(Role.FINAL)
    return Ref(NAMED[role], value, step=step, nth=nth, by_week=by_week, final=final)


def _step(match: Match) -> int | None:
    """Return the step from the present one."""
    for role in (Role.STRETCH, Role.STEP, Role.TOLD_STEP):
        if match.has(role):
            return match.number(role)
    return None


def _told(match: Match) -> bool:
    """Tell whether the step starts from the day spoken of."""
    return match.has(Role.TOLD_STEP)


def _articled(match: Match) -> bool:
    """Tell whether articles stand where they may: not "the day the last", "the-last day"."""
    if match.definite and not match.items[0].has(Role.UNIT):
        return False
    inner = range(1, len(match.items) - 1)
    return all(
        match.items[at].end == match.items[at + 1].start
        or not match.items[at].has(Role.THE)
        or match.items[at - 1].has(Role.STEP)
        for at in inner
    )


def _name(match: Match) -> Item:
    """Read "Friday", "March", "summer"."""
    ref = _named(match)
    weak = any(item.weak for item in match.items) and len(match.items) == 1
    return match.time(Phrase((ref,)), weak=weak)


def _name_with_step(match: Match) -> Item | None:
    """Read "last Friday", "next March"; "that Friday" is a Friday."""
    step = _step(match)
    if not _articled(match):
        return None
    if step == 0 and not match.has(Role.STEP):
        return match.time(Phrase((_named(match),)))
    return match.time(Phrase((_named(match, step=step),), told=_told(match)))


def _name_in_unit(match: Match) -> Item | None:
    """Read "Friday next week", "June next year"."""
    week = Phrase((Ref(match.unit(), step=_step(match)),))
    node = merged(Phrase((_named(match),)), week)
    return match.time(node) if node else None


def _ranked_weekday(match: Match) -> Item | None:
    """Read "third Tuesday", "last Friday" where a month follows."""
    if match.definite and not match.has(Role.WEEKDAY):
        return None
    nth = match.number(Role.RANK) if match.has(Role.RANK) else -1
    return match.time(Phrase((_named(match, nth=nth),)), weak=True)


def _weekday_and_day(match: Match) -> Item | None:
    """Read "Friday the 13th"; a small rank in words counts Fridays."""
    rank = match.value(Role.RANK if match.has(Role.RANK) else Role.NUMBER)
    assert isinstance(rank, Number)
    if rank.value not in DAYS:
        return None
    if match.has(Role.RANK) and not rank.digits and rank.value <= MOST_WEEKDAYS:
        return _ranked_weekday(match)
    return match.time(Phrase((Ref(Unit.DAY, rank.value), _named(match))))


def _many_weekdays(match: Match) -> Item:
    """Read "two Sundays from now"."""
    return match.time(Phrase((_named(match, step=match.number(Role.NUMBER)),)))


def _month_day(match: Match) -> Item | None:
    """Read "12 February", "Feb. 12", "twelfth of February last"."""
    role = Role.RANK if match.has(Role.RANK) else Role.NUMBER
    number = match.value(role)
    assert isinstance(number, Number)
    if match.has(Role.UNIT) and match.unit() is not Unit.DAY:
        return None
    node = day_of_month(match.value(Role.MONTH), number.value, step=_step(match))
    return match.time(node) if node else None


def _full_date(match: Match) -> Item | None:
    """Read "12 February 2026", "February 12, 2026"."""
    numbers = [item for item in match.items if item.has(Role.NUMBER) or item.has(Role.RANK)]
    day, year = (item.values.get(Role.NUMBER, item.values.get(Role.RANK)) for item in numbers)
    assert isinstance(day, Number)
    assert isinstance(year, Number)
    if not numbers[1].has(Role.YEAR) and len(year.digits) != len("99"):
        return None
    node = day_of_month(match.value(Role.MONTH), day.value)
    return match.time(node.with_levels(Ref(Unit.YEAR, full_year(year)))) if node else None


def _month_year(match: Match) -> Item | None:
    """Read "February 2026", "August '99"."""
    number = match.value(Role.NUMBER)
    assert isinstance(number, Number)
    year = full_year(number)
    if not match.has(Role.YEAR) and (number.value in range(32) or len(number.digits) != len("99")):
        return None
    return match.time(Phrase((Ref(Unit.YEAR, year), _named(match))))


def _unit_with_step(match: Match) -> Item | None:
    """Read "last week", "this month"; "next" may rank where something longer follows."""
    unit, step = match.unit(), _step(match)
    if unit is Unit.HOUR or step is None or not _articled(match):
        return None
    if match.has(Role.STRETCH) and not match.has(Role.STEP) and unit in ROLLING:
        return _rolling(match)
    final = match.has(Role.FINAL) and step < 0
    return match.time(Phrase((Ref(unit, step=step, final=final),), told=_told(match)))


def _unit_after_next(match: Match) -> Item | None:
    """Read "the week after next"."""
    if _step(match) != 1:
        return None
    return match.time(Phrase((Ref(match.unit(), step=2),)))


def _rolling(match: Match) -> Item | None:
    """Read "the past week": the seven days up to publication."""
    amount = counted(1, 1, match.unit())
    sign = match.number(Role.STRETCH)
    return match.time(Stretch(amount, sign)) if amount else None


def _the_unit(match: Match) -> Item | None:
    """Read "the month"."""
    if match.unit() is Unit.WEEKEND:
        return match.time(Phrase((Ref(Unit.WEEKEND),)))
    if match.unit() in {Unit.HOUR, Unit.HALF}:
        return None
    return match.time(Phrase((Ref(match.unit(), step=0),)), weak=True)


def _ranked_unit(match: Match) -> Item | None:
    """Read "third week", "first quarter", "20th century"."""
    unit = match.unit()
    if match.definite and not match.items[0].has(Role.UNIT):
        return None
    rank = match.number(Role.RANK) if match.has(Role.RANK) else -1
    if unit is Unit.CENTURY:
        return match.time(Phrase((Ref(unit, rank),)))
    if unit in {Unit.QUARTER, Unit.MONTH} and rank > 0:
        return match.time(Phrase((Ref(unit, rank),)), weak=True)
    return match.time(Phrase((Ref(unit, nth=rank),)), weak=True) if unit != Unit.HOUR else None


def _sign(match: Match) -> Item | None:
    """Read "Q3", "2016H2"."""
    quarter = match.has(Role.QUARTER_SIGN)
    if match.has(Role.DASH) and not match.glued:
        return None
    number = next(
        match.number(Role.NUMBER, which)
        for which, item in enumerate(match.having(Role.NUMBER))
        if not item.has(Role.YEAR)
    )
    if number not in (range(1, 5) if quarter else range(1, 3)):
        return None
    ref = Ref(Unit.QUARTER, number) if quarter else Ref(Unit.HALF, nth=number)
    if not match.has(Role.YEAR):
        return match.time(Phrase((ref,)), weak=True)
    year = Ref(Unit.YEAR, match.number(Role.YEAR))
    if quarter:
        return match.time(Phrase((year, ref)))
    return match.time(Phrase((year,), part=PARTS[number]))


def _decade(match: Match) -> Item | None:
    """Read "the seventies", "1970s", "the '40s", "nineteen seventies"."""
    value = match.number(Role.DECADE) if match.has(Role.DECADE) else 0
    if match.has(Role.NUMBER):
        number = match.number(Role.NUMBER)
        century = number < 100 and match.has(Role.DECADE)  # noqa: PLR2004  (nineteen + seventies)
        value += number * 100 if century else number
    short = value < 100 and not match.has(Role.DECADE)  # noqa: PLR2004  (two digits)
    if value % 10:
        return None
    sure = match.has(Role.THE) or match.has(Role.APOSTROPHE) or not short
    return match.time(Phrase((Ref(Unit.DECADE, value),)), weak=not sure)


def _year(match: Match) -> Item:
    """Read a year in digits or words."""
    return match.time(Phrase((Ref(Unit.YEAR, match.number(Role.YEAR)),)), weak=True)


def _era_year(match: Match) -> Item | None:
    """Read "1445 AH", "year 2021 AD"."""
    era = match.value(Role.ERA)
    ref = Ref(Unit.YEAR, match.number(Role.NUMBER), calendar=Calendar(str(era)))
    return match.time(Phrase((ref,)))


def _marked_era(match: Match) -> Item | None:
    """Read an era behind a year that has been understood."""
    phrase, era = match.phrase(), Calendar(str(match.value(Role.ERA)))
    if phrase is None or phrase.finest is not Unit.YEAR or len(phrase.levels) != 1:
        return None
    return match.time(Phrase((Ref(Unit.YEAR, phrase.levels[0].value, calendar=era),)))


def _day(match: Match) -> Item:
    """Read "today", "yesterday"."""
    weak = len(match.items) == 1 and match.items[0].weak
    return match.time(Phrase((Ref(Unit.DAY, step=match.number(Role.DAY)),)), weak=weak)


def _told_day(match: Match) -> Item:
    """Read "the next day", "the same day"."""
    return match.time(Phrase((Ref(Unit.DAY, step=match.number(Role.TOLD_DAY)),), told=True))


def _night(match: Match) -> Item:
    """Read "last night", which touches two days, and "tonight"."""
    step = match.number(Role.NIGHT)
    daypart = DayPart.OVERNIGHT if step < 0 else DayPart.NIGHT
    return match.time(Phrase((Ref(Unit.DAY, step=step),), daypart=daypart))


def _daypart(match: Match) -> Item:
    """Read "in the morning", "this morning"."""
    step = _step(match)
    daypart = DayPart(str(match.value(Role.DAYPART)))
    if step is None:
        return match.time(Phrase(daypart=daypart), weak=match.items[-1].weak)
    return match.time(Phrase((Ref(Unit.DAY, step=step),), daypart=daypart, told=_told(match)))


NAMES: Stage = (
    Rule("weekday|season|holiday|month", _name),
    Rule("unit the? weekday", _name),
    Rule("step|stretch|told_step weekday|season|holiday|month", _name_with_step),
    Rule("the? unit? the? weekday|season|holiday|month the? behind", _name_with_step),
    Rule("rank|final weekday|bare_weekday", _ranked_weekday),
    Rule("weekday the? rank", _weekday_and_day),
    Rule("weekday the number", _weekday_and_day),
    Rule("weekday number", _weekday_and_day, lenient=True),
    Rule("weekday the? final", _ranked_weekday),
    Rule("number weekday|weekdays ahead|later", _many_weekdays),
    Rule("number|rank dot? dash|slash? of? the? month", _month_day),
    Rule("number|rank of? the? month the? behind", _month_day),
    Rule("step number|rank of? the? month", _month_day),
    Rule("rank unit of the? month", _month_day),
    Rule("unit number|rank of? the? month", _month_day),
    Rule("month dot? dash|slash? the? number|rank", _month_day),
    Rule("month comma the? rank", _month_day),
    Rule("number|rank dot? of? the? month dot? comma? of? year", _full_date),
    Rule("month dot? the? number|rank comma? of? year", _full_date),
    Rule("number|rank of? the? month of apostrophe? digits", _full_date),
    Rule("month dot? of? dash|slash|comma|apostrophe? number", _month_year),
    Rule("year dash|slash|comma? month", _month_year),
    Rule("month of? apostrophe? digits", _month_year),
    Rule("step|stretch|told_step the? unit", _unit_with_step),
    Rule("the? unit the? behind", _unit_with_step),
    Rule("weekday|month|season|holiday step unit", _name_in_unit),
    Rule("the? unit after the? step", _unit_after_next),
    Rule("the unit", _the_unit),
    Rule("rank|final unit", _ranked_unit),
    Rule("the? unit the? rank|final", _ranked_unit),
    Rule("quarter_sign|half_sign number", _sign),
    Rule("year dash? quarter_sign|half_sign number", _sign),
    Rule("quarter_sign|half_sign number dash? year", _sign),
    Rule("the? apostrophe? decade", _decade),
    Rule("the? number and|dash? decade", _decade),
    Rule("the? apostrophe? number decade_sign", _decade),
    Rule("year", _year),
    Rule("number|year era", _era_year),
    Rule("time era", _marked_era),
    Rule("unit? the? day", _day),
    Rule("told_day", _told_day),
    Rule("night", _night),
    Rule("daypart", _daypart),
    Rule("step|told_step daypart", _daypart),
)
