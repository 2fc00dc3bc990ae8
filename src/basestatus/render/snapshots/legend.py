"""Explain the symbols that appear, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.model import State
from basestatus.render.snapshots.appearances import Look, PlanMark
from basestatus.render.snapshots.ink import Box, Ink, Shape, blend
from basestatus.render.snapshots.style import map_style
from basestatus.render.snapshots.symbols import symbol
from basestatus.render.snapshots.typesetting import Style, lines_of
from basestatus.render.snapshots.wording import actor_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from basestatus.layers.atlas import Atlas
    from basestatus.render.snapshots.layout import Page

__all__ = ["Entry", "draw_legend", "legend_entries"]

ROW, TEXT, KEY = 15.0, 7.0, 24.0


Entry = tuple[Look | None, str]
"""A look and what it means; no look stands for the disc of uncertainty."""


def legend_entries(looks: Iterable[Look], atlas: Atlas, page: Page) -> tuple[Entry, ...]:
    """Return one entry for each thing that appears, states first."""
    seen = sorted(set(looks), key=repr)
    return tuple([*_states(seen, atlas, page), *_marks(seen, page), (None, page.words("snapshot", "radius"))])


def _states(seen: list[Look], atlas: Atlas, page: Page) -> Iterator[Entry]:
    plain = [look for look in seen if len(look.contested) < 2]
    shown = {look.state for look in plain}
    shown |= {state for look in seen for state in look.contested}
    for state in State:
        name = page.words("status", state.value)
        holders = sorted({look.holder or "" for look in seen if look.state is state})
        if state in shown and state is State.TRANSFERRED and any(holders):
            for holder in filter(None, holders):
                to = page.words("snapshot", "handed_to", actor=actor_words(atlas, holder, page.words))
                yield Look(state, holder=holder), to
        elif state in shown:
            yield Look(state), name


def _marks(seen: list[Look], page: Page) -> Iterator[Entry]:
    base = next((look.state for look in seen if look.plan is not PlanMark.NONE), State.HELD)
    words = page.words
    if any(look.plan is PlanMark.PLANNED for look in seen):
        yield Look(base, plan=PlanMark.PLANNED), words("snapshot", "plan")
    if any(look.plan is PlanMark.OVERDUE for look in seen):
        yield Look(base, plan=PlanMark.OVERDUE), words("snapshot", "overdue")
    for look in seen:
        if len(look.contested) > 1:
            yield Look(look.state, contested=look.contested, holder=look.holder), words("snapshot", "contested")
            break
    for look in seen:
        if look.changing_to is not None:
            yield Look(look.state, changing_to=look.changing_to, holder=look.holder), words("snapshot", "uncertain_date")
            break
    if any(look.stale for look in seen):
        yield Look(next(look.state for look in seen if look.stale), stale=True), words("snapshot", "stale")
    if any(look.inherited for look in seen):
        yield Look(next(look.state for look in seen if look.inherited), inherited=True), words("snapshot", "inherited")


def draw_legend(page: Page, entries: Iterable[Entry], box: Box, size: float) -> tuple[tuple[Ink, ...], float]:
    """Draw entries from the top of a box; return them and where the next thing may begin."""
    base, unit = map_style().base, page.unit
    style = Style(TEXT * unit, base["text"])
    inks: list[Ink] = [page.start(page.words("snapshot", "legend"), box, box.top - 8.0 * unit, Style(8.0 * unit, base["text"], bold=True))]
    y = box.top - 14.0 * unit
    room = page.inset(box, KEY * unit)
    key = page.first(box, KEY * unit)
    for look, text in entries:
        lines = lines_of(text, style, room.width, most=2)
        high = max(ROW * unit, (len(lines) * 1.25 * TEXT + 4.0) * unit)
        middle = y - high / 2
        inks.extend(_key(look, key.center[0] - (2.0 if not page.mirrored else -2.0) * unit, middle, size))
        first = middle + (len(lines) - 1) * 0.625 * TEXT * unit - 0.36 * TEXT * unit
        for n, text_line in enumerate(lines):
            inks.append(page.start(text_line, room, first - n * 1.25 * TEXT * unit, style))
        y -= high
    return tuple(inks), y


def _key(look: Look | None, x: float, y: float, size: float) -> tuple[Shape, ...]:
    if look is not None:
        return symbol(look, x, y, size * 0.85)
    style = map_style()
    from basestatus.render.snapshots.symbols import circle

    fill = blend(style.radius, style.base["land"], 0.16)
    return (Shape(circle(size * 0.55), fill=fill, stroke=blend(style.radius, style.halo, 0.45), width=0.5, at=(x, y)),)
