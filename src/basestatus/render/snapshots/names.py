"""Name countries, provinces and towns, quietly, wherever that touches nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from basestatus.layers import read_style
from basestatus.render.snapshots.basemap import within
from basestatus.render.snapshots.directions import directed
from basestatus.render.snapshots.geometry import boxes_meet, rows_of
from basestatus.render.snapshots.ink import Box, Shape
from basestatus.render.snapshots.river_names import river_name
from basestatus.render.snapshots.symbols import circle
from basestatus.render.snapshots.typesetting import Style, place, text_box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from basestatus.render.snapshots.basemap import Basemap, Feature
    from basestatus.render.snapshots.ink import Ink, Words
    from basestatus.render.snapshots.setting import Setting
    from basestatus.render.snapshots.views import MapView

__all__ = ["base_names"]

COUNTRY, PROVINCE, TOWN = 8.4, 6.2, 5.7
EDGE = 4.0
LEAST_AREA = 100.0
APART = 1.5
GRID = 24
DOT = 1.25
TOWN_SPOTS = ((3.2, -2.0, 0.0), (-3.2, -2.0, 1.0), (0.0, 3.4, 0.5), (0.0, -7.6, 0.5))
"""Where a town's name may start from its dot, and which of its ends lies there."""

MOST_TOWNS = 40


@dataclass(slots=True)
class Gaps:
    """The room that is left on a map, in which names are put one after another."""

    view: MapView
    setting: Setting
    taken: NDArray[np.float64]

    def fits(self, box: Box) -> bool:
        """Whether a box lies on the map and touches nothing."""
        if not self.view.frame.grown(-EDGE).holds(box):
            return False
        return not boxes_meet(rows_of([box.grown(APART)]), self.taken).any()

    def take(self, *boxes: Box) -> None:
        """Fill some of the room."""
        self.taken = np.concatenate([self.taken, rows_of(list(boxes))])


def base_names(
    basemap: Basemap, view: MapView, setting: Setting, taken: Sequence[Box]
) -> tuple[Ink, ...]:
    """Name countries, towns, rivers and provinces, in this order, wherever there is room left."""
    base, unit, bounds = read_style().base, setting.unit, view.bounds()
    gaps = Gaps(view, setting, rows_of(list(taken)))
    country = Style(COUNTRY * unit, base["quiet_text"], halo=base["neighbour"])
    province = Style(PROVINCE * unit, base["border"])
    towns = sorted(within(basemap.layer("towns"), bounds), key=_importance)
    return (
        *_areas(within(basemap.countries(bounds), bounds), gaps, country),
        *(ink for town, at in towns[:MOST_TOWNS] for ink in _town(town, at, gaps)),
        *_rivers(within(basemap.layer("rivers"), bounds), gaps),
        *_areas(within(basemap.layer("governorates"), bounds), gaps, province),
    )


def _rivers(parts: Iterable[tuple[Feature, shapely.Geometry]], gaps: Gaps) -> Iterator[Words]:
    """Name each river once, however many pieces it comes in."""
    courses: dict[str, tuple[Feature, list[shapely.Geometry]]] = {}
    for river, part in parts:
        if river.names:
            courses.setdefault(river.label("en"), (river, []))[1].append(part)
    for _, (river, pieces) in sorted(courses.items()):
        yield from river_name(river, shapely.union_all(pieces), gaps)


def _importance(row: tuple[Feature, shapely.Geometry]) -> tuple[float, str]:
    return row[0].rank, row[0].label("en")


def _areas(
    parts: Iterable[tuple[Feature, shapely.Geometry]], gaps: Gaps, style: Style
) -> Iterator[Words]:
    """Set the names of areas into their largest parts, the largest area first."""
    language = gaps.setting.words.language
    named = [(feature.label(language), part) for feature, part in parts]
    for name, part in sorted(named, key=lambda row: -float(shapely.area(row[1]))):
        if name:
            yield from _area(name, part, gaps, style)


def _area(name: str, part: shapely.Geometry, gaps: Gaps, style: Style) -> Iterator[Words]:
    view, setting = gaps.view, gaps.setting
    text = directed(name, setting.words.direction)
    placed = shapely.transform(part, lambda at: view.to_page(at[:, 0], at[:, 1]))
    frame = view.frame.grown(-EDGE)
    window = shapely.box(frame.left, frame.bottom, frame.right, frame.top)
    land = shapely.intersection(shapely.make_valid(placed), window)
    shapely.prepare(land)
    for x, y in _spots(land):
        words = place(text, x, y - style.size * 0.35, style, align=0.5)
        box = text_box(text, style, words.x, words.y)
        outline = shapely.box(box.left, box.bottom, box.right, box.top)
        if gaps.fits(box) and shapely.covers(land, outline):
            gaps.take(box)
            yield words
            return


def _spots(land: shapely.Geometry) -> Iterator[tuple[float, float]]:
    """Yield points of an area, those nearest to its most inner one first."""
    areas = [part for part in shapely.get_parts(land) if shapely.area(part) > LEAST_AREA]
    if not areas:
        return
    largest = max(areas, key=lambda part: float(shapely.area(part)))
    inner = shapely.get_coordinates(shapely.maximum_inscribed_circle(largest, tolerance=2.0))[0]
    left, bottom, right, top = shapely.bounds(largest)
    x, y = np.meshgrid(np.linspace(left, right, GRID), np.linspace(bottom, top, GRID))
    grid = np.stack([x.ravel(), y.ravel()], axis=1)
    far = np.hypot(*(grid - inner).T).round(3)
    yield float(inner[0]), float(inner[1])
    for n in np.argsort(far, kind="stable"):
        yield float(grid[n, 0]), float(grid[n, 1])


def _town(town: Feature, at: shapely.Geometry, gaps: Gaps) -> Iterator[Ink]:
    base, unit = read_style().base, gaps.setting.unit
    name = directed(town.label(gaps.setting.words.language), gaps.setting.words.direction)
    x, y = map(float, gaps.view.to_page(*shapely.get_coordinates(at)[0]))
    dot = Box(x, y, x, y).grown(DOT * unit)
    if not town.names or not gaps.fits(dot):
        return
    style = Style(TOWN * unit, base["quiet_text"], halo=base["land"])
    for right, up, align in TOWN_SPOTS:
        words = place(name, x + right * unit, y + up * unit, style, align=align)
        box = text_box(name, style, words.x, words.y)
        if gaps.fits(box):
            gaps.take(box, dot)
            fill = base["town"]
            yield Shape(circle(DOT * unit), fill=fill, stroke=base["land"], width=0.5, at=(x, y))
            yield words
            return
