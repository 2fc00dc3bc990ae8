"""Find articles that are versions of one text, and the figures in which they differ."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from basestatus.languages import fold
from basestatus.timeline.sketches import Sketches, shingles_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from basestatus.model import Document

__all__ = ["ChangedFigure", "changed_figures", "find_copies"]

COPIED = 0.6
"""The share of the shorter text's word triples that two versions of one text have in common.

Agency copy that was cut or lightly edited keeps more; two reporters' texts on one event have less
than a tenth.
"""
FEW, MANY = 1_000, 100_000
"""Documents whose words are held while they are compared, and pairs whose likeness is."""


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A number that differs between two versions of one text, each with the words around it."""

    first: str
    second: str
    before: str
    after: str
    context_before: str
    context_after: str


def find_copies(
    documents: Mapping[str, Document], names: Iterable[str] | None = None
) -> tuple[tuple[str, ...], ...]:
    """Return the groups of documents that are versions of one text, ids, earliest published first.

    Candidates are found by MinHash and confirmed by counting the shared triples of words, so the
    result does not depend on chance but for pairs that the hashes miss. ``names`` are the ids of
    those that are compared, sorted, all if None. Their words are not held: documents may lie on
    disk.
    """
    with TemporaryFile() as file, TemporaryFile() as ids:
        sketches = Sketches(file, ids)
        for name in sorted(documents) if names is None else names:
            if document := documents.get(name):
                sketches.add(document)
        groups = array("i", range(len(sketches)))
        overlap = _overlaps(documents)
        for one, other in sketches.candidates():
            first, last = sorted((_root(groups, one), _root(groups, other)))
            if first != last and overlap(sketches.id(one), sketches.id(other)) >= COPIED:
                groups[last] = first
        return _families(groups, sketches)


def _families(groups: array[int], sketches: Sketches) -> tuple[tuple[str, ...], ...]:
    families: dict[int, list[int]] = {}
    for number, above in enumerate(groups):
        if number != above:
            families.setdefault(_root(groups, number), []).append(number)
    return tuple(
        sorted(
            tuple(sketches.id(number) for number in sorted((first, *rest), key=sketches.rank))
            for first, rest in families.items()
        )
    )


def _overlaps(documents: Mapping[str, Document]) -> Callable[[str, str], float]:
    """Return what tells how much of the shorter of two texts stands in the other."""

    @lru_cache(maxsize=FEW)
    def shingles(name: str) -> frozenset[str]:
        return shingles_of(documents[name].text)

    @lru_cache(maxsize=MANY)
    def overlap(one: str, other: str) -> float:
        some, others = shingles(one), shingles(other)
        return len(some & others) / min(len(some), len(others))

    return overlap


def _root(groups: array[int], number: int) -> int:
    while groups[number] != number:
        number = groups[number]
    return number


def changed_figures(
    groups: Iterable[Sequence[str]], documents: Mapping[str, Document]
) -> Iterator[ChangedFigure]:
    """Yield the numbers in which each later version differs from the first of its text."""
    for first, *others in groups:
        for other in others:
            yield from _compare(documents[first], documents[other])


def _compare(first: Document, second: Document) -> Iterator[ChangedFigure]:
    """Yield the numbers that were put in each other's place."""
    one, two = first.text.split(), second.text.split()
    matcher = SequenceMatcher(None, _folded(one), _folded(two), autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag != "replace":
            continue
        figures = [n for n in range(i, i_end) if _is_figure(one[n])]
        others = [n for n in range(j, j_end) if _is_figure(two[n])]
        for before, after in zip(figures, others, strict=False):
            if _digits(one[before]) != _digits(two[after]):
                yield ChangedFigure(
                    first.id,
                    second.id,
                    one[before],
                    two[after],
                    " ".join(one[max(0, before - 4) : before + 5]),
                    " ".join(two[max(0, after - 4) : after + 5]),
                )


def _folded(words: Sequence[str]) -> list[str]:
    return fold("\n".join(words)).text.split("\n")


def _is_figure(word: str) -> bool:
    return any(letter.isdecimal() for letter in word)


def _digits(word: str) -> str:
    return "".join(str(int(letter)) for letter in word if letter.isdecimal())
