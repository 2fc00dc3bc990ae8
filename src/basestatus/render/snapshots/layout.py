"""Divide a sheet into header, map, side column, history and footer; Arabic is mirrored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.render.snapshots.ink import Box

if TYPE_CHECKING:
    from basestatus.render.snapshots.paper import Paper
    from basestatus.render.snapshots.setting import Setting

__all__ = ["Page", "inner_box", "page_for"]

MARGIN, GUTTER = 20.0, 12.0
HEADER = 40.0
SIDE = 0.25
TICKS = 12.0


@dataclass(frozen=True, slots=True)
class Page:
    """The boxes of one sheet in points, and how its text is set."""

    paper: Paper
    setting: Setting
    header: Box
    frame: Box
    side: Box
    history: Box
    footer: Box


def inner_box(paper: Paper) -> Box:
    """Return a sheet without its margins."""
    return Box(0, 0, paper.width, paper.height).grown(-MARGIN * paper.unit)


def page_for(paper: Paper, setting: Setting, *, history: float, footer: float) -> Page:
    """Divide a sheet; the strip under the map and the footer are as high as said, in points."""
    unit, inner = setting.unit, inner_box(paper)
    gutter = GUTTER * unit
    head = Box(inner.left, inner.top - HEADER * unit, inner.right, inner.top)
    foot = Box(inner.left, inner.bottom, inner.right, inner.bottom + footer)
    low = foot.top + (gutter * 0.4 if history else 0.0)
    strip = Box(inner.left, low, inner.right, low + history)
    split = inner.right - SIDE * inner.width
    frame_low = strip.top + TICKS * unit + (gutter * 0.4 if history else 0.0)
    frame = Box(inner.left + TICKS * unit, frame_low, split - gutter, head.bottom)
    side = Box(split, strip.top + gutter * 0.5, inner.right, head.bottom)
    if setting.mirrored:
        frame, side = frame.mirrored(paper.width), side.mirrored(paper.width)
    return Page(paper, setting, head, frame, side, strip, foot)
