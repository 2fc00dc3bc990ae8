"""Tables as columns of integers, small to embed and quick to read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

__all__ = ["OPEN", "Codes", "day_number", "packed", "stepped"]

OPEN = 999_999
"""The day that stands for an open end; its negative for an open start."""

_EPOCH = date(1970, 1, 1).toordinal()


def day_number(day: date | None, *, when_open: int) -> int:
    """Return days since 1970-01-01.

    >>> day_number(date(1970, 1, 2), when_open=OPEN)
    1
    """
    return when_open if day is None else day.toordinal() - _EPOCH


def packed(values: Iterable[int]) -> int | list[int]:
    """Return a column, as a single number where all its values are equal.

    >>> packed([3, 3]), packed([3, 4]), packed([])
    (3, [3, 4], [])
    """
    column = list(values)
    return column[0] if column and min(column) == max(column) else column


def stepped(values: Iterable[int]) -> list[int]:
    """Return a column that hardly changes from row to row, as differences.

    >>> stepped([4, 4, 5, 7])
    [4, 0, 1, 2]
    """
    column = list(values)
    return [value - before for before, value in pairwise([0, *column])]


@dataclass(slots=True)
class Codes:
    """Values seen so far, each with its place in order of first sight; absent ones are -1."""

    values: list[Any] = field(default_factory=list)
    _places: dict[Hashable, int] = field(default_factory=dict)

    def __call__(self, value: Any) -> int:  # noqa: ANN401  (any hashable value can be coded)
        """Return the code of a value: None, empty strings and empty tuples have none."""
        if value is None or value in ("", ()):
            return -1
        if value not in self._places:
            self._places[value] = len(self.values)
            self.values.append(value)
        return self._places[value]
