"""Find articles that are versions of one text, and the figures in which they differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from rensa import CMinHash

from basestatus.languages import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from basestatus.model import Document

__all__ = ["ChangedFigure", "changed_figures", "find_copies"]

SHINGLE = 3
BAND = 2
SEED = 20260223
HASHES = 96
COPIED = 0.6
"""The share of the shorter text's word triples that two versions of one text have in common.

Agency copy that was cut or lightly edited keeps more; two reporters' texts on one event have less
than a tenth.
"""
SHORTEST = 12
SAMPLE = 40


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A number that differs between two versions of one text, each with the words around it."""

    first: str
    second: str
    before: str
    after: str
    context_before: str
    context_after: str


def find_copies(documents: Iterable[Document]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of documents that are versions of one text, ids, earliest published first.

    Candidates are found by MinHash and confirmed by counting the shared triples of words, so the
    result does not depend on chance but for pairs that the hashes miss.
    """
    ordered = sorted(documents, key=_age)
    shingles = {d.id: s for d in ordered if len(s := _shingles(d.text)) >= SHORTEST}
    groups = {d.id: d.id for d in ordered}
    for one, other in _candidates(shingles):
        roots = sorted((_root(groups, one), _root(groups, other)))
        if roots[0] != roots[1] and _overlap(shingles[one], shingles[other]) >= COPIED:
            groups[roots[1]] = roots[0]
    families: dict[str, list[str]] = {}
    for document in ordered:
        families.setdefault(_root(groups, document.id), []).append(document.id)
    return tuple(sorted(tuple(ids) for ids in families.values() if len(ids) > 1))


def _age(document: Document) -> tuple[date, str]:
    return document.published or date.max, document.id


def _shingles(text: str) -> frozenset[str]:
    words = fold(text).text.split()
    return frozenset(
        " ".join(words[n : n + SHINGLE]) for n in range(max(0, len(words) - SHINGLE + 1))
    )


def _candidates(shingles: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Yield pairs that share a band of hashes, each once; in a full band, with its first only."""
    bands: dict[tuple[int, ...], list[str]] = {}
    for name, items in shingles.items():
        sketch = CMinHash(num_perm=HASHES, seed=SEED)
        sketch.update(sorted(items))
        digest = sketch.digest()
        for place in range(0, HASHES, BAND):
            bands.setdefault((place, *digest[place : place + BAND]), []).append(name)
    pairs: dict[tuple[str, str], None] = {}
    for names in bands.values():
        near = (
            combinations(names, 2) if len(names) <= SAMPLE else ((names[0], n) for n in names[1:])
        )
        pairs |= dict.fromkeys(near)
    yield from pairs


def _root(groups: Mapping[str, str], name: str) -> str:
    while groups[name] != name:
        name = groups[name]
    return name


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other))


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
