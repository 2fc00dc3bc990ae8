"""Tell which documents have been read before, from a mark of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]

__all__ = ["Repeat", "Seen"]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A document with the id of an earlier one: its number, and that of the earlier one.

    ``number`` counts from 0 in the part, ``first`` in all that was read; ``copy`` says that the
    text is the same too.
    """

    number: int
    first: int
    copy: bool


class Seen:
    """The marks of all documents read: 24 bytes for each, sorted, in few runs."""

    def __init__(self) -> None:
        """Begin with none."""
        self.count = 0
        self._runs: list[Numbers] = []

    def repeats(self, marks: bytes) -> list[Repeat]:
        """Return which of some further documents have an id that was there before; note all."""
        halves = np.frombuffer(marks, dtype="<u8").reshape(-1, 2).T
        numbers = np.arange(halves.shape[1], dtype="<u8")
        run = np.vstack([halves, numbers + np.uint64(self.count)])
        run = run[:, np.argsort(run[0], kind="stable")]
        found = {r.number: r for r in self._inside(run)}
        found |= {r.number: r for earlier in self._runs for r in self._against(run, earlier)}
        repeated = np.fromiter(found, dtype="<u8") + np.uint64(self.count)
        self._note(run[:, ~np.isin(run[2], repeated)])
        self.count += len(numbers)
        return [found[number] for number in sorted(found)]

    def _against(self, run: Numbers, earlier: Numbers) -> list[Repeat]:
        """Return what a run repeats of an earlier one, which has each id once."""
        at = np.minimum(np.searchsorted(earlier[0], run[0]), earlier.shape[1] - 1)
        return [
            self._repeat(run[:, here], earlier[:, at[here]])
            for here in np.flatnonzero(earlier[0][at] == run[0])
        ]

    def _inside(self, run: Numbers) -> list[Repeat]:
        """Return what a run repeats of itself."""
        again = np.flatnonzero(run[0][1:] == run[0][:-1]) + 1
        firsts = np.searchsorted(run[0], run[0][again])
        return [
            self._repeat(run[:, here], run[:, first])
            for here, first in zip(again, firsts, strict=True)
        ]

    def _repeat(self, one: Numbers, first: Numbers) -> Repeat:
        return Repeat(int(one[2]) - self.count, int(first[2]), bool(one[1] == first[1]))

    def _note(self, run: Numbers) -> None:
        """Keep documents whose ids are new; join runs as long as they are alike in length."""
        if run.shape[1]:
            self._runs.append(run)
        while len(self._runs) > 1 and self._runs[-2].shape[1] <= 2 * self._runs[-1].shape[1]:
            last = self._runs.pop()
            joined = np.hstack([self._runs.pop(), last])
            self._runs.append(joined[:, np.argsort(joined[0], kind="stable")])
