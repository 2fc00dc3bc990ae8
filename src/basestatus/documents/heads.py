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
    from collections.abc import Iterator, Sequence
    from datetime import date

    from basestatus.documents.days import FullDay

__all__ = ["Head", "read_head"]

READ = 4000
LINES = 5
FALLBACK = "en"
LONGEST_TITLE = 160
LONGEST_PLACE = 70
LONGEST_DATELINE = 200

DASH = r"[-–—―|:]"
NAME = r"[^\d()|]{2,50}?"
# What stands before a dateline's date: a place, with its own agency or not; no end of a sentence.
BEFORE = re.compile(
    rf"(?:[^.!?؟;؛()]|(?<=[A-Z])\.)*?(?:\((?P<agency>{NAME})\))?\s*(?P<sign>{DASH}|[,،(/]|^)?\s*"
)
# What stands between the date and the news: an agency in brackets or after a bar, a dash.
AFTER = re.compile(
    rf"\s*(?:\((?P<agency>{NAME})\)\s*(?:{DASH}|\s|$)"
    rf"|\|\s*(?P<bar>{NAME})\s*(?:\||$)|(?P<sign>{DASH}|$))"
)
# A clock after a date: 10:15, 10:15 GMT, at 10.15.
CLOCK = re.compile(r"[\s,،\-–|]*(?:\w+\s)?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s*[A-Z]{2,5}\b)?")
AGENCY = re.compile(rf"\W*[^()]{{2,40}}?\s*\((?P<agency>{NAME})\)\s*{DASH}\s")
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


def read_head(text: str, language: str) -> Head:
    """Read the first lines of an article in a language.

    >>> read_head("HOMS, 2026-02-13 (Wire) - Trucks left on Friday.", "en").publisher
    'Wire'
    """
    lines = [line.strip() for line in text[:READ].splitlines() if line.strip()][:LINES]
    days = [tuple(full_days(line[:LONGEST_DATELINE], language or FALLBACK)) for line in lines]
    datelines = tuple(map(_dateline, lines, days))
    marked = tuple(map(_marked, lines, days))
    found = tuple(filter(None, datelines))
    named = (line.publisher for line in found if line.publisher)
    placed = any(datelines[:1]) or any(marked[:1])
    return Head(
        title="" if placed else _title(lines),
        publisher=next(named, "") or next(_agencies(lines), ""),
        marked=next(filter(None, marked), None),
        dateline=found[0].day if found else None,
    )


def _title(lines: list[str]) -> str:
    """Return a first line that is short, no sentence, and has news below it."""
    if len(lines) < 2:  # noqa: PLR2004  (a title and something below it)
        return ""
    first = lines[0]
    plain = len(first) <= LONGEST_TITLE and " " in first and not SENTENCE_END.search(first)
    return first if plain else ""


def _marked(line: str, days: Sequence[FullDay]) -> date | None:
    """Return the date right after a label such as ``date``, at the start of a line."""
    label = line[: days[0].start].strip(" \t:：-–—").lower() if days else ""
    return days[0].day if label in _words("labels") else None


def _dateline(line: str, days: Sequence[FullDay]) -> _Dateline | None:
    """Return the date and agency of a line that opens with place, date and a dash or bar."""
    for day in days:
        before, after = _before(line[: day.start]), _after(line[day.end :])
        if day.start > LONGEST_PLACE or not before or not after:
            continue
        agency = after["agency"] or after["bar"] or before["agency"] or ""
        if agency or before["sign"] is not None:
            return _Dateline(day.day, agency.strip())
    return None


def _before(text: str) -> re.Match[str] | None:
    place, _, word = text.rstrip().rpartition(" ")
    return BEFORE.fullmatch(place if word.lower() in _words("fillers") and place else text)


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
def _words(name: str) -> frozenset[str]:
    source = files(__package__).joinpath("heads.toml")
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))[name])
