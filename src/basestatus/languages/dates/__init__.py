"""Date expressions in news text: find them, then say which days they mean.

Finding needs no publication date, resolving does, so that whoever reads a clause can decide its
tense in between.
"""

from __future__ import annotations

from basestatus.languages.dates.expressions import Expression, find_expressions
from basestatus.languages.dates.guessing import guess_language
from basestatus.languages.dates.resolving import (
    DateMention,
    Resolved,
    earlier_event,
    find_dates,
    later_event,
    resolve,
    resolve_named,
)
from basestatus.languages.dates.vocabulary import Kind, Part, Relation, Unit

__all__ = [
    "DateMention",
    "Expression",
    "Kind",
    "Part",
    "Relation",
    "Resolved",
    "Unit",
    "earlier_event",
    "find_dates",
    "find_expressions",
    "guess_language",
    "later_event",
    "resolve",
    "resolve_named",
]
