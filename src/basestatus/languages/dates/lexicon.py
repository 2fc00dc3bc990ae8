"""The time words of a language pack, folded, with what each can do."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from basestatus.errors import LanguagePackError
from basestatus.languages.dates.vocabulary import Calendar, DayPart, Part, Role, Unit
from basestatus.languages.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["ANCHORS", "TOKEN", "Lexicon", "Values", "read_lexicon"]

TOKEN = re.compile(r"[^\W\d_]+|\d+|\n|[^\w\s]|_")
ANCHORS = frozenset({
    Role.MONTH, Role.WEEKDAY, Role.WEEKDAYS, Role.SEASON, Role.HOLIDAY, Role.DECADE, Role.UNIT,
    Role.UNITS, Role.PAIR, Role.DAY, Role.TOLD_DAY, Role.NIGHT, Role.DAYPART, Role.TO_DATE,
})  # fmt: skip
MARKS = {
    ",": Role.COMMA, "-": Role.DASH, "/": Role.SLASH, ".": Role.DOT, "'": Role.APOSTROPHE,
    "(": Role.OPEN, ")": Role.CLOSE, "~": Role.DASH,
}  # fmt: skip
NUMBERED = {
    "weekdays": Role.WEEKDAY, "bare_weekdays": Role.BARE_WEEKDAY,
    "weekdays_many": Role.WEEKDAYS, "seasons": Role.SEASON,
    "decades": Role.DECADE, "cardinals": Role.CARDINAL, "ordinals": Role.ORDINAL,
    "steps": Role.STEP, "week_steps": Role.WEEK_STEP, "told_steps": Role.TOLD_STEP,
    "stretches": Role.STRETCH, "days": Role.DAY, "told_days": Role.TOLD_DAY,
    "nights": Role.NIGHT, "withins": Role.WITHIN,
}  # fmt: skip
MONTHS = {
    "months": Calendar.COMMON,
    "hijri_months": Calendar.HIJRI,
    "solar_months": Calendar.SOLAR,
}
NUMBERS = {"one": Role.UNIT, "pair": Role.PAIR, "many": Role.UNITS}

Values = dict[Role, object]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language.

    ``words`` maps a first token to the entries that begin with it, longest first; an entry is
    its tokens and a value for each role. ``tokens`` are all that occur in entries; without one
    of ``anchors`` there is no date. ``proclitics`` are glued to the front of words. ``weak``
    words are names only where something beside them says so, ``capitals`` only where they have
    one. ``month_first`` is the order of an all-digit date; ``small_first`` says that units are
    counted before tens; ``weekend`` holds ISO weekdays. ``future`` and ``past`` are patterns
    for words that show a tense.
    """

    language: str
    words: Mapping[str, tuple[tuple[tuple[str, ...], Values], ...]]
    tokens: frozenset[str]
    anchors: frozenset[str]
    proclitics: tuple[tuple[str, Values], ...]
    weak: frozenset[str]
    capitals: frozenset[str]
    month_first: bool
    small_first: bool
    weekend: tuple[int, int]
    future: re.Pattern[str]
    past: re.Pattern[str]


@cache
def read_lexicon(language: str) -> Lexicon:
    """Read the [time] tables of a language pack.

    Raises:
        LanguagePackError: if there is no such pack, or it has no dates.
    """
    path = files("basestatus.languages").joinpath(f"{language}.toml")
    if not path.is_file():
        message = f"no language pack for {language!r}"
        raise LanguagePackError(message)
    pack = tomllib.loads(path.read_text(encoding="utf-8")).get("time")
    if pack is None:
        message = f"languages/{language}.toml has no [time] tables"
        raise LanguagePackError(message)
    return _lexicon(language, pack)


def _lexicon(language: str, pack: Mapping[str, object]) -> Lexicon:
    """Build the lexicon from the tables."""
    proclitics: list[tuple[str, Values]] = [
        (fold(text).text, {Role(role): True for role in roles.split()})
        for text, roles in _pairs(pack, "proclitics")
    ]
    first, last = (int(day) for day in _words(pack.get("weekend", ["6", "7"])))
    entries = [*_entries(pack), *_behind(pack)]
    words = _indexed(entries)
    return Lexicon(
        language=language,
        words=words,
        tokens=frozenset(
            token for entries in words.values() for tokens, _ in entries for token in tokens
        ),
        anchors=_anchors(entries),
        proclitics=tuple(sorted(proclitics, key=lambda pair: -len(pair[0]))),
        weak=_folded(pack.get("weak", [])),
        capitals=_folded(pack.get("capitals", [])),
        month_first=pack.get("numeric_order") == "mdy",
        small_first=bool(pack.get("small_first", False)),
        weekend=(first, last),
        future=_future(_table(pack, "future")),
        past=_future(_table(pack, "past")),
    )


def _entries(pack: Mapping[str, object]) -> Iterator[tuple[str, Role, object]]:
    """Yield each word with a role and its value."""
    for name, role in NUMBERED.items():
        for value, words in _table(pack, name).items():
            yield from ((word, role, int(value)) for word in _words(words))
    for name, calendar in MONTHS.items():
        for value, words in _table(pack, name).items():
            yield from ((word, Role.MONTH, (calendar, int(value))) for word in _words(words))
    yield from _units(pack)
    yield from _named(pack)


def _behind(pack: Mapping[str, object]) -> Iterator[tuple[str, Role, object]]:
    """Yield the steps that may stand behind their noun: all, unless the pack names some."""
    named = pack.get("behind")
    for name in ("steps", "stretches", "told_steps"):
        for words in _table(pack, name).values():
            chosen = [word for word in _words(words) if named is None or word in _words(named)]
            yield from ((word, Role.BEHIND, True) for word in chosen)


def _units(pack: Mapping[str, object]) -> Iterator[tuple[str, Role, object]]:
    """Yield the words for lengths of time, by number."""
    for unit, forms in _table(pack, "units").items():
        for number, words in _as_table(forms).items():
            yield from ((word, NUMBERS[number], Unit[unit.upper()]) for word in _words(words))


def _named(pack: Mapping[str, object]) -> Iterator[tuple[str, Role, object]]:
    """Yield the words whose value is a name, and those that only have a role."""
    for name, words in _table(pack, "parts").items():
        yield from ((word, Role.PART, Part(name)) for word in _words(words))
    for name, words in _table(pack, "dayparts").items():
        yield from ((word, Role.DAYPART, DayPart(name)) for word in _words(words))
    for name, words in _table(pack, "eras").items():
        yield from ((word, Role.ERA, Calendar(name)) for word in _words(words))
    for rule, words in _table(pack, "holidays").items():
        yield from ((word, Role.HOLIDAY, rule) for word in _words(words))
    for name, words in _table(pack, "words").items():
        yield from ((word, Role(name), True) for word in _words(words))


def _anchors(entries: Iterable[tuple[str, Role, object]]) -> frozenset[str]:
    """Return the words that a date hangs on, without those that contain another."""
    found = {fold(word).text for word, role, _ in entries if role in ANCHORS}
    single = {word for word in found if TOKEN.fullmatch(word)}
    return frozenset(
        word for word in found if word in single or single.isdisjoint(TOKEN.findall(word))
    )


def _indexed(
    entries: Iterable[tuple[str, Role, object]],
) -> dict[str, tuple[tuple[tuple[str, ...], Values], ...]]:
    """Return the entries by first token, longest first."""
    values: defaultdict[tuple[str, ...], Values] = defaultdict(dict)
    for word, role, value in entries:
        values[tuple(TOKEN.findall(fold(word).text))][role] = value
    for mark, role in MARKS.items():
        values[mark,][role] = True
    index: defaultdict[str, list[tuple[tuple[str, ...], Values]]] = defaultdict(list)
    for tokens in sorted(values, key=len, reverse=True):
        index[tokens[0]].append((tokens, values[tokens]))
    return {first: tuple(found) for first, found in index.items()}


def _future(table: Mapping[str, object]) -> re.Pattern[str]:
    """Return a pattern for words, and for their first or last letters, in folded text."""
    words, prefixes, endings, stems = (
        "|".join(re.escape(fold(word).text) for word in _words(table.get(name, [])))
        for name in ("words", "prefixes", "endings", "exceptions")
    )
    but = rf"(?!{stems})" if stems else ""
    parts = [rf"(?:\b|(?='))(?:{words})(?!\w)"] if words else []
    if prefixes:
        parts.append(rf"\b{but}(?:{prefixes})\w{{2,}}")
    if endings:
        parts.append(rf"\b{but}\w{{2,}}(?:{endings})\b")
    return re.compile("|".join(parts) or r"(?!)")


def _table(pack: Mapping[str, object], name: str) -> Mapping[str, object]:
    """Return a table of the pack, empty where absent."""
    return _as_table(pack.get(name, {}))


def _as_table(value: object) -> Mapping[str, object]:
    """Return a value that must be a table."""
    if not isinstance(value, dict):
        message = f"a table is wanted in [time], not {value!r}"
        raise LanguagePackError(message)
    return value


def _words(value: object) -> list[str]:
    """Return a value that must be a list of words."""
    if not isinstance(value, list):
        message = f"a list of words is wanted in [time], not {value!r}"
        raise LanguagePackError(message)
    return [str(word) for word in value]


def _folded(words: object) -> frozenset[str]:
    """Return a list of words, folded."""
    return frozenset(fold(word).text for word in _words(words))


def _pairs(pack: Mapping[str, object], name: str) -> list[tuple[str, str]]:
    """Return a table of strings as pairs."""
    return [(key, str(value)) for key, value in _table(pack, name).items()]
