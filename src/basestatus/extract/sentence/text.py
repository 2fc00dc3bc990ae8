"""Cut folded text into sentences of tokens, each token with its readings."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.languages import Analysis, Pack, Word

__all__ = ["QUOTES", "Sentence", "Token", "sentence_bounds", "tokenise"]

LATIN = "a-z\u00e0-\u024f"
TOKEN = re.compile(
    r"(?:[a-z]\.){2,}|\d+(?:[.,:/]\d+)*"  # u.s. and 1,000
    rf"|[{LATIN}]+(?:'[{LATIN}]+)*'?(?=$|\W|\d)"  # sana'a
    r"|[^\W\d_]+|[^\w\s]"
)
STOP = re.compile(r"[.!?]+[\"')\]]*(?=\s|$|\"|[^\W\d_])|\n")
QUOTES = frozenset("\"'")
WORD = 4
LONGEST = 1_000


class Token(NamedTuple):
    """A word or a mark, at ``start`` to ``end`` of the folded text; ``joined`` by a hyphen.

    ``opens`` is whether a phrase of several words may begin with it. ``words`` and ``is_word`` are
    those of its analysis. A tuple, since an article has hundreds.
    """

    text: str
    start: int
    end: int
    analysis: Analysis
    words: tuple[Word, ...]
    is_word: bool
    joined: bool
    opens: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: ``start`` to ``end`` of the folded text, and the number of its paragraph."""

    start: int
    end: int
    paragraph: int
    question: bool = False


def sentence_bounds(text: str, pack: Pack) -> list[Sentence]:
    """Cut folded text at full stops and line ends; abbreviations and initials do not end one."""
    bounds: list[Sentence] = []
    start = paragraph = 0
    for stop in STOP.finditer(text):
        if stop.group() != "\n" and _is_abbreviation(text, stop.start(), pack):
            continue
        end = stop.end()
        bounds += _pieces_of(text, Sentence(start, end, paragraph, "?" in stop.group()))
        if stop.group() == "\n":
            paragraph += 1
        start = end
    bounds += _pieces_of(text, Sentence(start, len(text), paragraph))
    return bounds


def _pieces_of(text: str, sentence: Sentence) -> Iterator[Sentence]:
    """Yield a sentence, cut at a space where it is longer than any that people write.

    The work on a sentence grows faster than its length, so what has no end must be given one.
    """
    start = sentence.start
    while sentence.end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
        yield replace(sentence, start=start, end=cut)
        start = cut
    if text[start : sentence.end].strip():
        yield sentence if start == sentence.start else replace(sentence, start=start)


def _is_abbreviation(text: str, stop: int, pack: Pack) -> bool:
    """Whether the full stop at an offset belongs to an abbreviation or an initial."""
    if text[stop] != "." or text[stop : stop + 2] == "..":
        return False
    start = stop
    while start and (text[start - 1].isalnum() or text[start - 1] == "."):
        start -= 1
    word = text[start:stop]
    if text[stop + 1 : stop + 2].isalnum():
        return bool(word) and not (
            len(word) > 1 and text[stop + 1].isalpha() and word.isalpha() and len(word) >= WORD
        )
    return word in pack.morphology.abbreviations or (
        len(word) == 1 and word.isalpha() and word.isascii()
    )


def tokenise(text: str, start: int, end: int, pack: Pack) -> list[Token]:
    """Return the tokens of a stretch of folded text; a hyphen inside a word is passed over."""
    tokens = []
    hyphens = "-" in text[max(start - 1, 0) : end]
    for match in TOKEN.finditer(text, start, end):
        word, first = match.group(), match.start()
        if hyphens and word == "-" and _inside_word(text, first):
            continue
        joined = hyphens and text[first - 1 : first] == "-" and _inside_word(text, first - 1)
        for piece, analysis, opens in pack.pieces(word):
            last, words, is_word = first + len(piece), analysis.words, analysis.is_word
            tokens.append(Token(piece, first, last, analysis, words, is_word, joined, opens))
            first, joined = last, False
    return tokens


def _inside_word(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    abbreviated = before == "." and text[at - 3 : at - 2] == "."
    return (before.isalnum() or abbreviated) and after.isalnum()


def token_at(tokens: list[Token], offset: int) -> int:
    """Return the index of the first token that starts at or after an offset."""
    return bisect_left(tokens, offset, key=lambda token: token.start)
