"""Draw what makes a picture a map: frame, ticks, scale bar and north."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.path import Path

from basestatus.layers import read_style
from basestatus.render.snapshots.ink import Box, Ink, Shape, line, rectangle
from basestatus.render.snapshots.typesetting import Style, place, width
from basestatus.render.snapshots.views import GEOD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from basestatus.render.snapshots.insets import Inset
    from basestatus.render.snapshots.setting import Setting
    from basestatus.render.snapshots.views import MapView

__all__ = [
    "FURNITURE",
    "draw_furniture",
    "draw_inset_furniture",
    "frame_and_ticks",
    "metres_a_point",
    "scale_length",
]

STEPS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0)
MOST_TICKS = 7
FURNITURE = (142.0, 27.0)
"""The room that the scale bar and the north arrow take together."""

PARTS, SAMPLES, NUDGE, SHORT = 4, 41, 0.01, 20.0
HALF_ARROW = ((0, 1), (0.42, -0.6), (0, -0.3), (0, 1))
TICK = 3.0
ROUND = (1.0, 2.0, 5.0)
KM = 1000.0


def frame_and_ticks(view: MapView, setting: Setting) -> Iterator[Ink]:
    """Draw the map's frame, and degrees along its lower edge and its outer side."""
    base, unit = read_style().base, setting.unit
    style = Style(5.6 * unit, base["quiet_text"])
    yield Shape(rectangle(view.frame), stroke=base["border"], width=0.8)
    low = view.frame.bottom
    for x, text in _crossings(view, across=True, mirrored=setting.mirrored):
        yield Shape(line((x, low), (x, low - TICK)), stroke=base["border"], width=0.6)
        yield place(text, x, low - TICK - 6.0 * unit, style, align=0.5)
    side, out = (view.frame.right, 1) if setting.mirrored else (view.frame.left, -1)
    for y, text in _crossings(view, across=False, mirrored=setting.mirrored):
        yield Shape(line((side, y), (side + out * TICK, y)), stroke=base["border"], width=0.6)
        x = side + out * (TICK + 2.0 * unit) + (style.size * 0.75 if out > 0 else 0.0)
        yield replace(place(text, x, y - width(text, style) / 2, style), angle=90.0)


def _crossings(view: MapView, *, across: bool, mirrored: bool) -> Iterator[tuple[float, str]]:
    """Yield where round degrees cross an edge of the frame, and their names."""
    frame = view.frame
    if across:
        along = np.linspace(frame.left, frame.right, 400)
        other = np.full_like(along, frame.bottom)
        values, _ = view.to_degrees(along, other)
        shown = view.on_globe(along, other)
    else:
        along = np.linspace(frame.bottom, frame.top, 400)
        other = np.full_like(along, frame.right if mirrored else frame.left)
        _, values = view.to_degrees(other, along)
        shown = view.on_globe(other, along)
    along, values = along[shown], values[shown]
    if len(along) < len(shown):
        return
    step = _step(values)
    for mark in np.arange(np.ceil(values.min() / step), np.floor(values.max() / step) + 1) * step:
        for n in np.flatnonzero(np.diff(np.sign(values - mark)))[:1]:
            yield float(along[n]), _degrees(float(mark), across=across)


def _step(values: NDArray[np.float64]) -> float:
    span = float(np.ptp(values))
    return next((step for step in STEPS if span / step <= MOST_TICKS), STEPS[-1])


def _degrees(value: float, *, across: bool) -> str:
    turned = (value + 180.0) % 360.0 - 180.0 if across else value
    letter = ("E" if turned >= 0 else "W") if across else ("N" if turned >= 0 else "S")
    return f"{abs(turned):.2f}".rstrip("0").rstrip(".") + f"°{letter if turned else ''}"


def metres_a_point(view: MapView) -> float:
    """Return how many metres on the ground a point on the page is, on the whole."""
    frame, (_, middle) = view.frame, view.frame.center
    x = np.linspace(frame.left, frame.right, SAMPLES)
    heights = [frame.bottom + share * frame.height for share in (0.2, 0.5, 0.8)]
    if not view.on_globe(*_corners(view)).all():
        x, heights = np.linspace(*_around(frame.center[0]), SAMPLES), [middle]
    lines = [view.to_degrees(x, np.full_like(x, y)) for y in heights]
    lengths = [float(GEOD.line_length(lon, lat)) for lon, lat in lines]
    return sum(lengths) / len(lengths) / float(np.ptp(x))


def _corners(view: MapView) -> tuple[list[float], list[float]]:
    frame = view.frame
    x = [frame.left, frame.right, frame.right, frame.left]
    return x, [frame.bottom, frame.bottom, frame.top, frame.top]


def _around(x: float) -> tuple[float, float]:
    """Return the ends of a short stretch around a point."""
    return x - SHORT, x + SHORT


def scale_length(view: MapView, room: float) -> tuple[float, float]:
    """Return the longest round distance in metres that fits, and its length in points."""
    metres = metres_a_point(view)
    power = 10.0 ** np.floor(np.log10(room * metres))
    fitting = [step * power for step in ROUND if step * power <= room * metres]
    return float(fitting[-1]), float(fitting[-1] / metres)


def draw_furniture(view: MapView, setting: Setting, box: Box) -> Iterator[Ink]:
    """Draw the north arrow and the scale bar into a box."""
    unit = setting.unit
    yield from north_arrow(view, setting, box.left + 9.0 * unit, box.bottom + 9.0 * unit)
    left = box.left + 28.0 * unit
    yield from scale_bar(view, setting, (left, box.bottom + 3.0 * unit), 84.0 * unit)


def scale_bar(
    view: MapView, setting: Setting, at: tuple[float, float], room: float
) -> Iterator[Ink]:
    """Draw a bar of four parts whose lower left corner lies at a point, with its length."""
    base, unit = read_style().base, setting.unit
    metres, length = scale_length(view, room)
    (x, y), high = at, 3.2 * unit
    style = Style(6.2 * unit, base["text"], halo=base["land"])
    for n in range(PARTS):
        part = Box(x + n * length / PARTS, y, x + (n + 1) * length / PARTS, y + high)
        fill = base["text"] if n % 2 == 0 else "#ffffff"
        yield Shape(rectangle(part), fill=fill, stroke=base["text"], width=0.5)
    for share in (0.0, 0.5, 1.0):
        text = f"{metres * share / KM:g}"
        yield place(text, x + share * length, y + high + 2.4 * unit, style, align=0.5)
    yield place(setting.say("kilometres"), x + length + 5.0 * unit, y, style)


def north_arrow(view: MapView, setting: Setting, x: float, y: float) -> Iterator[Ink]:
    """Draw an arrow that points to true north at its place on the map."""
    base, unit = read_style().base, setting.unit
    turn, size = _turn_to_north(view, x, y), 8.0 * unit
    for mirror, fill in ((1, base["text"]), (-1, "#ffffff")):
        corners = (np.array(HALF_ARROW) * [mirror, 1] * size) @ turn
        half = Path(corners, closed=True)
        yield Shape(half, fill=fill, stroke=base["text"], width=0.5, at=(x, y))
    style = Style(6.5 * unit, base["text"], bold=True, halo=base["land"])
    right, up = (np.array([0, size + 2.0 * unit]) @ turn).tolist()
    yield place(setting.say("north"), x + right, y + up, style, align=0.5)


def _turn_to_north(view: MapView, x: float, y: float) -> NDArray[np.float64]:
    if not view.on_globe(x, y):
        x, y = view.frame.center
    lon, lat = view.to_degrees(x, y)
    (x1, y1), (x2, y2) = view.to_page([lon, lon], [lat - NUDGE, lat + NUDGE])
    angle = float(np.arctan2(y2 - y1, x2 - x1)) - np.pi / 2
    cos, sin = np.cos(angle), np.sin(angle)
    return np.array([[cos, sin], [-sin, cos]])


def draw_inset_furniture(inset: Inset, setting: Setting, tag: Box) -> Iterator[Ink]:
    """Mark an inset and its window with a letter, and draw its own scale."""
    base, unit = read_style().base, setting.unit
    style = Style(7.0 * unit, "#ffffff", bold=True)
    frame, side = inset.view.frame, inset.badge.width
    yield Shape(rectangle(inset.window), stroke="#ffffff", width=2.2)
    yield Shape(rectangle(inset.window), stroke=base["text"], width=0.9)
    corner = Box(frame.left, frame.bottom, frame.left + side, frame.bottom + side)
    for badge in (corner, inset.badge):
        yield Shape(rectangle(badge), fill=base["text"])
        yield place(inset.letter, badge.center[0], badge.bottom + 2.4 * unit, style, align=0.5)
    metres, length = scale_length(inset.view, 26.0 * unit)
    x, y = tag.left + 14.0 * unit, tag.bottom + 3.5 * unit
    bar = line((x, y + 2.0), (x, y), (x + length, y), (x + length, y + 2.0))
    yield Shape(bar, stroke=base["text"], width=0.9)
    words = f"{metres / KM:g} {setting.say('kilometres')}"
    small = Style(5.2 * unit, base["text"], halo=base["land"])
    yield place(words, x + length + 2.0 * unit, y - 0.6 * unit, small)
