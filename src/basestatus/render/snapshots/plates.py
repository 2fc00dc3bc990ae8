"""The part of a series that never changes: the map, its labels, legend and history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from basestatus.render.snapshots.captions import base_names, draw_labels, label_sites
from basestatus.render.snapshots.furniture import frame_and_ticks, north_arrow, scale_bar
from basestatus.render.snapshots.ground import ground, path_of
from basestatus.render.snapshots.history import history_height, history_strip, span_of
from basestatus.render.snapshots.imprint import imprint
from basestatus.render.snapshots.ink import Box, Ink, Shape, blend
from basestatus.render.snapshots.layout import page_for
from basestatus.render.snapshots.legend import draw_legend, legend_entries
from basestatus.render.snapshots.style import map_style
from basestatus.render.snapshots.symbols import reach
from basestatus.render.snapshots.typesetting import Style
from basestatus.render.snapshots.views import extent_of, view_of
from basestatus.render.snapshots.wording import map_title, subtitle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from basestatus.render.snapshots.basemap import Basemap
    from basestatus.render.snapshots.captions import SiteLabels
    from basestatus.render.snapshots.history import Span
    from basestatus.render.snapshots.layout import Page
    from basestatus.render.snapshots.paper import Paper
    from basestatus.render.snapshots.subjects import Subject
    from basestatus.render.snapshots.views import MapView
    from basestatus.strings import Strings

__all__ = ["Plate", "engrave"]

SPREAD = 1.15
WORLD = (-170.0, -56.0, 190.0, 80.0)


@dataclass(frozen=True)
class Plate:
    """One series' page: what is drawn once, and where the rest goes."""

    subject: Subject
    page: Page
    view: MapView
    span: Span
    size: float
    places: Mapping[str, tuple[float, float]]
    labels: SiteLabels
    notes: Box
    inks: tuple[Ink, ...]


def engrave(subject: Subject, basemap: Basemap, dates: Sequence[date], paper: Paper, words: Strings) -> Plate:
    """Draw what all dates of a series have in common."""
    page = page_for(paper, words, history=history_height(len(subject.rows), paper.height, paper.unit))
    bounds = subject.atlas.settings.extent or _extent(subject, basemap)
    view = view_of(bounds, page.frame, margin=0.0 if subject.atlas.settings.extent else 0.13)
    size = symbol_size(len(subject.sites)) * page.unit
    places = {site.id: view.place(site) for site in subject.sites}
    places = {key: place for key, place in places.items() if view.frame.has(place)}
    stacks = {key: sum(site == key for site, _ in subject.rows) for key in places}
    reaches = {key: reach(size) + (stacks[key] - 1) / 2 * SPREAD * size for key in places}
    furniture = _free_corner(view, places, reaches, page)
    labels = label_sites(subject, view, page, places, reaches, [furniture])
    span = span_of((period for row in subject.rows.values() for period in row), dates)
    looks = {row.look for day in dates for row in subject.on(day)}
    key, low = draw_legend(page, legend_entries(looks, subject.atlas, page), page.side, size)
    symbols = [Box(x, y, x, y).grown(reaches[site]) for site, (x, y) in places.items()]
    taken = [*labels.boxes(), *symbols, furniture]
    inks = [
        *ground(basemap, view, _focus(subject, basemap)),
        *_discs(subject, view, places),
        *base_names(basemap, view, page, taken),
        *_furniture(view, page, furniture),
        *frame_and_ticks(view, page),
        *draw_labels(labels, page, places),
        *_heading(subject, page),
        *key,
        *history_strip(page, _named_rows(subject, page), span),
        *imprint(subject, basemap, view, page),
    ]
    notes = Box(page.side.left, page.side.bottom, page.side.right, low - 8.0 * page.unit)
    return Plate(subject, page, view, span, size, places, labels, notes, tuple(inks))


def symbol_size(count: int) -> float:
    """Return how large symbols are on a screen's page, smaller where there are many."""
    return 12.0 if count <= 25 else 9.0 if count <= 70 else 6.5 if count <= 250 else 4.5


def _extent(subject: Subject, basemap: Basemap) -> tuple[float, float, float, float]:
    sites = subject.sites or tuple(subject.atlas.sites.values())
    return extent_of(sites) if sites else basemap.reach or WORLD


def _free_corner(view: MapView, places: Mapping[str, tuple[float, float]], reaches: Mapping[str, float], page: Page) -> Box:
    """Return where the scale bar and the north arrow cover the fewest symbols."""
    unit, frame = page.unit, view.frame.grown(-6.0 * page.unit)
    wide, high = 150.0 * unit, 26.0 * unit
    symbols = [Box(x, y, x, y).grown(reaches[key]) for key, (x, y) in places.items()]
    spots = [
        Box(left, bottom, left + wide, bottom + high)
        for bottom in (frame.bottom, frame.top - high)
        for left in (frame.left + (frame.width - wide) * n / 6 for n in (range(7) if not page.mirrored else range(6, -1, -1)))
    ]
    return min(spots, key=lambda spot: sum(spot.meets(box) for box in symbols))


def _furniture(view: MapView, page: Page, box: Box) -> Iterator[Ink]:
    unit = page.unit
    yield from scale_bar(view, page, box.left + 30.0 * unit, box.bottom + 4.0 * unit, 90.0 * unit)
    yield from north_arrow(view, page, box.left + 10.0 * unit, box.bottom + 9.0 * unit)


def _discs(subject: Subject, view: MapView, places: Mapping[str, tuple[float, float]]) -> Iterator[Ink]:
    """Draw the radius of uncertainty of each site, to scale; where discs overlap none is darker."""
    style = map_style()
    rings = [
        shapely.Polygon(view.disc(site.lon, site.lat, site.radius_m))
        for site in subject.sites
        if site.id in places and site.radius_m > 0
    ]
    if not rings:
        return
    whole = shapely.union_all(rings)
    yield Shape(path_of(whole), fill=style.radius, opacity=style.radius_opacity, clip=view.frame)
    edge = blend(style.radius, style.base["land"], 0.4)
    for ring in rings:
        yield Shape(path_of(ring), stroke=edge, width=0.4, clip=view.frame)


def _focus(subject: Subject, basemap: Basemap) -> frozenset[str]:
    """Return the country that has most of the sites."""
    points = shapely.points([(site.lon, site.lat) for site in subject.sites]) if subject.sites else []
    counts = {
        feature.label("en"): int(shapely.intersects(feature.geometry, points).sum())
        for feature in basemap.layer("countries")
        if len(points)
    }
    most = max(counts.values(), default=0)
    return frozenset(name for name, count in counts.items() if most and count == most)


def _heading(subject: Subject, page: Page) -> Iterator[Ink]:
    base, unit, box = map_style().base, page.unit, page.header
    room = page.first(box, box.width * 0.66)
    title = Style(16.0 * unit, base["text"], bold=True)
    yield page.start(map_title(subject.atlas, page.words), room, box.top - 14.0 * unit, title)
    under = Style(8.5 * unit, base["quiet_text"])
    yield page.start(subtitle(subject.atlas, subject.actors, page.words), room, box.top - 28.0 * unit, under)


def _named_rows(subject: Subject, page: Page) -> list[tuple[str, tuple[object, ...]]]:
    many = len(subject.actors) > 1
    return [(_row_name(subject, key, page, many=many), periods) for key, periods in subject.rows.items()]


def _row_name(subject: Subject, key: tuple[str, str], page: Page, *, many: bool) -> str:
    from basestatus.render.snapshots.wording import actor_words

    name = subject.atlas.sites[key[0]].label(page.words.language)
    return f"{name} · {actor_words(subject.atlas, key[1], page.words)}" if many else name
