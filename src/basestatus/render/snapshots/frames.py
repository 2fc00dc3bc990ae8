"""The part of a series that differs from date to date: symbols, dates and changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.render.snapshots.changes import Change, changes_between
from basestatus.render.snapshots.history import present_mark
from basestatus.render.snapshots.plates import SPREAD
from basestatus.render.snapshots.style import map_style
from basestatus.render.snapshots.symbols import symbol
from basestatus.render.snapshots.typesetting import Style, isolate, lines_of
from basestatus.render.snapshots.wording import date_words, knowledge_date, look_words, source_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from basestatus.render.snapshots.appearances import Appearance
    from basestatus.render.snapshots.ink import Ink
    from basestatus.render.snapshots.plates import Plate

__all__ = ["frame"]


def frame(plate: Plate, on: date, previous: date | None) -> tuple[Ink, ...]:
    """Draw what one date adds to its series' plate."""
    shown = plate.subject.on(on)
    before = plate.subject.on(previous)
    return tuple(
        [
            *draw_symbols(plate, shown),
            *_dates(plate, on),
            *_changes(plate, changes_between(before, shown), previous),
            *present_mark(plate.page, len(plate.subject.rows), plate.span, on),
        ]
    )


def draw_symbols(plate: Plate, shown: Sequence[Appearance]) -> Iterator[Ink]:
    """Draw the symbol of each actor, side by side where a site has several."""
    by_site: dict[str, list[Appearance]] = {}
    for row in shown:
        by_site.setdefault(row.site_id, []).append(row)
    for site_id, rows in by_site.items():
        if site_id not in plate.places:
            continue
        x, y = plate.places[site_id]
        for n, row in enumerate(rows):
            aside = (n - (len(rows) - 1) / 2) * SPREAD * plate.size
            yield from symbol(row.look, x + aside, y, plate.size)


def _dates(plate: Plate, on: date) -> Iterator[Ink]:
    base, page = map_style().base, plate.page
    unit, box = page.unit, page.header
    large = Style(16.0 * unit, base["text"], bold=True)
    yield page.end(date_words(on, page.words), box, box.top - 14.0 * unit, large)
    known = knowledge_date(plate.subject.atlas)
    if known:
        text = page.words("snapshot", "as_known", date=isolate(date_words(known, page.words)))
        yield page.end(text, box, box.top - 28.0 * unit, Style(8.5 * unit, base["quiet_text"]))


def _changes(plate: Plate, changes: Sequence[Change], previous: date | None) -> Iterator[Ink]:
    page, box, unit = plate.page, plate.notes, plate.page.unit
    base, words = map_style().base, plate.page.words
    y = box.top - 8.0 * unit
    heading = words("snapshot", "first") if previous is None else words(
        "snapshot", "changes_since", date=isolate(date_words(previous, words))
    )
    bold = Style(8.0 * unit, base["text"], bold=True)
    for line in lines_of(heading, bold, box.width, most=2):
        yield page.start(line, box, y, bold)
        y -= 10.0 * unit
    if not changes:
        yield page.start(words("snapshot", "no_changes"), box, y - 2.0 * unit, Style(7.0 * unit, base["quiet_text"]))
    left = len(changes)
    for change in changes:
        inks, high = _entry(plate, change, y)
        if y - high < box.bottom + (9.0 * unit if left > 1 else 0.0):
            text = words("snapshot", "more_changes", count=left)
            yield page.start(text, box, max(y - 8.0 * unit, box.bottom + unit), Style(7.0 * unit, base["quiet_text"]))
            return
        yield from inks
        y -= high
        left -= 1


def _entry(plate: Plate, change: Change, top: float) -> tuple[list[Ink], float]:
    """Draw one change and its source; return it with the height that it takes."""
    page, unit, words = plate.page, plate.page.unit, plate.page.words
    base, atlas = map_style().base, plate.subject.atlas
    room = page.inset(plate.notes, 15.0 * unit)
    strong, quiet = Style(7.0 * unit, base["text"]), Style(5.8 * unit, base["quiet_text"])
    name = isolate(atlas.sites[change.after.site_id].label(words.language))
    text = words("snapshot", "change", site=name, change=_change_words(change, words))
    lines = [(line, strong) for line in lines_of(text, strong, room.width, most=3)]
    claims = [plate.subject.claims[key] for key in change.claims if key in plate.subject.claims]
    source = source_words(claims, atlas, words)
    lines += [(line, quiet) for line in lines_of(source, quiet, room.width, most=2) if line]
    key = page.first(plate.notes, 13.0 * unit).center[0]
    inks: list[Ink] = list(symbol(change.after.look, key, top - 8.0 * unit, 7.5 * unit))
    y = top
    for line, style in lines:
        y -= style.size * 1.3
        inks.append(page.start(line, room, y, style))
    return inks, top - y + 6.0 * unit


def _change_words(change: Change, words: object) -> str:
    look = change.after.look
    if change.moved and change.before:
        pair = {"before": look_words(change.before, words), "after": look_words(look, words)}
        return words("snapshot", "from_to", **pair)
    if change.moved:
        return look_words(look, words)
    plan = change.after.plan
    if plan and change.before and change.before.plan != look.plan:
        key = f"plan_{look.plan.value}"
        return words("snapshot", key, state=words("status", plan.to.value))
    if change.before and look.stale and not change.before.stale:
        return words("snapshot", "now_stale", state=look_words(look, words))
    return look_words(look, words)
