"""The places that a label could take: around its symbol, then farther off with a leader line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from basestatus.render.snapshots.geometry import (
    boxes_meet,
    boxes_meet_circles,
    lines_meet_boxes,
    lines_meet_circles,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from basestatus.render.snapshots.ink import Box

__all__ = ["GAP", "Candidates", "Label", "Surroundings", "candidates_for"]

GAP = 1.5
CORNER = 1.7
NEAR = (0, 180, 35, -35, 145, -145, 90, -90, 62, -62, 118, -118, 18, -18, 162, -162)
SLIDES = (-0.5, -0.25, 0.25, 0.5)
FAR = tuple(range(0, 360, 15))
RINGS = (6.0, 10.0, 15.0, 21.0, 28.0, 36.0, 45.0, 56.0, 68.0, 82.0, 98.0, 116.0)
VARIANT_COST, LEADER_COST, LENGTH_COST, SLIDE_COST = 0.7, 2.0, 0.25, 0.3


@dataclass(frozen=True, slots=True)
class Label:
    """Text to be placed: the symbol it belongs to, its possible sizes, and how much it matters.

    ``reach`` is the radius of the symbol with all that is drawn over it; ``sizes`` are widths and
    heights of the text broken in one way or another, the best first; a label with a higher
    ``weight`` is dropped later.
    """

    key: str
    x: float
    y: float
    reach: float
    sizes: tuple[tuple[float, float], ...]
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What labels keep off: the frame, all symbols as circles, and other boxes."""

    frame: Box
    circles: NDArray[np.float64]
    walls: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Places that keep off all surroundings: boxes, leaders, which size, and what each costs."""

    boxes: NDArray[np.float64]
    leaders: NDArray[np.float64]
    leads: NDArray[np.bool_]
    variants: NDArray[np.int64]
    costs: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.costs)

    def reach(self) -> NDArray[np.float64]:
        """Return the box that holds all of them, with their leaders."""
        if not len(self):
            return np.full(4, np.nan)
        ends = np.concatenate([self.boxes, self.leaders, self.leaders[:, [2, 3, 0, 1]]])
        return np.concatenate([ends[:, :2].min(axis=0), ends[:, 2:].max(axis=0)])


def candidates_for(label: Label, around: Surroundings, farthest: float, most: int) -> Candidates:
    """Return the best places of a label that touch no symbol, no wall and not the frame."""
    sizes = [_placed(label, n, farthest) for n in range(len(label.sizes))]
    boxes, leads, costs, variants = (np.concatenate(part) for part in zip(*sizes, strict=True))
    leaders = _leaders(label, boxes)
    fits = _inside(boxes, around.frame) & ~boxes_meet(boxes, around.walls, apart=GAP).any(axis=1)
    near = _nearby(around.circles, label, boxes)
    fits &= ~boxes_meet_circles(boxes, near).any(axis=1)
    others = near[(near[:, 0] != label.x) | (near[:, 1] != label.y)]
    blocked = lines_meet_circles(leaders, others).any(axis=1)
    blocked |= lines_meet_boxes(leaders, around.walls).any(axis=1)
    fits &= ~(leads & blocked)
    best = np.flatnonzero(fits)
    best = best[np.argsort(costs[best], kind="stable")][:most]
    return Candidates(boxes[best], leaders[best], leads[best], variants[best], costs[best])


def _nearby(
    circles: NDArray[np.float64], label: Label, boxes: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the circles within reach of any place."""
    far = float(np.abs(boxes - [label.x, label.y, label.x, label.y]).max())
    apart = np.abs(circles[:, :2] - [label.x, label.y]).max(axis=1)
    return np.asarray(circles[apart < far + circles[:, 2]])


def _placed(
    label: Label, variant: int, farthest: float
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64], NDArray[np.int64]]:
    wide, high = label.sizes[variant]
    rays = _rays(farthest)
    away = rays.distances + label.reach
    x = label.x + rays.cos * away + (np.clip(rays.cos * CORNER, -1, 1) / 2 + rays.slides) * wide
    y = label.y + rays.sin * away + np.clip(rays.sin * CORNER, -1, 1) * high / 2
    middle = np.stack([x, y], axis=1)
    half = np.array([wide, high]) / 2
    boxes = np.concatenate([middle - half, middle + half], axis=1)
    variants = np.full(len(boxes), variant)
    return boxes, rays.leads, rays.costs + variant * VARIANT_COST, variants


@dataclass(frozen=True, slots=True)
class Rays:
    """Directions and distances to try, sideways shifts, who needs a leader, and the costs."""

    cos: NDArray[np.float64]
    sin: NDArray[np.float64]
    distances: NDArray[np.float64]
    slides: NDArray[np.float64]
    leads: NDArray[np.bool_]
    costs: NDArray[np.float64]


@lru_cache(maxsize=8)
def _rays(farthest: float) -> Rays:
    rows = [(angle, GAP, 0.0, False, n * 0.1) for n, angle in enumerate(NEAR)]
    rows += [(up, GAP, by, False, 1.0 + abs(by) * SLIDE_COST) for up in (90, -90) for by in SLIDES]
    for out in (ring for ring in RINGS if ring <= farthest):
        cost = LEADER_COST + out * LENGTH_COST
        rows += [(angle, out, 0.0, True, cost + _lean(angle)) for angle in FAR]
        rows += [
            (up, out, by, True, cost + abs(by) * SLIDE_COST) for up in (90, -90) for by in SLIDES
        ]
    angles, distances, slides, leads, costs = (np.array(part) for part in zip(*rows, strict=True))
    turn = np.radians(angles)
    return Rays(np.cos(turn), np.sin(turn), distances, slides, leads, costs)


def _lean(angle: float) -> float:
    """Return a small cost for leaders that are neither level nor upright."""
    return float(0.02 * min(angle % 90, 90 - angle % 90))


def _leaders(label: Label, boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return lines from the symbol's edge to the nearest point of each box."""
    start = np.array([label.x, label.y])
    end = np.clip(start, boxes[:, :2], boxes[:, 2:])
    away = end - start
    length = np.maximum(np.hypot(*away.T), GAP)[:, None]
    return np.concatenate([start + away / length * label.reach, end], axis=1)


def _inside(boxes: NDArray[np.float64], frame: Box) -> NDArray[np.bool_]:
    low, high = [frame.left, frame.bottom], [frame.right, frame.top]
    return np.asarray((boxes[:, :2] >= low).all(axis=1) & (boxes[:, 2:] <= high).all(axis=1))
