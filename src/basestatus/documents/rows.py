"""Read what a row of a list, or the front of a text, says of a document: its keys and values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeGuard

from basestatus.documents.assembling import SURROGATE, Facts, assemble
from basestatus.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from basestatus.model import Document

__all__ = ["KEYS", "Unfetched", "is_plain", "read_row"]

KEYS = ("id", "published", "source", "author", "url", "title", "text", "lang")
TEXT_KEYS = ("source", "author", "url", "title", "text", "lang")
DATE_REMEDY = "write it as 2026-02-23"


@dataclass(frozen=True, slots=True)
class Unfetched(Problem):
    """A row without a text, which is to be had at an address."""

    address: str = ""
    title: str = ""


def read_row(row: object, *, path: str, line: int | None, stem: str = "") -> Document | Problem:
    """Make a document of one row; other keys are left aside, absent and null are the same.

    ``stem`` is the name of a file that holds this document alone.
    """
    if not isinstance(row, dict):
        return Problem(path, line, "is no JSON object", '{"id": …, "published": …, "text": …}')
    wrong = _wrong_value(row)
    if wrong and row.get("text") is None and isinstance(row.get("url"), str):
        title = str(row.get("title") or "")
        return Unfetched(path, line, *wrong, address=row["url"].strip(), title=title)
    if wrong:
        return Problem(path, line, *wrong)
    published = _day(row.get("published"))
    facts = Facts(
        path=path,
        line=line,
        id=str(row.get("id") or ""),
        stem=stem,
        title=row.get("title") or "",
        publisher=row.get("source") or "",
        author=row.get("author") or "",
        url=row.get("url") or "",
        language=row.get("lang") or "",
        published=published,
    )
    return assemble(row["text"], facts)


def is_plain(row: object) -> TypeGuard[dict[str, Any]]:
    """Whether nothing is wrong with a row, and its date need not be looked for in its text."""
    return isinstance(row, dict) and bool(row.get("published")) and _wrong_value(row) is None


def _wrong_value(row: Mapping[str, object]) -> tuple[str, str] | None:
    """Return what is wrong with a row, and what would be right."""
    if row.get("text") is None:
        return "has no text", 'add the article under the key "text"'
    if not isinstance(row.get("id") or "", str | int):
        return f"id is {row['id']!r}", "write a text"
    for key in TEXT_KEYS:
        if not isinstance(row.get(key) or "", str):
            return f"{key} is {row[key]!r}", "write a text"
    for key in ("id", *TEXT_KEYS):
        if key != "text" and SURROGATE.search(str(row.get(key))):
            return f"{key} holds half a surrogate pair", "write the whole character"
    published = row.get("published")
    if published and _day(published) is None:
        return f"published is {published!r}", DATE_REMEDY
    return None


def _day(value: object) -> date | None:
    """Read a day, or the day of a time as it is written, without moving it to another zone."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError:
        return None
