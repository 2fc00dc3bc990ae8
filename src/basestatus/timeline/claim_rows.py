"""Check one row of claims, field by field, and make the claim."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from basestatus.model import (
    AttributionKind,
    Claim,
    DateBasis,
    Interval,
    Modality,
    Scope,
    Status,
)
from basestatus.timeline.edtf import interval_of_edtf, write_edtf

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from enum import StrEnum

    Word = TypeVar("Word", bound=StrEnum)

__all__ = ["RowError", "claim_of_row"]


HALF = re.compile("[\ud800-\udfff]")
DAY = re.compile(r"\d{4}-\d\d-\d\d$")


class RowError(NamedTuple):
    """What is wrong with a field, and what would be right."""

    message: str
    remedy: str


class _Row:
    """A row being read, and what was wrong with it so far."""

    def __init__(self, row: Mapping[str, object]) -> None:
        self.row = row
        self.errors: list[RowError] = []

    def wrong(self, name: str, remedy: str) -> None:
        value = self.row.get(name)
        shown = "missing" if value is None else f"{str(value)[:60]!r}"
        self.errors.append(RowError(f"{name}: {shown}", remedy))

    def name(self, name: str) -> str:
        value = self.row.get(name)
        if isinstance(value, str) and value.strip() and not HALF.search(value):
            return value.strip()
        self.wrong(name, f"the {name}'s id")
        return ""

    def text(self, name: str) -> str:
        value = self.row.get(name)
        if value is None or (isinstance(value, str) and not HALF.search(value)):
            return value or ""
        self.wrong(name, "a text of whole characters")
        return ""

    def optional(self, name: str) -> str | None:
        return self.text(name).strip() or None

    def day(self, name: str) -> date | None:
        value = self.row.get(name)
        if value is None or value == "":
            return None
        try:
            return date.fromisoformat(value if isinstance(value, str) and DAY.match(value) else "")
        except ValueError:
            self.wrong(name, "a day of the calendar, YYYY-MM-DD, or null")
            return None

    def number(self, name: str) -> int:
        value = self.row.get(name, 0)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        self.wrong(name, "an offset in code points, 0 or more")
        return 0

    def word(self, name: str, words: type[Word], default: Word | None = None) -> Word:
        value = self.row.get(name)
        known = {word.value: word for word in words}
        found = known.get(value) if isinstance(value, str) else None
        if found is None and (value not in (None, "") or default is None):
            self.wrong(name, "one of " + ", ".join(known))
        return found or default or next(iter(words))

    def has_errors(self, *names: str) -> bool:
        return any(error.message.startswith(f"{name}:") for error in self.errors for name in names)


def claim_of_row(
    row: object,
    *,
    places: Collection[str] | None = None,
    actors: Collection[str] | None = None,
) -> tuple[Claim | None, tuple[RowError, ...]]:
    """Return the claim that a row says, or every error in it.

    ``site``, ``actor``, ``status`` and ``modality`` are needed. Where nothing else is said an id
    is made from the row, the days are those of ``edtf``, the scope is a site's and the source the
    outlet itself. ``places`` and ``actors`` are the ids there are, any where they are None.
    """
    if not isinstance(row, dict):
        return None, (RowError("not an object", "one object a line, field name to value"),)
    reader = _Row(row)
    claim = _claim(reader)
    if claim.valid_start and claim.valid_end and claim.valid_end < claim.valid_start:
        reader.wrong("valid_end", f"a day no earlier than valid_start, {claim.valid_start}")
    if claim.to == claim.actor:
        reader.wrong("to", "another force than the actor")
    if places is not None and claim.site and claim.site not in places:
        reader.wrong("site", "the id of a site or an area of the gazetteer")
    for name in ("actor", "to"):
        force = getattr(claim, name)
        if actors is not None and force and force not in actors:
            reader.wrong(name, "an id of the table of actors")
    return (None, tuple(reader.errors)) if reader.errors else (claim, ())


def _claim(row: _Row) -> Claim:
    """Return the claim, with anything at all where a field is wrong."""
    published = row.day("published")
    quote, start = row.text("quote"), row.number("start")
    days = _days(row)
    return Claim(
        id=row.text("id") or _made_id(row.row),
        document=row.text("document"),
        site=row.name("site"),
        scope=row.word("scope", Scope, Scope.SITE),
        mention=row.text("mention"),
        actor=row.name("actor"),
        to=row.optional("to"),
        status=row.word("status", Status),
        modality=row.word("modality", Modality),
        valid_start=days.start,
        valid_end=days.end,
        edtf=row.text("edtf") or write_edtf(days.start, days.end),
        date_basis=row.word("date_basis", DateBasis, DateBasis.NONE),
        attributed_to=row.optional("attributed_to"),
        attribution_kind=row.word("attribution_kind", AttributionKind, AttributionKind.OUTLET),
        quote=quote,
        start=start,
        end=row.number("end") if row.row.get("end") is not None else start + len(quote),
        rule=row.text("rule"),
        published=published,
        reported_on=row.day("reported_on") or published,
    )


def _days(row: _Row) -> Interval:
    """Return the first and last day, from edtf where neither stands in a field of its own."""
    days = Interval(row.day("valid_start"), row.day("valid_end"))
    text = row.text("edtf")
    if days.start or days.end or not text or row.has_errors("valid_start", "valid_end"):
        return days
    found = interval_of_edtf(text)
    if found is None:
        row.wrong("edtf", "a date, a month, a year or an interval such as 2026-02-09/2026-02-13")
    return found or days


def _made_id(row: Mapping[str, object]) -> str:
    """Return an id made from the content of a row."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
