"""Set the names of rivers along their courses, where these are straight enough."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from basestatus.layers import read_style
from basestatus.render.snapshots.directions import directed
from basestatus.render.snapshots.ink import beads, blend
from basestatus.render.snapshots.typesetting import Style, place, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from basestatus.render.snapshots.basemap import Feature
    from basestatus.render.snapshots.ink import Words
    from basestatus.render.snapshots.names import Gaps

__all__ = ["river_name"]

SIZE = 5.9
STRAIGHT = 0.96
STEP = 4.0
ABOVE = 0.35
ROOM = 6.0


def river_name(river: Feature, course: shapely.Geometry, gaps: Gaps) -> Iterator[Words]:
    """Set a river's name once, beside the straightest stretch that is free."""
    base, setting = read_style().base, gaps.setting
    color = blend(base["river"], base["text"], 0.62)
    style = Style(SIZE * setting.unit, color, halo=base["land"])
    text = directed(river.label(setting.words.language), setting.words.direction)
    wide = width(text, style)
    if not river.names:
        return
    for start, end in _stretches(course, gaps, wide + ROOM):
        words = _along(text, start, end, style)
        reach = np.array([np.cos(np.radians(words.angle)), np.sin(np.radians(words.angle))]) * wide
        rise = np.array([-reach[1], reach[0]]) / wide * style.size * ABOVE
        first = np.array([words.x, words.y]) + rise
        boxes = [box.grown(style.size * 0.4) for box in beads(tuple(first), tuple(first + reach))]
        if all(gaps.fits(box) for box in boxes):
            gaps.take(*boxes)
            yield words
            return


def _along(text: str, start: NDArray[np.float64], end: NDArray[np.float64], style: Style) -> Words:
    """Set a line above a stretch, so that it reads from left to right."""
    if end[0] < start[0]:
        start, end = end, start
    angle = float(np.degrees(np.arctan2(end[1] - start[1], end[0] - start[0])))
    along = (end - start) / np.hypot(*(end - start))
    up = np.array([-along[1], along[0]])
    left = (start + end) / 2 - along * width(text, style) / 2 + up * style.size * ABOVE
    return replace(place(text, float(left[0]), float(left[1]), style), angle=angle)


def _stretches(
    course: shapely.Geometry, gaps: Gaps, length: float
) -> Iterator[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """Yield the ends of straight stretches so long, the straightest first."""
    view = gaps.view
    placed = shapely.transform(course, lambda at: view.to_page(at[:, 0], at[:, 1]))
    found: list[tuple[float, int, NDArray[np.float64], NDArray[np.float64]]] = []
    for line in shapely.get_parts(shapely.line_merge(placed)):
        marks = np.arange(0.0, float(shapely.length(line)) - length, STEP)
        starts = shapely.get_coordinates(shapely.line_interpolate_point(line, marks))
        ends = shapely.get_coordinates(shapely.line_interpolate_point(line, marks + length))
        for start, end in zip(starts, ends, strict=True):
            straight = float(np.hypot(*(end - start))) / length
            if straight > STRAIGHT:
                found.append((round(-straight, 2), len(found), start, end))
    for _, _, start, end in sorted(found, key=lambda row: row[:2]):
        yield start, end
