"""Draw what makes a picture a map: frame, ticks, scale bar and north."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.path import Path

from basestatus.render.snapshots.ink import Box, Ink, Shape, line, rectangle
from basestatus.render.snapshots.style import map_style
from basestatus.render.snapshots.typesetting import Style, place, width
from basestatus.render.snapshots.views import GEOD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from basestatus.render.snapshots.layout import Page
    from basestatus.render.snapshots.views import MapView

__all__ = ["frame_and_ticks", "north_arrow", "scale_bar", "scale_length"]

STEPS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0)
MOST_TICKS = 7
TICK = 3.0
ROUND = (1.0, 2.0, 5.0)
KM = 1000.0


def frame_and_ticks(view: MapView, page: Page) -> tuple[Ink, ...]:
    """Draw the map's frame, and degrees along its lower edge and its outer side."""
    base, unit = map_style().base, page.unit
    style = Style(5.6 * unit, base["quiet_text"])
    inks: list[Ink] = [Shape(rectangle(view.frame), stroke=base["border"], width=0.8)]
    for x, text in _crossings(view, across=True, mirrored=page.mirrored):
        low = view.frame.bottom
        inks.append(Shape(line((x, low), (x, low - TICK)), stroke=base["border"], width=0.6))
        inks.append(place(text, x, low - TICK - 6.0 * unit, style, align=0.5))
    side = view.frame.right if page.mirrored else view.frame.left
    out = 1.0 if page.mirrored else -1.0
    for y, text in _crossings(view, across=False, mirrored=page.mirrored):
        inks.append(Shape(line((side, y), (side + out * TICK, y)), stroke=base["border"], width=0.6))
        inks.append(_upright(text, side + out * (TICK + 2.0 * unit), y, style, out))
    return tuple(inks)


def _upright(text: str, x: float, y: float, style: Style, out: float) -> Ink:
    from dataclasses import replace

    words = place(text, x, y - width(text, style) / 2, style)
    return replace(words, x=x + (style.size * 0.75 if out > 0 else 0.0), angle=90.0)


def _crossings(view: MapView, *, across: bool, mirrored: bool) -> Iterator[tuple[float, str]]:
    """Yield where round degrees cross an edge of the frame, and their names."""
    frame = view.frame
    if across:
        along = np.linspace(frame.left, frame.right, 400)
        values, _ = view.to_degrees(along, np.full_like(along, frame.bottom))
    else:
        along = np.linspace(frame.bottom, frame.top, 400)
        side = frame.right if mirrored else frame.left
        _, values = view.to_degrees(np.full_like(along, side), along)
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
    """Return how many metres on the ground a point on the page is, across the middle."""
    frame = view.frame
    x = np.linspace(frame.left, frame.right, 41)
    total = 0.0
    for share in (0.2, 0.5, 0.8):
        y = np.full_like(x, frame.bottom + share * frame.height)
        lon, lat = view.to_degrees(x, y)
        total += float(GEOD.line_length(lon, lat)) / frame.width
    return total / 3


def scale_length(view: MapView, room: float) -> tuple[float, float]:
    """Return the longest round distance in metres that fits, and its length in points."""
    metres = metres_a_point(view)
    power = 10.0 ** np.floor(np.log10(room * metres))
    fitting = [step * power for step in ROUND if step * power <= room * metres]
    return float(fitting[-1]), float(fitting[-1] / metres)


def scale_bar(view: MapView, page: Page, x: float, y: float, room: float) -> tuple[Ink, ...]:
    """Draw a bar of four parts whose left end lies at a point, with its length in km and miles."""
    base, unit = map_style().base, page.unit
    metres, length = scale_length(view, room)
    high = 3.2 * unit
    style = Style(6.2 * unit, base["text"], halo=base["land"])
    inks: list[Ink] = []
    for n in range(4):
        part = Box(x + n * length / 4, y, x + (n + 1) * length / 4, y + high)
        fill = base["text"] if n % 2 == 0 else "#ffffff"
        inks.append(Shape(rectangle(part), fill=fill, stroke=base["text"], width=0.5))
    for share in (0.0, 0.5, 1.0):
        inks.append(place(_kilometres(metres * share), x + share * length, y + high + 2.4 * unit, style, align=0.5))
    unit_name = page.words("snapshot", "kilometres")
    inks.append(place(unit_name, x + length + 8.0 * unit, y, style))
    return tuple(inks)


def _kilometres(metres: float) -> str:
    return f"{metres / KM:g}"


def north_arrow(view: MapView, page: Page, x: float, y: float) -> tuple[Ink, ...]:
    """Draw an arrow that points to true north at its place on the map."""
    base, unit = map_style().base, page.unit
    lon, lat = view.to_degrees(x, y)
    (x1, y1), (x2, y2) = view.to_page([lon, lon], [lat - 0.01, lat + 0.01])
    angle = float(np.arctan2(y2 - y1, x2 - x1)) - np.pi / 2
    half, size = np.array([(0, 1), (0.42, -0.6), (0, -0.3), (0, 1)]), 8.0 * unit
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    inks: list[Ink] = []
    for mirror, fill in ((1, base["text"]), (-1, "#ffffff")):
        corners = (half * [mirror, 1] * size) @ turn
        inks.append(Shape(Path(corners, closed=True), fill=fill, stroke=base["text"], width=0.5, at=(x, y)))
    style = Style(6.5 * unit, base["text"], bold=True, halo=base["land"])
    top = np.array([0, size + 2.0 * unit]) @ turn
    inks.append(place(page.words("snapshot", "north"), x + float(top[0]), y + float(top[1]), style, align=0.5))
    return tuple(inks)
