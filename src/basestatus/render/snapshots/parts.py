"""A view with the sites in it: the whole map, or an enlarged part of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import shapely

from basestatus.layers import read_style
from basestatus.render.snapshots.ground import path_of
from basestatus.render.snapshots.ink import Box, Shape, beads, blend, line
from basestatus.render.snapshots.spreading import spread
from basestatus.render.snapshots.symbols import circle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from basestatus.model import Site
    from basestatus.render.snapshots.views import MapView

__all__ = ["Part", "discs", "dots", "part_of", "shows_discs", "stalks"]

MOVED = 0.8
DOT = 1.1
EDGE = 1.0
RIM = 0.4


@dataclass(frozen=True, slots=True)
class Part:
    """Where the sites of a view are, and where their symbols go; ``reaches`` are their radii."""

    view: MapView
    sites: tuple[Site, ...]
    anchors: Mapping[str, tuple[float, float]]
    places: Mapping[str, tuple[float, float]]
    reaches: Mapping[str, float]

    def moved(self, right: float, up: float) -> Part:
        """Return the same part elsewhere on the page."""
        view = replace(self.view, frame=self.view.frame.moved(right, up))
        anchors = {key: (x + right, y + up) for key, (x, y) in self.anchors.items()}
        places = {key: (x + right, y + up) for key, (x, y) in self.places.items()}
        return replace(self, view=view, anchors=anchors, places=places)

    def symbol_boxes(self) -> list[Box]:
        """Return the boxes that the symbols take."""
        return [Box(x, y, x, y).grown(self.reaches[key]) for key, (x, y) in self.places.items()]

    def stalk_boxes(self) -> list[Box]:
        """Return small boxes along the stalks of symbols that were moved."""
        ends = ((self.anchors[key], place) for key, place in self.places.items())
        return [box for anchor, place in ends if anchor != place for box in beads(anchor, place)]


def part_of(
    view: MapView,
    sites: Iterable[Site],
    reaches: Mapping[str, float],
    walls: Sequence[Box] = (),
) -> Part:
    """Place the sites that lie in a view, their symbols moved apart where they would overlap."""
    anchors = {site.id: view.place(site) for site in sites}
    inside = tuple(site for site in sites if view.frame.has(anchors[site.id]))
    kept = {site.id: anchors[site.id] for site in inside}
    places = spread(kept, reaches, view.frame.grown(-EDGE), walls)
    return Part(view, inside, kept, places, reaches)


def stalks(part: Part, unit: float) -> Iterator[Shape]:
    """Mark the true place of each symbol that was moved, and join the two."""
    color = read_style().base["text"]
    for site in part.sites:
        (x, y), (east, north) = part.places[site.id], part.anchors[site.id]
        if max(abs(x - east), abs(y - north)) > MOVED:
            yield Shape(line((east, north), (x, y)), stroke=color, width=0.55)
            yield from dots(part.view, [site], unit)


def dots(view: MapView, sites: Iterable[Site], unit: float) -> Iterator[Shape]:
    """Mark the true places of sites whose symbols are elsewhere."""
    base = read_style().base
    for site in sites:
        at = view.place(site)
        yield Shape(circle(DOT * unit), fill=base["text"], stroke=base["land"], width=0.4, at=at)


def discs(part: Part) -> Iterator[Shape]:
    """Draw the radius of uncertainty of each site, to scale; where discs overlap none is darker."""
    style, frame = read_style(), part.view.frame
    rings = [
        shapely.Polygon(part.view.disc(site.lon, site.lat, site.radius_m))
        for site in part.sites
        if site.radius_m > 0
    ]
    if not rings:
        return
    whole = path_of(shapely.union_all(rings))
    yield Shape(whole, fill=style.radius_color, opacity=style.radius_opacity, clip=frame)
    edge = blend(style.radius_color, style.base["land"], RIM)
    for ring in rings:
        yield Shape(path_of(ring), stroke=edge, width=0.4, clip=frame)


def shows_discs(part: Part) -> bool:
    """Whether the radius of any site reaches beyond its symbol."""
    return any(
        site.radius_m / part.view.metres > part.reaches[site.id] * 1.1 for site in part.sites
    )
