"""Which tokens of a document stand inside quotation marks, and in which quotation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Folded

__all__ = ["Quotation", "Quotations", "read_quotations"]

MARK = '"'
OPENING = frozenset("«„“‹")
CLOSING = frozenset("»”›")
CURLY = frozenset("„“”")
SHORTEST = 4


@dataclass(slots=True)
class Quotation:
    """One quotation, from the first to the last token inside it; each a (sentence, token) pair."""

    first: tuple[int, int]
    last: tuple[int, int]
    paragraph: int
    words: int = 0


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of a document in order, and for each sentence the number at each token.

    The number is -1 outside quotations and at the marks themselves.
    """

    all: list[Quotation]
    numbers: list[list[int]]

    def at(self, index: int, token: int) -> int:
        """Return the number of the quotation that holds a token, -1 if none does."""
        numbers = self.numbers[index]
        return numbers[token] if 0 <= token < len(numbers) else -1

    def is_speech(self, number: int) -> bool:
        """Whether a quotation is long enough to be what somebody said, not a name or a term."""
        return number >= 0 and self.all[number].words >= SHORTEST


def read_quotations(sentences: Sequence[Marked], folded: Folded, text: str) -> Quotations:
    """Return the quotations of a document; none goes beyond its paragraph."""
    found = Quotations([], [])
    paragraph, is_open = -1, False
    for index, marked in enumerate(sentences):
        if marked.sentence.paragraph != paragraph:
            paragraph, is_open = marked.sentence.paragraph, False
        numbers: list[int] = []
        for at, token in enumerate(marked.tokens):
            if token.text == MARK:
                was_open, is_open = is_open, _is_open(text[folded.offsets[token.start]], is_open)
                if is_open and not was_open:
                    found.all.append(Quotation((index, at + 1), (index, at + 1), paragraph))
                numbers.append(-1)
                continue
            numbers.append(len(found.all) - 1 if is_open else -1)
            if is_open:
                _add(found.all[-1], index, at, word=token.is_word)
        found.numbers.append(numbers)
    return found


def _add(quotation: Quotation, index: int, at: int, *, word: bool) -> None:
    quotation.last = (index, at)
    quotation.words += word


def _is_open(mark: str, was_open: bool) -> bool:  # noqa: FBT001
    """Return whether a quotation is open after a mark; marks without direction alternate."""
    if mark in CURLY or (mark not in OPENING and mark not in CLOSING):
        return not was_open
    return mark in OPENING
