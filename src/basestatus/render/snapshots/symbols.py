"""Draw a state as a symbol: shape and fill tell it first, colour second."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.path import Path

from basestatus.model import State
from basestatus.render.snapshots.appearances import Look, PlanMark
from basestatus.render.snapshots.ink import Shape, blend, line
from basestatus.render.snapshots.style import MapStyle, StateStyle, map_style

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["RING", "circle", "reach", "symbol"]

RING = 1.5
"""Radius of a plan's ring, as a multiple of the symbol's."""

HALO = 1.3
GLOW = ((0.6, 0.55), (1.7, 0.34), (2.8, 0.18), (3.9, 0.08))
"""Rims of a soft edge: how far out in points, and how strong."""

UP, DOWN_LEFT, DOWN_RIGHT = (0.0, 0.55), (-0.48, -0.3), (0.48, -0.3)


def reach(size: float) -> float:
    """Return how far a symbol with everything over it reaches from its middle, in points."""
    return max(RING * size / 2 + 1.0, size / 2 + GLOW[-1][0] + 0.6)


def symbol(look: Look, x: float, y: float, size: float) -> tuple[Shape, ...]:
    """Return the shapes of a symbol ``size`` points across at a place."""
    return tuple(replace(shape, at=(x, y)) for shape in _at_origin(look, size))


@lru_cache(maxsize=2_000)
def _at_origin(look: Look, size: float) -> tuple[Shape, ...]:
    style = map_style()
    shapes = [*_rim(look, size, style), *_body(look, size, style), *_ring(look, size, style)]
    if look.stale:
        return tuple(_faded(shape, style) for shape in shapes)
    return tuple(shapes)


def _faded(shape: Shape, style: MapStyle) -> Shape:
    pale = [
        color and blend(color, style.halo, style.stale_opacity)
        for color in (shape.fill, shape.stroke)
    ]
    return replace(shape, fill=pale[0], stroke=pale[1])


def _rim(look: Look, size: float, style: MapStyle) -> Iterator[Shape]:
    """Set the symbol off from the map: by a halo, or by a soft edge where the date is uncertain."""
    state = style.states[look.state]
    outline = _outline(state, size / 2 * state.size)
    yield Shape(outline, fill=style.halo, stroke=style.halo, width=2 * HALO)
    if look.changing_to is None:
        return
    color = style.color(look.changing_to, look.holder)
    for out, strength in GLOW:
        rim = _outline(state, size / 2 * state.size + out)
        yield Shape(rim, stroke=blend(color, style.halo, strength), width=1.2)


def _body(look: Look, size: float, style: MapStyle) -> Iterator[Shape]:
    if len(look.contested) > 1:
        yield from _split(look, size, style)
        return
    state = style.states[look.state]
    color = style.color(look.state, look.holder)
    outline = _outline(state, size / 2 * state.size)
    width = style.thin_outline if look.inherited else style.outline
    yield Shape(outline, fill=color if state.fill == "full" else style.halo)
    if state.fill == "half":
        yield Shape(_half(size / 2 * state.size), fill=color)
    if look.changing_to is None or state.fill != "full":
        yield Shape(outline, stroke=color, width=width)
    if state.mark == "up":
        yield Shape(_arrow(size / 2 * state.size), fill=style.halo)


def _split(look: Look, size: float, style: MapStyle) -> Iterator[Shape]:
    """Give each of the competing states a sector of one disc."""
    radius, share = size / 2, 360.0 / len(look.contested)
    yield Shape(circle(radius), fill=style.halo)
    for n, state in enumerate(look.contested):
        start = 90.0 + n * share
        yield from _sector(style, state, look.holder, radius, start, start + share)
    for n in range(len(look.contested)):
        angle = np.radians(90.0 + n * share)
        end = (float(np.cos(angle)) * radius * 1.25, float(np.sin(angle)) * radius * 1.25)
        yield Shape(line((0.0, 0.0), end), stroke=style.halo, width=2.0)


def _sector(  # noqa: PLR0913  (a sector has two ends)
    style: MapStyle, state: State, holder: str | None, radius: float, start: float, end: float
) -> Iterator[Shape]:
    color, fill = style.color(state, holder), style.states[state].fill
    if fill == "full":
        yield Shape(_scaled(Path.wedge(start, end), radius), fill=color)
    elif fill == "half" and max(start, 180.0) < min(end, 360.0):
        lower = Path.wedge(max(start, 180.0), min(end, 360.0))
        yield Shape(_scaled(lower, radius), fill=color)
    yield Shape(_scaled(Path.arc(start, end), radius), stroke=color, width=style.outline)


def _ring(look: Look, size: float, style: MapStyle) -> Iterator[Shape]:
    radius = RING * size / 2
    if look.plan is PlanMark.PLANNED:
        step = 2 * np.pi * radius / 12
        dash = (step * 0.6, step * 0.4)
        yield Shape(circle(radius), stroke=style.plan, width=1.3, dash=dash)
    elif look.plan is PlanMark.OVERDUE:
        for start in (105.0, 225.0, 345.0):
            arc = _scaled(Path.arc(start, start + 60.0), radius)
            yield Shape(arc, stroke=style.overdue, width=1.9)


def _outline(state: StateStyle, radius: float) -> Path:
    if state.shape == "square":
        side = radius * 0.9
        return Path(
            [(-side, -side), (side, -side), (side, side), (-side, side), (-side, -side)],
            closed=True,
        )
    if state.shape == "diamond":
        tip = radius * 1.2
        return Path([(0, -tip), (tip, 0), (0, tip), (-tip, 0), (0, -tip)], closed=True)
    return circle(radius)


def _half(radius: float) -> Path:
    return _scaled(Path.wedge(180.0, 360.0), radius)


def _arrow(radius: float) -> Path:
    corners = np.array([UP, DOWN_LEFT, DOWN_RIGHT, UP]) * radius
    return Path(corners, closed=True)


@lru_cache(maxsize=200)
def circle(radius: float) -> Path:
    """Return a circle around the origin."""
    return _scaled(Path.unit_circle(), radius)


def _scaled(path: Path, by: float) -> Path:
    return Path(path.vertices * by, path.codes)
