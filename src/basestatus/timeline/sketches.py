"""Find documents that may be alike, by hashes of their words, however many they are."""

from __future__ import annotations

from array import array
from datetime import date
from itertools import combinations
from typing import IO, TYPE_CHECKING

import numpy as np
from rensa import CMinHash

from basestatus.languages import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from basestatus.model import Document

__all__ = ["Sketches", "shingles_of"]

SHINGLE = 3
BAND = 2
SEED = 20260223
HASHES = 96
SHORTEST = 12
SAMPLE = 40
BLOCK = 4_096
BYTES = 8


class Sketches:
    """The hashes of documents in a file, some thousand at a time, each of their bands together."""

    def __init__(self, file: IO[bytes]) -> None:
        self.ids: list[str] = []
        self._days = array("i")
        self._file = file
        self._some: list[tuple[int, list[int]]] = []
        self._blocks: list[NDArray[np.int64]] = []

    def rank(self, number: int) -> tuple[int, str]:
        """Return what sorts documents by age."""
        return self._days[number], self.ids[number]

    def add(self, document: Document) -> None:
        """Note a document, and the hashes of one that is long enough to be compared."""
        day = document.published or date.max
        shingles = shingles_of(document.text)
        if len(shingles) >= SHORTEST:
            sketch = CMinHash(num_perm=HASHES, seed=SEED)
            sketch.update(sorted(shingles))
            self._some.append((len(self.ids), sketch.digest()))
        self.ids.append(document.id)
        self._days.append(day.toordinal())
        if len(self._some) == BLOCK:
            self._write()

    def _write(self) -> None:
        numbers, digests = zip(*self._some, strict=True)
        pairs = np.array(digests, dtype="<u4").reshape(len(digests), -1, BAND)
        self._file.write(np.ascontiguousarray(pairs.transpose(1, 0, 2)).tobytes())
        self._blocks.append(np.array(numbers))
        self._some = []

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Yield pairs that share a band of hashes; in a full band, with its first only."""
        if self._some:
            self._write()
        numbers = np.concatenate([*self._blocks, np.array([], dtype=int)])
        order = sorted(range(len(numbers)), key=lambda place: self.rank(int(numbers[place])))
        numbers = numbers[order]
        for band in range(HASHES // BAND):
            for names in _alike(self._band(band)[order], numbers):
                full = len(names) > SAMPLE
                yield from ((names[0], n) for n in names[1:]) if full else combinations(names, 2)

    def _band(self, band: int) -> NDArray[np.uint64]:
        """Read one band of all documents."""
        found, start = [np.array([], dtype="<u8")], 0
        for block in self._blocks:
            size = BYTES * len(block)
            self._file.seek(start + band * size)
            found.append(np.frombuffer(self._file.read(size), dtype="<u8"))
            start += size * (HASHES // BAND)
        return np.concatenate(found)


def _alike(hashes: NDArray[np.uint64], numbers: NDArray[np.int64]) -> Iterator[list[int]]:
    """Yield the numbers whose hashes are the same, in their order, where there are several."""
    by_hash = np.argsort(hashes, kind="stable")
    ends = np.flatnonzero(np.diff(hashes[by_hash])) + 1
    edges = np.concatenate([[0], ends, [len(hashes)]])
    for place in np.flatnonzero(np.diff(edges) > 1):
        yield numbers[by_hash[edges[place] : edges[place + 1]]].tolist()


def shingles_of(text: str) -> frozenset[str]:
    """Return the words of a text, folded, by three."""
    words = fold(text).text.split()
    return frozenset(
        " ".join(words[n : n + SHINGLE]) for n in range(max(0, len(words) - SHINGLE + 1))
    )
