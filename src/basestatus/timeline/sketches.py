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
    """The hashes of documents in a file, some thousand at a time, each of their bands together.

    The ids of the documents lie in another file, so that memory holds some bytes for each.
    """

    def __init__(self, file: IO[bytes], ids: IO[bytes]) -> None:
        self._file, self._ids = file, ids
        self._ends = array("q", [0])
        self._days = array("i")
        self._some: list[tuple[int, list[int]]] = []
        self._blocks: list[NDArray[np.int32]] = []

    def __len__(self) -> int:
        """Return how many documents there are."""
        return len(self._days)

    def id(self, number: int) -> str:
        """Return the id of a document by its number."""
        start, end = self._ends[number : number + 2]
        self._ids.seek(start)
        return self._ids.read(end - start).decode()

    def rank(self, number: int) -> tuple[int, int]:
        """Return what sorts documents by age, those of one day by id."""
        return self._days[number], number

    def add(self, document: Document) -> None:
        """Note a document, after those of lesser ids, and the hashes of one that is long enough."""
        day = document.published or date.max
        shingles = shingles_of(document.text)
        if len(shingles) >= SHORTEST:
            sketch = CMinHash(num_perm=HASHES, seed=SEED)
            sketch.update(sorted(shingles))
            self._some.append((len(self), sketch.digest()))
        name = document.id.encode()
        self._ids.write(name)
        self._ends.append(self._ends[-1] + len(name))
        self._days.append(day.toordinal())
        if len(self._some) == BLOCK:
            self._write()

    def _write(self) -> None:
        numbers, digests = zip(*self._some, strict=True)
        pairs = np.array(digests, dtype="<u4").reshape(len(digests), -1, BAND)
        self._file.write(np.ascontiguousarray(pairs.transpose(1, 0, 2)).tobytes())
        self._blocks.append(np.array(numbers, dtype=np.int32))
        self._some = []

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Yield pairs that share a band of hashes; in a full band, with its first only."""
        if self._some:
            self._write()
        numbers = np.concatenate([*self._blocks, np.array([], dtype=np.int32)])
        days = np.array(self._days)[numbers]
        for band in range(HASHES // BAND):
            for places in _alike(self._band(band), days):
                names = numbers[places].tolist()
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


def _alike(hashes: NDArray[np.uint64], days: NDArray[np.int32]) -> Iterator[NDArray[np.int64]]:
    """Yield the places whose hashes are the same, by day, where there are several."""
    places = np.flatnonzero(_repeated(hashes))
    places = places[np.lexsort((places, days[places], hashes[places]))]
    ends = np.flatnonzero(np.diff(hashes[places])) + 1
    yield from np.split(places, ends) if len(places) else ()


def _repeated(hashes: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Return which of some hashes are there more than once, of which there are few."""
    ranked = np.sort(hashes)
    several = np.unique(ranked[1:][ranked[1:] == ranked[:-1]])
    del ranked
    if not len(several):
        return np.zeros(len(hashes), dtype=bool)
    nearest = np.searchsorted(several, hashes)
    nearest[nearest == len(several)] = 0
    alike: NDArray[np.bool_] = several[nearest] == hashes
    return alike


def shingles_of(text: str) -> frozenset[str]:
    """Return the words of a text, folded, by three."""
    words = fold(text).text.split()
    return frozenset(
        " ".join(words[n : n + SHINGLE]) for n in range(max(0, len(words) - SHINGLE + 1))
    )
