"""List changes beside a map, each with its symbol and its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from basestatus.layers import read_style
from basestatus.render.snapshots.symbols import symbol
from basestatus.render.snapshots.typesetting import Style, lines_of
from basestatus.render.snapshots.wording import change_words, row_words, source_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from basestatus.render.snapshots.changes import Change
    from basestatus.render.snapshots.ink import Box, Ink, Shape
    from basestatus.render.snapshots.setting import Setting
    from basestatus.render.snapshots.subjects import Subject

__all__ = ["draw_changes"]

HEADING, TEXT, SOURCE = 8.0, 6.9, 5.7
LEADING, GAP, REMARK = 1.28, 5.5, 10.0
KEY, SYMBOL = 19.0, 7.4


class Note(NamedTuple):
    """One change, set into lines, and the height that it takes."""

    change: Change
    lines: tuple[tuple[str, Style], ...]
    height: float


def draw_changes(
    subject: Subject,
    changes: Sequence[Change],
    heading: str,
    boxes: Sequence[Box],
    setting: Setting,
) -> Iterator[Ink]:
    """Draw a heading, then as many changes as there is room for, and count the rest."""
    unit, base, first = setting.unit, read_style().base, boxes[0]
    bold = Style(HEADING * unit, base["text"], bold=True)
    quiet = Style(TEXT * unit, base["quiet_text"])
    y = first.top
    for text in lines_of(heading, bold, first.width, most=2):
        y -= HEADING * LEADING * unit
        yield setting.start(text, first, y, bold)
    top = y - 4.0 * unit
    if not changes:
        text = setting.say("no_changes" if subject.rows else "nothing")
        yield setting.start(text, first, top - TEXT * unit, quiet)
    notes = [_note(subject, change, first, setting) for change in changes]
    placed = list(_placed(notes, boxes, top, REMARK * unit))
    for note, box, at in placed:
        yield from _drawn(note, box, at, setting)
    if len(placed) < len(notes):
        text = setting.say("more_changes", count=len(notes) - len(placed))
        yield setting.start(text, boxes[-1], boxes[-1].bottom + 2.0 * unit, quiet)


def _placed(
    notes: Sequence[Note], boxes: Sequence[Box], top: float, remark: float
) -> Iterator[tuple[Note, Box, float]]:
    """Fill the columns; the last keeps room to say what is left out, if anything is."""
    columns = iter(boxes)
    box, y = next(columns), top
    for n, note in enumerate(notes):
        spare = remark if box is boxes[-1] and n < len(notes) - 1 else 0.0
        while y - note.height < box.bottom + spare:
            following = next(columns, None)
            if following is None:
                return
            box, y = following, top
            spare = remark if box is boxes[-1] and n < len(notes) - 1 else 0.0
        yield note, box, y
        y -= note.height


def _note(subject: Subject, change: Change, box: Box, setting: Setting) -> Note:
    unit, base = setting.unit, read_style().base
    strong, quiet = Style(TEXT * unit, base["text"]), Style(SOURCE * unit, base["quiet_text"])
    room = box.width - KEY * unit
    actor = subject.named(change.after.actor)
    site = row_words(subject.atlas, change.after.site_id, actor, setting.words)
    said = setting.say("change", site=site, change=change_words(change, setting.words))
    claims = [subject.claims[key] for key in change.claims if key in subject.claims]
    source = source_words(claims, subject.atlas, setting.words)
    lines = [(text, strong) for text in lines_of(said, strong, room, most=3)]
    lines += [(text, quiet) for text in lines_of(source, quiet, room, most=2) if text]
    height = sum(style.size for _, style in lines) * LEADING + GAP * unit
    return Note(change, tuple(lines), height)


def _drawn(note: Note, box: Box, top: float, setting: Setting) -> Iterator[Ink]:
    unit = setting.unit
    key = setting.first(box, (KEY - 6.0) * unit).center[0]
    yield from _symbol(note, key, top - TEXT * unit, SYMBOL * unit)
    room, y = setting.inset(box, KEY * unit), top
    for text, style in note.lines:
        y -= style.size * LEADING
        yield setting.start(text, room, y, style)


def _symbol(note: Note, x: float, y: float, size: float) -> tuple[Shape, ...]:
    return symbol(note.change.after.look, x, y, size)
