"""Find places for labels where none overlaps another, a symbol or the frame.

Every label has candidate places, the nearest and best first. Labels take places in order of
difficulty; one that finds none pushes others aside if these have somewhere to go; at last all
move to better places that have come free. No chance is involved: the same labels always get the
same places.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from basestatus.render.snapshots.candidates import GAP, Label, Surroundings, candidates_for
from basestatus.render.snapshots.geometry import (
    boxes_meet,
    lines_cross,
    lines_meet_boxes,
    rows_of,
)
from basestatus.render.snapshots.ink import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from basestatus.render.snapshots.candidates import Candidates

__all__ = ["Placement", "place_labels"]

MANY, MOST_NEAR, MOST_FAR = 300, 24, 220
MIDDLING, SHORTER = 120, 60.0
ROUNDS, TRIES, MOST_BLOCKERS = 4, 60, 3
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a label went, which of its sizes it has, and its leader line, if it needs one."""

    box: Box
    variant: int = 0
    leader: tuple[tuple[float, float], tuple[float, float]] | None = None


def place_labels(
    labels: Sequence[Label], frame: Box, obstacles: Sequence[Box], *, farthest: float
) -> tuple[dict[str, Placement], tuple[str, ...]]:
    """Return the places of labels by key, and the keys that found none, least weight first.

    The labels' own symbols are obstacles; ``obstacles`` are further boxes to keep off, and
    ``farthest`` how far from its symbol a label may go, in points; less where there are many.
    """
    ordered = sorted(labels, key=lambda label: (-label.weight, label.key))
    circles = [[label.x, label.y, label.reach] for label in ordered]
    around = Surroundings(frame, np.array(circles).reshape(-1, 3), rows_of(list(obstacles)))
    far, most = _effort(len(ordered), farthest)
    board = Board([candidates_for(label, around, far, most) for label in ordered])
    board.fill()
    chosen = {label.key: board.placement(n) for n, label in enumerate(ordered) if board.has(n)}
    dropped = [label.key for label in ordered if label.key not in chosen]
    return chosen, tuple(reversed(dropped))


def _effort(count: int, farthest: float) -> tuple[float, int]:
    """Return how far to look and how many places to weigh: less, the more labels there are."""
    if count > MANY:
        return 0.0, MOST_NEAR
    return min(farthest, SHORTER) if count > MIDDLING else farthest, MOST_FAR


class Board:
    """The places taken so far: for each label the number of its candidate, or nowhere."""

    def __init__(self, candidates: list[Candidates]) -> None:
        count = len(candidates)
        self.candidates = candidates
        self.taken = np.full(count, NOWHERE)
        self.boxes = np.full((count, 4), np.nan)
        self.leaders = np.full((count, 4), np.nan)
        reaches = np.array([rows.reach() for rows in candidates]).reshape(-1, 4)
        near = boxes_meet(reaches, reaches, apart=GAP)
        np.fill_diagonal(near, val=False)
        self.near = [np.flatnonzero(row) for row in near]

    def has(self, n: int) -> bool:
        """Whether a label has a place."""
        return bool(self.taken[n] != NOWHERE)

    def placement(self, n: int) -> Placement:
        """Return where a label went."""
        rows, pick = self.candidates[n], self.taken[n]
        x1, y1, x2, y2 = map(float, rows.leaders[pick])
        leader = ((x1, y1), (x2, y2)) if rows.leads[pick] else None
        return Placement(Box(*map(float, rows.boxes[pick])), int(rows.variants[pick]), leader)

    def fill(self) -> None:
        """Give every label a place, as far as there is room."""
        order = sorted(range(len(self.candidates)), key=lambda n: len(self.candidates[n]))
        for n in order:
            self._settle(n)
        for _ in range(ROUNDS):
            before = self.taken.copy()
            for n in range(len(order)):
                if not self._settle(n):
                    self._push_in(n)
            if (before == self.taken).all():
                break

    def _settle(self, n: int) -> bool:
        """Move a label to the best place that is free, if any is."""
        free = np.flatnonzero(~self._blocked(n).any(axis=1))
        if not len(free):
            return self.has(n)
        self._take(n, int(free[0]))
        return True

    def _push_in(self, n: int) -> None:
        """Take a place from a few labels that all can move elsewhere."""
        blocked = self._blocked(n)
        counts = blocked.sum(axis=1)
        order = np.argsort(counts, kind="stable")[:TRIES]
        for pick in order[counts[order] <= MOST_BLOCKERS].tolist():
            others = self.near[n][blocked[pick]].tolist()
            before = [int(self.taken[other]) for other in others]
            for other in others:
                self._take(other, NOWHERE)
            self._take(n, pick)
            if all(self._settle(other) for other in others):
                return
            for other, old in zip(others, before, strict=True):
                self._take(other, old)
            self._take(n, NOWHERE)

    def _take(self, n: int, pick: int) -> None:
        self.taken[n] = pick
        rows = self.candidates[n]
        here = pick != NOWHERE
        self.boxes[n] = rows.boxes[pick] if here else np.nan
        self.leaders[n] = rows.leaders[pick] if here and rows.leads[pick] else np.nan

    def _blocked(self, n: int) -> NDArray[np.bool_]:
        """Return, for each candidate of a label, which of those near stand in its way."""
        rows, near = self.candidates[n], self.near[n]
        boxes, leaders = self.boxes[near], self.leaders[near]
        meets = boxes_meet(rows.boxes, boxes, apart=GAP)
        led = ~np.isnan(leaders[:, 0])
        if led.any():
            meets[:, led] |= lines_meet_boxes(leaders[led], rows.boxes).T
        own = rows.leads
        if own.any():
            meets[own] |= lines_meet_boxes(rows.leaders[own], boxes)
            meets[np.ix_(own, led)] |= lines_cross(rows.leaders[own], leaders[led])
        return meets
