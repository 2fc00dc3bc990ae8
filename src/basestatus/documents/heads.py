"""Read what the first lines of an article say about it: title, dateline, publisher."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from basestatus.documents.days import full_days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from basestatus.documents.days import FullDay

__all__ = ["Head", "read_head"]

READ = 4000
LINES = 5
LONGEST_TITLE = 160
LONGEST_PLACE = 70
LONGEST_DATELINE = 200

DASH = r"[-–—―|:]"
# What may stand between a dateline's date and its news: an agency in brackets, a dash or bar.
AFTER = re.compile(
    rf"\s*(?:\((?P<agency>[^()]{{2,50}})\)\s*(?:{DASH}|\s|$)|\|\s*(?P<bar>[^|]{{2,50}}?)\s*(?:\||$)|{DASH}|$)"
)
# A clock after a date: 10:15, 10:15 GMT, at 10.15.
CLOCK = re.compile(r"[\s,،\-–|]*(?:\w+\s)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[A-Z]{2,5}\b)?")
BEFORE = re.compile(rf"[^.!?؟;؛]*?(?:{DASH}|[,،(/)]|^)\s*[(\[]?\s*")
AGENCY = re.compile(rf"\W*(?P<place>[^\d()]{{2,40}}?)\s*\((?P<agency>[^\d()]{{2,50}})\)\s*{DASH}\s")
SENTENCE_END = re.compile(r"[.…:;؛،,]\W*$")


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines say; ``marked`` is a date after a label, ``dateline`` one in place."""

    title: str = ""
    publisher: str = ""
    marked: date | None = None
    dateline: date | None = None


@dataclass(frozen=True, slots=True)
class _Dateline:
    day: date
    publisher: str


def read_head(text: str) -> Head:
    """Read the first lines of an article.

    >>> read_head("HOMS, 2026-02-13 (Wire) - Trucks left on Friday.").publisher
    'Wire'
    """
    lines = [line.strip() for line in text[:READ].splitlines() if line.strip()][:LINES]
    datelines = tuple(filter(None, map(_dateline, lines)))
    marked = next(filter(None, map(_marked, lines)), None)
    named = (line.publisher for line in datelines if line.publisher)
    return Head(
        title=_title(lines),
        publisher=next(named, "") or next(_agencies(lines), ""),
        marked=marked,
        dateline=datelines[0].day if datelines else None,
    )


def _title(lines: list[str]) -> str:
    """Return a first line that is short, no sentence and no dateline, with news below it."""
    if len(lines) < 2:  # noqa: PLR2004  (a title and something below it)
        return ""
    first = lines[0]
    plain = len(first) <= LONGEST_TITLE and " " in first and not SENTENCE_END.search(first)
    return "" if not plain or _dateline(first) or _marked(first) else first


def _marked(line: str) -> date | None:
    """Return the date right after a label such as ``date``, at the start of a line."""
    day = next(full_days(line[:LONGEST_DATELINE]), None)
    label = line[: day.start].strip(" \t:：-–—").lower() if day else ""
    return day.day if day and label in _labels() else None


def _dateline(line: str) -> _Dateline | None:
    """Return the date and agency of a line that opens with place, date and a dash or bar."""
    for day in full_days(line[:LONGEST_DATELINE]):
        before, after = line[: day.start], _after(line[day.end :])
        place = len(before) <= LONGEST_PLACE and _opens(before, day)
        if place and after:
            return _Dateline(day.day, (after["agency"] or after["bar"] or "").strip())
    return None


def _opens(before: str, day: FullDay) -> bool:
    del day
    return BEFORE.fullmatch(before) is not None


def _after(rest: str) -> re.Match[str] | None:
    clock = CLOCK.match(rest)
    return AFTER.match(rest, clock.end() if clock else 0)


def _agencies(lines: list[str]) -> Iterator[str]:
    """Yield agencies in brackets between a place and a dash."""
    for line in lines:
        found = AGENCY.match(line)
        if found:
            yield found["agency"].strip()


@cache
def _labels() -> frozenset[str]:
    source = files(__package__).joinpath("heads.toml")
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))["labels"])
