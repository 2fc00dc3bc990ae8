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
    x, y = lines[:, 0, None], lines[:, 1, None]
    along_x, along_y = lines[:, 2, None] - x, lines[:, 3, None] - y
    away_x, away_y = circles[None, :, 0] - x, circles[None, :, 1] - y
    square = np.maximum(along_x**2 + along_y**2, TINY)
    share = np.clip((away_x * along_x + away_y * along_y) / square, 0.0, 1.0)
    gap = (away_x - along_x * share) ** 2 + (away_y - along_y * share) ** 2
    return np.asarray(gap < circles[None, :, 2] ** 2)


def lines_meet_boxes(lines: NDArray[np.float64], boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether anything is left of lines clipped to boxes (Liang and Barsky 1984)."""
    enter_x, leave_x = _crossing(lines[:, 0], lines[:, 2], boxes[:, 0], boxes[:, 2])
    enter_y, leave_y = _crossing(lines[:, 1], lines[:, 3], boxes[:, 1], boxes[:, 3])
    enter, leave = np.maximum(enter_x, enter_y), np.minimum(leave_x, leave_y)
    return np.asarray((enter < leave) & (leave > 0.0) & (enter < 1.0))


def _crossing(
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    low: NDArray[np.float64],
    high: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how far along each line it enters and leaves the stretch from low to high."""
    along = (end - start)[:, None]
    along = np.where(np.abs(along) < TINY, TINY, along)
    one = (low[None, :] - start[:, None]) / along
    two = (high[None, :] - start[:, None]) / along
    return np.minimum(one, two), np.maximum(one, two)


def lines_cross(one: NDArray[np.float64], two: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether lines cross: the ends of each lie on both sides of the other."""
    return np.asarray(_parted(one, two) & _parted(two, one).T)


def _parted(lines: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether the ends of others lie on both sides of lines, taken as endless."""
    x, y = lines[:, 0, None], lines[:, 1, None]
    along_x, along_y = lines[:, 2, None] - x, lines[:, 3, None] - y
    start = along_x * (others[None, :, 1] - y) - along_y * (others[None, :, 0] - x)
    end = along_x * (others[None, :, 3] - y) - along_y * (others[None, :, 2] - x)
    return np.asarray(start * end < 0.0)
