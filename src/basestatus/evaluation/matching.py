"""Tell hits from misses and false alarms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from basestatus.evaluation.rows import Row

__all__ = ["Key", "Level", "Matching", "group", "match"]

Key = tuple[str, ...]
"""A document, a site and what is said of it: what rows are counted by."""


class Level(StrEnum):
    """How much of a claim has to be right."""

    STRICT = "strict"
    WITHOUT_MODALITY = "without_modality"
    SITE_AND_STATUS = "site_and_status"

    def key(self, row: Row) -> Key:
        """Return what a row is counted by; rows with the same key count once."""
        match self:
            case Level.STRICT:
                return (row.document, row.site, row.actor, row.status, row.modality)
            case Level.WITHOUT_MODALITY:
                return (row.document, row.site, row.actor, row.status)
            case Level.SITE_AND_STATUS:
                return (row.document, row.site, row.status)


@dataclass(frozen=True, slots=True)
class Matching:
    """Keys found and required, found in vain, required in vain, and not counted."""

    hits: frozenset[Key]
    alarms: frozenset[Key]
    misses: frozenset[Key]
    dropped: frozenset[Key]


def match(
    gold: Iterable[Row], found: Iterable[Row], level: Level, *, window_start: date | None = None
) -> Matching:
    """Compare rows by their keys.

    A key that only optional rows have is dropped, unless found and optional rows are dated and
    never meet. So is what ended before ``window_start`` and is not among the required: history,
    dated as such.
    """
    gold = tuple(gold)
    required = {level.key(row) for row in gold if not row.optional}
    optional = group((row for row in gold if row.optional), level)
    counted: set[Key] = set()
    dropped: set[Key] = set()
    for row in found:
        key = level.key(row)
        spared = (
            _is_optional(row, optional[key]) if key in optional else _is_past(row, window_start)
        )
        (dropped if spared and key not in required else counted).add(key)
    return Matching(
        hits=frozenset(counted & required),
        alarms=frozenset(counted - required),
        misses=frozenset(required - counted),
        dropped=frozenset(dropped - counted),
    )


def group(rows: Iterable[Row], level: Level) -> dict[Key, list[Row]]:
    """Return rows by their key, in their order."""
    groups: dict[Key, list[Row]] = {}
    for row in rows:
        groups.setdefault(level.key(row), []).append(row)
    return groups


def _is_optional(row: Row, optional: Sequence[Row]) -> bool:
    """Whether one of the optional rows covers a row: any does but one of another time."""
    return (
        not row.is_dated
        or not all(other.is_dated for other in optional)
        or any(row.interval.meets(other.interval) for other in optional)
    )


def _is_past(row: Row, window_start: date | None) -> bool:
    end = row.interval.end
    return bool(window_start and end and end < window_start)
