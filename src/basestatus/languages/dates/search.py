"""Find the runs of words in a text that can hold a date, at little more than one scan.

Words without which there is no date are sought all at once; from each that is found, the run
grows to both sides for as long as words are known to the language pack.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import ahocorasick_rs as automata

from basestatus.languages.dates.lexicon import TOKEN, read_lexicon
from basestatus.languages.dates.tokens import is_known

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["all_known", "run_spans"]

FIGURES = re.compile(r"\d{4}|\d[/.-]\d|\d[^\W\d_]")
SURROGATES = re.compile("[\ud800-\udfff]")
REACH = 80
LONGEST_RUN = 1000


def run_spans(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of folded text that can hold a date, in order, without overlap."""
    done = 0
    for start, end in _hits(text, language):
        if start < done:
            continue
        first = _begin(text, start, done, language)
        done = _end(text, first, end, language)
        yield first, done


def _hits(text: str, language: str) -> list[tuple[int, int]]:
    """Return where anchor words and figures stand, in order."""
    glued = bool(read_lexicon(language).proclitics)
    automaton = _automaton(language)
    try:
        hits = automaton.find_matches_as_indexes(text, overlapping=True)
    except UnicodeEncodeError:
        hits = automaton.find_matches_as_indexes(SURROGATES.sub("?", text), overlapping=True)
    found = [
        (start, end)
        for _, start, end in hits
        if (end == len(text) or not text[end].isalpha())
        and (glued or start == 0 or not text[start - 1].isalpha())
    ]
    found += [match.span() for match in FIGURES.finditer(text)]
    found.sort()
    return found


@cache
def _automaton(language: str) -> automata.AhoCorasick:
    """Return the automaton of the words without which there is no date."""
    anchors = sorted(read_lexicon(language).anchors)
    return automata.AhoCorasick(anchors, matchkind=automata.MatchKind.Standard)


def _begin(text: str, anchor: int, done: int, language: str) -> int:
    """Return where the run that an anchor lies in begins; words before it may be glued to it."""
    word = anchor
    while word > done and text[word - 1].isalpha():
        word -= 1
    low = max(word - REACH, done)
    first = None
    for match in TOKEN.finditer(text, low, word):
        if not _knows(language, match[0]):
            first = None
        elif first is None:
            first = match.start()
    return word if first is None else first


def _end(text: str, start: int, anchor: int, language: str) -> int:
    """Return where a run ends: before the first word behind its anchor that is not known."""
    last = anchor
    for match in TOKEN.finditer(text, start, start + LONGEST_RUN):
        if match.end() > anchor and not _knows(language, match[0]):
            break
        last = max(match.end(), last)
    return last


@lru_cache(maxsize=65536)
def _knows(language: str, token: str) -> bool:
    """Tell whether a token can be part of a date expression."""
    return is_known(token, read_lexicon(language))


def all_known(text: str, language: str) -> bool:
    """Tell whether a text has no word that is foreign to dates."""
    return all(_knows(language, match[0]) for match in TOKEN.finditer(text))
