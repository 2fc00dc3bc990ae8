"""Enlarge clusters of sites that are too tight for the map, where the map has room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from basestatus.render.snapshots.ink import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from basestatus.render.snapshots.setting import Setting
    from basestatus.render.snapshots.views import MapView

__all__ = ["Inset", "free_spots", "plan_insets"]

LETTERS = "ABC"
LEAST_SITES = 3
LEAST_ZOOM = 1.8
NEAR = 1.6
SHAPES = ((150.0, 112.0), (120.0, 90.0), (96.0, 76.0))
ROOM = 0.2
GRID = (11, 9)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Inset:
    """An enlarged part of a map: the sites in it, the window it shows, and its own view."""

    letter: str
    sites: tuple[str, ...]
    window: Box
    view: MapView


def plan_insets(
    view: MapView, places: Mapping[str, Point], reaches: Mapping[str, float], setting: Setting
) -> tuple[Inset, ...]:
    """Return an inset for each of the worst clusters that one can untangle, at most three."""
    planned: list[Inset] = []
    for cluster in _clusters(places, reaches):
        inset = _inset(view, cluster, places, reaches, setting, planned)
        if inset is not None:
            planned.append(inset)
        if len(planned) == len(LETTERS):
            break
    return tuple(planned)


def _clusters(places: Mapping[str, Point], reaches: Mapping[str, float]) -> list[list[str]]:
    """Return groups of sites whose symbols touch, the largest first."""
    keys = sorted(places)
    group = {key: key for key in keys}
    for n, one in enumerate(keys):
        for two in keys[n + 1 :]:
            gap = np.hypot(places[one][0] - places[two][0], places[one][1] - places[two][1])
            if gap < (reaches[one] + reaches[two]) * NEAR / 2 and group[one] != group[two]:
                old, new = group[two], group[one]
                group = {key: new if root == old else root for key, root in group.items()}
    found: dict[str, list[str]] = {}
    for key in keys:
        found.setdefault(group[key], []).append(key)
    large = [members for members in found.values() if len(members) >= LEAST_SITES]
    return sorted(large, key=lambda members: (-len(members), members))


def _inset(
    view: MapView,
    cluster: Sequence[str],
    places: Mapping[str, Point],
    reaches: Mapping[str, float],
    setting: Setting,
    planned: Sequence[Inset],
) -> Inset | None:
    for wide, high in SHAPES:
        window = _window([places[key] for key in cluster], wide / high, reaches[cluster[0]])
        zoom = wide * setting.unit / window.width
        others = [Box(x, y, x, y).grown(reaches[key]) for key, (x, y) in places.items()]
        walls = [*others, window.grown(4.0), *(box for i in planned for box in _boxes(i))]
        if zoom < LEAST_ZOOM or any(window.meets(i.window) for i in planned):
            return None
        size = (wide * setting.unit, high * setting.unit)
        spot = next(free_spots(view.frame, size, walls), None)
        if spot is not None:
            inside = tuple(sorted(key for key in places if window.has(places[key])))
            return Inset(LETTERS[len(planned)], inside, window, _zoomed(view, window, spot))
    return None


def _boxes(inset: Inset) -> tuple[Box, Box]:
    return inset.window.grown(4.0), inset.view.frame.grown(4.0)


def _window(points: Sequence[Point], aspect: float, reach: float) -> Box:
    """Return the smallest box of an aspect around points, with some room."""
    x, y = np.array(points).T
    wide, high = max(float(np.ptp(x)), reach), max(float(np.ptp(y)), reach)
    wide, high = wide * (1 + 2 * ROOM), high * (1 + 2 * ROOM)
    wide, high = max(wide, high * aspect), max(high, wide / aspect)
    middle = (float(x.min() + x.max()) / 2, float(y.min() + y.max()) / 2)
    return Box.around(*middle, wide, high)


def _zoomed(view: MapView, window: Box, frame: Box) -> MapView:
    left, bottom = view.frame.center
    x, y = window.center
    middle = (
        view.middle[0] + (x - left) * view.metres,
        view.middle[1] + (y - bottom) * view.metres,
    )
    return replace(
        view, frame=frame, middle=middle, metres=view.metres * window.width / frame.width
    )


def free_spots(frame: Box, size: tuple[float, float], walls: Sequence[Box]) -> Iterator[Box]:
    """Yield the places for a box in a frame that touch no wall, those nearest a corner first."""
    inner = frame.grown(-6.0)
    wide, high = size
    if wide > inner.width or high > inner.height:
        return
    spots = []
    for x in np.linspace(inner.left, inner.right - wide, GRID[0]):
        for y in np.linspace(inner.bottom, inner.top - high, GRID[1]):
            spot = Box(float(x), float(y), float(x) + wide, float(y) + high)
            spots.append((_inwards(spot, inner), spot))
    for _, spot in sorted(spots, key=lambda row: (row[0], row[1].bottom, row[1].left)):
        if not any(spot.meets(wall) for wall in walls):
            yield spot


def _inwards(spot: Box, frame: Box) -> float:
    """Return how far a box is from the nearest corner, and a little from the nearest side."""
    across = min(spot.left - frame.left, frame.right - spot.right)
    up = min(spot.bottom - frame.bottom, frame.top - spot.top)
    return round(across + up + min(across, up), 3)
