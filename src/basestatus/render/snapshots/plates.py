"""The part of a series that never changes: the map, its legend and its history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.layers import read_style
from basestatus.render.snapshots.appearances import bare_looks
from basestatus.render.snapshots.history import (
    History,
    Row,
    draw_history,
    history_height,
    history_of,
)
from basestatus.render.snapshots.imprint import draw_imprint, imprint_height, imprint_lines
from basestatus.render.snapshots.ink import Box
from basestatus.render.snapshots.layout import inner_box, page_for
from basestatus.render.snapshots.legend import draw_legend, legend_entries, legend_height
from basestatus.render.snapshots.panels import draw_panel
from basestatus.render.snapshots.parts import shows_discs
from basestatus.render.snapshots.spans import span_of
from basestatus.render.snapshots.typesetting import Style
from basestatus.render.snapshots.wording import (
    date_words,
    knowledge_date,
    map_title,
    row_words,
    subtitle,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from basestatus.render.snapshots.briefs import Brief
    from basestatus.render.snapshots.ink import Ink
    from basestatus.render.snapshots.layout import Page
    from basestatus.render.snapshots.panels import Panel
    from basestatus.render.snapshots.paper import Paper
    from basestatus.render.snapshots.setting import Setting
    from basestatus.render.snapshots.subjects import Subject

__all__ = ["Plate", "draw_heading", "engrave"]

TITLE, UNDER = 15.5, 8.4
TITLE_ROOM = 0.68


@dataclass(frozen=True, slots=True)
class Plate:
    """One series' page: what is drawn once, and where the rest goes."""

    brief: Brief
    page: Page
    panel: Panel
    history: History
    notes: Box
    inks: tuple[Ink, ...]


def engrave(brief: Brief, dates: Sequence[date], paper: Paper) -> Plate:
    """Draw what all dates of a series have in common."""
    subject, setting = brief.subject, brief.setting
    room = inner_box(paper).width
    imprint = imprint_lines(brief, room)
    high = history_height(len(subject.rows), paper.height, setting.unit)
    page = page_for(paper, setting, history=high, footer=imprint_height(imprint, setting))
    panel = draw_panel(brief, page.frame)
    span = span_of(subject.periods(), dates)
    history = history_of(history_rows(subject, setting), span, page.history, setting, paper.height)
    looks = {row.look for day in dates for row in subject.on(day)}
    periods = (period for row in history.rows[: history.shown] for period in row.periods)
    looks |= bare_looks(periods, subject.atlas.actors)
    disc = any(shows_discs(part) for part in panel.parts)
    entries = legend_entries(looks, subject, setting, with_disc=disc)
    low = page.side.top - legend_height(entries, page.side, setting) - 9.0 * setting.unit
    notes = Box(page.side.left, page.side.bottom, page.side.right, low)
    inks = (
        *draw_heading(subject, setting, page.header),
        *panel.inks,
        *draw_legend(entries, page.side, setting),
        *draw_history(history, setting),
        *draw_imprint(imprint, page.footer, setting),
    )
    return Plate(brief, page, panel, history, notes, inks)


def draw_heading(subject: Subject, setting: Setting, box: Box) -> Iterator[Ink]:
    """Set the title, what is under it, and the day up to which reports were used."""
    base, unit, words = read_style().base, setting.unit, setting.words
    room = setting.first(box, box.width * TITLE_ROOM)
    title = Style(TITLE * unit, base["text"], bold=True)
    yield setting.start(map_title(subject.atlas, words), room, box.top - TITLE * 0.8 * unit, title)
    text = subtitle(subject.atlas, subject.actors, words)
    under = Style(UNDER * unit, base["quiet_text"])
    low = box.top - (TITLE + UNDER * 1.15) * unit
    yield setting.start(text, room, low, under)
    known = knowledge_date(subject.atlas)
    if known:
        yield setting.end(setting.say("as_known", date=date_words(known, words)), box, low, under)


def history_rows(subject: Subject, setting: Setting) -> list[Row]:
    """Return the timelines shown, those of sites on which anything is known first."""
    weights, atlas = subject.weights(), subject.atlas
    keys = sorted(subject.rows, key=lambda key: (weights[key[0]] == 0, key))
    names = [
        row_words(atlas, site_id, subject.named(actor), setting.words) for site_id, actor in keys
    ]
    return [
        Row(name, subject.rows[key], atlas.actors) for name, key in zip(names, keys, strict=True)
    ]
