"""Move symbols apart that would lie on one another, as little as possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from basestatus.render.snapshots.ink import Box

__all__ = ["spread"]

STEPS = 300
NUDGE = 1e-3
GOLDEN_ANGLE = 2.399963
SLACK = 0.05

Places = dict[str, tuple[float, float]]


def spread(places: Places, reaches: Mapping[str, float], frame: Box) -> Places:
    """Return places at which circles of the given reach do not overlap, within a frame.

    Who overlaps nobody stays where it is. The result is the same for the same input; where there
    is no room for all, some overlap is left.
    """
    keys = sorted(places)
    if len(keys) < 2:  # noqa: PLR2004  (one alone is in nobody's way)
        return dict(places)
    at = np.array([places[key] for key in keys], float)
    radii = np.array([reaches[key] for key in keys], float)
    moved = _pushed_apart(at, radii, frame)
    return {key: (float(x), float(y)) for key, (x, y) in zip(keys, moved, strict=True)}


def _pushed_apart(
    at: NDArray[np.float64], radii: NDArray[np.float64], frame: Box
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
        if not close.any():
            break
        push = np.zeros_like(now)
        share = apart[close] / distance[close, None] * ((room - distance)[close, None] / 2)
        np.add.at(push, first[close], share)
        np.add.at(push, second[close], -share)
        stirred = push.any(axis=1)
        now[stirred] = np.clip((now + push)[stirred], low[stirred], high[stirred])
    return now
