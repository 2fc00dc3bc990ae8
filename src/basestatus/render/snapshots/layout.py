"""Divide a sheet into header, map, side column, history and footer; Arabic is mirrored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.render.snapshots.ink import Box, Words
from basestatus.render.snapshots.typesetting import Style, directed, place, shortened

if TYPE_CHECKING:
    from basestatus.render.snapshots.paper import Paper
    from basestatus.strings import Strings

__all__ = ["Page", "page_for"]

MARGIN, GUTTER = 20.0, 14.0
HEADER, FOOTER = 46.0, 30.0
SIDE = 0.245
TICKS = 11.0


@dataclass(frozen=True, slots=True)
class Page:
    """The boxes of one sheet in points, and the size that type is set in (``unit``)."""

    paper: Paper
    words: Strings
    header: Box
    frame: Box
    side: Box
    history: Box
    footer: Box

    @property
    def unit(self) -> float:
        """Return how much larger type is than on a screen."""
        return self.paper.unit

    @property
    def mirrored(self) -> bool:
        """Whether the page is read from right to left."""
        return self.words.direction == "rtl"

    def start(self, text: str, box: Box, y: float, style: Style) -> Words:
        """Set a line where reading starts in a box, cut off where the box ends."""
        text = shortened(directed(text, self.words.direction), style, box.width)
        x = box.right if self.mirrored else box.left
        return place(text, x, y, style, align=float(self.mirrored))

    def end(self, text: str, box: Box, y: float, style: Style) -> Words:
        """Set a line where reading ends in a box."""
        text = shortened(directed(text, self.words.direction), style, box.width)
        x = box.left if self.mirrored else box.right
        return place(text, x, y, style, align=1.0 - self.mirrored)

    def inset(self, box: Box, by: float) -> Box:
        """Return a box with its start moved in."""
        if self.mirrored:
            return Box(box.left, box.bottom, box.right - by, box.top)
        return Box(box.left + by, box.bottom, box.right, box.top)

    def first(self, box: Box, width: float) -> Box:
        """Return the part of a box where reading starts, so wide."""
        if self.mirrored:
            return Box(box.right - width, box.bottom, box.right, box.top)
        return Box(box.left, box.bottom, box.left + width, box.top)


def page_for(paper: Paper, words: Strings, *, history: float) -> Page:
    """Divide a sheet; ``history`` is how high the strip under the map is to be, in points."""
    unit = paper.unit
    inner = Box(0, 0, paper.width, paper.height).grown(-MARGIN * unit)
    header = Box(inner.left, inner.top - HEADER * unit, inner.right, inner.top)
    footer = Box(inner.left, inner.bottom, inner.right, inner.bottom + FOOTER * unit)
    strip = Box(inner.left, footer.top, inner.right, footer.top + history)
    low, high = strip.top + (GUTTER * 0.4 + TICKS) * unit, header.bottom
    split = inner.right - SIDE * inner.width
    frame = Box(inner.left + TICKS * 0.9 * unit, low, split - GUTTER * unit, high)
    side = Box(split, strip.top + GUTTER * 0.4 * unit, inner.right, high)
    boxes = (header, frame, side, strip, footer)
    if words.direction == "rtl":
        boxes = tuple(box.mirrored(paper.width) for box in boxes)  # type: ignore[assignment]
    return Page(paper, words, *boxes)
