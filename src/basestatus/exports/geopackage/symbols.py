"""Draw the symbols of the style file with QGIS's simple markers, rule by rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.model import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.layers import Style, Symbol
    from basestatus.strings import Strings

__all__ = ["Marker", "Rule", "millimetres", "rgba", "rules"]

PIXEL_MM = 25.4 / 96
CLEAR = "255,255,255,0"
OVERDUE = (
    "@map_start_time IS NOT NULL AND \"planned_by\" < format_date(@map_start_time, 'yyyy-MM-dd')"
)
PLANNED = '"planned_by" IS NOT NULL'


@dataclass(frozen=True, slots=True)
class Marker:
    """One marker of a symbol; sizes in millimetres, colours as red,green,blue,alpha."""

    shape: str
    size: float
    fill: str = CLEAR
    line: str = CLEAR
    width: float = 0.0
    dash: str = "solid"
    angle: int = 0
    rise: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """Markers drawn where a QGIS expression holds."""

    label: str
    expression: str
    markers: tuple[Marker, ...]


def millimetres(pixels: float) -> float:
    """Return screen pixels as millimetres."""
    return round(pixels * PIXEL_MM, 2)


def rgba(color: str, opacity: float = 1.0) -> str:
    """Write a hexadecimal colour as QGIS does.

    >>> rgba("#0072B2", 0.5)
    '0,114,178,128'
    """
    red, green, blue = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return f"{red},{green},{blue},{round(255 * opacity)}"


def rules(style: Style, words: Strings) -> tuple[Rule, ...]:
    """Return a rule for each state, then those drawn over it."""
    states = (
        Rule(words("status", state.value), f"\"status\" = '{state.value}'", _markers(state, style))
        for state in style.states
    )
    return (*states, *_contested(style, words), *_rings(style, words))


def _markers(state: State, style: Style) -> tuple[Marker, ...]:
    symbol = style.states[state]
    color = rgba(style.color(state))
    size = millimetres(style.size * symbol.size)
    width = millimetres(style.outline)
    full = symbol.fill == "full"
    outline = Marker(symbol.shape, size, color if full else rgba(style.halo), color, width)
    return (outline, *_inside(symbol, style, size))


def _inside(symbol: Symbol, style: Style, size: float) -> Iterator[Marker]:
    if symbol.fill == "half":
        yield Marker("semi_circle", size, rgba(symbol.color), angle=-90)
    if symbol.mark == "up":
        yield Marker("triangle", size * 0.55, rgba(style.halo), rise=-size * 0.04)


def _contested(style: Style, words: Strings) -> Iterator[Rule]:
    """Split the symbol: the right half shows the competing state."""
    size = millimetres(style.size)
    for state in State:
        color = rgba(style.color(state))
        hollow = style.states[state].fill == "none"
        half = Marker(
            "semi_circle",
            size,
            rgba(style.halo) if hollow else color,
            rgba(style.halo) if not hollow else color,
            millimetres(style.outline) / 2,
            angle=90,
        )
        yield Rule(
            f"{words('export', 'contested')}: {words('status', state.value)}",
            f"\"contested\" LIKE '%{state.value}%' AND \"status\" <> '{state.value}'",
            (half,),
        )


def _rings(style: Style, words: Strings) -> tuple[Rule, ...]:
    size, width = millimetres(style.size * 1.6), millimetres(style.outline)
    plan, overdue = rgba(style.marks.plan_color), rgba(style.marks.overdue_color)
    soft = tuple(
        Marker("circle", millimetres(style.size * factor), line=rgba(plan_color, 0.2), width=width)
        for factor, plan_color in ((1.15, style.marks.plan_color), (1.3, style.marks.plan_color))
    )
    return (
        Rule(words("export", "uncertain_date"), '"changing_to" IS NOT NULL', soft),
        Rule(
            words("export", "plan"),
            f"{PLANNED} AND NOT coalesce({OVERDUE}, false)",
            (Marker("circle", size, line=plan, width=width, dash="dash"),),
        ),
        Rule(
            words("export", "overdue"),
            f"{PLANNED} AND {OVERDUE}",
            (Marker("circle", size, line=overdue, width=width, dash="dot"),),
        ),
    )
