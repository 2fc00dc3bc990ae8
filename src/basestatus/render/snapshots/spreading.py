"""Move symbols apart that would lie on one another, as little as possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from basestatus.render.snapshots.geometry import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from basestatus.render.snapshots.ink import Box

__all__ = ["spread"]

STEPS = 300
NUDGE = 1e-3
GOLDEN_ANGLE = 2.399963
SLACK = 0.05
OUTWARDS = ((-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0))

Places = dict[str, tuple[float, float]]


def spread(
    places: Places, reaches: Mapping[str, float], frame: Box, walls: Sequence[Box] = ()
) -> Places:
    """Return places at which circles overlap neither each other nor a wall, within a frame.

    Who overlaps nothing stays where it is. The result is the same for the same input; where there
    is no room for all, some overlap is left.
    """
    keys = sorted(places)
    if not keys:
        return {}
    at = np.array([places[key] for key in keys], float)
    radii = np.array([reaches[key] for key in keys], float)
    moved = _pushed_apart(at, radii, frame, rows_of(list(walls)))
    return {key: (float(x), float(y)) for key, (x, y) in zip(keys, moved, strict=True)}


def _pushed_apart(
    at: NDArray[np.float64], radii: NDArray[np.float64], frame: Box, walls: NDArray[np.float64]
) -> NDArray[np.float64]:
    low = np.array([frame.left, frame.bottom])[None] + radii[:, None]
    high = np.array([frame.right, frame.top])[None] - radii[:, None]
    angles = np.arange(len(at)) * GOLDEN_ANGLE
    fan = np.stack([np.cos(angles), np.sin(angles)], axis=1) * NUDGE
    first, second = np.triu_indices(len(at), 1)
    room = (radii[first] + radii[second]) + SLACK
    now = at.copy()
    for _ in range(STEPS):
        apart = (now + fan)[first] - (now + fan)[second]
        distance = np.hypot(*apart.T)
        close = distance < room - SLACK / 2
        push = _off_walls(now, radii, walls)
        if not close.any() and not push.any():
            break
        share = apart[close] / distance[close, None] * ((room - distance)[close, None] / 2)
        np.add.at(push, first[close], share)
        np.add.at(push, second[close], -share)
        stirred = push.any(axis=1)
        now[stirred] = np.clip((now + push)[stirred], low[stirred], high[stirred])
    return now


def _off_walls(
    at: NDArray[np.float64], radii: NDArray[np.float64], walls: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the shortest ways for circles out of boxes, along the axes."""
    push = np.zeros_like(at)
    for left, bottom, right, top in walls:
        ways = np.stack([left - at[:, 0], at[:, 0] - right, bottom - at[:, 1], at[:, 1] - top])
        inside = (ways < radii).all(axis=0)
        depth, side = radii - ways.max(axis=0) + SLACK, ways.argmax(axis=0)
        push += np.where(inside, depth, 0.0)[:, None] * np.array(OUTWARDS)[side]
    return push
