"""Name the sites of a map, each where it overlaps nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from basestatus.layers import read_style
from basestatus.render.snapshots.ink import Box, Shape, line
from basestatus.render.snapshots.labels import Label, place_labels
from basestatus.render.snapshots.typesetting import Style, directed, lines_of, place, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from basestatus.render.snapshots.ink import Ink
    from basestatus.render.snapshots.labels import Placement
    from basestatus.render.snapshots.parts import Part
    from basestatus.render.snapshots.setting import Setting

__all__ = ["SiteLabels", "draw_labels", "label_sites", "label_style"]

SIZES = ((25, 7.6), (70, 6.6), (1_000_000, 5.4))
"""How many labels there are at most for each size of type."""

LEADING, ASCENT = 1.16, 0.8
WIDEST = 92.0
EDGE = 2.5
FARTHEST = 0.35
BEAD = 2.0


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
    size = next(size for most, size in SIZES if count <= most)
    base = read_style().base
    return Style(size * unit, base["text"], bold=True, halo=base["land"])


def label_sites(
    part: Part,
    weights: Mapping[str, float],
    setting: Setting,
    style: Style,
    walls: Sequence[Box],
) -> SiteLabels:
    """Find a place for the name of every site, or report which got none."""
    lines = {
        site.id: lines_of(site.label(setting.words.language), style, WIDEST * setting.unit, most=2)
        for site in part.sites
    }
    labels = [
        Label(key, *_size(text, style), *part.places[key], part.reaches[key], weights[key])
        for key, text in lines.items()
    ]
    frame = part.view.frame
    farthest = FARTHEST * min(frame.width, frame.height)
    placed, dropped = place_labels(labels, frame.grown(-EDGE), walls, farthest=farthest)
    return SiteLabels(style, lines, placed, dropped)


def _size(lines: Sequence[str], style: Style) -> tuple[float, float]:
    wide = max(width(text, style) for text in lines)
    return wide, style.size * (1.0 + LEADING * (len(lines) - 1))


def draw_labels(labels: SiteLabels, part: Part, setting: Setting) -> Iterator[Ink]:
    """Draw leader lines, then names, set against the side that faces their symbol."""
    base = read_style().base
    for placement in labels.placements.values():
        if placement.leader:
            yield Shape(line(*placement.leader), stroke=base["land"], width=1.8)
            yield Shape(line(*placement.leader), stroke=base["text"], width=0.55)
    for key, placement in labels.placements.items():
        yield from _name(
            labels.lines[key], placement.box, part.places[key][0], labels.style, setting
        )


def _name(
    lines: Sequence[str], box: Box, toward: float, style: Style, setting: Setting
) -> Iterator[Ink]:
    align = 0.0 if toward <= box.left else 1.0 if toward >= box.right else 0.5
    at = box.left + align * box.width
    for n, text in enumerate(lines):
        y = box.top - style.size * (ASCENT + n * LEADING)
        yield place(directed(text, setting.words.direction), at, y, style, align=align)


def _beads(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Box]:
    """Cover a line with small boxes."""
    length = float(np.hypot(end[0] - start[0], end[1] - start[1]))
    for share in np.linspace(0, 1, max(2, int(length / BEAD))):
        x, y = (start[n] + (end[n] - start[n]) * float(share) for n in (0, 1))
        yield Box(x, y, x, y).grown(BEAD / 2)
