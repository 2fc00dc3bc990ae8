"""Cut folded text into runs of time words, looking only around words that anchor a date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.languages.dates.lexicon import ANCHORS, TOKEN, Lexicon, Values
from basestatus.languages.dates.vocabulary import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Item", "is_known", "runs"]

YEAR_DIGITS = 4
LONGEST_ENTRY = 8


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a mark or a group of them: a value for each role, and where it stands.

    ``weak`` items are dates only if their surroundings say so.
    """

    values: Values
    start: int
    end: int
    weak: bool = False

    def has(self, role: Role) -> bool:
        """Tell whether the item can play a role."""
        return role in self.values


def runs(text: str, lexicon: Lexicon, *, anchored: bool = True) -> Iterator[list[Item]]:
    """Yield the runs of known words in folded text, those that can hold a date."""
    run: list[Item] = []
    for item in _items(text, lexicon):
        if item.values:
            run.append(item)
        else:
            if run and (_anchored(run) or not anchored):
                yield run
            run = []
    if run and (_anchored(run) or not anchored):
        yield run


def _anchored(run: Sequence[Item]) -> bool:
    """Tell whether a run has a word or a number that a date can hang on."""
    return any(not ANCHORS.isdisjoint(item.values) for item in run) or _has_figures(run)


def _has_figures(run: Sequence[Item]) -> bool:
    """Tell whether a run has a year in digits, or digits beside a separator or a sign."""
    return any(
        item.end - item.start >= YEAR_DIGITS or len(run) > 1
        for item in run
        if Role.DIGITS in item.values
    )


def _items(text: str, lexicon: Lexicon) -> Iterator[Item]:
    """Yield known words, split from what is glued to them; unknown words have no roles."""
    found = [match.span() for match in TOKEN.finditer(text)]
    tokens = [text[first:last] for first, last in found]
    index = 0
    while index < len(tokens):
        items, used = _lookup(tokens, found, index, lexicon)
        yield from items
        index += used


def is_known(token: str, lexicon: Lexicon) -> bool:
    """Tell whether a token can be part of an entry, or is a number or a mark."""
    if token[0].isdecimal() or token in lexicon.tokens:
        return True
    return any(
        token.startswith(text) and is_known(token[len(text) :], lexicon)
        for text, _ in lexicon.proclitics
        if len(token) >= len(text) + 2
    )


def _lookup(
    tokens: list[str], spans: list[tuple[int, int]], index: int, lexicon: Lexicon
) -> tuple[list[Item], int]:
    """Return the items at a token and how many tokens they take."""
    first, last = spans[index]
    token = tokens[index]
    if token[0].isdecimal():
        return [Item({Role.DIGITS: token}, first, last)], 1
    following = tuple(tokens[index + 1 : index + LONGEST_ENTRY])
    if found := _entry(token, following, lexicon):
        weak = found[1] == 1 and token in lexicon.weak
        return [Item(found[0], first, spans[index + found[1] - 1][1], weak)], found[1]
    for glued, values, used in _unglued(token, following, lexicon):
        cut = sum(len(text) for text, _ in glued)
        weak = used == 1 and token[cut:] in lexicon.weak
        stem = Item(values, first + cut, spans[index + used - 1][1], weak)
        return [*_cut(glued, first), stem], used
    return [Item({}, first, last)], 1


def _entry(token: str, following: tuple[str, ...], lexicon: Lexicon) -> tuple[Values, int] | None:
    """Return the longest entry that begins with a token, and its length."""
    for words, values in lexicon.words.get(token, ()):
        if words[1:] == following[: len(words) - 1]:
            return values, len(words)
    return None


def _unglued(
    token: str, following: tuple[str, ...], lexicon: Lexicon
) -> Iterator[tuple[tuple[tuple[str, Values], ...], Values, int]]:
    """Yield ways to take proclitics off a token: what was taken, and the entry left."""
    for text, values in lexicon.proclitics:
        if not token.startswith(text) or len(token) < len(text) + 2:
            continue
        rest = token[len(text) :]
        if found := _entry(rest, following, lexicon):
            yield ((text, values),), *found
        for glued, inner, used in _unglued(rest, following, lexicon):
            yield ((text, values), *glued), inner, used


def _cut(glued: tuple[tuple[str, Values], ...], start: int) -> Iterator[Item]:
    """Yield proclitics as items of their own."""
    for text, values in glued:
        yield Item(values, start, start + len(text))
        start += len(text)
