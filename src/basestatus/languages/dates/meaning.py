"""What a date expression means before it is known when it was published."""

from __future__ import annotations

from dataclasses import dataclass, replace

from basestatus.languages.dates.vocabulary import Calendar, DayPart, Part, Relation, Unit

__all__ = [
    "About",
    "Amount",
    "Bound",
    "Enclosing",
    "FromEvent",
    "Node",
    "Offset",
    "Phrase",
    "Piece",
    "Range",
    "Ref",
    "Slice",
    "Stretch",
]


@dataclass(frozen=True, slots=True)
class Ref:
    """One level of a calendar phrase: this unit, by number, by step from now, or by rank.

    ``value`` is a month 1–12, an ISO weekday 1–7, a day, a year, a season 1–4 or the rule of a
    holiday; ``step`` counts from the present one (last -1, this 0, next 1); ``nth`` counts in
    the level above, from its end where negative. ``by_week`` steps over whole weeks; ``final``
    marks a "last" that means rank -1 once a level above it is known.
    """

    unit: Unit
    value: int | str | None = None
    step: int | None = None
    nth: int | None = None
    calendar: Calendar = Calendar.COMMON
    by_week: bool = False
    final: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Levels of a calendar from coarse to fine, and the part of the last that is meant.

    ``told`` phrases count from the day spoken of: the next day, that week. In ``swappable`` ones
    day and month may be the other way round: 12/02/2026.
    """

    levels: tuple[Ref, ...] = ()
    part: Part | None = None
    daypart: DayPart | None = None
    told: bool = False
    swappable: bool = False

    def level(self, unit: Unit) -> Ref | None:
        """Return the level of a unit, if it is named."""
        return next((ref for ref in self.levels if ref.unit is unit), None)

    @property
    def units(self) -> frozenset[Unit]:
        """Return the units that are named."""
        return frozenset(ref.unit for ref in self.levels)

    @property
    def finest(self) -> Unit | None:
        """Return the finest unit."""
        return self.levels[-1].unit if self.levels else None

    def swapped(self) -> Phrase:
        """Return the phrase with day and month the other way round."""
        turned = {Unit.MONTH: self.level(Unit.DAY), Unit.DAY: self.level(Unit.MONTH)}
        levels = (replace(ref, value=(turned.get(ref.unit) or ref).value) for ref in self.levels)
        return replace(self, levels=tuple(levels), swappable=False)

    def with_levels(self, *refs: Ref) -> Phrase:
        """Return the phrase with more levels, in order."""
        return replace(self, levels=tuple(sorted((*self.levels, *refs), key=lambda ref: ref.unit)))


@dataclass(frozen=True, slots=True)
class Piece:
    """``low`` to ``high`` units; ``vague`` where the number is a few or not said."""

    low: float
    high: float
    unit: Unit
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time, in one or more pieces."""

    pieces: tuple[Piece, ...]
    about: bool = False

    @property
    def vague(self) -> bool:
        """Tell whether no number is given."""
        return any(piece.vague for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Offset:
    """The point an amount before (sign -1) or after (sign 1) an anchor, else publication.

    ``weekday`` picks a day of the week found; ``told`` counts from the day spoken of; ``ahead``
    looks for the anchor in the future; ``after`` is worded so that in a story it counts from
    the day spoken of, as the Arabic "after two days".
    """

    amount: Amount
    sign: int
    anchor: Node | None = None
    weekday: int | None = None
    told: bool = False
    ahead: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """The amount that ends (sign -1) or begins (sign 1) at an anchor, else at publication.

    Sign 0 is settled by the tense. ``calendar_units`` are whole ones of the calendar;
    ``counted`` days include the anchor.
    """

    amount: Amount
    sign: int
    anchor: Node | None = None
    calendar_units: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Slice:
    """The first (sign 1) or last (sign -1) so many units of a longer stretch."""

    amount: Amount
    sign: int
    whole: Node


@dataclass(frozen=True, slots=True)
class Enclosing:
    """The week, weekend or month around a day."""

    unit: Unit
    day: Node


@dataclass(frozen=True, slots=True)
class Range:
    """From the first day of one to the last day of the other."""

    first: Node
    last: Node


@dataclass(frozen=True, slots=True)
class Bound:
    """A node seen through a relation: since it, until it, before it."""

    relation: Relation
    node: Node


@dataclass(frozen=True, slots=True)
class About:
    """A node that is only about right."""

    node: Node


@dataclass(frozen=True, slots=True)
class FromEvent:
    """An amount after (sign 1) or before (sign -1) an event that the text goes on to tell.

    ``within`` says any time up to the amount.
    """

    amount: Amount
    sign: int
    within: bool = False


Node = Phrase | Offset | Stretch | Slice | Enclosing | Range | Bound | FromEvent | About
