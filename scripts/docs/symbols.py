"""The symbols of the maps, each as a small picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from PIL import Image

from basestatus.model import State
from basestatus.render.snapshots.appearances import Look, PlanMark
from basestatus.render.snapshots.painting import paint
from basestatus.render.snapshots.symbols import symbol

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["draw_symbols"]

SIDE, SIZE, SCALE = 28, 14, 3  # points, points, dots a point
LOOKS = {
    **{state.value: Look(state) for state in State},
    "planned": Look(State.HELD, plan=PlanMark.PLANNED),
    "overdue": Look(State.HELD, plan=PlanMark.OVERDUE),
    "contested": Look(State.LEFT, contested=(State.HELD, State.LEFT)),
    "uncertain_date": Look(State.HELD, changing_to=State.LEFT),
    "stale": Look(State.HELD, stale=True),
    "inherited": Look(State.HELD, inherited=True),
}


def draw_symbols(folder: Path) -> None:
    """Write a picture of each state and mark, by its name."""
    folder.mkdir()
    for name, look in LOOKS.items():
        dots = SIDE * SCALE
        renderer = RendererAgg(dots, dots, 72 * SCALE)
        paint(renderer, symbol(look, SIDE / 2, SIDE / 2, SIZE), scale=SCALE, height=dots)
        Image.fromarray(np.asarray(renderer.buffer_rgba())).save(folder / f"{name}.png")
