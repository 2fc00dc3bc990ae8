"""Rules for ranges, and for the words that bind a time: since, until, by, before, after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.languages.dates.amounts import length
from basestatus.languages.dates.meaning import (
    About,
    Bound,
    FromEvent,
    Offset,
    Phrase,
    Range,
    Ref,
    Stretch,
)
from basestatus.languages.dates.merging import completed, merged
from basestatus.languages.dates.numbers import Number
from basestatus.languages.dates.patterns import Rule, Stage
from basestatus.languages.dates.vocabulary import Relation, Role, Unit

if TYPE_CHECKING:
    from basestatus.languages.dates.meaning import Node
    from basestatus.languages.dates.patterns import Match
    from basestatus.languages.dates.tokens import Item

__all__ = ["IN_RANGES", "RANGES", "RELATIONS"]

BINDING = {
    Role.SINCE: Relation.SINCE,
    Role.UNTIL: Relation.UNTIL,
    Role.BY: Relation.BY,
    Role.BEFORE: Relation.BEFORE,
    Role.AFTER: Relation.AFTER,
    Role.STARTING: Relation.STARTING,
    Role.OR_LATER: Relation.STARTING,
    Role.OR_SOONER: Relation.BY,
}
# What stands behind a date includes it: 2012 or after.
INCLUDED = {Role.AFTER: Role.STARTING, Role.BEFORE: Role.BY}
DAYS = range(1, 32)
MONTHS = range(1, 13)
ENDS = 2


def _end(item: Item) -> Node | None:
    """Return the meaning of one end of a range; a bare number is a day."""
    node = item.values.get(Role.TIME)
    if node is not None:
        return node  # type: ignore[return-value]  # a time's value is a node
    if item.has(Role.TO_DATE):
        return Phrase((Ref(Unit.DAY, step=0),))
    number = item.values.get(Role.NUMBER, item.values.get(Role.RANK))
    if isinstance(number, Number) and number.value in DAYS:
        return Phrase((Ref(Unit.DAY, number.value),))
    return None


def _ends(match: Match) -> list[Node]:
    """Return the meanings of the ends of a range."""
    found = [_end(item) for item in match.items]
    return [node for node in found if node is not None]


def _range(match: Match) -> Item | None:
    """Read "from 3 to 6 February", "between May and July 2021", "9-12 June"."""
    nodes = _ends(match)
    if len(nodes) != ENDS or any(isinstance(node, Range) for node in nodes):
        return None
    first, last = completed(*nodes)
    if match.has(Role.DASH) and not match.glued and not _alike(first, last):
        return None
    if not _dated(first) or not (_dated(last) or _is_day(first)):
        return None
    sure = match.items[0].has(Role.FROM) or match.items[0].has(Role.BETWEEN)
    weak = all(item.weak for item in match.items if item.has(Role.TIME)) and not sure
    return match.time(Range(first, last), weak=weak)


def _alike(first: Node, last: Node) -> bool:
    """Tell whether a dash may join two times: dates of one kind, not a dateline and a clause."""
    if not (isinstance(first, Phrase) and isinstance(last, Phrase)):
        return False
    steps = [ref.step for ref in (*first.levels, *last.levels) if ref.step is not None]
    return first.finest is last.finest and not steps


def _dated(node: Node) -> bool:
    """Tell whether a node is more than a bare number."""
    return not isinstance(node, Phrase) or node.units != {Unit.DAY} or node.levels[0].value is None


def _is_day(node: Node) -> bool:
    """Tell whether a node names a day of a month."""
    return isinstance(node, Phrase) and node.finest is Unit.DAY


def _bare_range(match: Match) -> Item | None:
    """Read "from 4 to 22 this month", "November 19-20"."""
    nodes = _ends(match)
    phrases = [node for node in nodes if isinstance(node, Phrase) and _dated(node)]
    days = [node for node in nodes if not _dated(node)]
    if len(phrases) != 1 or len(days) != ENDS:
        return None
    node = merged(phrases[0], Range(days[0], days[1]))
    return match.time(node) if node else None


def _list(match: Match) -> Item | None:
    """Read "in March and April", "on 9 and 10 June": neighbours only."""
    nodes = _ends(match)
    if len(nodes) != ENDS or not all(isinstance(node, Phrase) for node in nodes):
        return None
    first, last = completed(*nodes)
    if not _dated(last):
        last, first = completed(last, first)
    if not (isinstance(first, Phrase) and isinstance(last, Phrase)) or first.units != last.units:
        return None
    if not (first.levels and _dated(first) and _neighbours(first, last)):
        return None
    return match.time(Range(first, last))


def _neighbours(first: Phrase, last: Phrase) -> bool:
    """Tell whether two phrases differ by one in their finest level, and in no other."""
    one, two = first.levels[-1], last.levels[-1]
    if first.levels[:-1] != last.levels[:-1] or (one.step, one.nth) != (two.step, two.nth):
        return False
    if not (isinstance(one.value, int) and isinstance(two.value, int)):
        return False
    if one.unit is Unit.WEEKDAY:
        return two.value == one.value % 7 + 1
    if one.unit is Unit.MONTH:
        return two.value == one.value % 12 + 1
    return two.value == one.value + 1


def _merge(match: Match) -> Item | None:
    """Read "next week between Wednesday and Friday"."""
    node = merged(match.node(), match.node(1))
    return match.time(node) if node else None


def _dashed(match: Match) -> Item | None:
    """Read "4-22" as a day and month where nothing else is said."""
    month, day = (number.value for number in match.numerals())
    if month not in MONTHS:
        month, day = day, month
    if month not in MONTHS or day not in DAYS:
        return None
    found = Phrase((Ref(Unit.MONTH, month), Ref(Unit.DAY, day)))
    if not match.has(Role.TIME):
        return match.time(found, weak=True)
    node = merged(match.node(), found) if Unit.WEEKDAY in _units(match.node()) else None
    return match.time(node, weak=True) if node else None


def _units(node: Node) -> frozenset[Unit]:
    """Return the units that a phrase names."""
    return node.units if isinstance(node, Phrase) else frozenset()


def _spaced_month(match: Match) -> Item | None:
    """Read "2016 - 11" where nothing else is said."""
    if not (match.has(Role.TIME) and match.has(Role.NUMBER)):
        return None
    phrase, month = match.phrase(), match.number(Role.NUMBER)
    if phrase is None or phrase.units != {Unit.YEAR} or month not in MONTHS:
        return None
    return match.time(phrase.with_levels(Ref(Unit.MONTH, month)), weak=True)


def _about(match: Match) -> Item:
    """Read "around 12 February"."""
    return match.time(About(match.node()), weak=match.having(Role.TIME)[0].weak)


RANGES: Stage = (
    Rule("time number dash number", _dashed, lenient=True),
    Rule(
        "from|between? the? number|rank to|dash|and on|the* number|rank of|on? the? time",
        _bare_range,
    ),
    Rule("time comma|on|between|from* number|rank dash|and|to the? number|rank", _bare_range),
    Rule(
        "from|between|since? on|the* time|number|rank and? to|dash the? part? on|the* time", _range
    ),
    Rule("from|between|since? on|the* time and? to|dash on|the* number|rank|to_date", _range),
    Rule("between on|the* time|number|rank and on|the* time", _range),
    Rule(
        "between on|the* time|number|rank and|dash|to on|the* number|rank of|on the? time",
        _bare_range,
    ),
    Rule("time and on|the* time", _list),
    Rule("number|rank and on|the* time", _list),
    Rule("time and the? number|rank", _list),
    Rule("from|since? the? time and? to_date", _range),
    Rule("number dash number", _dashed, lenient=True),
    Rule("time|number dash|slash time|number", _spaced_month, lenient=True),
    Rule("about on|the* time", _about),
    Rule("time or_so", _about),
)


IN_RANGES: Stage = (Rule("time comma|of|on* time", _merge),)


def _bound(match: Match) -> Item:
    """Read "since Friday", "2012 or later"."""
    role = next(role for role in BINDING if match.has(role))
    if match.items[-1].has(role) and role in INCLUDED:
        role = INCLUDED[role]
    if isinstance(match.node(), Stretch) and role in {Role.SINCE, Role.AFTER, Role.BEFORE}:
        return match.make(Role.BOUND, match.node())
    return match.make(Role.BOUND, Bound(BINDING[role], match.node()))


def _since(match: Match) -> Item | None:
    """Read "since about two weeks"."""
    amount = length(match)
    return match.make(Role.BOUND, Bound(Relation.SINCE, Offset(amount, -1))) if amount else None


def _to_date(match: Match) -> Item:
    """Read "to date"."""
    return match.make(Role.BOUND, Bound(Relation.UNTIL, Phrase((Ref(Unit.DAY, step=0),))))


def _lasting(match: Match) -> Item:
    """Read "for 12 years", which dates nothing."""
    return match.make(Role.BOUND, Bound(Relation.LASTING, Stretch(match.amount(), 0)))


def _lasting_one(match: Match) -> Item | None:
    """Read "for a month" in languages without an article for it."""
    amount = length(match)
    if amount is None:
        return None
    return match.make(Role.BOUND, Bound(Relation.LASTING, Stretch(amount, 0)))


def _event(match: Match) -> Item | None:
    """Read "two weeks after" with no date behind it: an event's date is wanted."""
    if match.has(Role.AMOUNT):
        sign = -1 if match.has(Role.BEFORE) else 1
        return match.make(Role.BOUND, FromEvent(match.amount(), sign))
    node = match.node()
    if isinstance(node, Offset) and node.anchor is None and match.has(Role.FROM):
        return match.make(Role.BOUND, FromEvent(node.amount, node.sign))
    if isinstance(node, Stretch) and node.anchor is None and node.sign >= 0:
        return match.make(Role.BOUND, FromEvent(node.amount, 1, within=True))
    return None


def _recurring(match: Match) -> Item:
    """Read "every Friday", which is no date."""
    return match.make(Role.WORD, value=True)


def _lone_day(match: Match) -> Item | None:
    """Read "the 27th" where nothing else is said."""
    number = match.numerals()[0]
    if number.value not in DAYS:
        return None
    return match.time(Phrase((Ref(Unit.DAY, number.value),)), weak=True)


def _day_on(match: Match) -> Item | None:
    """Read "on the 27th"."""
    day = match.numerals()[0]
    if not day.digits or day.value not in DAYS or match.items[0].has(Role.IN):
        return None
    return match.time(Phrase((Ref(Unit.DAY, day.value),)), weak=True)


def _lone_unit(match: Match) -> Item | None:
    """Read "week", "weekend" where nothing else is said."""
    if match.unit() in {Unit.HOUR, Unit.HALF}:
        return None
    step = None if match.unit() is Unit.WEEKEND else 0
    return match.time(Phrase((Ref(match.unit(), step=step),)), weak=True)


RELATIONS: Stage = (
    Rule("the? rank|number", _lone_day, lenient=True),
    Rule("unit", _lone_unit, lenient=True),
    Rule("since|until|by|before|after|starting on|the|of* time", _bound),
    Rule("time comma? or_later|or_sooner", _bound),
    Rule("time and|or before|after", _bound, lenient=True),
    Rule("on the? rank", _day_on),
    Rule("since about* amount|unit", _since),
    Rule("to_date", _to_date),
    Rule("for|during about* amount", _lasting),
    Rule("for unit", _lasting_one),
    Rule("amount", _lasting),
    Rule("for|during about* amount of", _lasting),
    Rule("amount before|after", _event),
    Rule("time of|from", _event),
    Rule("each the? time|unit|daypart", _recurring),
)
