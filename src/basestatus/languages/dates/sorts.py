"""What sort of expression a meaning is: for those who read claims, not calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from basestatus.languages.dates.meaning import (
    About,
    Bound,
    Enclosing,
    FromEvent,
    Node,
    Offset,
    Phrase,
    Range,
    Slice,
    Stretch,
)
from basestatus.languages.dates.vocabulary import Kind, Relation, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.languages.dates.meaning import Amount

__all__ = [
    "grain_of",
    "is_about",
    "is_background",
    "is_stated",
    "is_told",
    "kind_of",
    "relation_of",
]

KINDS = {
    Range: Kind.RANGE,
    Offset: Kind.OFFSET,
    Stretch: Kind.STRETCH,
    FromEvent: Kind.EVENT_RELATIVE,
}
NAMED = frozenset({
    Unit.YEAR, Unit.MONTH, Unit.HOLIDAY, Unit.SEASON, Unit.DECADE, Unit.CENTURY, Unit.QUARTER,
})  # fmt: skip


def _inner(node: Node) -> Node:
    """Return what stands under a relation or an "about"."""
    while isinstance(node, Bound | About):
        node = node.node
    return node


def kind_of(node: Node) -> Kind:
    """Return the kind of an expression."""
    if isinstance(node, Bound) and node.relation is Relation.LASTING:
        return Kind.DURATION
    inner = _inner(node)
    if isinstance(inner, Phrase) and not inner.levels:
        return Kind.TIME_OF_DAY
    return KINDS.get(type(inner), Kind.DATE)


def relation_of(node: Node) -> Relation:
    """Return how an expression binds what is told."""
    if isinstance(node, Bound):
        return node.relation
    inner = _inner(node)
    if isinstance(inner, FromEvent):
        return Relation.AFTER if inner.sign > 0 else Relation.BEFORE
    if isinstance(inner, Offset) and inner.anchor is None:
        return Relation.AGO if inner.sign < 0 else Relation.AHEAD
    if isinstance(inner, Stretch):
        return Relation.PAST if inner.sign < 0 else Relation.WITHIN
    return Relation.ON


def grain_of(node: Node) -> Unit:
    """Return the finest unit that is named."""
    inner = _inner(node)
    if isinstance(inner, Phrase):
        return Unit.DAY if inner.finest in {None, Unit.WEEKDAY, Unit.HOLIDAY} else _unit(inner)
    if isinstance(inner, Range):
        return max(grain_of(inner.first), grain_of(inner.last))
    if isinstance(inner, Enclosing):
        return inner.unit
    return _amount_of(inner).pieces[-1].unit


def _unit(phrase: Phrase) -> Unit:
    """Return the finest unit of a phrase that has one."""
    return phrase.levels[-1].unit


def _amount_of(node: Node) -> Amount:
    """Return the amount of a node that has one."""
    return cast("Offset | Stretch | Slice | FromEvent", node).amount


def _phrases(node: Node) -> Iterator[Phrase]:
    """Yield the calendar phrases of a node."""
    inner = _inner(node)
    if isinstance(inner, Phrase):
        yield inner
    elif isinstance(inner, Range):
        yield from (*_phrases(inner.first), *_phrases(inner.last))
    elif isinstance(inner, Enclosing):
        yield from _phrases(inner.day)
    elif isinstance(inner, Slice):
        yield from _phrases(inner.whole)
    elif isinstance(inner, Offset | Stretch) and inner.anchor is not None:
        yield from _phrases(inner.anchor)


def is_about(node: Node) -> bool:
    """Tell whether the wording says that a date is only about right."""
    inner = _inner(node)
    if isinstance(node, About) or (isinstance(node, Bound) and isinstance(node.node, About)):
        return True
    if isinstance(inner, Offset | Stretch | FromEvent):
        return inner.amount.about or inner.amount.vague
    return False


def is_told(node: Node) -> bool:
    """Tell whether an expression counts from the day spoken of."""
    inner = _inner(node)
    if isinstance(inner, Offset):
        return inner.told
    return any(phrase.told for phrase in _phrases(node))


def is_stated(node: Node) -> bool:
    """Tell whether an expression names a date of a calendar and takes no step from today."""
    phrases = list(_phrases(node))
    return bool(phrases) and all(_is_named(phrase) for phrase in phrases)


def _is_named(phrase: Phrase) -> bool:
    """Tell whether a phrase names a month, a year or a feast."""
    named = any(ref.unit in NAMED and ref.value is not None for ref in phrase.levels)
    return named and all(ref.step is None for ref in phrase.levels)


def is_background(node: Node) -> bool:
    """Tell whether an expression names no more than a year or a longer time."""
    phrases = list(_phrases(node))
    return bool(phrases) and all(
        phrase.levels
        and phrase.levels[-1].unit <= Unit.YEAR
        and phrase.levels[-1].value is not None
        for phrase in phrases
    )
