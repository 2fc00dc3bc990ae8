"""List misses and false alarms, each with what kind of mistake it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from basestatus.evaluation.matching import Level, group, match

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from basestatus.evaluation.matching import Key
    from basestatus.evaluation.rows import Row

__all__ = ["Kind", "Mistake", "find_mistakes"]


class Kind(StrEnum):
    """What is wrong: one part of a claim, or the claim as a whole."""

    MODALITY = "modality"
    STATUS = "status"
    ACTOR = "actor"
    SITE = "site"
    MISSED = "missed"
    INVENTED = "invented"


PARTS = (Kind.SITE, Kind.ACTOR, Kind.STATUS, Kind.MODALITY)
"""The parts of a strict key behind its document, in order."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A required row that was not found, or a found one that nobody asked for.

    ``nearest`` is the mistake on the other side that differs in one part alone, if there is one.
    """

    kind: Kind
    row: Row
    is_miss: bool
    nearest: Row | None


def find_mistakes(
    gold: Iterable[Row], found: Iterable[Row], *, window_start: date | None = None
) -> tuple[Mistake, ...]:
    """Return the misses, then the false alarms, each by document and place in its text."""
    gold, found = tuple(gold), tuple(found)
    matching = match(gold, found, Level.STRICT, window_start=window_start)
    required = group((row for row in gold if not row.optional), Level.STRICT)
    answers = group(found, Level.STRICT)
    missed = {key: required[key][0] for key in matching.misses}
    invented = {key: answers[key][0] for key in matching.alarms}
    return (
        *_ordered(_mistake(key, missed, invented, Kind.MISSED) for key in missed),
        *_ordered(_mistake(key, invented, missed, Kind.INVENTED) for key in invented),
    )


def _ordered(mistakes: Iterable[Mistake]) -> list[Mistake]:
    return sorted(mistakes, key=lambda m: (m.row.document, m.row.span, Level.STRICT.key(m.row)))


def _mistake(
    key: Key, own: Mapping[Key, Row], others: Mapping[Key, Row], otherwise: Kind
) -> Mistake:
    """Return a mistake, of the kind that the nearest on the other side shows."""
    nearest = _nearest(own[key], [row for other, row in others.items() if _is_near(key, other)])
    kind = _kind(key, Level.STRICT.key(nearest)) if nearest else otherwise
    return Mistake(kind, own[key], otherwise is Kind.MISSED, nearest)


def _is_near(one: Key, other: Key) -> bool:
    """Whether two keys of one document differ in one part alone."""
    return one[0] == other[0] and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _nearest(row: Row, others: Sequence[Row]) -> Row | None:
    """Return the row whose quote lies nearest; of those elsewhere in the text none."""
    touching = [o for o in others if o.span.start < row.span.end and row.span.start < o.span.end]
    return min(touching, key=lambda o: (abs(o.span.start - row.span.start), o.span), default=None)


def _kind(one: Key, other: Key) -> Kind:
    return next(kind for kind, a, b in zip(PARTS, one[1:], other[1:], strict=True) if a != b)
