"""Patterns over the roles of items, and the rewriting of runs by tables of them.

A pattern is a line of role names: ``step unit``, ``number of? the? month``. ``|`` joins roles of
which one is enough, ``?`` makes an element optional, ``*`` lets it stand up to three times.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from basestatus.languages.dates.meaning import Amount, Node, Phrase
from basestatus.languages.dates.numbers import Number
from basestatus.languages.dates.tokens import Item
from basestatus.languages.dates.vocabulary import Calendar, Role, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
        return value.value if isinstance(value, Number) else cast("int", value)

    def numerals(self) -> list[Number]:
        """Return the numbers and ranks of a match, as they were written."""
        found = [item.values.get(Role.NUMBER, item.values.get(Role.RANK)) for item in self.items]
        return [number for number in found if isinstance(number, Number)]

    def month(self) -> tuple[Calendar, int]:
        """Return the calendar of the month that is named, and its number."""
        return cast("tuple[Calendar, int]", self.value(Role.MONTH))

    @property
    def step(self) -> int | None:
        """Return the step from the present one, if there is one."""
        roles = (Role.STRETCH, Role.STEP, Role.TOLD_STEP)
        return next((self.number(role) for role in roles if self.has(role)), None)

    @property
    def told(self) -> bool:
        """Tell whether a step starts from the day spoken of."""
        return self.has(Role.TOLD_STEP)

    def unit(self, which: int = 0) -> Unit:
        """Return the unit that an item names."""
        role = next(role for role in UNIT_ROLES if self.has(role))
        return Unit(self.number(role, which))

    def amount(self, which: int = 0) -> Amount:
        """Return the amount that an item stands for."""
        return cast("Amount", self.value(Role.AMOUNT, which))

    def node(self, which: int = 0) -> Node:
        """Return the meaning of an item that is a time already."""
        return cast("Node", self.value(Role.TIME, which))

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
    def articled(self) -> bool:
        """Tell whether articles stand where they may: not "the day the last"."""
        if self.definite and not self.items[0].has(Role.UNIT):
            return False
        inner = zip(self.items, self.items[1:], self.items[2:], strict=False)
        return all(
            not item.has(Role.THE) or item.end == after.start or before.has(Role.STEP)
            for before, item, after in inner
        )

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
Compiled = dict[int, list[tuple[re.Pattern[bytes], Rule]]]


class Rewriter:
    """Stages of rules, compiled for the words of one lexicon."""

    def __init__(self, words: Iterable[frozenset[Role]], stages: Sequence[Stage]) -> None:
        self._codes = {roles: code for code, roles in enumerate(_role_sets(words), 1)}
        self._members: defaultdict[Role, set[int]] = defaultdict(set)
        for roles, code in self._codes.items():
            for role in roles:
                self._members[role].add(code)
        self._stages = [self._compile(stage) for stage in stages]

    def rewrite(self, items: Sequence[Item], *, lenient: bool = False) -> list[Item]:
        """Return a run after all stages."""
        found = list(items)
        for stage in self._stages:
            found = self._pass(found, stage, lenient=lenient)
        return found

    def _pass(self, items: list[Item], stage: Compiled, *, lenient: bool) -> list[Item]:
        """Rewrite from left to right; what a rule makes may begin the next match."""
        codes = bytearray(self._codes[frozenset(item.values)] for item in items)
        done: list[Item] = []
        index = 0
        while index < len(items):
            made = None
            for end, rule in _fits(stage.get(codes[index], ()), codes, index):
                if lenient or not rule.lenient:
                    made = rule.build(Match(items[index:end], done[-1] if done else None))
                if made:
                    index = end - 1
                    items[index] = made
                    codes[index] = self._codes[frozenset(made.values)]
                    break
            if made is None:
                done.append(items[index])
                index += 1
        return done

    def _compile(self, stage: Stage) -> Compiled:
        """Return the rules of a stage by the code of the item that they begin with."""
        compiled: Compiled = defaultdict(list)
        for rule in stage:
            elements = [self._element(element) for element in rule.pattern.split()]
            pattern = re.compile(b"".join(_written(*element) for element in elements), re.DOTALL)
            for code in sorted(_beginnings(elements)):
                compiled[code].append((pattern, rule))
        return dict(compiled)

    def _element(self, element: str) -> tuple[set[int], bytes]:
        """Return the codes that an element of a pattern fits, and how often."""
        names = element.rstrip("?*").split("|")
        codes = {code for name in names for code in self._members[Role(name)]}
        return codes, QUANTIFIERS.get(element[-1], b"")


def _written(codes: set[int], quantifier: bytes) -> bytes:
    """Return the expression for an element."""
    choice = b"".join(re.escape(bytes([code])) for code in sorted(codes))
    return (b"[" + choice + b"]" if choice else b"(?!)") + quantifier


def _beginnings(elements: Iterable[tuple[set[int], bytes]]) -> set[int]:
    """Return the codes that a pattern can begin with."""
    found: set[int] = set()
    for codes, quantifier in elements:
        found |= codes
        if not quantifier:
            break
    return found


def _fits(
    rules: Iterable[tuple[re.Pattern[bytes], Rule]], codes: bytearray, index: int
) -> list[tuple[int, Rule]]:
    """Return the rules that fit at an index and where they end, the longest first."""
    found = [(match.end(), rule) for p, rule in rules if (match := p.match(codes, index))]
    found.sort(key=lambda fit: -fit[0])
    return found


def _role_sets(words: Iterable[frozenset[Role]]) -> list[frozenset[Role]]:
    """Return every set of roles that an item can have, those of composed numbers included."""
    known = {*words, *(frozenset(roles) for roles in MADE)}
    for roles in list(known):
        if Role.CARDINAL in roles:
            known |= {roles | {Role.NUMBER}, roles | {Role.NUMBER, Role.YEAR}}
        if Role.ORDINAL in roles:
            known.add(roles | {Role.RANK})
    return sorted(known, key=sorted)
