"""Set two dates side by side, with a list of what changed between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.layers import read_style
from basestatus.render.snapshots.changes import changes_between
from basestatus.render.snapshots.frames import draw_symbols
from basestatus.render.snapshots.imprint import draw_imprint, imprint_height, imprint_lines
from basestatus.render.snapshots.ink import Box
from basestatus.render.snapshots.layout import GUTTER, HEADER, TICKS, inner_box
from basestatus.render.snapshots.legend import draw_legend, legend_entries, legend_height
from basestatus.render.snapshots.notes import draw_changes
from basestatus.render.snapshots.panels import draw_panel
from basestatus.render.snapshots.parts import shows_discs
from basestatus.render.snapshots.plates import draw_heading
from basestatus.render.snapshots.typesetting import Style
from basestatus.render.snapshots.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from basestatus.render.snapshots.briefs import Brief
    from basestatus.render.snapshots.ink import Ink
    from basestatus.render.snapshots.panels import Panel
    from basestatus.render.snapshots.paper import Paper

__all__ = ["compare"]

CAPTION = 17.0
DATE = 11.0
LEAST_BELOW, GAP = 110.0, 4.0
LEGEND = 0.26
COLUMNS = 2


def compare(
    brief: Brief, dates: tuple[date, date], paper: Paper
) -> tuple[tuple[Ink, ...], tuple[str, ...]]:
    """Return a page with the maps of two dates, and the sites whose names found no room."""
    subject, setting, inner = brief.subject, brief.setting, inner_box(paper)
    imprint = imprint_lines(brief, inner.width)
    head = Box(inner.left, inner.top - HEADER * setting.unit, inner.right, inner.top)
    low = inner.bottom + imprint_height(imprint, setting)
    looks = {row.look for day in dates for row in subject.on(day)}
    entries = legend_entries(looks, subject, setting, with_disc=True)
    key = setting.first(inner, inner.width * LEGEND)
    high = max(LEAST_BELOW * setting.unit, legend_height(entries, key, setting) + GAP)
    below = Box(inner.left, low + GAP, inner.right, low + GAP + high)
    panels = _panels(brief, inner, below.top, head.bottom)
    if not any(shows_discs(part) for part in panels[0].parts):
        entries = entries[:-1]
    inks = (
        *draw_heading(subject, setting, head),
        *_panel(brief, panels[0], dates[0]),
        *_panel(brief, panels[1], dates[1]),
        *draw_legend(entries, setting.first(below, key.width), setting),
        *_changes(brief, dates, setting.inset(below, key.width + GUTTER * setting.unit)),
        *draw_imprint(imprint, inner, setting),
    )
    return inks, panels[0].unnamed


def _panels(brief: Brief, inner: Box, low: float, high: float) -> list[Panel]:
    """Draw both maps alike: the second is the first, elsewhere."""
    unit = brief.setting.unit
    columns = brief.setting.columns(inner, 2, GUTTER * unit)
    frames = [
        Box(
            column.left + (0.0 if brief.setting.mirrored else TICKS * unit),
            low + (TICKS + 8.0) * unit,
            column.right - (TICKS * unit if brief.setting.mirrored else 0.0),
            high - CAPTION * unit,
        )
        for column in columns
    ]
    first = draw_panel(brief, frames[0])
    return [first, first.moved(frames[1].left - frames[0].left, 0.0)]


def _panel(brief: Brief, panel: Panel, day: date) -> Iterator[Ink]:
    setting, frame = brief.setting, panel.view.frame
    bold = Style(DATE * setting.unit, read_style().base["text"], bold=True)
    y = frame.top + 5.0 * setting.unit
    yield setting.start(date_words(day, setting.words), frame, y, bold)
    yield from panel.inks
    yield from draw_symbols(panel, brief.subject.on(day))


def _changes(brief: Brief, dates: tuple[date, date], box: Box) -> Iterator[Ink]:
    subject, setting = brief.subject, brief.setting
    first, last = (date_words(day, setting.words) for day in dates)
    heading = setting.say("changes_from_to", first=first, last=last)
    changes = changes_between(subject.on(dates[0]), subject.on(dates[1]))
    columns = setting.columns(box, COLUMNS, GUTTER * setting.unit)
    yield from draw_changes(subject, changes, heading, columns, setting)
