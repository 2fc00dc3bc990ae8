"""Find the full calendar days, year included, that a line names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from basestatus.errors import LanguagePackError
from basestatus.languages.dates import find_dates
from basestatus.languages.dates.lexicon import read_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FullDay", "full_days"]

# \d stands for the digits of every script, and int() reads them all.
FIGURES = re.compile(r"\d{4}")
CLOCK = re.compile(r"(?<!\d)\d\d?[:h]\d\d(?::\d\d)?(?!\d)")
YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})([-/.])(\d\d?)\2(\d\d?)(?![\d/-])")
YEAR_LAST = re.compile(r"(?<![\d/.-])(\d\d?)([-/.])(\d\d?)\2(\d{4})(?![\d/-])")


@dataclass(frozen=True, slots=True, order=True)
class FullDay:
    """A day and the half-open range of the line that names it."""

    start: int
    end: int
    day: date


def full_days(line: str, language: str) -> Iterator[FullDay]:
    """Yield the days that a line names in full, from its start on.

    Where the language says nothing of it, the day goes before the month.

    >>> [str(found.day) for found in full_days("Damascus, 13 February 2026 - news", "en")]
    ['2026-02-13']
    >>> [str(found.day) for found in full_days("13/02/2026, not 2026-02-14", "kmr")]
    ['2026-02-13', '2026-02-14']
    """
    if not FIGURES.search(line):
        return
    tag = language.partition("-")[0]
    line = CLOCK.sub(lambda found: " " * len(found[0]), line)
    yield from sorted(_words(line, tag)) or sorted(_numbers(line))


@cache
def _has_dates(language: str) -> bool:
    try:
        read_lexicon(language)
    except LanguagePackError:
        return False
    return True


def _words(line: str, language: str) -> Iterator[FullDay]:
    if not _has_dates(language):
        return
    for found in find_dates(line, None, language):
        first, last = found.interval.start, found.interval.end
        if first and first == last:
            yield FullDay(found.span.start, found.span.end, first)


def _numbers(line: str) -> Iterator[FullDay]:
    for found in YEAR_FIRST.finditer(line):
        yield from _day(found, found[1], found[3], found[4])
    for found in YEAR_LAST.finditer(line):
        yield from _day(found, found[4], found[3], found[1])


def _day(found: re.Match[str], year: str, month: str, day: str) -> Iterator[FullDay]:
    try:
        yield FullDay(found.start(), found.end(), date(int(year), int(month), int(day)))
    except ValueError:
        return
