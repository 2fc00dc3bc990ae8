"""Find places for labels where none overlaps another, a symbol or the frame.

Every label has a list of candidate places, the nearest and best first: around its symbol, then
farther out with a leader line. Labels take places in order of difficulty; one that finds none
pushes others aside if these have somewhere to go; at last all move to better places that have
come free. No chance is involved: the same labels get the same places.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from basestatus.render.snapshots.ink import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["Label", "Placement", "place_labels"]

NEAR_ANGLES = (0, 180, 35, -35, 145, -145, 90, -90, 62, -62, 118, -118, 18, -18, 162, -162)
FAR_ANGLES = tuple(range(0, 360, 15))
STEP, GROWTH, RINGS = 9.0, 1.25, 8
GAP = 1.5
CORNER = 1.7
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Label:
    """Text to be placed: its size, the symbol it belongs to, and how much it matters.

    ``reach`` is the radius of the symbol with all that is drawn over it; a label with a higher
    ``weight`` is the last to be dropped.
    """

    key: str
    width: float
    height: float
    x: float
    y: float
    reach: float
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a label went, and the leader line from its symbol's edge, if it needs one."""

    box: Box
    leader: tuple[tuple[float, float], tuple[float, float]] | None = None


@dataclass(slots=True)
class Candidates:
    """Possible places of one label: boxes, leaders (from x, y to x, y), and what each costs."""

    boxes: NDArray[np.float64]
    leaders: NDArray[np.float64]
    leads: NDArray[np.bool_]
    costs: NDArray[np.float64]


def place_labels(
    labels: Sequence[Label], frame: Box, obstacles: Sequence[Box], *, farthest: float
) -> tuple[dict[str, Placement], tuple[str, ...]]:
    """Return the places of labels by key, and the keys that found none, least weight first.

    The labels' own symbols are obstacles; ``obstacles`` are further boxes to keep off, and
    ``farthest`` how long a leader line may be, in points.
    """
    ordered = sorted(labels, key=lambda label: (-label.weight, label.key))
    circles = np.array([[label.x, label.y, label.reach] for label in ordered]).reshape(-1, 3)
    walls = np.array([_row(box) for box in obstacles]).reshape(-1, 4)
    board = Board([_candidates(label, frame, circles, walls, farthest) for label in ordered])
    board.fill()
    chosen = {
        label.key: board.placement(n) for n, label in enumerate(ordered) if board.taken[n] >= 0
    }
    dropped = [label.key for n, label in enumerate(ordered) if board.taken[n] < 0]
    return chosen, tuple(reversed(dropped))


class Board:
    """The places taken so far; ``taken`` holds each label's candidate, or -1."""

    def __init__(self, candidates: list[Candidates]) -> None:
        self.candidates = candidates
        count = len(candidates)
        self.taken = np.full(count, -1)
        self.boxes = np.full((count, 4), np.nan)
        self.leaders = np.full((count, 4), np.nan)

    def fill(self) -> None:
        """Give every label a place, as far as there is room."""
        order = sorted(range(len(self.candidates)), key=lambda n: len(self.candidates[n].costs))
        for n in order:
            self._settle(n)
        for _ in range(ROUNDS):
            for n in sorted(order):
                if self.taken[n] < 0:
                    self._push_in(n)
                else:
                    self._settle(n)

    def placement(self, n: int) -> Placement:
        """Return where a label went."""
        rows, pick = self.candidates[n], self.taken[n]
        x1, y1, x2, y2 = map(float, rows.leaders[pick])
        leader = ((x1, y1), (x2, y2)) if rows.leads[pick] else None
        return Placement(Box(*map(float, rows.boxes[pick])), leader)

    def _settle(self, n: int) -> bool:
        """Move a label to the best place that is free."""
        free = ~self._blocked(n).any(axis=1)
        if not free.any():
            return False
        self._take(n, int(np.argmin(np.where(free, self.candidates[n].costs, np.inf))))
        return True

    def _push_in(self, n: int) -> bool:
        """Take a place from one other label that can move elsewhere."""
        blocked = self._blocked(n)
        single = np.flatnonzero(blocked.sum(axis=1) == 1)
        for pick in single[np.argsort(self.candidates[n].costs[single], kind="stable")]:
            other = int(np.flatnonzero(blocked[pick])[0])
            before = int(self.taken[other])
            self._take(n, int(pick))
            if self._settle(other):
                return True
            self._take(other, before)
            self._take(n, -1)
        return False

    def _take(self, n: int, pick: int) -> None:
        self.taken[n] = pick
        rows = self.candidates[n]
        self.boxes[n] = rows.boxes[pick] if pick >= 0 else np.nan
        led = pick >= 0 and rows.leads[pick]
        self.leaders[n] = rows.leaders[pick] if led else np.nan

    def _blocked(self, n: int) -> NDArray[np.bool_]:
        """Return, for each candidate of a label, which other labels stand in its way."""
        rows = self.candidates[n]
        meets = _boxes_meet(rows.boxes, self.boxes)
        meets |= _lines_meet_boxes(self.leaders, rows.boxes).T
        own = np.where(rows.leads[:, None], rows.leaders, np.nan)
        meets |= _lines_meet_boxes(own, self.boxes) | _lines_cross(own, self.leaders)
        meets[:, n] = False
        return meets


def _candidates(
    label: Label,
    frame: Box,
    circles: NDArray[np.float64],
    walls: NDArray[np.float64],
    farthest: float,
) -> Candidates:
    angles, distances, leads, costs = _rays(label.reach, farthest)
    cos, sin = np.cos(angles), np.sin(angles)
    x = label.x + cos * distances + np.clip(cos * CORNER, -1, 1) * label.width / 2
    y = label.y + sin * distances + np.clip(sin * CORNER, -1, 1) * label.height / 2
    half = np.array([label.width / 2, label.height / 2])
    middle = np.stack([x, y], axis=1)
    boxes = np.concatenate([middle - half, middle + half], axis=1)
    leaders = _leaders(label, boxes)
    fits = _inside(boxes, frame) & ~_boxes_meet(boxes, walls).any(axis=1)
    fits &= ~_circles_meet_boxes(circles, boxes).any(axis=1)
    others = circles[(circles[:, 0] != label.x) | (circles[:, 1] != label.y)]
    strayed = _lines_meet_circles(leaders, others).any(axis=1)
    strayed |= _lines_meet_boxes(leaders, walls).any(axis=1)
    fits &= ~(leads & strayed)
    return Candidates(boxes[fits], leaders[fits], leads[fits], costs[fits])


def _rays(
    reach: float, farthest: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]:
    """Return directions and distances to try, whether each needs a leader, and its cost."""
    rows = [(angle, reach + GAP, False, n * 0.1) for n, angle in enumerate(NEAR_ANGLES)]
    out = STEP
    for _ in range(RINGS):
        if out > farthest:
            break
        lean = ((angle, 0.02 * min(angle % 180, 180 - angle % 180)) for angle in FAR_ANGLES)
        rows += [(angle, reach + out, True, 2.0 + out / 4 + tilt) for angle, tilt in lean]
        out *= GROWTH
    angles, distances, leads, costs = zip(*rows, strict=True)
    return np.radians(angles), np.array(distances), np.array(leads), np.array(costs)


def _leaders(label: Label, boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return lines from the symbol's edge to the nearest point of each box."""
    start = np.array([label.x, label.y])
    end = np.clip(start, boxes[:, :2], boxes[:, 2:])
    away = end - start
    length = np.maximum(np.hypot(*away.T), 1e-9)[:, None]
    return np.concatenate([start + away / length * label.reach, end], axis=1)


def _row(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.bottom, box.right, box.top


def _inside(boxes: NDArray[np.float64], frame: Box) -> NDArray[np.bool_]:
    low = np.array([frame.left, frame.bottom])
    high = np.array([frame.right, frame.top])
    return np.asarray((boxes[:, :2] >= low).all(axis=1) & (boxes[:, 2:] <= high).all(axis=1))


def _boxes_meet(one: NDArray[np.float64], two: NDArray[np.float64]) -> NDArray[np.bool_]:
    return np.asarray(
        (one[:, None, 0] < two[None, :, 2] + GAP)
        & (two[None, :, 0] < one[:, None, 2] + GAP)
        & (one[:, None, 1] < two[None, :, 3])
        & (two[None, :, 1] < one[:, None, 3])
    )


def _circles_meet_boxes(
    circles: NDArray[np.float64], boxes: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Return a row for each box and a column for each circle."""
    middle = circles[None, :, :2]
    nearest = np.clip(middle, boxes[:, None, :2], boxes[:, None, 2:])
    gap = np.hypot(*(nearest - middle).transpose(2, 0, 1))
    return np.asarray(gap < circles[None, :, 2])


def _lines_meet_circles(
    lines: NDArray[np.float64], circles: NDArray[np.float64]
) -> NDArray[np.bool_]:
    start, along = lines[:, None, :2], (lines[:, 2:] - lines[:, :2])[:, None]
    square = np.maximum((along**2).sum(axis=2), 1e-12)
    share = np.clip(((circles[None, :, :2] - start) * along).sum(axis=2) / square, 0, 1)
    gap = circles[None, :, :2] - (start + along * share[:, :, None])
    return np.asarray(np.hypot(*gap.transpose(2, 0, 1)) < circles[None, :, 2])


def _lines_meet_boxes(lines: NDArray[np.float64], boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Clip each line to each box (Liang and Barsky 1984); what is left over meets it."""
    start, along = lines[:, None, :2], (lines[:, 2:] - lines[:, :2])[:, None]
    along = np.where(np.abs(along) < 1e-12, 1e-12, along)
    one = (boxes[None, :, :2] - start) / along
    two = (boxes[None, :, 2:] - start) / along
    enter = np.minimum(one, two).max(axis=2)
    leave = np.maximum(one, two).min(axis=2)
    return np.asarray((enter < leave) & (leave > 0) & (enter < 1))


def _lines_cross(one: NDArray[np.float64], two: NDArray[np.float64]) -> NDArray[np.bool_]:
    a, b = one[:, None, :2], one[:, None, 2:]
    c, d = two[None, :, :2], two[None, :, 2:]
    return np.asarray((_turn(a, b, c) * _turn(a, b, d) < 0) & (_turn(c, d, a) * _turn(c, d, b) < 0))


def _turn(
    a: NDArray[np.float64], b: NDArray[np.float64], c: NDArray[np.float64]
) -> NDArray[np.float64]:
    return np.asarray(
        (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1])
        - (b[..., 1] - a[..., 1]) * (c[..., 0] - a[..., 0])
    )
