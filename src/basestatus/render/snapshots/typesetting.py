"""Measure, break and place text the same way for every kind of file."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.textpath import text_to_path

from basestatus.render.snapshots.directions import OPENING, POP, balanced, left_open
from basestatus.render.snapshots.ink import Box, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "Extent",
    "Style",
    "extent",
    "font",
    "lines_of",
    "place",
    "shortened",
    "text_box",
    "width",
    "without_sign",
]

FAMILY = "DejaVu Sans"
MEASURED_AT = 100.0
ELLIPSIS = "…"
ASCENT, DESCENT = 0.76, 0.24


class Style(NamedTuple):
    """How text looks: size in points, weight, colour, and the colour of its halo."""

    size: float
    color: str
    bold: bool = False
    halo: str | None = None


class Extent(NamedTuple):
    """The room that a text takes from its baseline's start, in points."""

    width: float
    above: float
    below: float


@cache
def font(size: float, *, bold: bool) -> FontProperties:
    """Return the one typeface, which matplotlib brings along and which has Arabic."""
    return FontProperties(family=FAMILY, size=size, weight="bold" if bold else "normal")


def without_sign(texts: Iterable[str]) -> str:
    r"""Return the letters for which the typeface has no sign, each once, in order.

    >>> ascii(without_sign(["Tanf", "\u6771\u4eac"]))
    "'\\u4eac\\u6771'"
    """
    return "".join(sorted(set().union(*texts) - _signs() - {*OPENING, POP}))


@cache
def _signs() -> frozenset[str]:
    return frozenset(map(chr, get_font(findfont(font(1.0, bold=False))).get_charmap()))


@lru_cache(maxsize=20_000)
def _measured(text: str, bold: bool) -> Extent:  # noqa: FBT001  (a key of the cache)
    sized = font(MEASURED_AT, bold=bold)
    wide, high, below = text_to_path.get_text_width_height_descent(text, sized, ismath=False)
    return Extent(wide, high - below, below)


def width(text: str, style: Style) -> float:
    """Return how wide a line of text is, in points."""
    return _measured(text, style.bold).width * style.size / MEASURED_AT if text else 0.0


def text_box(text: str, style: Style, x: float, y: float) -> Box:
    """Return the box of a line whose baseline starts at a point."""
    room = extent(text, style)
    return Box(x, y - room.below, x + room.width, y + room.above)


def extent(text: str, style: Style) -> Extent:
    """Return the room that a line takes, at least that of plain Latin letters."""
    measured, scale = _measured(text, style.bold), style.size / MEASURED_AT
    return Extent(
        measured.width * scale,
        max(measured.above * scale, ASCENT * style.size),
        max(measured.below * scale, DESCENT * style.size),
    )


def place(text: str, x: float, y: float, style: Style, *, align: float = 0.0) -> Words:
    """Set a line at a point: ``align`` is 0 for its left end there, 0.5 its middle, 1 its right."""
    left = x - align * width(text, style)
    return Words(text, left, y, style.size, style.color, style.bold, style.halo)


def lines_of(text: str, style: Style, room: float, *, most: int = 99) -> tuple[str, ...]:
    """Break a text into lines no wider than the room; the last allowed one ends in an ellipsis."""
    lines = list(_carried(_broken(text, style, room)))
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), style, room))


def shortened(text: str, style: Style, room: float) -> str:
    """Cut a text at a letter so that it fits with an ellipsis."""
    if width(text, style) <= room:
        return text
    while text and width(text + ELLIPSIS, style) > room:
        text = text[:-1].rstrip()
    return balanced(text) + ELLIPSIS


def _carried(lines: Iterator[str]) -> Iterator[str]:
    """Close what is isolated at the end of a line and open it again on the next."""
    still_open = ""
    for line in lines:
        whole = still_open + line
        still_open = left_open(whole)
        yield balanced(whole)


def _broken(text: str, style: Style, room: float) -> Iterator[str]:
    space = width("n n", style) - width("nn", style)
    line: list[str] = []
    used = 0.0
    for word in text.split(" "):
        wide = width(word, style)
        if line and used + space + wide > room:
            yield " ".join(line)
            line, used = [], 0.0
        used += wide + (space if line else 0.0)
        line.append(shortened(word, style, room) if wide > room else word)
    if line:
        yield " ".join(line)
