"""The symbols and colours of layers/style.toml, as values."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from basestatus.model import State

__all__ = ["MapStyle", "StateStyle", "map_style"]


@dataclass(frozen=True, slots=True)
class StateStyle:
    """How a state is drawn; ``size`` is a share of the full size, ``color`` may be ``holder``."""

    shape: str
    fill: str
    color: str
    size: float = 1.0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class MapStyle:
    """The style file: states, the colours of holders and of the base map, marks and sizes."""

    states: dict[State, StateStyle]
    holders: dict[str, str]
    base: dict[str, str]
    plan: str
    overdue: str
    stale_opacity: float
    thin_outline: float
    outline: float
    halo: str
    radius: str
    radius_opacity: float

    def color(self, state: State, holder: str | None = None) -> str:
        """Return the colour of a state, which for a site handed over is the new holder's."""
        color = self.states[state].color
        if color != "holder":
            return color
        return self.holders.get(holder or "", self.holders["other"])


@cache
def map_style() -> MapStyle:
    """Read the style file that every kind of map follows."""
    text = files("basestatus.layers").joinpath("style.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    mark = data["mark"]
    return MapStyle(
        states={State(name): StateStyle(**row) for name, row in data["state"].items()},
        holders=data["holder"],
        base=data["base"],
        plan=mark["plan"]["color"],
        overdue=mark["overdue"]["color"],
        stale_opacity=mark["stale"]["opacity"],
        thin_outline=mark["inherited"]["outline"],
        outline=data["symbol"]["outline"],
        halo=data["symbol"]["halo"],
        radius=data["radius"]["color"],
        radius_opacity=data["radius"]["opacity"],
    )
