"""The words that go into a page, and the letters that its search takes for the same."""

from __future__ import annotations

import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, Any

from basestatus.languages import fold
from basestatus.strings import languages, strings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from basestatus.settings import Settings

__all__ = ["folding", "long_date", "page_languages", "page_subtitle", "page_title", "words_block"]

_SECTIONS = ("map", "status", "snapshot", "why")
# Blocks of Latin and Arabic letters, with the invisible controls.
_SEARCHED = (
    (0x00C0, 0x0250),
    (0x0600, 0x0700),
    (0x0750, 0x0780),
    (0x1E00, 0x1F00),
    (0x200B, 0x2070),
)


def page_languages(settings: Settings, chosen: str | None) -> tuple[str, ...]:
    """Return the languages of a page: the chosen first, then the project's that have strings."""
    known = languages()
    wanted = (chosen, *settings.languages, "en") if chosen else (*settings.languages, "en")
    return tuple(dict.fromkeys(tag for tag in wanted if tag in known)) or ("en",)


def words_block(tags: Sequence[str]) -> dict[str, Any]:
    """Return the strings of each language that the script needs."""
    block: dict[str, Any] = {}
    for tag in tags:
        words = strings(tag)
        shown = {name: words.sections[name] for name in _SECTIONS if name in words.sections}
        block[tag] = {"direction": words.direction, **shown}
    return block


def page_title(settings: Settings, tag: str) -> str:
    """Return the project's title in a language, else in any, else the one for all maps."""
    titles = settings.title
    return titles.get(tag) or next(iter(titles.values()), "") or strings(tag)("snapshot", "title")


def page_subtitle(settings: Settings, tag: str) -> str:
    """Return the project's subtitle in a language, else in any, else none."""
    return settings.subtitle.get(tag) or next(iter(settings.subtitle.values()), "")


def long_date(day: date, tag: str) -> str:
    """Return a date in words.

    >>> from datetime import date
    >>> long_date(date(2026, 2, 13), "en")
    '13 February 2026'
    """
    say = strings(tag)
    month = say("snapshot", f"month_{day.month}")
    return say("snapshot", "date", day=day.day, month=month, year=day.year)


def folding() -> dict[str, str]:
    """Return what folding does beyond decomposing, dropping marks and lower case.

    >>> folding()["\u0649"] == "\u064a"
    True
    """
    points = chain.from_iterable(range(*block) for block in _SEARCHED)
    pairs = ((character, fold(character).text) for character in map(chr, points))
    return {c: folded for c, folded in pairs if folded != _simple(c) and c == _simple(c)}


def _simple(character: str) -> str:
    marks_off = unicodedata.normalize("NFKD", character)
    return "".join(c for c in marks_off if unicodedata.category(c) != "Mn").lower()
