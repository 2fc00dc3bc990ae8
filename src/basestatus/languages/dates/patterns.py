"""Patterns over the roles of items, and the rewriting of runs by tables of them.

A pattern is a line of role names: ``step unit``, ``number of? the? month``. ``|`` joins roles of
which one is enough, ``?`` makes an element optional, ``*`` lets it stand up to three times.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.languages.dates.meaning import Amount, Node, Phrase
from basestatus.languages.dates.numbers import Number
from basestatus.languages.dates.tokens import Item
from basestatus.languages.dates.vocabulary import Role, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Builder", "Match", "Rewriter", "Rule", "Stage"]

QUANTIFIERS = {"?": b"?", "*": b"{0,3}"}
UNIT_ROLES = (Role.UNIT, Role.UNITS, Role.PAIR)
MADE = (
    {Role.NUMBER}, {Role.NUMBER, Role.YEAR}, {Role.NUMBER, Role.DIGITS}, {Role.RANK},
    {Role.NUMBER, Role.DIGITS, Role.YEAR}, {Role.DIGITS, Role.RANK},
    {Role.TIME}, {Role.BOUND}, {Role.AMOUNT}, {Role.MONTH}, {Role.WORD},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """Items that a pattern fits, the item before them, and what they say."""

    items: Sequence[Item]
    before: Item | None = None

    def having(self, role: Role) -> list[Item]:
        """Return the items that can play a role."""
        return [item for item in self.items if role in item.values]

    def has(self, role: Role) -> bool:
        """Tell whether an item can play a role."""
        return any(role in item.values for item in self.items)

    def value(self, role: Role, which: int = 0) -> object:
        """Return the value of an item in a role."""
        return self.having(role)[which].values[role]

    def number(self, role: Role, which: int = 0) -> int:
        """Return the whole number that an item stands for in a role."""
        value = self.value(role, which)
        if isinstance(value, Number):
            return value.value
        return value if isinstance(value, int) else 0

    def unit(self, which: int = 0) -> Unit:
        """Return the unit that an item names."""
        role = next(role for role in UNIT_ROLES if self.has(role))
        return Unit(self.number(role, which))

    def amount(self, which: int = 0) -> Amount:
        """Return the amount that an item stands for."""
        value = self.value(Role.AMOUNT, which)
        assert isinstance(value, Amount)
        return value

    def node(self, which: int = 0) -> Node:
        """Return the meaning of an item that is a time already."""
        value = self.value(Role.TIME, which)
        assert isinstance(value, Node)
        return value

    def phrase(self, which: int = 0) -> Phrase | None:
        """Return the meaning of a time, if it is a calendar phrase."""
        node = self.node(which)
        return node if isinstance(node, Phrase) else None

    def make(self, role: Role, value: object, *, weak: bool = False) -> Item:
        """Return one item for all of them."""
        return Item({role: value}, self.items[0].start, self.items[-1].end, weak)

    def time(self, node: Node, *, weak: bool = False) -> Item:
        """Return one time for all of them."""
        return self.make(Role.TIME, node, weak=weak)

    @property
    def definite(self) -> bool:
        """Tell whether an article is glued to the first item, which then describes a noun."""
        before = self.before
        return before is not None and before.has(Role.THE) and before.end == self.items[0].start

    @property
    def glued(self) -> bool:
        """Tell whether nothing stands between the items, not even a space."""
        return all(a.end == b.start for a, b in zip(self.items, self.items[1:], strict=False))


Builder = Callable[[Match], Item | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, and what makes one item of what it fits, or refuses.

    ``lenient`` rules serve only a text that is nothing but the expression.
    """

    pattern: str
    build: Builder
    lenient: bool = False


Stage = tuple[Rule, ...]
Compiled = dict[int, list[tuple[re.Pattern[bytes], Builder]]]


class Rewriter:
    """Stages of rules, compiled for the words of one lexicon."""

    def __init__(self, words: Iterable[frozenset[Role]], stages: Sequence[Stage]) -> None:
        self._codes = {roles: code for code, roles in enumerate(_role_sets(words), 1)}
        self._members: defaultdict[Role, bytearray] = defaultdict(bytearray)
        for roles, code in self._codes.items():
            for role in roles:
                self._members[role].append(code)
        self._strict = [self._compile(stage, lenient=False) for stage in stages]
        self._lenient = [self._compile(stage, lenient=True) for stage in stages]

    def rewrite(self, items: Sequence[Item], *, lenient: bool = False) -> list[Item]:
        """Return a run after all stages."""
        found = list(items)
        for stage in self._lenient if lenient else self._strict:
            found = self._pass(found, stage)
        return found

    def _pass(self, items: list[Item], stage: Compiled) -> list[Item]:
        """Rewrite from left to right; what a rule makes may begin the next match."""
        codes = bytearray(self._codes[frozenset(item.values)] for item in items)
        done: list[Item] = []
        index = 0
        while index < len(items):
            before = done[-1] if done else None
            item, end = self._apply(items, codes, index, before, stage)
            if item is None:
                done.append(items[index])
                index += 1
            else:
                index = end - 1
                items[index] = item
                codes[index] = self._codes[frozenset(item.values)]
        return done

    def _apply(  # noqa: PLR0913
        self, items: list[Item], codes: bytearray, index: int, before: Item | None, stage: Compiled
    ) -> tuple[Item | None, int]:
        """Return what the longest fitting rule makes at an index, and where it ends."""
        fits = [
            (found.end(), build)
            for pattern, build in stage.get(codes[index], ())
            if (found := pattern.match(codes, index))
        ]
        for end, build in sorted(fits, key=lambda fit: -fit[0]):
            if item := build(Match(items[index:end], before)):
                return item, end
        return None, index

    def _compile(self, stage: Stage, *, lenient: bool) -> Compiled:
        """Return the rules of a stage by the code of the item that they begin with."""
        compiled: Compiled = defaultdict(list)
        for entry in stage:
            if entry.lenient and not lenient:
                continue
            elements = [self._element(element) for element in entry.pattern.split()]
            pattern = re.compile(b"".join(elements), re.DOTALL)
            for code in self._codes.values():
                if self._can_begin(elements, code):
                    compiled[code].append((pattern, entry.build))
        return dict(compiled)

    def _element(self, element: str) -> bytes:
        """Return the expression for one element of a pattern."""
        quantifier = QUANTIFIERS.get(element[-1], b"")
        names = element.rstrip("?*").split("|")
        members = sorted({code for name in names for code in self._members[Role(name)]})
        choice = b"".join(re.escape(bytes([code])) for code in members)
        return (b"[" + choice + b"]" if choice else b"(?!)") + quantifier

    @staticmethod
    def _can_begin(elements: Sequence[bytes], code: int) -> bool:
        """Tell whether a pattern can begin with an item of a code."""
        for element in elements:
            if re.match(element.removesuffix(b"?").removesuffix(b"{0,3}"), bytes([code])):
                return True
            if not element.endswith((b"?", b"{0,3}")):
                return False
        return False


def _role_sets(words: Iterable[frozenset[Role]]) -> list[frozenset[Role]]:
    """Return every set of roles that an item can have, those of composed numbers included."""
    known = {*words, *(frozenset(roles) for roles in MADE)}
    for roles in list(known):
        if Role.CARDINAL in roles:
            known |= {roles | {Role.NUMBER}, roles | {Role.NUMBER, Role.YEAR}}
        if Role.ORDINAL in roles:
            known.add(roles | {Role.RANK})
    return sorted(known, key=sorted)
