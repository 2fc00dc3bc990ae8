"""One map within its frame: ground, names, insets, scale bar; symbols come later, on top."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from basestatus.layers import read_style
from basestatus.render.snapshots.briefs import bounds_of
from basestatus.render.snapshots.captions import draw_labels, label_sites, label_style
from basestatus.render.snapshots.furniture import (
    FURNITURE,
    draw_furniture,
    draw_inset_furniture,
    frame_and_ticks,
)
from basestatus.render.snapshots.ground import focus_countries, ground
from basestatus.render.snapshots.ink import Shape, moved, rectangle
from basestatus.render.snapshots.insets import free_spots, plan_insets
from basestatus.render.snapshots.locator import LOCATOR_SIZES, draw_locator, locator_bounds
from basestatus.render.snapshots.names import base_names
from basestatus.render.snapshots.parts import Part, discs, dots, part_of, stalks
from basestatus.render.snapshots.stacks import draw_numbers, stack_reaches
from basestatus.render.snapshots.symbols import FULL_SIZE
from basestatus.render.snapshots.views import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from basestatus.render.snapshots.briefs import Brief
    from basestatus.render.snapshots.captions import SiteLabels
    from basestatus.render.snapshots.ink import Box, Ink
    from basestatus.render.snapshots.insets import Inset
    from basestatus.render.snapshots.projections import Bounds
    from basestatus.render.snapshots.setting import Setting
    from basestatus.render.snapshots.views import MapView

__all__ = ["Detail", "Panel", "draw_panel", "symbol_size"]

SIZES = ((25, FULL_SIZE), (70, 9.0), (250, 6.5), (1_000_000, 4.5))
"""How many sites there are at most for each size of symbol."""

MARGIN = 0.13
WHOLE, LEAST_SCALE, LEAST_TYPE = 440.0, 0.28, 0.72
SHRINKING = 0.7


class Detail(StrEnum):
    """How much a map shows: all there is, only symbols and names, or symbols alone."""

    FULL = "full"
    NAMED = "named"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Panel:
    """A map without its symbols, and where these go; the first part is the whole map.

    ``walls`` are, for each part, the boxes that its symbols and names keep off.
    """

    parts: tuple[Part, ...]
    size: float
    labels: tuple[SiteLabels, ...]
    walls: tuple[tuple[Box, ...], ...]
    inks: tuple[Ink, ...]

    @property
    def view(self) -> MapView:
        """Return the view of the whole map."""
        return self.parts[0].view

    @property
    def unnamed(self) -> tuple[str, ...]:
        """Return the sites whose names found no room, least known first."""
        return tuple(chain.from_iterable(labels.dropped for labels in self.labels))

    def moved(self, right: float, up: float) -> Panel:
        """Return the same map elsewhere on the page."""
        parts = tuple(part.moved(right, up) for part in self.parts)
        inks = tuple(moved(ink, right, up) for ink in self.inks)
        return replace(self, parts=parts, labels=(), inks=inks)

    def place(self, site_id: str) -> tuple[float, float] | None:
        """Return where a site's symbol goes, or None if it is not on the map."""
        found = (part.places[site_id] for part in self.parts if site_id in part.places)
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything on a map goes before it is drawn."""

    parts: tuple[Part, ...]
    insets: tuple[Inset, ...]
    furniture: Box | None
    locator: Box | None
    world: Bounds | None

    def walls(self) -> tuple[Box, ...]:
        """Return the boxes that symbols and names keep off."""
        boxes = (box.grown(2.0) for box in (self.furniture, self.locator) if box)
        return (*boxes, *(wall for inset in self.insets for wall in inset.walls()))


def symbol_size(count: int) -> float:
    """Return how large symbols are on a screen's page, smaller where there are many."""
    return next(size for most, size in SIZES if count <= most)


def draw_panel(brief: Brief, frame: Box, detail: Detail = Detail.FULL) -> Panel:
    """Draw a map into a frame; its symbols and its type are smaller in a small one."""
    subject, setting = brief.subject, brief.setting
    scale = _scale(frame, setting.unit) * setting.unit
    size = symbol_size(len(subject.sites)) * scale
    plan = _planned(brief, frame, stack_reaches(subject, size, setting.unit), detail)
    if detail is Detail.BARE:
        return Panel(plan.parts, size, (), (), tuple(_ground(brief, plan)))
    style = label_style(len(subject.sites), max(scale, LEAST_TYPE * setting.unit))
    weights = subject.weights()
    walls = (plan.walls(), *((inset.tag(setting.unit),) for inset in plan.insets))
    labels = tuple(
        label_sites(part, weights, setting, style, [*wall, *part.stalk_boxes()])
        for part, wall in zip(plan.parts, walls, strict=True)
    )
    numbers = (
        ink for part in plan.parts for ink in draw_numbers(part, subject, size, setting.unit)
    )
    drawn = _named(brief, plan, labels[0]) if detail is Detail.NAMED else _full(brief, plan, labels)
    return Panel(plan.parts, size, labels, walls, (*drawn, *numbers))


def _scale(frame: Box, unit: float) -> float:
    """Return how much smaller symbols are than on a map that fills a page."""
    share = math.sqrt(frame.width * frame.height) / (WHOLE * unit)
    return min(1.0, max(LEAST_SCALE, math.pow(share, SHRINKING)))


def _planned(brief: Brief, frame: Box, reaches: Mapping[str, float], detail: Detail) -> Plan:
    """Find room for everything; where the scale bar has none, the map moves up to make some."""
    subject, setting = brief.subject, brief.setting
    bounds = bounds_of(subject, brief.basemap)
    margin = 0.0 if subject.atlas.settings.extent else MARGIN
    size = (FURNITURE[0] * setting.unit, FURNITURE[1] * setting.unit)
    for band in (0.0, size[1] + 12.0):
        view = view_of(bounds, frame, margin=margin, band=band)
        if detail is not Detail.FULL:
            return Plan((part_of(view, subject.sites, reaches),), (), None, None, None)
        anchors = {site.id: view.place(site) for site in subject.sites}
        inside = {key: place for key, place in anchors.items() if frame.has(place)}
        insets = plan_insets(view, inside, reaches, setting.unit)
        parts = _parts(view, insets, brief, reaches)
        spot = next(free_spots(frame, size, _occupied(parts[0], insets)), None)
        if spot is not None:
            break
    walls = [*_occupied(parts[0], insets), *([spot.grown(4.0)] if spot else [])]
    world = locator_bounds(brief.basemap, view)
    return Plan(parts, insets, spot, _locator_spot(frame, setting, walls) if world else None, world)


def _parts(
    view: MapView, insets: Sequence[Inset], brief: Brief, reaches: Mapping[str, float]
) -> tuple[Part, ...]:
    subject, unit = brief.subject, brief.setting.unit
    enlarged = {key for inset in insets for key in inset.sites}
    rest = tuple(site for site in subject.sites if site.id not in enlarged)
    parts = [part_of(view, rest, reaches, [wall for inset in insets for wall in inset.walls()])]
    for inset in insets:
        sites = tuple(site for site in subject.sites if site.id in inset.sites)
        parts.append(part_of(inset.view, sites, reaches, [inset.tag(unit)]))
    return tuple(parts)


def _occupied(part: Part, insets: Sequence[Inset]) -> list[Box]:
    return [*part.symbol_boxes(), *(wall for inset in insets for wall in inset.walls())]


def _locator_spot(frame: Box, setting: Setting, walls: Sequence[Box]) -> Box | None:
    sizes = ((wide * setting.unit, high * setting.unit) for wide, high in LOCATOR_SIZES)
    spots = (next(free_spots(frame, size, walls), None) for size in sizes)
    return next((spot for spot in spots if spot), None)


def _ground(brief: Brief, plan: Plan) -> Iterator[Ink]:
    part = plan.parts[0]
    yield from ground(brief.basemap, part.view, focus_countries(brief.basemap, part.sites))
    yield from discs(part)
    yield from stalks(part, brief.setting.unit)
    yield Shape(rectangle(part.view.frame), stroke=read_style().base["border"], width=0.6)


def _named(brief: Brief, plan: Plan, labels: SiteLabels) -> Iterator[Ink]:
    yield from _ground(brief, plan)
    yield from draw_labels(labels, plan.parts[0], brief.setting)


def _full(brief: Brief, plan: Plan, labels: Sequence[SiteLabels]) -> Iterator[Ink]:
    basemap, setting = brief.basemap, brief.setting
    main, focus = plan.parts[0], focus_countries(basemap, brief.subject.sites)
    taken = [*labels[0].boxes(), *main.symbol_boxes(), *plan.walls()]
    yield from ground(basemap, main.view, focus)
    yield from discs(main)
    yield from base_names(basemap, main.view, setting, taken)
    for inset, part, names in zip(plan.insets, plan.parts[1:], labels[1:], strict=True):
        yield from dots(main.view, part.sites, setting.unit)
        yield from _inset(brief, inset, part, names, focus)
    yield from frame_and_ticks(main.view, setting)
    yield from stalks(main, setting.unit)
    yield from draw_labels(labels[0], main, setting)
    if plan.furniture:
        yield from draw_furniture(main.view, setting, plan.furniture)
    if plan.locator and plan.world:
        yield from draw_locator(basemap, main.view, plan.world, plan.locator)


def _inset(
    brief: Brief, inset: Inset, part: Part, names: SiteLabels, focus: frozenset[str]
) -> Iterator[Ink]:
    base, setting = read_style().base, brief.setting
    tag = inset.tag(setting.unit)
    yield from ground(brief.basemap, part.view, focus)
    yield from discs(part)
    taken = [*names.boxes(), *part.symbol_boxes(), tag]
    yield from base_names(brief.basemap, part.view, setting, taken)
    yield Shape(rectangle(part.view.frame), stroke="#ffffff", width=3.0)
    yield Shape(rectangle(part.view.frame), stroke=base["text"], width=0.9)
    yield from stalks(part, setting.unit)
    yield from draw_labels(names, part, setting)
    yield from draw_inset_furniture(inset, setting, tag)
