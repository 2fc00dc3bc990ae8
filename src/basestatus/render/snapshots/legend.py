"""Explain the symbols that appear, and no others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from basestatus.layers import read_style
from basestatus.model import State
from basestatus.render.snapshots.appearances import Look, PlanMark
from basestatus.render.snapshots.ink import Shape, blend
from basestatus.render.snapshots.symbols import circle, symbol
from basestatus.render.snapshots.typesetting import Style, lines_of, place
from basestatus.render.snapshots.wording import actor_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from basestatus.layers import Atlas
    from basestatus.render.snapshots.ink import Box, Ink
    from basestatus.render.snapshots.setting import Setting
    from basestatus.render.snapshots.subjects import Subject

__all__ = ["Entry", "draw_legend", "legend_entries", "legend_height"]

ROW, TEXT, LEADING, KEY = 14.5, 6.9, 1.25, 23.0
HEADING, HEADING_ROW = 8.0, 13.0
SYMBOL = 10.0
RINGED_ROW = 17.0
ORDER = tuple(State)
MARKS = ("plan", "overdue", "contested", "uncertain_date", "stale", "inherited")
SPLIT = 2
"""A site is contested when at least so many states compete."""


class Entry(NamedTuple):
    """A look, or an actor's number, and what it means; neither is the disc of uncertainty."""

    look: Look | None
    text: str
    number: int = 0


def legend_entries(
    looks: Iterable[Look], subject: Subject, setting: Setting, *, with_disc: bool
) -> tuple[Entry, ...]:
    """Return one entry for each thing that appears in the looks, states first."""
    seen = sorted(set(looks), key=lambda look: (ORDER.index(look.state), repr(look)))
    disc = [Entry(None, setting.say("radius"))] if with_disc else []
    atlas = subject.atlas
    return (
        *_states(seen, atlas, setting),
        *_marks(seen, setting),
        *_actors(subject, setting),
        *disc,
    )


def _actors(subject: Subject, setting: Setting) -> Iterator[Entry]:
    for actor, number in subject.numbers().items():
        yield Entry(None, actor_words(subject.atlas, actor, setting.words), number)


def _states(seen: Sequence[Look], atlas: Atlas, setting: Setting) -> Iterator[Entry]:
    shown = {state for look in seen for state in _named_in(look)}
    for state in State:
        if state is State.TRANSFERRED:
            yield from _handed_over(seen, atlas, setting)
        elif state in shown:
            yield Entry(Look(state), setting.words("status", state.value))


def _handed_over(seen: Sequence[Look], atlas: Atlas, setting: Setting) -> Iterator[Entry]:
    """Yield an entry for each force to which a site was handed over."""
    over = State.TRANSFERRED
    for holder in sorted({look.holder for look in seen if over in _named_in(look)}, key=str):
        if holder is None:
            yield Entry(Look(over), setting.words("status", over))
        else:
            actor = actor_words(atlas, holder.actor, setting.words)
            yield Entry(Look(over, holder=holder), setting.say("handed_to", actor=actor))


def _named_in(look: Look) -> tuple[State | None, ...]:
    return look.contested if len(look.contested) >= SPLIT else (look.state, look.changing_to)


def _marks(seen: Sequence[Look], setting: Setting) -> Iterator[Entry]:
    """Yield an example of each thing drawn over a state, on the first state that has it."""
    for key in MARKS:
        example = next((look for look in seen if _shows(look, key)), None)
        if example is not None:
            yield Entry(_only(example, key), setting.say(key))


def _shows(look: Look, mark: str) -> bool:
    shown = {
        "plan": look.plan is PlanMark.PLANNED,
        "overdue": look.plan is PlanMark.OVERDUE,
        "contested": len(look.contested) >= SPLIT,
        "uncertain_date": look.changing_to is not None,
        "stale": look.stale,
        "inherited": look.inherited,
    }
    return shown[mark]


def _only(look: Look, mark: str) -> Look:
    """Strip a look of all marks but one."""
    plain = Look(look.state, holder=look.holder)
    if mark in {"plan", "overdue"}:
        return replace(plain, plan=look.plan)
    names = {"uncertain_date": "changing_to"}
    name = names.get(mark, mark)
    return replace(plain, **{name: getattr(look, name)})


def legend_height(entries: Sequence[Entry], box: Box, setting: Setting) -> float:
    """Return how high a legend is in a column as wide as a box, nothing for an empty one."""
    if not entries:
        return 0.0
    rows = sum(high for _, high in _rows(entries, box, setting))
    return HEADING_ROW * setting.unit + rows


def _rows(
    entries: Iterable[Entry], box: Box, setting: Setting
) -> Iterator[tuple[tuple[str, ...], float]]:
    style, unit = _style(setting), setting.unit
    for look, text, _ in entries:
        lines = lines_of(text, style, box.width - KEY * unit, most=2)
        row = RINGED_ROW if look and look.plan is not PlanMark.NONE else ROW
        yield lines, max(row, len(lines) * LEADING * TEXT + 4.0) * unit


def _style(setting: Setting) -> Style:
    return Style(TEXT * setting.unit, read_style().base["text"])


def draw_legend(entries: Sequence[Entry], box: Box, setting: Setting) -> Iterator[Ink]:
    """Draw a heading and the entries below one another from the top of a box."""
    if not entries:
        return
    unit, style = setting.unit, _style(setting)
    bold = Style(HEADING * unit, read_style().base["text"], bold=True)
    yield setting.start(setting.say("legend"), box, box.top - HEADING * unit, bold)
    y = box.top - HEADING_ROW * unit
    room, key = setting.inset(box, KEY * unit), setting.first(box, (KEY - 5.0) * unit)
    for entry, (lines, high) in zip(entries, _rows(entries, box, setting), strict=True):
        middle = y - high / 2
        yield from _key(entry, key.center[0], middle, unit)
        first = middle + ((len(lines) - 1) * LEADING / 2 - 0.36) * style.size
        for n, text in enumerate(lines):
            yield setting.start(text, room, first - n * LEADING * style.size, style)
        y -= high


def _key(entry: Entry, x: float, y: float, unit: float) -> tuple[Ink, ...]:
    style, size = read_style(), SYMBOL * unit
    if entry.look is not None:
        return symbol(entry.look, x, y, size)
    if entry.number:
        bold = Style(TEXT * unit, style.base["text"], bold=True)
        return (place(str(entry.number), x, y - 0.36 * bold.size, bold, align=0.5),)
    fill = blend(style.radius_color, style.base["land"], 1.5 * style.radius_opacity)
    edge = blend(style.radius_color, style.base["land"], 0.45)
    return (Shape(circle(size * 0.6), fill=fill, stroke=edge, width=0.5, at=(x, y)),)
