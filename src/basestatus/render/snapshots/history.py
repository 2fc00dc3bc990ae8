"""Draw the strip under the map: each site's states over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from basestatus.layers import read_style
from basestatus.model import State
from basestatus.render.snapshots.holders import color_of, holder_of
from basestatus.render.snapshots.ink import Box, Shape, blend, line, rectangle
from basestatus.render.snapshots.spans import axis_days, axis_words
from basestatus.render.snapshots.typesetting import Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from basestatus.model import Actor, Period
    from basestatus.render.snapshots.holders import Holder
    from basestatus.render.snapshots.ink import Ink
    from basestatus.render.snapshots.setting import Setting
    from basestatus.render.snapshots.spans import Span

__all__ = ["History", "draw_history", "history_height", "present_mark"]

ROW, AXIS, HEADING, GAP = 9.6, 11.0, 13.0, 18.0
HIGH, LOW = 0.86, 0.16
NAMES, NAMES_NARROW = 0.2, 0.34
MOST_COLUMNS, MOST_HEIGHT, FEW = 3, 0.25, 7
BETWEEN_TICKS = 62.0
ARROWS = 9.0
DUE = 2.3


class Row(NamedTuple):
    """A name and the periods of one site and actor; ``actors`` give new holders their colour."""

    name: str
    periods: tuple[Period, ...]
    actors: Mapping[str, Actor]


class History(NamedTuple):
    """Rows to be drawn into a box over a span of days."""

    rows: Sequence[Row]
    span: Span
    box: Box
    columns: int
    depth: int

    @property
    def shown(self) -> int:
        """Return how many rows there is room for."""
        return min(len(self.rows), self.columns * self.depth)


def grid(count: int, height: float, unit: float) -> tuple[int, int]:
    """Return how many columns of how many rows hold so many sites on a page so high."""
    most = max(1, int((height * MOST_HEIGHT / unit - AXIS - HEADING) / ROW))
    columns = min(MOST_COLUMNS, max(1, -(-count // min(most, FEW))))
    return columns, min(most, -(-count // columns))


def history_height(count: int, height: float, unit: float) -> float:
    """Return how high the strip for so many rows is, nothing for none."""
    if not count:
        return 0.0
    return (grid(count, height, unit)[1] * ROW + AXIS + HEADING) * unit


def history_of(
    rows: Sequence[Row], span: Span, box: Box, setting: Setting, height: float
) -> History:
    """Lay rows out in columns; ``height`` is the page's."""
    columns, depth = grid(max(1, len(rows)), height, setting.unit)
    return History(rows, span, box, columns, depth)


def draw_history(history: History, setting: Setting) -> Iterator[Ink]:
    """Draw named rows of periods; those for which there is no room are counted."""
    if not history.rows:
        return
    base, unit, box = read_style().base, setting.unit, history.box
    heading, left_out = setting.say("history"), len(history.rows) - history.shown
    if left_out:
        heading = setting.say("history_more", heading=heading, count=left_out)
    bold = Style(7.4 * unit, base["text"], bold=True)
    y = box.top - 7.4 * unit
    yield setting.start(heading, box, y, bold)
    if any(period.plans for row in history.rows for period in row.periods):
        yield setting.end(setting.say("due"), box, y, Style(5.8 * unit, base["quiet_text"]))
    for column in range(history.columns):
        yield from _column(history, column, setting)


def _boxes(history: History, column: int, setting: Setting) -> tuple[Box, Box, int]:
    """Return where a column's names and its bars are, and how many rows it has."""
    unit = setting.unit
    count = max(0, min(history.depth, history.shown - column * history.depth))
    whole = setting.columns(history.box, history.columns, GAP * unit)[column]
    top = whole.top - HEADING * unit
    rows = Box(whole.left, top - count * ROW * unit, whole.right, top)
    names = rows.width * (NAMES if history.columns == 1 else NAMES_NARROW)
    return setting.first(rows, names), setting.inset(rows, names + 5.0 * unit), count


def _column(history: History, column: int, setting: Setting) -> Iterator[Ink]:
    unit, base = setting.unit, read_style().base
    names, bars, count = _boxes(history, column, setting)
    if not count:
        return
    style = Style(6.2 * unit, base["text"])
    yield from _axis(bars, history.span, setting)
    first = column * history.depth
    for n, row in enumerate(history.rows[first : first + count]):
        top = bars.top - n * ROW * unit
        bar = Box(bars.left, top - HIGH * ROW * unit, bars.right, top - LOW * ROW * unit)
        yield setting.start(row.name, names, bar.bottom + 1.3 * unit, style)
        for period in row.periods:
            holder = holder_of(period.holder, row.actors)
            yield from _period(period, holder, history.span, bar, setting)
        for period in row.periods:
            yield from _due(period, history.span, bar, setting)


def _across(box: Box, share: float, setting: Setting) -> float:
    """Return where a share of the time lies in a box; time runs as the page is read."""
    return box.right - share * box.width if setting.mirrored else box.left + share * box.width


def _between(span: Span, ends: tuple[date | None, date | None], row: Box, setting: Setting) -> Box:
    one = _across(row, span.share(ends[0], otherwise=0.0), setting)
    two = _across(row, span.share(ends[1], otherwise=1.0), setting)
    return Box(min(one, two), row.bottom, max(one, two), row.top)


def _period(
    period: Period, holder: Holder | None, span: Span, row: Box, setting: Setting
) -> Iterator[Ink]:
    bar = _between(span, (period.valid_from, period.valid_to), row, setting)
    if bar.width <= 0:
        return
    states = period.contested if len(period.contested) > 1 else (period.status,)
    share = bar.height / len(states)
    for n, state in enumerate(states):
        part = Box(bar.left, bar.top - (n + 1) * share, bar.right, bar.top - n * share)
        yield from _filled(state, holder, part, fresh=1.0)
        if period.stale_from and (period.valid_to is None or period.stale_from < period.valid_to):
            stale = _between(span, (period.stale_from, period.valid_to), part, setting)
            fresh = read_style().marks.stale_opacity
            yield from _filled(state, holder, stale, fresh=fresh)
    if period.changing_to is not None:
        yield from _turning(period, holder, bar, setting)


def _filled(state: State, holder: Holder | None, bar: Box, *, fresh: float) -> Iterator[Ink]:
    style = read_style()
    look, color = style.states[state], blend(color_of(state, holder), "#ffffff", fresh)
    middle = bar.center[1]
    if bar.width <= 0:
        return
    if state is State.UNKNOWN:
        yield Shape(rectangle(bar), fill="#ffffff")
        dots = line((bar.left, middle), (bar.right, middle))
        yield Shape(dots, stroke=color, width=0.7, dash=(0.8, 2.4))
        return
    inner = bar.grown(-0.35)
    fill = color if look.fill == "full" else "#ffffff"
    yield Shape(rectangle(inner), fill=fill, stroke=color, width=0.7)
    if look.fill == "half":
        yield Shape(rectangle(Box(bar.left, bar.bottom, bar.right, middle)), fill=color)
    if look.mark == "up":
        yield from _arrows(bar)


def _arrows(bar: Box) -> Iterator[Ink]:
    half, low, high = bar.height * 0.3, bar.bottom + bar.height * 0.25, bar.top - bar.height * 0.2
    for x in np.arange(bar.left + ARROWS / 2, bar.right - half, ARROWS).tolist():
        tip = line((x - half, low), (x, high), (x + half, low))
        yield Shape(tip, stroke="#ffffff", width=0.8, clip=bar)


def _turning(period: Period, holder: Holder | None, bar: Box, setting: Setting) -> Iterator[Ink]:
    """Let the state after show in a wedge that grows over the days on which it may have begun."""
    if period.changing_to is None:
        return
    style = read_style()
    color = color_of(period.changing_to, holder)
    full = style.states[period.changing_to].fill == "full"
    start, end = (bar.right, bar.left) if setting.mirrored else (bar.left, bar.right)
    wedge = line((start, bar.bottom), (end, bar.bottom), (end, bar.top), (start, bar.bottom))
    yield Shape(wedge, fill=color if full else "#ffffff", stroke=color, width=0.6, clip=bar)


def _due(period: Period, span: Span, row: Box, setting: Setting) -> Iterator[Ink]:
    """Mark the day by which a change is announced."""
    color, size = read_style().marks.plan_color, DUE * setting.unit
    days = {plan.window.end for plan in period.plans if plan.window.end}
    for day in sorted(days):
        x, y = _across(row, span.share(day, otherwise=1.0), setting), row.center[1]
        tip = line((x - size, y + size), (x + size, y + size), (x, y - size), (x - size, y + size))
        yield Shape(tip, fill="#ffffff", stroke=color, width=0.8)


def _axis(bars: Box, span: Span, setting: Setting) -> Iterator[Ink]:
    base, unit = read_style().base, setting.unit
    style = Style(5.4 * unit, base["quiet_text"])
    low = bars.bottom - 0.6 * unit
    yield Shape(line((bars.left, low), (bars.right, low)), stroke=base["border"], width=0.5)
    for day in axis_days(span, int(bars.width / (BETWEEN_TICKS * unit))):
        x = _across(bars, span.share(day, otherwise=0.0), setting)
        yield Shape(line((x, low), (x, low - 2.0 * unit)), stroke=base["border"], width=0.5)
        yield setting.middle(axis_words(day, span, setting.words), x, low - 7.4 * unit, style)


def present_mark(history: History, on: date, setting: Setting) -> Iterator[Ink]:
    """Draw a line through the strip at the day shown."""
    color, size = read_style().base["text"], 2.6 * setting.unit
    for column in range(history.columns):
        _, bars, count = _boxes(history, column, setting)
        if count:
            x, top = _across(bars, history.span.share(on, otherwise=0.0), setting), bars.top
            stem = line((x, top), (x, bars.bottom - 0.6 * setting.unit))
            head = line(
                (x - size, top + size), (x + size, top + size), (x, top), (x - size, top + size)
            )
            yield Shape(stem, stroke="#ffffff", width=2.4)
            yield Shape(stem, stroke=color, width=1.1)
            yield Shape(head, fill=color)
