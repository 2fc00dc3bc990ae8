"""Put days, sources and quotes into words, safe to print beside text of the other direction."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from basestatus.model import Claim, Document, Interval
    from basestatus.strings import Strings
    from basestatus.timeline.sources import Register

__all__ = ["Wording", "isolated", "printable"]

# A quote must neither move the cursor of a terminal nor turn the line around it.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+")
ISOLATE, END = "\u2068", "\u2069"


def printable(text: str) -> str:
    """Return a text with a space for each run of signs that a terminal would obey."""
    return UNPRINTABLE.sub(" ", text)


def isolated(text: str) -> str:
    """Return a text that keeps its own direction within a line of another."""
    clean = " ".join(printable(text).split())
    return f"{ISOLATE}{clean}{END}" if clean else clean


@dataclass(frozen=True, slots=True)
class Wording:
    """What it takes to speak of claims in one language.

    ``names`` maps ids of sites, areas and actors to their labels; without one the id is shown.
    """

    strings: Strings
    documents: Mapping[str, Document]
    register: Register
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, identifier: str | None) -> str:
        """Return the label of a site, an area or an actor."""
        unnamed = self.strings("map", "another_force")
        return isolated(self.names.get(identifier or "", identifier or unnamed))

    def day(self, day: date | None) -> str:
        """Return a date in words."""
        if day is None:
            return self.strings("map", "open_day")
        month = self.strings("snapshot", f"month_{day.month}")
        return self.strings("snapshot", "date", day=day.day, month=month, year=day.year)

    def when(self, window: Interval) -> str:
        """Return an interval in words."""
        start, end = window.start, window.end
        if start and end and start != end:
            days = {"start": self.day(start), "end": self.day(end)}
            return self.strings("map", "time_between", **days)
        if start and end:
            return self.day(start)
        if end:
            return self.strings("map", "time_by", end=self.day(end))
        if start:
            return self.strings("map", "time_from", start=self.day(start))
        return self.strings("map", "time_unknown")

    def listed(self, words: Iterable[str]) -> str:
        """Return words one after another, each once."""
        return self.strings("map", "and").join(dict.fromkeys(words))

    def outlet(self, claim: Claim) -> str:
        """Return the name of the outlet that carries a claim."""
        document = self.documents.get(claim.document)
        name = (document.publisher or document.title) if document else ""
        return isolated(name or claim.document or claim.id)

    def outlets(self, claims: Iterable[Claim]) -> str:
        """Return the names of the outlets of claims."""
        return self.listed(self.outlet(claim) for claim in claims)

    def evidence(self, claim: Claim, letter: str) -> str:
        """Return the quote of a claim with who says it, where and when, and the source's grade."""
        day = claim.published or claim.reported_on
        parts = {
            "outlet": self.outlet(claim),
            "day": self.day(day) if day else self.strings("why", "no_day"),
            "letter": letter,
            "quote": isolated(claim.quote),
        }
        if not claim.quote:
            return self.strings("why", "no_quote", **parts)
        if not claim.attributed_to:
            return self.strings("why", "evidence_bare", **parts)
        return self.strings("why", "evidence", who=isolated(claim.attributed_to), **parts)

    def state(self, state: str) -> str:
        """Return the name of a state."""
        return self.strings("status", state)
