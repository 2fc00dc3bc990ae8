"""Rules for ranges: from 3 to 6 February, between May and July, 9-12 June, March and April."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from basestatus.languages.dates.meaning import About, Phrase, Range, Ref
from basestatus.languages.dates.merging import completed, merged
from basestatus.languages.dates.numbers import Number
from basestatus.languages.dates.patterns import Rule, Stage
from basestatus.languages.dates.vocabulary import Role, Unit

if TYPE_CHECKING:
    from basestatus.languages.dates.meaning import Node
    from basestatus.languages.dates.patterns import Match
    from basestatus.languages.dates.tokens import Item

__all__ = ["IN_RANGES", "RANGES"]

DAYS = range(1, 32)
MONTHS = range(1, 13)
ENDS = 2


def _end(item: Item) -> Node | None:
    """Return the meaning of one end of a range; a bare number is a day."""
    node = item.values.get(Role.TIME)
    if node is not None:
        return cast("Node", node)
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


def _merge(match: Match) -> Item | None:
    """Read "next week between Wednesday and Friday"."""
    node = merged(match.node(), match.node(1))
    return match.time(node) if node else None


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
