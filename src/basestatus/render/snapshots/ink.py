"""What a page is made of: shapes and words at places in points, lower left corner first."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from matplotlib.path import Path

__all__ = ["Box", "Ink", "Shape", "Words", "beads", "blend", "line", "moved", "rectangle"]


BEAD = 2.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Box:
        """Return the box of a size around a point."""
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    @property
    def width(self) -> float:
        """Return the width in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return the height in points."""
        return self.top - self.bottom

    @property
    def center(self) -> tuple[float, float]:
        """Return the middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def grown(self, by: float) -> Box:
        """Return the box with its sides moved out by so many points."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def moved(self, right: float, up: float) -> Box:
        """Return the box moved."""
        return Box(self.left + right, self.bottom + up, self.right + right, self.top + up)

    def meets(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def holds(self, other: Box) -> bool:
        """Whether the other lies within this one."""
        return (
            self.left <= other.left
            and self.bottom <= other.bottom
            and other.right <= self.right
            and other.top <= self.top
        )

    def has(self, point: tuple[float, float]) -> bool:
        """Whether a point lies within."""
        return self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top

    def mirrored(self, width: float) -> Box:
        """Return the box as seen in a mirror across a page of this width."""
        return Box(width - self.right, self.bottom, width - self.left, self.top)


@dataclass(frozen=True, slots=True)
class Shape:
    """A path, filled or outlined or both; colours are hexadecimal, None is nothing.

    ``width`` and ``dash`` are in points; ``at`` is where the path's origin lies on the page;
    ``clip`` cuts off what lies outside it.
    """

    path: Path
    fill: str | None = None
    stroke: str | None = None
    width: float = 0.6
    dash: tuple[float, ...] = ()
    opacity: float = 1.0
    clip: Box | None = None
    at: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text whose baseline starts (at the left, in any script) at ``x``, ``y``.

    ``halo`` is the colour of a rim that keeps the text off what lies beneath; ``angle`` is in
    degrees, anticlockwise.
    """

    text: str
    x: float
    y: float
    size: float
    color: str
    bold: bool = False
    halo: str | None = None
    angle: float = 0.0
    clip: Box | None = None


Ink = Shape | Words


def rectangle(box: Box) -> Path:
    """Return the outline of a box."""
    corners = [(box.left, box.bottom), (box.right, box.bottom), (box.right, box.top)]
    return Path([*corners, (box.left, box.top), (box.left, box.bottom)], closed=True)


def line(*points: tuple[float, float]) -> Path:
    """Return an open path through points."""
    return Path(list(points))


def blend(color: str, ground: str, share: float) -> str:
    """Mix a colour into a ground, so that fading needs no transparency.

    >>> blend("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(_channels(color), _channels(ground), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def beads(start: tuple[float, float], end: tuple[float, float]) -> list[Box]:
    """Cover a line with small boxes."""
    length = float(np.hypot(end[0] - start[0], end[1] - start[1]))
    shares = np.linspace(0.0, 1.0, max(2, int(length / BEAD))).tolist()
    points = ([start[n] + (end[n] - start[n]) * share for n in (0, 1)] for share in shares)
    return [Box.around(x, y, BEAD, BEAD) for x, y in points]


def moved(ink: Ink, right: float, up: float) -> Ink:
    """Return the same ink elsewhere."""
    clip = ink.clip and ink.clip.moved(right, up)
    if isinstance(ink, Shape):
        return replace(ink, at=(ink.at[0] + right, ink.at[1] + up), clip=clip)
    return replace(ink, x=ink.x + right, y=ink.y + up, clip=clip)


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
