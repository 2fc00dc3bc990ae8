"""Find which change was reached by a day, though windows overlap."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from basestatus.timeline.changes import Change

__all__ = ["Steps", "possible_steps", "sure_steps"]


@dataclass(frozen=True, slots=True)
class Steps:
    """For each day the number of the latest change reached by then."""

    days: tuple[int, ...]
    numbers: tuple[int, ...]

    def at(self, day: int) -> int:
        """Return the number, -1 before the first change."""
        place = bisect_right(self.days, day)
        return self.numbers[place - 1] if place else -1


def sure_steps(changes: Sequence[Change]) -> Steps:
    """Return the changes that have surely happened."""
    return _steps([change.last for change in changes])


def possible_steps(changes: Sequence[Change]) -> Steps:
    """Return the changes that may have happened."""
    return _steps([change.first for change in changes])


def _steps(days: Sequence[int]) -> Steps:
    ordered = sorted((day, number) for number, day in enumerate(days))
    numbers: list[int] = []
    latest = -1
    for _, number in ordered:
        latest = max(latest, number)
        numbers.append(latest)
    return Steps(tuple(day for day, _ in ordered), tuple(numbers))
