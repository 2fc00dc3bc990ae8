"""Patterns over the roles of items, and the rewriting of runs by tables of them.

A pattern is a line of role names: ``step unit``, ``number of? the? month``. ``|`` joins roles of
which one is enough, ``?`` makes an element optional, ``*`` lets it stand up to three times.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from basestatus.languages.dates.meaning import Amount, Node, Phrase
from basestatus.languages.dates.numbers import Number
from basestatus.languages.dates.tokens import Item
from basestatus.languages.dates.vocabulary import Role, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = ["Builder", "Match", "Rewriter", "Rule", "rule"]

MOST_ROLE_SETS = 250


@dataclass(frozen=True, slots=True)
class Match:
    """Items that a pattern fits, and what they say."""

    items: Sequence[Item]
    elements: tuple[frozenset[Role], ...]

    def having(self, role: Role) -> list[Item]:
        """Return the items that can play a role."""
        return [item for item in self.items if role in item.values]

    def has(self, role: Role) -> bool:
        """Tell whether an item can play a role."""
        return any(role in item.values for item in self.items)

    def number(self, role: Role, which: int = 0) -> int:
        """Return the number of an item with a role."""
        value = self.having(role)[which].values[role]
        if isinstance(value, Number):
            return value.value
        return value if isinstance(value, int) else 0

    def unit(self, which: int = 0) -> Unit:
        """Return the unit of an item that names one."""
        return Unit(self.number(_unit_role(self.items), which))

    def amount(self) -> Amount:
        """Return the amount."""
        value = self.having(Role.AMOUNT)[0].values[Role.AMOUNT]
        assert isinstance(value, Amount)
        return value

    def node(self, which: int = 0) -> Node:
        """Return the meaning of an item that is a time already."""
        value = self.having(Role.TIME)[which].values[Role.TIME]
        assert isinstance(value, Node)
        return value

    def phrase(self, which: int = 0) -> Phrase | None:
        """Return the meaning of an item, if it is a calendar phrase."""
        node = self.node(which)
        return node if isinstance(node, Phrase) else None

    def make(self, role: Role, value: object, *, weak: bool = False) -> Item:
        """Return one item for all of them."""
        return Item({role: value}, self.items[0].start, self.items[-1].end, weak)

    def time(self, node: Node, *, weak: bool = False) -> Item:
        """Return one time for all of them."""
        return self.make(Role.TIME, node, weak=weak)

    @property
    def glued(self) -> bool:
        """Tell whether nothing stands between the items, not even a space."""
        return all(a.end == b.start for a, b in zip(self.items, self.items[1:], strict=False))


def _unit_role(items: Sequence[Item]) -> Role:
    """Return the role under which items name a unit."""
    roles = (Role.UNIT, Role.UNITS, Role.PAIR)
    return next(role for role in roles if any(role in item.values for item in items))


Builder = "Callable[[Match], Item | None]"
