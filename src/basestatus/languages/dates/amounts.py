"""Rules for lengths of time: two weeks, a few days, three to five months, a year and a half."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.languages.dates.meaning import Amount, Bound, Piece, Stretch
from basestatus.languages.dates.patterns import Rule, Stage
from basestatus.languages.dates.vocabulary import Relation, Role, Unit

if TYPE_CHECKING:
    from basestatus.languages.dates.patterns import Match
    from basestatus.languages.dates.tokens import Item

__all__ = ["AMOUNTS", "FEW", "SUMS", "counted", "length"]

FEW = {
    Unit.HOUR: 23,
    Unit.DAY: 7,
    Unit.BUSINESS_DAY: 5,
    Unit.WEEK: 4,
    Unit.MONTH: 12,
    Unit.YEAR: 10,
}
TEN = 10
COUNTABLE = frozenset(Unit) - {Unit.HALF, Unit.HOLIDAY, Unit.WEEKDAY}


def counted(low: float, high: float, unit: Unit, *, vague: bool = False) -> Amount | None:
    """Return the amount of so many units, if the unit can be counted."""
    if unit not in COUNTABLE:
        return None
    if unit is Unit.FORTNIGHT:
        low, high, unit = low * 2, high * 2, Unit.WEEK
    return Amount((Piece(low, high, unit, vague),))


def length(match: Match) -> Amount | None:
    """Return the amount of a match, or one of its unit where it stands alone."""
    if match.has(Role.AMOUNT):
        amount = match.amount()
        return replace(
            amount, about=amount.about or (match.has(Role.ABOUT) or match.has(Role.OR_SO))
        )
    unit = match.unit()
    if unit not in FEW and unit not in {Unit.FORTNIGHT, Unit.DECADE}:
        return None
    one = counted(1, 1, unit)
    return replace(one, about=(match.has(Role.ABOUT) or match.has(Role.OR_SO))) if one else None


def _made(match: Match, amount: Amount | None) -> Item | None:
    """Return the item for an amount, approximate if a word says so."""
    if amount is None:
        return None
    return match.make(
        Role.AMOUNT, replace(amount, about=(match.has(Role.ABOUT) or match.has(Role.OR_SO)))
    )


def _number(match: Match) -> Item | None:
    """Read "two weeks", "about 30 days", "a year and a half"."""
    number = match.number(Role.NUMBER) + (0.5 if match.has(Role.AND_HALF) else 0)
    return _made(match, counted(number, number, match.unit()))


def _one(match: Match) -> Item | None:
    """Read "a week", "a year and a half"."""
    number = 1.5 if match.has(Role.AND_HALF) else 1
    return _made(match, counted(number, number, match.unit()))


def _half(match: Match) -> Item | None:
    """Read "half a year"."""
    return _made(match, counted(0.5, 0.5, match.unit(-1)))


def _pair(match: Match) -> Item | None:
    """Read a dual, or "a couple of weeks"."""
    number = 2.5 if match.has(Role.AND_HALF) else 2
    return _made(match, counted(number, number, match.unit()))


def _plural(match: Match) -> Item | None:
    """Read a plural with no number, unless it may be a singular."""
    return None if match.has(Role.UNIT) else _few(match)


def _few(match: Match) -> Item | None:
    """Read "a few days"."""
    unit = match.unit()
    return _made(match, counted(1, FEW.get(unit, TEN), unit, vague=True))


def _between(match: Match) -> Item | None:
    """Read "three to five weeks"."""
    low, high = match.number(Role.NUMBER), match.number(Role.NUMBER, 1)
    if low >= high:
        return None
    return _made(match, counted(low, high, match.unit()))


def _one_or_more(match: Match) -> Item | None:
    """Read "a week or two", and the same with a dual."""
    high = match.number(Role.NUMBER) if match.has(Role.NUMBER) else 2
    low = 2 if match.has(Role.PAIR) and match.has(Role.NUMBER) else 1
    if match.has(Role.AND) and not match.has(Role.BETWEEN):
        return None
    return _made(match, counted(low, high, match.unit())) if high > low else None


def _said_again(match: Match) -> Item | None:
    """Read the Arabic "day one", "two days two": the number only repeats the noun's."""
    number = 2 if match.has(Role.PAIR) else 1
    if match.number(Role.NUMBER) != number:
        return None
    return _made(match, counted(number, number, match.unit()))


def _sum(match: Match) -> Item | None:
    """Read "two years, one month and 21 days"."""
    first, second = match.amount(), match.amount(1)
    units = {piece.unit for piece in first.pieces}
    if first.vague or second.vague or units & {piece.unit for piece in second.pieces}:
        return None
    about = first.about or second.about
    return match.make(Role.AMOUNT, Amount((*first.pieces, *second.pieces), about))


def _about(match: Match) -> Item:
    """Read "two weeks or so"."""
    return match.make(Role.AMOUNT, replace(match.amount(), about=True))


def _lasting(match: Match) -> Item:
    """Read "would last a week", which is no last week."""
    amount = counted(1, 1, match.unit())
    return match.make(Role.BOUND, Bound(Relation.LASTING, Stretch(amount or Amount(()), 0)))


AMOUNTS: Stage = (
    Rule("step a unit", _lasting),
    Rule("about* number unit|units and_half?", _number),
    Rule("about* number and_half unit|units", _number),
    Rule("about* number extra? dash? unit|units", _number),
    Rule("units the number", _number),
    Rule("a unit and_half?", _one),
    Rule("about* a unit and_half?", _one),
    Rule("unit and_half", _one),
    Rule("half a? unit", _half),
    Rule("about* half a? unit", _half),
    Rule("about* couple unit|units", _pair),
    Rule("about* pair and_half?", _pair),
    Rule("about* few unit|units", _few),
    Rule("units the? few", _few),
    Rule("units", _plural),
    Rule("about* from|between? number to|or|dash|and number unit|units", _between),
    Rule("from|between? a? unit to|or|dash|and pair", _one_or_more),
    Rule("a? unit or number", _one_or_more),
    Rule("from|between? pair to|or|dash|and number unit|units", _one_or_more),
    Rule("pair or number", _one_or_more),
    Rule("unit number", _said_again),
    Rule("pair number", _said_again),
)

SUMS: Stage = (
    Rule("amount and|comma* amount", _sum),
    Rule("amount or_so", _about),
)
