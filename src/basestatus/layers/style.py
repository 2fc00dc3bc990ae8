"""The symbols of every map, read from style.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping  # noqa: TC003  (dataclass fields are inspected at run time)
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from basestatus.model import State

__all__ = ["Marks", "Style", "Symbol", "read_style"]


@dataclass(frozen=True, slots=True)
class Symbol:
    """How a state is drawn.

    ``shape`` is circle, square or diamond; ``fill`` full, half or none; ``color`` a hexadecimal
    RGB colour, or ``holder`` for that of the new holder; ``mark`` is drawn on the symbol;
    ``size`` is a factor on the size of all.
    """

    shape: str
    fill: str
    color: str
    mark: str = ""
    size: float = 1.0


@dataclass(frozen=True, slots=True)
class Marks:
    """What is laid over a symbol: rings by style, opacity and outline as factors."""

    plan_ring: str
    plan_color: str
    overdue_ring: str
    overdue_color: str
    stale_opacity: float
    inherited_outline: float


@dataclass(frozen=True, slots=True)
class Style:
    """One style for the page, the static maps, KML and QGIS.

    ``size`` and ``outline`` are in screen pixels; ``holders`` maps an actor to the fill of the
    sites handed to it, and ``base`` names the colours of the base map.
    """

    states: Mapping[State, Symbol]
    marks: Marks
    size: float
    outline: float
    halo: str
    radius_color: str
    radius_opacity: float
    holders: Mapping[str, str]
    base: Mapping[str, str]

    def color(self, state: State, holder: str | None = None) -> str:
        """Return the colour of a state: of one handed over, that of its new holder.

        >>> read_style().color(State.HELD)
        '#0072B2'
        """
        color = self.states[state].color
        if color != "holder":
            return color
        return self.holders.get(holder or "", self.holders["other"])


@cache
def read_style() -> Style:
    """Read the style file of the package."""
    text = files(__package__).joinpath("style.toml").read_text(encoding="utf-8")
    return _style(tomllib.loads(text))


def _style(data: dict[str, Any]) -> Style:
    return Style(
        states={State(name): Symbol(**symbol) for name, symbol in data["state"].items()},
        marks=_marks(data["mark"]),
        radius_color=data["radius"]["color"],
        radius_opacity=data["radius"]["opacity"],
        holders=data["holder"],
        base=data["base"],
        **data["symbol"],
    )


def _marks(data: dict[str, Any]) -> Marks:
    return Marks(
        plan_ring=data["plan"]["ring"],
        plan_color=data["plan"]["color"],
        overdue_ring=data["overdue"]["ring"],
        overdue_color=data["overdue"]["color"],
        stale_opacity=data["stale"]["opacity"],
        inherited_outline=data["inherited"]["outline"],
    )
