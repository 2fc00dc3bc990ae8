"""Name the sites of a map, each where it overlaps nothing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.layers import read_style
from basestatus.render.snapshots.candidates import Label
from basestatus.render.snapshots.directions import directed
from basestatus.render.snapshots.ink import Shape, beads, line
from basestatus.render.snapshots.labels import place_labels
from basestatus.render.snapshots.typesetting import Style, extent, lines_of, place, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from basestatus.render.snapshots.ink import Box, Ink
    from basestatus.render.snapshots.labels import Placement
    from basestatus.render.snapshots.parts import Part
    from basestatus.render.snapshots.setting import Setting

__all__ = ["SiteLabels", "draw_labels", "label_sites", "label_style"]

SIZES = ((25, 7.6), (70, 6.6), (1_000_000, 5.4))
"""How many labels there are at most for each size of type."""

LEADING = 1.16
WIDEST, WIDEST_SHARE = 92.0, 0.45
MOST_LINES = 2
EDGE = 2.5
FARTHEST = 0.35


@dataclass(frozen=True, slots=True)
class SiteLabels:
    """The ways to break each name into lines, where it went, and the sites that got no label."""

    style: Style
    lines: Mapping[str, tuple[tuple[str, ...], ...]]
    placements: Mapping[str, Placement]
    dropped: tuple[str, ...]

    def boxes(self) -> list[Box]:
        """Return the boxes of all labels, and small ones along their leader lines."""
        found = [placement.box for placement in self.placements.values()]
        for placement in self.placements.values():
            if placement.leader:
                found.extend(beads(*placement.leader))
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
    room = min(WIDEST * setting.unit, part.view.frame.width * WIDEST_SHARE)
    names = short_names({site.id: site.label(setting.words.language) for site in part.sites})
    lines = {key: _broken(name, style, room) for key, name in names.items()}
    labels = [
        Label(
            key,
            *part.places[key],
            part.reaches[key],
            tuple(_size(text, style) for text in ways),
            weights[key],
        )
        for key, ways in lines.items()
    ]
    frame = part.view.frame
    farthest = FARTHEST * min(frame.width, frame.height)
    placed, dropped = place_labels(labels, frame.grown(-EDGE), walls, farthest=farthest)
    return SiteLabels(style, lines, placed, dropped)


def short_names(names: Mapping[str, str]) -> dict[str, str]:
    """Leave out what a name has in brackets or behind a stroke, where that keeps names apart.

    >>> short_names({"a": "Kobani (Ayn al-Arab)", "b": "Amuda"})
    {'a': 'Kobani', 'b': 'Amuda'}
    """
    short = {key: re.split(r" [(/]", name)[0] for key, name in names.items()}
    times = Counter(short.values())
    return {key: text if times[text] == 1 else names[key] for key, text in short.items()}


def _broken(text: str, style: Style, room: float) -> tuple[tuple[str, ...], ...]:
    """Return ways to break a name: as few lines as fit the room, then two as even as can be."""
    first = lines_of(text, style, room, most=MOST_LINES)
    words = text.split(" ")
    pairs = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    if not pairs:
        return (first,)
    even = min(pairs, key=lambda pair: max(width(line, style) for line in pair))
    fits = max(width(line, style) for line in even) <= room
    return (first, even) if fits and even != first else (first,)


def _size(lines: Sequence[str], style: Style) -> tuple[float, float]:
    rooms = [extent(text, style) for text in lines]
    high = rooms[0].above + LEADING * style.size * (len(lines) - 1) + rooms[-1].below
    return max(room.width for room in rooms), high


def draw_labels(labels: SiteLabels, part: Part, setting: Setting) -> Iterator[Ink]:
    """Draw leader lines, then names, set against the side that faces their symbol."""
    base = read_style().base
    for placement in labels.placements.values():
        if placement.leader:
            yield Shape(line(*placement.leader), stroke=base["land"], width=1.8)
            yield Shape(line(*placement.leader), stroke=base["text"], width=0.55)
    for key, placement in labels.placements.items():
        yield from _name(
            labels.lines[key][placement.variant],
            placement.box,
            part.places[key][0],
            labels.style,
            setting,
        )


def _name(
    lines: Sequence[str], box: Box, toward: float, style: Style, setting: Setting
) -> Iterator[Ink]:
    align = 0.0 if toward <= box.left else 1.0 if toward >= box.right else 0.5
    at = box.left + align * box.width
    first = box.top - extent(lines[0], style).above
    for n, text in enumerate(lines):
        y = first - n * LEADING * style.size
        yield place(directed(text, setting.words.direction), at, y, style, align=align)
