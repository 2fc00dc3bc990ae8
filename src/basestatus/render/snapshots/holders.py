"""Who took a site over, and the colour that this force has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from basestatus.layers import read_style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from basestatus.model import Actor, State

__all__ = ["Holder", "color_of", "holder_of"]


class Holder(NamedTuple):
    """A force to which a site was handed over, by its id, and its colour."""

    actor: str
    color: str


def holder_of(actor: str | None, actors: Mapping[str, Actor]) -> Holder | None:
    """Return who took over, in its own colour if it has one, else in that of the style file."""
    if actor is None:
        return None
    holders = read_style().holders
    own = actors[actor].color if actor in actors else ""
    return Holder(actor, own or holders.get(actor, holders["other"]))


def color_of(state: State, holder: Holder | None) -> str:
    """Return the colour of a state, which for a site handed over is the new holder's."""
    style = read_style()
    color = style.states[state].color
    if color != "holder":
        return color
    return holder.color if holder else style.holders["other"]
