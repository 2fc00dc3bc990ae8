"""Which times go together, and what they mean together."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from basestatus.languages.dates.meaning import (
    Amount,
    Enclosing,
    Node,
    Offset,
    Phrase,
    Range,
    Ref,
    Slice,
    Stretch,
)
from basestatus.languages.dates.vocabulary import DayPart, Unit

__all__ = ["completed", "merged"]

DAY_LEVEL = frozenset({Unit.DAY, Unit.WEEKDAY, Unit.HOLIDAY})
BROAD = {Unit.YEAR, Unit.QUARTER, Unit.SEASON, Unit.MONTH}
UNDER = {
    Unit.DECADE: {Unit.CENTURY},
    Unit.QUARTER: {Unit.YEAR},
    Unit.SEASON: {Unit.YEAR},
    Unit.MONTH: {Unit.YEAR},
    Unit.HOLIDAY: {Unit.YEAR},
    Unit.DAY: {Unit.MONTH},
    Unit.WEEKDAY: {Unit.WEEK, Unit.WORK_WEEK, Unit.DAY, Unit.HOLIDAY},
}
RANKED_UNDER = {
    Unit.MONTH: {Unit.YEAR, Unit.SEASON, Unit.QUARTER},
    Unit.QUARTER: {Unit.YEAR},
    Unit.WEEK: BROAD,
    Unit.WEEKEND: BROAD | {Unit.HOLIDAY},
    Unit.DAY: BROAD | {Unit.WEEK},
    Unit.WEEKDAY: BROAD | {Unit.WEEK},
    Unit.DECADE: {Unit.CENTURY},
}


def merged(first: Node, second: Node) -> Node | None:
    """Return one meaning for two times side by side, or None where they do not fit."""
    if isinstance(first, Phrase):
        return _phrases(first, second) if isinstance(second, Phrase) else _joined(first, second)
    return _joined(second, first) if isinstance(second, Phrase) else None


def _joined(phrase: Phrase, other: Node) -> Node | None:
    """Return a phrase together with what is not one."""
    if isinstance(other, Range):
        return _ranges(phrase, other)
    if isinstance(other, Offset):
        return _offset(phrase, other)
    if isinstance(other, Stretch) and other.sign < 0 and other.anchor is None:
        return Slice(other.amount, -1, phrase) if _holds(phrase, other.amount) else None
    if isinstance(other, Enclosing) and not DAY_LEVEL & phrase.units:
        day = merged(phrase, other.day)
        return replace(other, day=day) if day else None
    return None


def _offset(phrase: Phrase, other: Offset) -> Offset | None:
    """Return an offset with a time of day, which changes nothing, or a weekday."""
    if other.told or not phrase.levels:
        return None if other.told else other
    weekday = phrase.levels[0]
    if phrase.units != {Unit.WEEKDAY} or weekday.step is not None or other.weekday is not None:
        return None
    return replace(other, weekday=weekday.value) if isinstance(weekday.value, int) else None


def _holds(phrase: Phrase, amount: Amount) -> bool:
    """Tell whether a phrase names something longer than the units of an amount."""
    finest = phrase.finest
    return finest is not None and len(amount.pieces) == 1 and finest < amount.pieces[0].unit


def _ranges(phrase: Phrase, other: Range) -> Node | None:
    """Return a range whose ends both lie in a phrase."""
    first, last = merged(phrase, other.first), merged(phrase, other.last)
    return Range(first, last) if first and last else None


def _phrases(first: Phrase, second: Phrase) -> Phrase | None:
    """Return the levels of two phrases as one, if they nest."""
    first, second = _night_of(first, second), _night_of(second, first)
    if (first.part and second.part) or _two_clocks(first, second):
        return None
    levels = _levels(first, second)
    if levels is None:
        return None
    daypart = first.daypart or second.daypart
    if daypart and levels and levels[-1].unit not in DAY_LEVEL:
        return None
    told, swappable = first.told or second.told, first.swappable or second.swappable
    return Phrase(levels, first.part or second.part, daypart, told, swappable)


def _night_of(night: Phrase, other: Phrase) -> Phrase:
    """Return "overnight" as a time of the day that is named beside it, else as it is."""
    named = other.finest in {Unit.DAY, Unit.WEEKDAY} and not night.part
    if night.daypart is DayPart.OVERNIGHT and night.units == {Unit.DAY} and named:
        return replace(night, levels=())
    return night


def _two_clocks(first: Phrase, second: Phrase) -> bool:
    """Tell whether two days each have a time of day; one may refine the other's."""
    return bool(first.daypart and second.daypart and first.levels and second.levels)


def _levels(first: Phrase, second: Phrase) -> tuple[Ref, ...] | None:
    """Return the levels of two phrases from coarse to fine, if each fits into the one above."""
    one, other = list(first.levels), list(second.levels)
    for mine, yours in ((one, other), (other, one)):
        if [ref.step for ref in mine if ref.unit is Unit.DAY] == [0] and Unit.DAY in {
            ref.unit for ref in yours
        }:
            mine[:] = [ref for ref in mine if ref.unit is not Unit.DAY]
    if {ref.unit for ref in one} & {ref.unit for ref in other}:
        return None
    levels = sorted((*one, *other), key=lambda ref: ref.unit)
    settled = [levels[0], *(_in_rank(ref) for ref in levels[1:])] if levels else []
    return tuple(settled) if all(_fits(*pair) for pair in pairwise(settled)) else None


def _in_rank(ref: Ref) -> Ref:
    """Return a "last" below something longer as the last of it."""
    return replace(ref, step=None, nth=-1, final=False) if ref.final else ref


def _fits(coarse: Ref, fine: Ref) -> bool:
    """Tell whether one level can stand right below another."""
    if coarse.unit is Unit.DAY and fine.unit is Unit.WEEKDAY:
        return coarse.value is not None or (coarse.step is not None and fine.step is None)
    if fine.step is not None:
        return False
    if fine.nth is not None or (fine.unit is Unit.WEEK and fine.value):
        return coarse.unit in RANKED_UNDER.get(fine.unit, ())
    return coarse.unit in UNDER.get(fine.unit, ())


def completed(first: Node, last: Node) -> tuple[Node, Node]:
    """Return the ends of a range, the first with what only the last says: 3 to 6 February."""
    if not (isinstance(first, Phrase) and isinstance(last, Phrase)):
        return first, last
    if len(last.levels) > 1 or last.finest is not Unit.YEAR:
        first = _filled(first, last)
    return first, last


def _filled(phrase: Phrase, other: Phrase) -> Phrase:
    """Return a phrase with the coarser levels that another has and it lacks."""
    if not phrase.levels or phrase.levels[0].step is not None:
        return phrase
    top = phrase.levels[0].unit
    fitting = [ref for ref in other.levels if ref.unit < top and ref.unit not in phrase.units]
    if not fitting or not _fits(fitting[-1], phrase.levels[0]):
        return phrase
    return phrase.with_levels(*fitting)
