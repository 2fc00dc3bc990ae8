"""The style file says how every state looks, readable without colour."""

from __future__ import annotations

import pytest

from basestatus.layers import read_style
from basestatus.model import State


def lightness(color: str) -> float:
    red, green, blue = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_every_state_has_a_symbol() -> None:
    assert set(read_style().states) == set(State)


def test_no_two_states_look_alike_in_grey() -> None:
    style = read_style()
    looks = {
        (symbol.shape, symbol.fill, symbol.mark, symbol.size) for symbol in style.states.values()
    }
    assert len(looks) == len(State)


@pytest.mark.parametrize("state", sorted(set(State) - {State.TRANSFERRED}))
def test_symbols_stand_out_from_the_land(state: State) -> None:
    style = read_style()
    assert lightness(style.base["land"]) - lightness(style.color(state)) > 80


def test_a_site_handed_over_has_the_colour_of_its_holder() -> None:
    style = read_style()
    assert style.color(State.TRANSFERRED, "syrian_government") == style.holders["syrian_government"]
    assert style.color(State.TRANSFERRED, "a new force") == style.holders["other"]
    assert style.color(State.TRANSFERRED) == style.holders["other"]
