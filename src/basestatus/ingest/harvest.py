"""What a run took in, and what it did not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from basestatus.errors import Problem

__all__ = ["Harvest", "Taken"]


@dataclass(frozen=True, slots=True)
class Taken:
    """An article that was taken in; ``near`` are the documents of which it is a version."""

    path: str
    address: str
    title: str
    published: date | None
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Harvest:
    """The articles that were taken in, how many were there already, and what was refused."""

    taken: tuple[Taken, ...]
    known: int
    problems: tuple[Problem, ...]
