"""Rules for amounts from now or from a date: ago, within, the past two weeks, after Easter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from basestatus.languages.dates.amounts import counted, length
from basestatus.languages.dates.joins import merge
from basestatus.languages.dates.meaning import Bound, FromEvent, Offset, Stretch
from basestatus.languages.dates.patterns import Rule, Stage
from basestatus.languages.dates.vocabulary import Relation, Role, Unit

if TYPE_CHECKING:
    from basestatus.languages.dates.meaning import Amount
    from basestatus.languages.dates.patterns import Match
    from basestatus.languages.dates.tokens import Item

__all__ = ["ANCHORED", "WINDOWS"]

CALENDAR_UNITS = (Unit.QUARTER, Unit.DECADE, Unit.CENTURY)


def _direction(match: Match) -> int:
    """Return the sign of the last step."""
    for item in reversed(match.items):
        for role in (Role.STRETCH, Role.STEP):
            if (step := item.values.get(role)) is not None:
                return cast("int", step)
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
    first, sign = amount.pieces[0], match.number(Role.WITHIN)
    if amount.vague and first.unit is Unit.YEAR and sign == 0:
        return None
    if len(amount.pieces) == 1 and not amount.vague and first.low < first.high:
        return match.time(Offset(amount, 1))
    return match.time(Stretch(amount, sign))


def _last(match: Match) -> Item:
    """Read "the last two weeks" in languages that have a word for it alone."""
    return match.time(_stretched(match.amount(), -1))


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
    after = match.items[0].has(Role.AFTER)
    return match.time(Offset(amount, 1, after=after)) if amount else None


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
    Rule("unit|amount extra", _more),
    Rule("final amount", _last),
    Rule("amount ago", _ago),
    Rule("ago_first about* amount|unit or_so?", _ago),
    Rule("amount ahead", _ahead),
    Rule("ahead_first about* amount|unit or_so?", _ahead),
    Rule("ahead_first about* amount|unit ahead", _ahead),
    Rule("amount later", _later),
    Rule("amount sooner", _sooner),
    Rule("after about* amount", _after),
    Rule("after about* amount of", _no_date),
    Rule("later_by on? about* amount|unit", _later),
    Rule("sooner_by on? about* amount|unit", _sooner),
)


def _anchored(match: Match) -> Item:
    """Read "three weeks after Easter"."""
    sign = -1 if match.has(Role.BEFORE) else 1
    ahead = match.has(Role.FROM) and not match.has(Role.OF)
    return match.time(Offset(match.amount(), sign, match.node(), ahead=ahead))


def _starting(match: Match) -> Item:
    """Read "three days starting from next Monday"."""
    return match.time(Stretch(match.amount(), 1, match.node(), counted=True))


def _beside_feast(match: Match) -> Item | None:
    """Read "the day before Easter", and the Arabic "on the eve of Ramadan"."""
    told, feast = match.phrase(), match.phrase(1)
    if told is None or feast is None or not told.told or told.units != {Unit.DAY}:
        return None
    step, day = told.levels[0].step, counted(1, 1, Unit.DAY)
    if not step or day is None or feast.finest not in {Unit.HOLIDAY, Unit.MONTH} or feast.part:
        return None
    return match.time(Offset(day, step, feast))


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
    Rule("time of? the? time", _beside_feast),
    Rule("time from|after|of the? time", _reanchored),
    Rule("time comma|on|of* time", merge),
)
