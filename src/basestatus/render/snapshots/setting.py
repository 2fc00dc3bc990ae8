"""How text is set on a page: in which language, how large, and from which side it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.render.snapshots.directions import directed, isolate
from basestatus.render.snapshots.ink import Box
from basestatus.render.snapshots.typesetting import place, shortened

if TYPE_CHECKING:
    from basestatus.render.snapshots.ink import Words
    from basestatus.render.snapshots.typesetting import Style
    from basestatus.strings import Strings

__all__ = ["Setting"]


@dataclass(frozen=True, slots=True)
class Setting:
    """The language's strings, and the size of type compared with that on a screen (``unit``)."""

    words: Strings
    unit: float

    @property
    def mirrored(self) -> bool:
        """Whether the page is read from right to left."""
        return self.words.direction == "rtl"

    def say(self, key: str, **values: object) -> str:
        """Return one of the strings of static maps, its values kept in their own direction."""
        isolated = {name: isolate(str(value)) for name, value in values.items()}
        return self.words("snapshot", key, **isolated)

    def start(self, text: str, box: Box, y: float, style: Style) -> Words:
        """Set a line where reading starts in a box, cut off where the box ends."""
        line = shortened(directed(text, self.words.direction), style, box.width)
        x = box.right if self.mirrored else box.left
        return place(line, x, y, style, align=float(self.mirrored))

    def end(self, text: str, box: Box, y: float, style: Style) -> Words:
        """Set a line where reading ends in a box."""
        line = shortened(directed(text, self.words.direction), style, box.width)
        x = box.left if self.mirrored else box.right
        return place(line, x, y, style, align=1.0 - self.mirrored)

    def middle(self, text: str, x: float, y: float, style: Style) -> Words:
        """Set a line around a point."""
        return place(directed(text, self.words.direction), x, y, style, align=0.5)

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

    def columns(self, box: Box, count: int, gap: float) -> list[Box]:
        """Divide a box into columns, in the order in which they are read."""
        wide = (box.width - gap * (count - 1)) / count
        lefts = [box.left + n * (wide + gap) for n in range(count)]
        boxes = [Box(left, box.bottom, left + wide, box.top) for left in lefts]
        return boxes[::-1] if self.mirrored else boxes
