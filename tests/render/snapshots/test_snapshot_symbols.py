"""Each state, and each thing drawn over it, can be told apart without colour."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from basestatus.model import State
from basestatus.render.snapshots.appearances import Look, PlanMark
from basestatus.render.snapshots.canvas import Canvas, drawing
from basestatus.render.snapshots.holders import Holder
from basestatus.render.snapshots.paper import Paper
from basestatus.render.snapshots.symbols import symbol

LOOKS = {
    "held": Look(State.HELD),
    "building up": Look(State.BUILDING_UP),
    "leaving": Look(State.LEAVING),
    "left": Look(State.LEFT),
    "transferred": Look(State.TRANSFERRED, holder=Holder("syrian_government", "#009E73")),
    "unknown": Look(State.UNKNOWN),
    "planned": Look(State.HELD, plan=PlanMark.PLANNED),
    "overdue": Look(State.HELD, plan=PlanMark.OVERDUE),
    "contested": Look(State.HELD, contested=(State.HELD, State.LEFT)),
    "contested with leaving": Look(State.HELD, contested=(State.HELD, State.LEAVING)),
    "three say otherwise": Look(State.HELD, contested=(State.HELD, State.LEAVING, State.LEFT)),
    "uncertain day": Look(State.HELD, changing_to=State.LEFT),
    "stale": Look(State.HELD, stale=True),
    "inherited": Look(State.HELD, inherited=True),
    "left, inherited": Look(State.LEFT, inherited=True),
    "left, stale": Look(State.LEFT, stale=True),
}
WEIGHTS = np.array([0.2126, 0.7152, 0.0722])
SHEET = Paper("test", 30.0, 30.0, 150.0)
GROUND = 0.92


def grey(look: Look) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Return the symbol as a greyscale printer would print it, 0 black to 1 white."""
    with drawing():
        drawn = Canvas((), SHEET).draw(symbol(look, 15.0, 15.0, 12.0))
    return np.asarray(drawn[:, :, :3] @ WEIGHTS / 255)


@pytest.mark.parametrize(("one", "two"), list(combinations(LOOKS, 2)))
def test_two_looks_differ_in_grey(one: str, two: str) -> None:
    apart = np.abs(grey(LOOKS[one]) - grey(LOOKS[two])) > 0.15
    assert apart.sum() >= 25, "fewer than 25 of 900 dots differ by more than a seventh"


@pytest.mark.parametrize("name", LOOKS)
def test_a_symbol_stands_out_from_land_in_grey(name: str) -> None:
    assert (np.abs(grey(LOOKS[name]) - GROUND) > 0.2).sum() >= 20
