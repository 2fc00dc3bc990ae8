"""Rules for the words that bind a time: since, until, by, before, after, for, every."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.languages.dates.amounts import length
from basestatus.languages.dates.meaning import (
    Bound,
    FromEvent,
    Offset,
    Phrase,
    Ref,
    Stretch,
)
from basestatus.languages.dates.patterns import Rule, Stage
from basestatus.languages.dates.vocabulary import Relation, Role, Unit

if TYPE_CHECKING:
    from basestatus.languages.dates.patterns import Match
    from basestatus.languages.dates.tokens import Item

__all__ = ["RELATIONS"]

BINDING = {
    Role.SINCE: Relation.SINCE,
    Role.UNTIL: Relation.UNTIL,
    Role.BY: Relation.BY,
    Role.BEFORE: Relation.BEFORE,
    Role.AFTER: Relation.AFTER,
    Role.STARTING: Relation.STARTING,
    Role.OR_LATER: Relation.STARTING,
    Role.OR_SOONER: Relation.BY,
}
# What stands behind a date includes it: 2012 or after.
INCLUDED = {Role.AFTER: Role.STARTING, Role.BEFORE: Role.BY}
DAYS = range(1, 32)


def _bound(match: Match) -> Item:
    """Read "since Friday", "2012 or later"."""
    role = next(role for role in BINDING if match.has(role))
    if match.items[-1].has(role) and role in INCLUDED:
        role = INCLUDED[role]
    if isinstance(match.node(), Stretch) and role in {Role.SINCE, Role.AFTER, Role.BEFORE}:
        return match.make(Role.BOUND, match.node())
    return match.make(Role.BOUND, Bound(BINDING[role], match.node()))


def _since(match: Match) -> Item | None:
    """Read "since about two weeks"."""
    amount = length(match)
    return match.make(Role.BOUND, Bound(Relation.SINCE, Offset(amount, -1))) if amount else None


def _to_date(match: Match) -> Item:
    """Read "to date"."""
    return match.make(Role.BOUND, Bound(Relation.UNTIL, Phrase((Ref(Unit.DAY, step=0),))))


def _lasting(match: Match) -> Item:
    """Read "for 12 years", which dates nothing."""
    return match.make(Role.BOUND, Bound(Relation.LASTING, Stretch(match.amount(), 0)))


def _lasting_one(match: Match) -> Item | None:
    """Read "for a month" in languages without an article for it."""
    amount = length(match)
    if amount is None:
        return None
    return match.make(Role.BOUND, Bound(Relation.LASTING, Stretch(amount, 0)))


def _event(match: Match) -> Item | None:
    """Read "two weeks after" with no date behind it: an event's date is wanted."""
    if match.has(Role.AMOUNT):
        sign = -1 if match.has(Role.BEFORE) else 1
        return match.make(Role.BOUND, FromEvent(match.amount(), sign))
    node = match.node()
    if isinstance(node, Offset) and node.anchor is None and match.has(Role.FROM):
        return match.make(Role.BOUND, FromEvent(node.amount, node.sign))
    if isinstance(node, Stretch) and node.anchor is None and node.sign >= 0:
        return match.make(Role.BOUND, FromEvent(node.amount, 1, within=True))
    return None


def _recurring(match: Match) -> Item:
    """Read "every Friday", which is no date."""
    return match.make(Role.WORD, value=True)


def _lone_day(match: Match) -> Item | None:
    """Read "the 27th" where nothing else is said."""
    number = match.numerals()[0]
    if number.value not in DAYS:
        return None
    return match.time(Phrase((Ref(Unit.DAY, number.value),)), weak=True)


def _day_on(match: Match) -> Item | None:
    """Read "on the 27th"."""
    day = match.numerals()[0]
    if not day.digits or day.value not in DAYS or match.items[0].has(Role.IN):
        return None
    return match.time(Phrase((Ref(Unit.DAY, day.value),)), weak=True)


def _lone_unit(match: Match) -> Item | None:
    """Read "week", "weekend" where nothing else is said."""
    if match.unit() in {Unit.HOUR, Unit.HALF}:
        return None
    step = None if match.unit() is Unit.WEEKEND else 0
    return match.time(Phrase((Ref(match.unit(), step=step),)), weak=True)


RELATIONS: Stage = (
    Rule("the? rank|number", _lone_day, lenient=True),
    Rule("unit", _lone_unit, lenient=True),
    Rule("since|until|by|before|after|starting on|the|of* time", _bound),
    Rule("time comma? or_later|or_sooner", _bound),
    Rule("time and|or before|after", _bound, lenient=True),
    Rule("on the? rank", _day_on),
    Rule("since about* amount|unit", _since),
    Rule("to_date", _to_date),
    Rule("for|during about* amount", _lasting),
    Rule("for unit", _lasting_one),
    Rule("amount", _lasting),
    Rule("for|during about* amount of", _lasting),
    Rule("amount before|after", _event),
    Rule("time of|from", _event),
    Rule("each the? time|unit|daypart", _recurring),
)
