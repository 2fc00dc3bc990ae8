"""Which boxes, circles and lines meet: many at once, one row each, in points.

A box is left, bottom, right, top; a circle is x, y, radius; a line is x, y, x, y. A result has a
row for each of the first and a column for each of the second. What is not a number meets nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from basestatus.render.snapshots.ink import Box

__all__ = [
    "boxes_meet",
    "boxes_meet_circles",
    "lines_cross",
    "lines_meet_boxes",
    "lines_meet_circles",
    "rows_of",
]

TINY = 1e-12


def rows_of(boxes: list[Box]) -> NDArray[np.float64]:
    """Return boxes as rows."""
    rows = [(box.left, box.bottom, box.right, box.top) for box in boxes]
    return np.array(rows, float).reshape(-1, 4)


def boxes_meet(
    one: NDArray[np.float64], two: NDArray[np.float64], *, apart: float = 0.0
) -> NDArray[np.bool_]:
    """Whether boxes share more than an edge, or are less than so far apart sideways."""
    return np.asarray(
        (one[:, None, 0] < two[None, :, 2] + apart)
        & (two[None, :, 0] < one[:, None, 2] + apart)
        & (one[:, None, 1] < two[None, :, 3])
        & (two[None, :, 1] < one[:, None, 3])
    )


def boxes_meet_circles(
    boxes: NDArray[np.float64], circles: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Whether boxes reach into circles."""
    x, y = circles[None, :, 0], circles[None, :, 1]
    across = np.maximum(np.maximum(boxes[:, None, 0] - x, x - boxes[:, None, 2]), 0.0)
    up = np.maximum(np.maximum(boxes[:, None, 1] - y, y - boxes[:, None, 3]), 0.0)
    return np.asarray(across**2 + up**2 < circles[None, :, 2] ** 2)


def lines_meet_circles(
    lines: NDArray[np.float64], circles: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Whether lines pass through circles."""
    along = (lines[:, 2:] - lines[:, :2])[:, None]
    away = circles[None, :, :2] - lines[:, None, :2]
    square = np.maximum((along**2).sum(axis=2), TINY)
    share = np.clip((away * along).sum(axis=2) / square, 0.0, 1.0)
    gap = away - along * share[:, :, None]
    return np.asarray((gap**2).sum(axis=2) < circles[None, :, 2] ** 2)


def lines_meet_boxes(lines: NDArray[np.float64], boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether anything is left of lines clipped to boxes (Liang and Barsky 1984)."""
    start, along = lines[:, None, :2], (lines[:, 2:] - lines[:, :2])[:, None]
    along = np.where(np.abs(along) < TINY, TINY, along)
    one = (boxes[None, :, :2] - start) / along
    two = (boxes[None, :, 2:] - start) / along
    enter = np.minimum(one, two).max(axis=2)
    leave = np.maximum(one, two).min(axis=2)
    return np.asarray((enter < leave) & (leave > 0.0) & (enter < 1.0))


def lines_cross(one: NDArray[np.float64], two: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether lines cross."""
    a, b = one[:, None, :2], one[:, None, 2:]
    c, d = two[None, :, :2], two[None, :, 2:]
    apart = _side(a, b, c) * _side(a, b, d) < 0.0
    return np.asarray(apart & (_side(c, d, a) * _side(c, d, b) < 0.0))


def _side(
    a: NDArray[np.float64], b: NDArray[np.float64], c: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return on which side of the line from a to b a point lies."""
    along, away = b - a, c - a
    return np.asarray(along[..., 0] * away[..., 1] - along[..., 1] * away[..., 0])
