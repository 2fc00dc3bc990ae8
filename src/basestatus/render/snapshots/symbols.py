"""Draw a state as a symbol: shape and fill tell it first, colour second."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.path import Path

from basestatus.layers import read_style
from basestatus.render.snapshots.appearances import PlanMark
from basestatus.render.snapshots.holders import color_of
from basestatus.render.snapshots.ink import Shape, blend, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from basestatus.layers import Style, Symbol
    from basestatus.model import Period
    from basestatus.render.snapshots.appearances import Look

__all__ = ["FULL_SIZE", "circle", "reach_over", "symbol"]

FULL_SIZE = 12.0
"""The size in points at which lines have their full width."""

RING = 1.5
"""Radius of a plan's ring, as a multiple of the symbol's."""

RING_WIDTH, BROKEN_WIDTH, DASHES = 1.3, 1.9, 12
BROKEN_ARCS = ((105.0, 165.0), (225.0, 285.0), (345.0, 405.0))
HALO = 1.2
GLOW = ((0.5, 0.60), (1.6, 0.40), (2.7, 0.22), (3.8, 0.10))
"""Rims of a soft edge: how far out in points, and how strong."""

CORE = 0.64
"""Size of the body within the thin outline of a state inherited from an area."""

TIP = 1.2
SIDE = 0.9
UPWARD = ((0.0, 0.58), (-0.5, -0.32), (0.5, -0.32), (0.0, 0.58))


def reach_over(periods: Iterable[Period], size: float) -> float:
    """Return how far a symbol reaches from its middle in any of its periods, in points."""
    rows = tuple(periods)
    most = size / 2 + HALO * size / FULL_SIZE
    if any(period.changing_to for period in rows):
        most = max(most, size / 2 + (GLOW[-1][0] + 0.6) * size / FULL_SIZE)
    if any(period.plans for period in rows):
        most = max(most, RING * size / 2 + BROKEN_WIDTH / 2 * size / FULL_SIZE)
    return most


def symbol(look: Look, x: float, y: float, size: float) -> tuple[Shape, ...]:
    """Return the shapes of a symbol ``size`` points across at a place."""
    return tuple(replace(shape, at=(x, y)) for shape in _at_origin(look, size))


@lru_cache(maxsize=4_000)
def _at_origin(look: Look, size: float) -> tuple[Shape, ...]:
    style = read_style()
    shapes = [*_rim(look, size, style), *_body(look, size, style), *_ring(look, size, style)]
    fitted = (replace(shape, width=shape.width * size / FULL_SIZE) for shape in shapes)
    if look.stale:
        return tuple(_faded(shape, style) for shape in fitted)
    return tuple(fitted)


def _faded(shape: Shape, style: Style) -> Shape:
    share = style.marks.stale_opacity
    fill = shape.fill and blend(shape.fill, style.halo, share)
    stroke = shape.stroke and blend(shape.stroke, style.halo, share)
    return replace(shape, fill=fill, stroke=stroke)


def _rim(look: Look, size: float, style: Style) -> Iterator[Shape]:
    """Set the symbol off from the map: by a halo, or a soft edge where the day is uncertain."""
    state = style.states[look.state]
    radius = size / 2 * state.size
    outline = _outline(state, radius)
    yield Shape(outline, fill=style.halo, stroke=style.halo, width=2 * HALO)
    if look.changing_to is None:
        return
    color = color_of(look.changing_to, look.holder)
    for out, strength in reversed(GLOW):
        rim = _outline(state, radius + out * size / FULL_SIZE)
        yield Shape(rim, stroke=blend(color, style.halo, strength), width=1.3)


def _body(look: Look, size: float, style: Style) -> Iterator[Shape]:
    if len(look.contested) > 1:
        yield from _split(look, size / 2, style)
        return
    state = style.states[look.state]
    color = color_of(look.state, look.holder)
    radius = size / 2 * state.size
    if look.inherited:
        thin = style.outline * style.marks.inherited_outline / 2
        yield Shape(_outline(state, radius), fill=style.halo, stroke=color, width=thin)
        radius *= CORE
    yield from _plain(state, radius, color, style)


def _plain(state: Symbol, radius: float, color: str, style: Style) -> Iterator[Shape]:
    outline = _outline(state, radius)
    fill = color if state.fill == "full" else style.halo
    yield Shape(outline, fill=fill, stroke=color, width=style.outline)
    if state.fill == "half":
        yield Shape(_scaled(Path.wedge(180.0, 360.0), radius), fill=color)
    if state.mark == "up":
        yield Shape(_scaled(Path(UPWARD, closed=True), radius), fill=style.halo)


def _split(look: Look, radius: float, style: Style) -> Iterator[Shape]:
    """Give each of the competing states a sector of one disc, with a gap between them."""
    share = 360.0 / len(look.contested)
    yield Shape(circle(radius), fill=style.halo)
    for n, state in enumerate(look.contested):
        color = color_of(state, look.holder)
        ends = (90.0 + n * share, 90.0 + (n + 1) * share)
        yield from _sector(style.states[state].fill, color, radius, ends)
        arc = _scaled(Path.arc(*ends), radius)
        yield Shape(arc, stroke=color, width=style.outline)
    for n in range(len(look.contested)):
        angle = np.radians(90.0 + n * share)
        end = (float(np.cos(angle)) * radius * TIP, float(np.sin(angle)) * radius * TIP)
        yield Shape(line((0.0, 0.0), end), stroke=style.halo, width=1.8)


def _sector(fill: str, color: str, radius: float, ends: tuple[float, float]) -> Iterator[Shape]:
    start, end = ends
    if fill == "half":
        start, end = max(start, 180.0), min(end, 360.0)
    if fill != "none" and start < end:
        yield Shape(_scaled(Path.wedge(start, end), radius), fill=color)


def _ring(look: Look, size: float, style: Style) -> Iterator[Shape]:
    radius = RING * size / 2
    if look.plan is PlanMark.PLANNED:
        step = 2 * np.pi * radius / DASHES
        dash = (step * 0.6, step * 0.4)
        color = style.marks.plan_color
        yield Shape(circle(radius), stroke=color, width=RING_WIDTH, dash=dash)
    elif look.plan is PlanMark.OVERDUE:
        for start, end in BROKEN_ARCS:
            arc = _scaled(Path.arc(start, end), radius)
            yield Shape(arc, stroke=style.marks.overdue_color, width=BROKEN_WIDTH)


def _outline(state: Symbol, radius: float) -> Path:
    if state.shape == "square":
        side = SIDE * radius
        corners = [(-side, -side), (side, -side), (side, side), (-side, side), (-side, -side)]
        return Path(corners, closed=True)
    if state.shape == "diamond":
        tip = TIP * radius
        return Path([(0, -tip), (tip, 0), (0, tip), (-tip, 0), (0, -tip)], closed=True)
    return circle(radius)


@lru_cache(maxsize=400)
def circle(radius: float) -> Path:
    """Return a circle around the origin."""
    return _scaled(Path.unit_circle(), radius)


def _scaled(path: Path, by: float) -> Path:
    return Path(np.asarray(path.vertices, float) * by, path.codes)
