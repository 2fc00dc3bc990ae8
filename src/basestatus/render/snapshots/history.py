"""Draw the strip under the map: each site's states over time, with the day shown marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from basestatus.model import State
from basestatus.render.snapshots.ink import Box, Ink, Shape, blend, line, rectangle
from basestatus.render.snapshots.style import map_style
from basestatus.render.snapshots.typesetting import Style, place
from basestatus.render.snapshots.wording import short_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from basestatus.model import Period
    from basestatus.render.snapshots.layout import Page

__all__ = ["Span", "history_height", "history_strip", "present_mark", "span_of"]

ROW, AXIS, HEADING = 10.0, 13.0, 12.0
NAME = 0.34
MOST_COLUMNS, MOST_HEIGHT = 3, 0.27
PADDING = 0.06
STEPS = (1, 2, 7, 14, 30, 91, 182, 365, 730, 1826, 3652)
MOST_TICKS = 6

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day that the strip shows."""

    first: date
    last: date

    def share(self, day: date | None, *, otherwise: float) -> float:
        """Return how far along a day is, from 0 to 1; ``otherwise`` where it is open."""
        if day is None:
            return otherwise
        return min(1.0, max(0.0, (day - self.first) / (self.last - self.first)))


def span_of(periods: Iterable[Period], dates: Iterable[date]) -> Span:
    """Return the days from the first change to the last, with some room."""
    days = {*dates}
    for period in periods:
        days |= {day for day in (period.valid_from, period.valid_to) if day}
        days |= {plan.window.end for plan in period.plans if plan.window.end}
    if not days:
        days = {date(2000, 1, 1)}
    first, last = min(days), max(days)
    room = max(timedelta(days=3), (last - first) * PADDING)
    early = first - room if first - date.min > room else date.min
    late = last + room if date.max - last > room else date.max
    return Span(early, late)


def columns_for(count: int, height: float, unit: float) -> tuple[int, int]:
    """Return how many columns of how many rows hold so many sites on a page so high."""
    most_rows = max(1, int((height * MOST_HEIGHT / unit - AXIS - HEADING) / ROW))
    columns = min(MOST_COLUMNS, max(1, -(-count // min(most_rows, 8))))
    return columns, min(most_rows, -(-count // columns))


def history_height(count: int, height: float, unit: float) -> float:
    """Return how high the strip for so many rows is, nothing for none."""
    if not count:
        return 0.0
    return (columns_for(count, height, unit)[1] * ROW + AXIS + HEADING) * unit


def history_strip(
    page: Page, rows: Sequence[tuple[str, tuple[Period, ...]]], span: Span
) -> tuple[Ink, ...]:
    """Draw named rows of periods; those for which there is no room are counted."""
    if not rows:
        return ()
    base, unit = map_style().base, page.unit
    columns, most = columns_for(len(rows), page.paper.height, unit)
    shown = rows[: columns * most]
    heading = page.words("snapshot", "history")
    if len(rows) > len(shown):
        count = len(rows) - len(shown)
        heading = page.words("snapshot", "history_more", heading=heading, count=count)
    top = page.history.top - 8.0 * unit
    style = Style(7.0 * unit, base["text"], bold=True)
    inks: list[Ink] = [page.start(heading, page.history, top, style)]
    for column in range(columns):
        part = shown[column * most : (column + 1) * most]
        inks.extend(_column(page, column, columns, part, span))
    return tuple(inks)


def bars_box(page: Page, column: int, columns: int, rows: int) -> tuple[Box, Box]:
    """Return where a column's names and its bars are."""
    unit, gap = page.unit, 16.0 * page.unit
    wide = (page.history.width - gap * (columns - 1)) / columns
    place_in_row = columns - 1 - column if page.mirrored else column
    left = page.history.left + place_in_row * (wide + gap)
    top = page.history.top - HEADING * unit
    whole = Box(left, top - rows * ROW * unit, left + wide, top)
    names = page.first(whole, wide * NAME if columns > 1 else wide * 0.2)
    return names, page.inset(whole, names.width + 6.0 * unit)


def _column(
    page: Page,
    column: int,
    columns: int,
    rows: Sequence[tuple[str, tuple[Period, ...]]],
    span: Span,
) -> Iterator[Ink]:
    unit, base = page.unit, map_style().base
    names, bars = bars_box(page, column, columns, len(rows))
    style = Style(6.2 * unit, base["text"])
    yield from _axis(page, bars, span)
    for n, (name, periods) in enumerate(rows):
        top = bars.top - n * ROW * unit
        row = Box(bars.left, top - 0.82 * ROW * unit, bars.right, top - 0.14 * ROW * unit)
        yield page.start(name, names, row.bottom + 1.4 * unit, style)
        for period in periods:
            yield from _bar(page, period, row, span)


def across(page: Page, box: Box, share: float) -> float:
    """Return where a share of the time lies in a box; time runs as the page is read."""
    if page.mirrored:
        return box.right - share * box.width
    return box.left + share * box.width


def _bar(page: Page, period: Period, row: Box, span: Span) -> Iterator[Ink]:
    starts = span.share(period.valid_from, otherwise=0.0)
    ends = span.share(period.valid_to, otherwise=1.0)
    if ends <= starts:
        return
    one, two = across(page, row, starts), across(page, row, ends)
    bar = Box(min(one, two), row.bottom, max(one, two), row.top)
    if len(period.contested) > 1:
        share = bar.height / len(period.contested)
        for n, state in enumerate(period.contested):
            part = Box(bar.left, bar.top - (n + 1) * share, bar.right, bar.top - n * share)
            yield from _filled(state, period.holder, part)
        return
    yield from _filled(period.status, period.holder, bar)
    if period.changing_to is not None:
        yield from _turning(page, period.changing_to, period.holder, bar)


def _filled(state: State, holder: str | None, bar: Box) -> Iterator[Ink]:
    style = map_style()
    color = style.color(state, holder)
    middle = (bar.bottom + bar.top) / 2
    if state is State.UNKNOWN:
        yield Shape(line((bar.left, middle), (bar.right, middle)), stroke=color, width=0.6, dash=(0.8, 2.2))
        return
    fill = color if style.states[state].fill == "full" else "#ffffff"
    yield Shape(rectangle(bar), fill=fill, stroke=color, width=0.7)
    if style.states[state].fill == "half":
        low = Box(bar.left, bar.bottom, bar.right, middle)
        yield Shape(rectangle(low), fill=color, clip=bar)
    if style.states[state].mark == "up":
        for x in np.arange(bar.left + 3.0, bar.right - 1.0, 8.0):
            tip = line((x - 1.8, bar.bottom + 1.5), (x, bar.top - 1.5), (x + 1.8, bar.bottom + 1.5))
            yield Shape(tip, stroke="#ffffff", width=0.8, clip=bar)


def _turning(page: Page, state: State, holder: str | None, bar: Box) -> Iterator[Ink]:
    """Let the state after show through in a wedge that grows towards its end."""
    color = map_style().color(state, holder)
    one, two = (bar.right, bar.left) if page.mirrored else (bar.left, bar.right)
    wedge = line((one, bar.bottom), (two, bar.bottom), (two, bar.top), (one, bar.bottom))
    full = map_style().states[state].fill == "full"
    yield Shape(wedge, fill=color if full else "#ffffff", stroke=color, width=0.6, clip=bar)


def _axis(page: Page, bars: Box, span: Span) -> Iterator[Ink]:
    base, unit = map_style().base, page.unit
    style = Style(5.4 * unit, base["quiet_text"])
    low = bars.bottom - 1.0 * unit
    yield Shape(line((bars.left, low), (bars.right, low)), stroke=base["border"], width=0.5)
    most = max(2, int(bars.width / (62.0 * unit)))
    for day in _ticks(span, min(MOST_TICKS, most)):
        x = across(page, bars, span.share(day, otherwise=0.0))
        tick = line((x, low), (x, low - 2.0 * unit))
        yield Shape(tick, stroke=base["border"], width=0.5)
        yield place(_tick_words(day, span, page), x, low - 7.6 * unit, style, align=0.5)


def _ticks(span: Span, most: int) -> Iterator[date]:
    days = (span.last - span.first).days
    step = next((step for step in STEPS if days / step <= most), max(1, days // most))
    start = span.first.toordinal()
    first = -(-start // step) * step
    for ordinal in range(first, span.last.toordinal() + 1, step):
        if 0.03 < (ordinal - start) / days < 0.97:
            yield date.fromordinal(ordinal)


def _tick_words(day: date, span: Span, page: Page) -> str:
    if (span.last - span.first).days > 300:
        month = page.words("snapshot", f"month_short_{day.month}")
        return page.words("snapshot", "month_year", month=month, year=day.year)
    return short_date(day, page.words)


def present_mark(page: Page, count: int, span: Span, on: date) -> tuple[Ink, ...]:
    """Draw a line through the strip at the day shown."""
    if not count:
        return ()
    columns, most = columns_for(count, page.paper.height, page.unit)
    inks: list[Ink] = []
    shown = min(count, columns * most)
    for column in range(columns):
        rows = min(most, shown - column * most)
        if rows > 0:
            _, bars = bars_box(page, column, columns, rows)
            x = across(page, bars, span.share(on, otherwise=0.0))
            inks.extend(_mark(x, bars, page.unit))
    return tuple(inks)


def _mark(x: float, bars: Box, unit: float) -> tuple[Ink, ...]:
    color, size = map_style().base["text"], 2.6 * unit
    top = bars.top + 0.6 * unit
    head = line((x - size, top + size), (x + size, top + size), (x, top - size * 0.4), (x - size, top + size))
    stem = line((x, top), (x, bars.bottom - 1.0 * unit))
    rim = Shape(stem, stroke="#ffffff", width=2.2)
    return rim, Shape(stem, stroke=color, width=1.0), Shape(head, fill=color)
