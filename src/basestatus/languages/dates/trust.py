"""Decide whether words that can be a date are one: "in 2014", but not "2014 soldiers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.languages.dates.meaning import Bound, Phrase, Range
from basestatus.languages.dates.vocabulary import Role, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from basestatus.languages.dates.meaning import Node
    from basestatus.languages.dates.tokens import Item

__all__ = ["trusted"]

YEARS = range(1800, 2101)
NAMES = {Unit.MONTH, Unit.SEASON, Unit.HOLIDAY, Unit.WEEKDAY, Unit.DECADE}


def trusted(items: Sequence[Item], index: int, *, text: str, ahead: str) -> bool:
    """Tell whether an item is a date.

    ``text`` is what it covers and ``ahead`` the character after the run, nothing at the end.
    """
    item = items[index]
    if Role.BOUND in item.values:
        return _is_dated_bound(item) and not _is_of_something(items, index)
    if Role.TIME not in item.values:
        return False
    if not item.weak:
        return True
    before = _before(items, index)
    follows = ahead if index == len(items) - 1 else ""
    node = item.values[Role.TIME]
    if isinstance(node, Range):
        return _are_years(node)
    if isinstance(node, Phrase):
        return _is_borne_out(node, before, text=text, follows=follows)
    return False


def _before(items: Sequence[Item], index: int) -> Item | None:
    """Return the item before one, or before the years that it is listed with."""
    while index > 1 and items[index - 1].has(Role.AND) and _is_year(items[index - 2]):
        index -= 2
    return items[index - 1] if index else None


def _is_year(item: Item) -> bool:
    """Tell whether an item is a plausible year."""
    node = item.values.get(Role.TIME)
    return isinstance(node, Phrase) and _is_plain_year(node) is True


def _is_dated_bound(item: Item) -> bool:
    """Tell whether what is bound is a year of recent history, or not a bare year."""
    node = item.values[Role.BOUND]
    if isinstance(node, Bound) and isinstance(node.node, Phrase):
        return _is_plain_year(node.node) in {None, True}
    return True


def _is_of_something(items: Sequence[Item], index: int) -> bool:
    """Tell whether a season is a word for something else: "since the fall of the capital"."""
    bound = items[index].values[Role.BOUND]
    phrase = bound.node if isinstance(bound, Bound) else None
    if not isinstance(phrase, Phrase) or phrase.units != {Unit.SEASON} or phrase.levels[0].step:
        return False
    return index + 1 < len(items) and items[index + 1].has(Role.OF)


def _is_plain_year(phrase: Phrase) -> bool | None:
    """Tell whether a phrase is a plausible year; None where it is not a bare year."""
    if phrase.units != {Unit.YEAR} or phrase.part or phrase.levels[0].value is None:
        return None
    return phrase.levels[0].value in YEARS


def _are_years(node: Range) -> bool:
    """Tell whether a range goes from year to year."""
    ends: tuple[Node, Node] = (node.first, node.last)
    return all(isinstance(end, Phrase) and _is_plain_year(end) for end in ends)


def _is_borne_out(node: Phrase, before: Item | None, *, text: str, follows: str) -> bool:
    """Tell whether the word before, and what follows, make a date of a phrase."""
    if node.units == {Unit.DAY} and node.levels[0].value is not None:
        return not follows.isalpha()
    if before is None:
        return False
    if _is_plain_year(node):
        return (before.has(Role.IN) or before.has(Role.FROM)) and not (
            str(node.levels[0].value).endswith("00") and follows.isalpha()
        )
    if node.units <= NAMES and node.units:
        return before.has(Role.IN)
    return "/" in text and before.has(Role.ON)
