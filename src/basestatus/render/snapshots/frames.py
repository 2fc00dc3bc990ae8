"""The part of a series that differs from date to date: symbols, dates and changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.layers import read_style
from basestatus.render.snapshots.changes import changes_between
from basestatus.render.snapshots.history import present_mark
from basestatus.render.snapshots.notes import draw_changes
from basestatus.render.snapshots.plates import TITLE
from basestatus.render.snapshots.stacks import aside
from basestatus.render.snapshots.symbols import symbol
from basestatus.render.snapshots.typesetting import Style
from basestatus.render.snapshots.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from basestatus.render.snapshots.appearances import Appearance
    from basestatus.render.snapshots.ink import Box, Ink
    from basestatus.render.snapshots.panels import Panel
    from basestatus.render.snapshots.plates import Plate
    from basestatus.render.snapshots.setting import Setting

__all__ = ["changes_heading", "draw_date", "draw_symbols", "frame"]


def frame(plate: Plate, on: date, previous: date | None) -> tuple[Ink, ...]:
    """Draw what one date adds to its series' plate."""
    subject, setting = plate.brief.subject, plate.brief.setting
    shown = subject.on(on)
    changes = changes_between(subject.on(previous), shown)
    heading = changes_heading(previous, setting)
    return (
        *draw_symbols(plate.panel, shown),
        *draw_date(on, plate.page.header, setting),
        *draw_changes(subject, changes, heading, [plate.notes], setting),
        *present_mark(plate.history, on, setting),
    )


def draw_symbols(panel: Panel, shown: Iterable[Appearance]) -> Iterator[Ink]:
    """Draw the symbol of each actor, side by side where a site has several."""
    by_site: dict[str, list[Appearance]] = {}
    for row in shown:
        by_site.setdefault(row.site_id, []).append(row)
    for site_id, rows in by_site.items():
        place = panel.place(site_id)
        if place is None:
            continue
        for n, row in enumerate(rows):
            x = place[0] + aside(n, len(rows), panel.size)
            yield from symbol(row.look, x, place[1], panel.size)


def draw_date(on: date, box: Box, setting: Setting) -> Iterator[Ink]:
    """Set the day shown."""
    base, unit, words = read_style().base, setting.unit, setting.words
    large = Style(TITLE * unit, base["text"], bold=True)
    yield setting.end(date_words(on, words), box, box.top - TITLE * 0.8 * unit, large)


def changes_heading(previous: date | None, setting: Setting) -> str:
    """Name the day that changes are listed against."""
    if previous is None:
        return setting.say("first")
    return setting.say("changes_since", date=date_words(previous, setting.words))
