"""Put a whole series on one sheet, a small map for each date."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from basestatus.layers import read_style
from basestatus.render.snapshots.frames import draw_symbols
from basestatus.render.snapshots.imprint import draw_imprint, imprint_height, imprint_lines
from basestatus.render.snapshots.ink import Box
from basestatus.render.snapshots.layout import GUTTER, HEADER, inner_box
from basestatus.render.snapshots.legend import draw_legend, legend_entries
from basestatus.render.snapshots.panels import Detail, draw_panel
from basestatus.render.snapshots.plates import draw_heading
from basestatus.render.snapshots.typesetting import Style
from basestatus.render.snapshots.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from basestatus.render.snapshots.briefs import Brief
    from basestatus.render.snapshots.ink import Ink
    from basestatus.render.snapshots.paper import Paper
    from basestatus.render.snapshots.setting import Setting

__all__ = ["contact_sheet", "thinned"]

MOST = 80
GAP, CAPTION = 9.0, 10.0
ASPECT = 4 / 3
SIDE = 0.19
SMALL, LARGE = 5.2, 9.0
TYPE = 0.062
NAMED = 180.0


class Grid(NamedTuple):
    """How many columns and rows of maps there are, and how large each is."""

    columns: int
    rows: int
    width: float
    height: float


def contact_sheet(brief: Brief, dates: Sequence[date], paper: Paper) -> tuple[Ink, ...]:
    """Return a page with a map for each date, or for some where there are too many."""
    subject, setting = brief.subject, brief.setting
    unit, inner = setting.unit, inner_box(paper)
    imprint = imprint_lines(brief, inner.width)
    head = Box(inner.left, inner.top - HEADER * unit, inner.right, inner.top)
    low = inner.bottom + imprint_height(imprint, setting) + 4.0 * unit
    middle = Box(inner.left, low, inner.right, head.bottom)
    side = setting.first(middle, middle.width * SIDE)
    looks = {row.look for day in dates for row in subject.on(day)}
    entries = legend_entries(looks, subject, setting, with_disc=False)
    shown = thinned(dates, MOST)
    return (
        *draw_heading(subject, setting, head),
        *_period(dates, len(shown), head, setting),
        *draw_legend(entries, side, setting),
        *_maps(brief, shown, setting.inset(middle, side.width + GUTTER * unit)),
        *draw_imprint(imprint, inner, setting),
    )


def thinned(dates: Sequence[date], most: int) -> tuple[date, ...]:
    """Return at most so many dates, evenly spread, the first and the last among them."""
    if len(dates) <= most:
        return tuple(dates)
    steps = (round(n * (len(dates) - 1) / (most - 1)) for n in range(most))
    return tuple(dates[step] for step in steps)


def _period(dates: Sequence[date], shown: int, box: Box, setting: Setting) -> Iterator[Ink]:
    ends = [date_words(day, setting.words) for day in (dates[0], dates[-1])]
    text = setting.say("period", first=ends[0], last=ends[1]) if len(dates) > 1 else ends[0]
    bold = Style(10.5 * setting.unit, read_style().base["text"], bold=True)
    yield setting.end(text, box, box.top - 12.4 * setting.unit, bold)
    if shown < len(dates):
        some = setting.say("sheet_some", shown=shown, count=len(dates))
        # The line below is taken by the date of knowledge.
        quiet = Style(6.5 * setting.unit, read_style().base["quiet_text"])
        yield setting.end(some, box, box.top - 34.0 * setting.unit, quiet)


def _maps(brief: Brief, dates: Sequence[date], box: Box) -> Iterator[Ink]:
    setting, unit = brief.setting, brief.setting.unit
    grid = _grid(len(dates), box, unit)
    size = min(max(SMALL, grid.width * TYPE), LARGE)
    style = Style(size, read_style().base["text"], bold=True)
    frame = Box(0.0, 0.0, grid.width, grid.height)
    detail = Detail.NAMED if grid.width > NAMED * unit else Detail.BARE
    panel = draw_panel(brief, frame, detail)
    for n, day in enumerate(dates):
        row, column = divmod(n, grid.columns)
        across = grid.columns - 1 - column if setting.mirrored else column
        left = box.left + across * (grid.width + GAP * unit)
        top = box.top - row * (grid.height + CAPTION * unit + GAP * unit)
        here = panel.moved(left, top - CAPTION * unit - grid.height)
        yield setting.start(
            date_words(day, setting.words), here.view.frame, top - 7.0 * unit, style
        )
        yield from here.inks
        yield from draw_symbols(here, brief.subject.on(day))


def _grid(count: int, box: Box, unit: float) -> Grid:
    """Return the grid whose maps are the largest."""
    grids = []
    for columns in range(1, count + 1):
        rows = -(-count // columns)
        wide = (box.width - GAP * unit * (columns - 1)) / columns
        high = (box.height - GAP * unit * (rows - 1)) / rows - CAPTION * unit
        width = min(wide, high * ASPECT)
        grids.append(Grid(columns, rows, width, width / ASPECT))
    return max(grids, key=lambda grid: (grid.width, -grid.columns))
