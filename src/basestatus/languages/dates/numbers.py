"""Put number words and digits together: twenty-first, nineteen ninety, two thousand and five."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.languages.dates.tokens import Item
from basestatus.languages.dates.vocabulary import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Number", "with_numbers"]

TEN = 10
TWENTY = 20
HUNDRED = 100
THOUSAND = 1000
YEARS = range(1000, 3000)
CENTURIES = range(10, 22)
SCORES = (60, 80)


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number, and the digits it was written with (empty for words)."""

    value: int
    digits: str = ""


@dataclass(frozen=True, slots=True)
class _Sum:
    """A number in the making: whole thousands, and what is below them."""

    thousands: int = 0
    below: int = 0

    @property
    def value(self) -> int:
        return self.thousands + self.below


def with_numbers(items: Sequence[Item], *, small_first: bool) -> list[Item]:
    """Replace number words and digits by numbers, ranks and years."""
    return list(_numbered(items, small_first=small_first))


def _numbered(items: Sequence[Item], *, small_first: bool) -> Iterator[Item]:
    """Yield items with numbers put together."""
    index = 0
    while index < len(items):
        item, index = _next(items, index, small_first=small_first)
        yield item


def _next(items: Sequence[Item], index: int, *, small_first: bool) -> tuple[Item, int]:
    """Return the item at an index, composed if it begins a number, and the index after it."""
    item = items[index]
    if item.has(Role.DIGITS):
        return _figures(items, index)
    if not (item.has(Role.CARDINAL) or item.has(Role.ORDINAL)):
        return item, index + 1
    value, ordinal, end = _spelled(items, index, small_first=small_first)
    if value in CENTURIES and not ordinal and end < len(items):
        rest, rank, after = _spelled(items, end, small_first=small_first)
        if TEN <= rest < HUNDRED and not rank:
            return _make(items, index, after, Number(value * HUNDRED + rest)), after
        if rest == 0 and items[end].has(Role.CARDINAL) and after < len(items):
            rest, rank, after = _spelled(items, after, small_first=small_first)
            if 0 < rest < TEN and not rank:
                return _make(items, index, after, Number(value * HUNDRED + rest)), after
    return _make(items, index, end, Number(value), ordinal=ordinal), end


def _make(
    items: Sequence[Item], start: int, end: int, number: Number, *, ordinal: bool = False
) -> Item:
    """Return the item for a number; one word keeps its other roles."""
    values = dict(items[start].values) if end == start + 1 else {}
    values[Role.RANK if ordinal else Role.NUMBER] = number
    if number.value in YEARS and not ordinal:
        values[Role.YEAR] = number.value
    return Item(values, items[start].start, items[end - 1].end)


def _figures(items: Sequence[Item], index: int) -> tuple[Item, int]:
    """Return the number that digits stand for: 12, 21st, 1,200."""
    digits = str(items[index].values[Role.DIGITS])
    end = index + 1
    while _is_group(items, end):
        digits += str(items[end + 1].values[Role.DIGITS])
        end += 2
    number = Number(int(digits[:18]), digits)
    grouped = end > index + 1
    if not grouped and end < len(items) and _glued(items, end, Role.ORDINAL_SIGN):
        return _make(items, index, end + 1, number, ordinal=True), end + 1
    if grouped or len(digits) != len(str(THOUSAND)):
        values = {Role.NUMBER: number, Role.DIGITS: digits}
        return Item(values, items[index].start, items[end - 1].end), end
    return _make(items, index, end, number), end


def _is_group(items: Sequence[Item], index: int) -> bool:
    """Tell whether a comma and three digits follow, as in 1,200."""
    if index + 1 >= len(items) or not _glued(items, index, Role.COMMA):
        return False
    group = items[index + 1]
    return group.start == items[index].end and len(str(group.values.get(Role.DIGITS, ""))) == len(
        "000"
    )


def _glued(items: Sequence[Item], index: int, role: Role) -> bool:
    """Tell whether an item with a role follows without a space."""
    return items[index].has(role) and items[index].start == items[index - 1].end


def _spelled(items: Sequence[Item], index: int, *, small_first: bool) -> tuple[int, bool, int]:
    """Return the number in words at an index, whether it is a rank, and the index after it."""
    total: _Sum | None = None
    ordinal, joined = False, False
    end = start = index
    while start < len(items):
        value, rank = _value(items[start]), items[start].has(Role.ORDINAL)
        if value is None or (ordinal and rank):
            break
        grown = _add(total, value, joined=joined, small_first=small_first)
        if grown is None:
            break
        total, ordinal, end = grown, ordinal or rank, start + 1
        start, joined = _past_joints(items, end, small_first=small_first)
    return (total.value, ordinal, end) if total else (-1, False, index + 1)


def _value(item: Item) -> int | None:
    """Return the number that a word names."""
    found = item.values.get(Role.CARDINAL, item.values.get(Role.ORDINAL))
    return found if isinstance(found, int) else None


def _past_joints(items: Sequence[Item], index: int, *, small_first: bool) -> tuple[int, bool]:
    """Return the index after a hyphen, "and" and "the", and whether there was an "and"."""
    if index < len(items) and _glued(items, index, Role.DASH):
        index += 1
    joined = index < len(items) and items[index].has(Role.AND)
    index += joined
    if index < len(items) and _glued(items, index, Role.DASH):
        index += 1
    if small_first and index < len(items) and items[index].has(Role.THE):
        index += 1
    return index, joined


def _add(total: _Sum | None, value: int, *, joined: bool, small_first: bool) -> _Sum | None:
    """Return a number with one more word, or None where the word begins another number."""
    if total is None:
        return _Sum(value - value % THOUSAND, value % THOUSAND)
    below = total.below
    if value == THOUSAND:
        return _Sum(max(below, 1) * THOUSAND) if total.thousands == 0 and not joined else None
    if value == HUNDRED and 0 < below < HUNDRED and not joined:
        return _Sum(total.thousands, below * HUNDRED)
    if value >= HUNDRED:
        return _Sum(total.thousands, value) if below == 0 and value < THOUSAND else None
    if not _fits(total, value, joined=joined, small_first=small_first):
        return None
    return _Sum(total.thousands, below + value)


def _fits(total: _Sum, value: int, *, joined: bool, small_first: bool) -> bool:
    """Tell whether a word below a hundred goes on with a number."""
    tail = total.below % HUNDRED
    if tail == 0:
        return total.value > 0 and value > 0
    if small_first:
        return tail < TEN and value % TEN == 0 and (value >= TWENTY) is joined and value > 0
    if tail < TWENTY or tail % TEN:
        return False
    limit = TWENTY if tail in SCORES else TEN
    return 0 < value < limit and (not joined or value % TEN == 1)
