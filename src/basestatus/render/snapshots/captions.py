"""Name sites, then countries and towns where there is room left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from basestatus.render.snapshots.basemap import within
from basestatus.render.snapshots.ink import Box, Ink, Shape, line
from basestatus.render.snapshots.labels import Label, Placement, place_labels
from basestatus.render.snapshots.style import map_style
from basestatus.render.snapshots.symbols import circle
from basestatus.render.snapshots.typesetting import Style, directed, lines_of, place, text_box, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from basestatus.render.snapshots.basemap import Basemap, Feature
    from basestatus.render.snapshots.layout import Page
    from basestatus.render.snapshots.subjects import Subject
    from basestatus.render.snapshots.views import MapView

__all__ = ["SiteLabels", "base_names", "draw_labels", "label_sites"]

LEADING = 1.18
WIDEST = 92.0
EDGE = 2.5
FARTHEST = 0.3
TOWN_OFFSETS = ((1, 0), (-1, 0), (0.5, 1), (0.5, -1), (-0.5, 1), (-0.5, -1))


@dataclass(frozen=True, slots=True)
class SiteLabels:
    """The lines of each site's label, where it went, and the sites that got none."""

    style: Style
    lines: Mapping[str, tuple[str, ...]]
    placements: Mapping[str, Placement]
    dropped: tuple[str, ...]

    def boxes(self) -> list[Box]:
        """Return the boxes of all labels, and small ones along their leader lines."""
        found = [placement.box for placement in self.placements.values()]
        for placement in self.placements.values():
            if placement.leader:
                found.extend(_beads(*placement.leader))
        return found


def label_style(count: int, unit: float) -> Style:
    """Return the type of labels, smaller where there are many."""
    size = 7.8 if count <= 25 else 6.8 if count <= 70 else 5.6
    base = map_style().base
    return Style(size * unit, base["text"], bold=True, halo=base["land"])


def label_sites(
    subject: Subject,
    view: MapView,
    page: Page,
    places: Mapping[str, tuple[float, float]],
    reaches: Mapping[str, float],
    obstacles: Sequence[Box],
) -> SiteLabels:
    """Find a place for the name of every site, or report which got none."""
    style = label_style(len(places), page.unit)
    lines: dict[str, tuple[str, ...]] = {}
    labels = []
    for site in subject.sites:
        if site.id not in places:
            continue
        text = site.label(page.words.language)
        lines[site.id] = lines_of(text, style, WIDEST * page.unit, most=2)
        wide = max(width(part, style) for part in lines[site.id])
        high = style.size * (1.0 + LEADING * (len(lines[site.id]) - 1))
        x, y = places[site.id]
        weight = subject.weight(site.id)
        labels.append(Label(site.id, wide, high, x, y, reaches[site.id], weight))
    inner = view.frame.grown(-EDGE)
    farthest = FARTHEST * min(view.frame.width, view.frame.height)
    placements, dropped = place_labels(labels, inner, obstacles, farthest=farthest)
    return SiteLabels(style, lines, placements, dropped)


def draw_labels(labels: SiteLabels, page: Page, places: Mapping[str, tuple[float, float]]) -> Iterator[Ink]:
    """Draw leader lines, then names, set against the side that faces their symbol."""
    base, style = map_style().base, labels.style
    for placement in labels.placements.values():
        if placement.leader:
            yield Shape(line(*placement.leader), stroke=base["land"], width=2.0)
            yield Shape(line(*placement.leader), stroke=base["text"], width=0.55)
    for key, placement in labels.placements.items():
        box, x = placement.box, places[key][0]
        align = 0.0 if x <= box.left else 1.0 if x >= box.right else 0.5
        at = box.left + align * box.width
        for n, text in enumerate(labels.lines[key]):
            y = box.top - style.size * 0.79 - n * LEADING * style.size
            yield place(directed(text, page.words.direction), at, y, style, align=align)


def base_names(basemap: Basemap, view: MapView, page: Page, taken: Sequence[Box]) -> tuple[Ink, ...]:
    """Name countries and towns, quietly, wherever that touches nothing."""
    boxes = list(taken)
    inks: list[Ink] = []
    bounds = view.bounds()
    for name, part in _largest(within(basemap.layer("countries"), bounds), page.words.language):
        inks.extend(_country(name, part, view, page, boxes))
    towns = sorted(within(basemap.layer("towns"), bounds), key=lambda row: (row[0].rank, row[0].label("en")))
    for feature, point in towns:
        inks.extend(_town(feature.label(page.words.language), point, view, page, boxes))
    return tuple(inks)


def _largest(parts: Iterator[tuple[Feature, shapely.Geometry]], language: str) -> list[tuple[str, shapely.Geometry]]:
    named = [(feature.label(language), part) for feature, part in parts if feature.label(language)]
    return sorted(named, key=lambda row: -float(shapely.area(row[1])))


def _country(name: str, part: shapely.Geometry, view: MapView, page: Page, boxes: list[Box]) -> Iterator[Ink]:
    base, unit = map_style().base, page.unit
    text = name.upper() if page.words.direction == "ltr" else name
    style = Style(8.5 * unit, base["quiet_text"], halo=base["neighbour"])
    land = shapely.transform(part, lambda places: view.to_page(places[:, 0], places[:, 1]))
    frame = view.frame.grown(-EDGE * 2)
    land = shapely.intersection(shapely.make_valid(land), shapely.box(frame.left, frame.bottom, frame.right, frame.top))
    if land.is_empty:
        return
    for x, y in _spots(land):
        words = place(text, x, y - style.size * 0.35, style, align=0.5)
        box = text_box(text, style, words.x, words.y)
        if frame.holds(box) and shapely.covers(land, shapely.box(*_sides(box))) and not any(box.meets(other) for other in boxes):
            boxes.append(box)
            yield words
            return


def _spots(land: shapely.Geometry) -> Iterator[tuple[float, float]]:
    """Yield points in an area, those nearest to its most inner one first."""
    inner = shapely.get_coordinates(shapely.maximum_inscribed_circle(land, tolerance=2.0))[0]
    left, bottom, right, top = shapely.bounds(land)
    x, y = np.meshgrid(np.linspace(left, right, 30), np.linspace(bottom, top, 30))
    grid = np.stack([x.ravel(), y.ravel()], axis=1)
    far = np.hypot(*(grid - inner).T)
    yield float(inner[0]), float(inner[1])
    for n in np.argsort(far, kind="stable"):
        yield float(grid[n, 0]), float(grid[n, 1])


def _town(name: str, point: shapely.Geometry, view: MapView, page: Page, boxes: list[Box]) -> Iterator[Ink]:
    base, unit = map_style().base, page.unit
    lon, lat = shapely.get_coordinates(point)[0]
    x, y = map(float, view.to_page(lon, lat))
    dot = Box(x, y, x, y).grown(1.6 * unit)
    frame = view.frame.grown(-EDGE)
    if not name or not frame.holds(dot) or any(dot.meets(box) for box in boxes):
        return
    style = Style(5.8 * unit, base["quiet_text"], halo=base["land"])
    for right, up in TOWN_OFFSETS:
        align = 0.5 - right / 2 if abs(right) == 1 else 0.5
        words = place(name, x + (3.4 * unit * right if abs(right) == 1 else 0.0), y + up * 6.5 * unit - 2.1 * unit, style, align=align)
        box = text_box(name, style, words.x, words.y)
        if frame.holds(box) and not any(box.meets(other) for other in boxes):
            boxes.extend([box, dot])
            yield Shape(circle(1.3 * unit), fill=base["town"], stroke=base["land"], width=0.5, at=(x, y))
            yield words
            return


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.bottom, box.right, box.top


def _beads(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Box]:
    """Cover a line with small boxes."""
    length = float(np.hypot(end[0] - start[0], end[1] - start[1]))
    for share in np.linspace(0, 1, max(2, int(length / 2.0))):
        x, y = (start[n] + (end[n] - start[n]) * float(share) for n in (0, 1))
        yield Box(x, y, x, y).grown(1.0)
