"""Rules for what calendars name: weekdays, months and their days, seasons, feasts."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from basestatus.languages.dates.figures import day_of_month, full_year
from basestatus.languages.dates.meaning import Phrase, Ref
from basestatus.languages.dates.merging import merged
from basestatus.languages.dates.patterns import Rule, Stage
from basestatus.languages.dates.vocabulary import Role, Unit

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
MOST_WEEKDAYS = 5
DAYS = range(1, 32)


def _named(match: Match, *, step: int | None = None, nth: int | None = None) -> Ref:
    """Return the level that a name stands for."""
    role = next(role for role in NAMED if match.has(role))
    value = match.value(role)
    if role is Role.MONTH:
        calendar, number = match.month()
        return Ref(Unit.MONTH, number, step=step, nth=nth, calendar=calendar)
    by_week = NAMED[role] is Unit.WEEKDAY and match.items[0].has(Role.WEEK_STEP)
    final = step is not None and match.has(Role.FINAL)
    named = cast("int | str", value)
    return Ref(NAMED[role], named, step=step, nth=nth, by_week=by_week, final=final)


def _name(match: Match) -> Item:
    """Read "Friday", "March", "summer"."""
    ref = _named(match)
    weak = any(item.weak for item in match.items) and len(match.items) == 1
    return match.time(Phrase((ref,)), weak=weak)


def _name_with_step(match: Match) -> Item | None:
    """Read "last Friday", "next March"; "that Friday" is a Friday."""
    step = match.step
    if not match.articled:
        return None
    if step == 0 and not match.has(Role.STEP):
        return match.time(Phrase((_named(match),)))
    return match.time(Phrase((_named(match, step=step),), told=match.told))


def _name_in_unit(match: Match) -> Item | None:
    """Read "Friday next week", "June next year"."""
    week = Phrase((Ref(match.unit(), step=match.step),))
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
    rank = match.numerals()[0]
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
    if match.has(Role.UNIT) and match.unit() is not Unit.DAY:
        return None
    node = day_of_month(match.month(), match.numerals()[0].value, step=match.step)
    return match.time(node) if node else None


def _day_of_this_month(match: Match) -> Item | None:
    """Read "the 11th of the present one", the Arabic for the 11th of this month."""
    day = match.numerals()[0].value
    if match.step != 0 or day not in DAYS or match.items[-2].end != match.items[-1].start:
        return None
    return match.time(Phrase((Ref(Unit.MONTH, step=0), Ref(Unit.DAY, day))))


def _full_date(match: Match) -> Item | None:
    """Read "12 February 2026", "February 12, 2026"."""
    day, year = match.numerals()
    if not match.has(Role.YEAR) and len(year.digits) != len("99"):
        return None
    node = day_of_month(match.month(), day.value)
    return match.time(node.with_levels(Ref(Unit.YEAR, full_year(year)))) if node else None


def _month_year(match: Match) -> Item | None:
    """Read "February 2026", "August '99"."""
    number = match.numerals()[0]
    year = full_year(number)
    if not match.has(Role.YEAR) and (number.value in range(32) or len(number.digits) != len("99")):
        return None
    return match.time(Phrase((Ref(Unit.YEAR, year), _named(match))))


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
    Rule("number|rank of? the behind", _day_of_this_month),
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
    Rule("weekday|month|season|holiday step the? unit", _name_in_unit),
)
