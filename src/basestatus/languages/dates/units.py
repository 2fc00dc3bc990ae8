"""Rules for calendar units and days without names: "last week", "Q3", "1990s", "yesterday"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.languages.dates.amounts import FEW, counted
from basestatus.languages.dates.meaning import Phrase, Ref, Stretch
from basestatus.languages.dates.patterns import Rule, Stage
from basestatus.languages.dates.vocabulary import Calendar, DayPart, Part, Role, Unit

if TYPE_CHECKING:
    from basestatus.languages.dates.patterns import Match
    from basestatus.languages.dates.tokens import Item

__all__ = ["UNITS"]

ROLLING = {Unit.WEEK, Unit.MONTH, Unit.YEAR}
PARTS = {1: Part.FIRST_HALF, 2: Part.SECOND_HALF}
CENTURY = 100


def _unit_with_step(match: Match) -> Item | None:
    """Read "last week", "this month"; "next" may rank where something longer follows."""
    unit, step = match.unit(), match.step
    if unit is Unit.HOUR or step is None or not match.articled:
        return None
    if match.has(Role.STRETCH) and not match.has(Role.STEP) and unit in ROLLING:
        return _rolling(match)
    final = match.has(Role.FINAL) and step < 0
    return match.time(Phrase((Ref(unit, step=step, final=final),), told=match.told))


def _second_unit(match: Match) -> Item | None:
    """Read "the week after next", "the year before last"."""
    wanted = 1 if match.has(Role.AFTER) else -1
    if match.step != wanted:
        return None
    return match.time(Phrase((Ref(match.unit(), step=2 * wanted),)))


def _century(match: Match) -> Item | None:
    """Read "century twenty"."""
    if match.unit() is not Unit.CENTURY:
        return None
    return match.time(Phrase((Ref(Unit.CENTURY, match.numerals()[0].value),)))


def _rolling(match: Match) -> Item | None:
    """Read "the past week": the seven days up to publication; a plural is a few."""
    unit = match.unit()
    many = match.has(Role.UNITS)
    amount = counted(1, FEW[unit] if many else 1, unit, vague=many)
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
    number = min(number.value for number in match.numerals())
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
        century = number < CENTURY and match.has(Role.DECADE)
        value += number * CENTURY if century else number
    short = value < CENTURY and not match.has(Role.DECADE)
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
    if phrase is None or phrase.part or phrase.level(Unit.YEAR) is None:
        return None
    levels = [replace(ref, calendar=era) if ref.unit is Unit.YEAR else ref for ref in phrase.levels]
    return match.time(replace(phrase, levels=tuple(levels)))


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
    step = match.step
    daypart = DayPart(str(match.value(Role.DAYPART)))
    if step is None:
        return match.time(Phrase(daypart=daypart), weak=match.items[-1].weak)
    return match.time(Phrase((Ref(Unit.DAY, step=step),), daypart=daypart, told=match.told))


UNITS: Stage = (
    Rule("step|stretch|told_step the? unit", _unit_with_step),
    Rule("the? unit the? behind", _unit_with_step),
    Rule("the? unit after|before the? step", _second_unit),
    Rule("the? unit the number", _century),
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
