"""Enlarge clusters of sites that are too tight for the map, where the map has room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from basestatus.render.snapshots.ink import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from basestatus.render.snapshots.views import MapView

__all__ = ["Inset", "free_spots", "plan_insets"]

LETTERS = "ABC"
LEAST_SITES, MOST_SITES = 3, 120
LEAST_ZOOM = 1.8
BADGE = 10.0
TAG = (62.0, 12.0)
NEAR = (0.9, 0.6, 0.4)
SHAPES = ((176.0, 132.0), (148.0, 111.0), (116.0, 87.0))
ROOM = 0.2
GRID = (11, 9)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Inset:
    """An enlarged part of a map: the sites in it, the window it shows, and its own view.

    ``badge`` is where its letter stands beside the window.
    """

    letter: str
    sites: tuple[str, ...]
    window: Box
    view: MapView
    badge: Box

    def tag(self, unit: float) -> Box:
        """Return the corner of its frame where its letter and its scale stand."""
        frame = self.view.frame
        wide, high = TAG
        return Box(frame.left, frame.bottom, frame.left + wide * unit, frame.bottom + high * unit)

    def walls(self) -> list[Box]:
        """Return the boxes that it takes on the map."""
        return [self.window.grown(1.5), self.badge.grown(1.0), self.view.frame.grown(3.0)]


@dataclass(frozen=True, slots=True)
class Crowd:
    """The symbols on a map: their places, and the radii that they reach."""

    view: MapView
    places: Mapping[str, Point]
    reaches: Mapping[str, float]

    def boxes(self, *, without: Sequence[str]) -> list[Box]:
        """Return the boxes of all symbols but some."""
        rest = [key for key in self.places if key not in without]
        return [Box(*self.places[key] * 2).grown(self.reaches[key]) for key in rest]


def plan_insets(
    view: MapView, places: Mapping[str, Point], reaches: Mapping[str, float], unit: float
) -> tuple[Inset, ...]:
    """Return an inset for each of the worst clusters that one can untangle, at most three."""
    planned: list[Inset] = []
    if len(places) > MOST_SITES:
        return ()
    clusters = (cluster for near in NEAR for cluster in _clusters(places, reaches, near))
    for cluster in clusters:
        if any(key in inset.sites for inset in planned for key in cluster):
            continue
        inset = _inset(cluster, Crowd(view, places, reaches), planned, unit)
        if inset is not None:
            planned.append(inset)
        if len(planned) == len(LETTERS):
            break
    return tuple(planned)


def _clusters(
    places: Mapping[str, Point], reaches: Mapping[str, float], near: float
) -> list[list[str]]:
    """Return groups of sites nearer to each other than a share of their reach, largest first."""
    keys = sorted(places)
    group = {key: key for key in keys}
    for n, one in enumerate(keys):
        for two in keys[n + 1 :]:
            gap = np.hypot(places[one][0] - places[two][0], places[one][1] - places[two][1])
            if gap < (reaches[one] + reaches[two]) * near and group[one] != group[two]:
                old, new = group[two], group[one]
                group = {key: new if root == old else root for key, root in group.items()}
    found: dict[str, list[str]] = {}
    for key in keys:
        found.setdefault(group[key], []).append(key)
    large = [members for members in found.values() if len(members) >= LEAST_SITES]
    return sorted(large, key=lambda members: (-len(members), members))


def _inset(
    cluster: Sequence[str], crowd: Crowd, planned: Sequence[Inset], unit: float
) -> Inset | None:
    for wide, high in SHAPES:
        points = [crowd.places[key] for key in cluster]
        window = _window(points, wide / high, crowd.reaches[cluster[0]])
        if wide * unit / window.width < LEAST_ZOOM:
            return None
        if not _untangled(cluster, crowd, wide * unit / window.width):
            return None
        inside = tuple(sorted(key for key, place in crowd.places.items() if window.has(place)))
        walls = [*crowd.boxes(without=inside), *(wall for i in planned for wall in i.walls())]
        if any(window.meets(wall) for i in planned for wall in i.walls()):
            return None
        badge = _badge(window, walls, unit)
        own = [window.grown(4.0), badge.grown(2.0)]
        spot = next(free_spots(crowd.view.frame, (wide * unit, high * unit), [*walls, *own]), None)
        if spot is not None:
            view = _zoomed(crowd.view, window, spot)
            return Inset(LETTERS[len(planned)], inside, window, view, badge)
    return None


def _untangled(cluster: Sequence[str], crowd: Crowd, zoom: float) -> bool:
    """Whether at least half of the symbols that overlap no longer do so when enlarged."""
    gaps = [
        (np.hypot(*np.subtract(crowd.places[one], crowd.places[two])), one, two)
        for n, one in enumerate(cluster)
        for two in cluster[n + 1 :]
    ]
    rooms = [(float(gap), crowd.reaches[one] + crowd.reaches[two]) for gap, one, two in gaps]
    before = sum(gap < room for gap, room in rooms)
    after = sum(gap * zoom < room for gap, room in rooms)
    return after <= before / 2


def _badge(window: Box, walls: Sequence[Box], unit: float) -> Box:
    """Return a place beside a window, one that touches nothing if there is one."""
    side = BADGE * unit
    corner = Box(window.left, window.top - side, window.left + side, window.top)
    moves = (
        (-side, 0.0),
        (window.width, 0.0),
        (-side, side - window.height),
        (window.width, side - window.height),
        (0.0, side),
        (window.width - side, side),
        (0.0, -window.height),
        (window.width - side, -window.height),
    )
    boxes = [corner.moved(*move) for move in moves]
    return next((box for box in boxes if not any(box.meets(wall) for wall in walls)), boxes[0])


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
