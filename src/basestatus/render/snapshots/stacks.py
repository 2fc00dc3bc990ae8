"""Stand the symbols of several actors side by side at one site, each with its actor's number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.layers import read_style
from basestatus.render.snapshots.symbols import reach_over
from basestatus.render.snapshots.typesetting import Style, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.render.snapshots.ink import Words
    from basestatus.render.snapshots.parts import Part
    from basestatus.render.snapshots.subjects import Subject

__all__ = ["aside", "draw_numbers", "stack_reaches"]

APART = 1.2
NUMBER = 5.0
BELOW = 1.15


def aside(n: int, count: int, size: float) -> float:
    """Return how far to the side the symbol of one of several actors stands."""
    return (n - (count - 1) / 2) * APART * size


def stack_reaches(subject: Subject, size: float, unit: float) -> dict[str, float]:
    """Return the radius of the circle that all symbols of a site keep within, at any date."""
    reaches = dict.fromkeys((site.id for site in subject.sites), 0.0)
    for (site_id, _), periods in subject.rows.items():
        reaches[site_id] = max(reaches[site_id], reach_over(periods, size))
    room = NUMBER * BELOW * unit if subject.numbers() else 0.0
    counts = {key: len(actors) for key, actors in subject.actors_at().items()}
    return {
        key: reach + max(room, aside(counts[key] - 1, counts[key], size))
        for key, reach in reaches.items()
    }


def draw_numbers(part: Part, subject: Subject, size: float, unit: float) -> Iterator[Words]:
    """Set the number of each actor below its symbol, where there are several on the map."""
    numbers, base = subject.numbers(), read_style().base
    if not numbers:
        return
    style = Style(NUMBER * unit, base["text"], bold=True, halo=base["land"])
    actors_at = subject.actors_at()
    for site in part.sites:
        x, y = part.places[site.id]
        actors = actors_at[site.id]
        for n, actor in enumerate(actors):
            low = y - reach_over(subject.rows[site.id, actor], size) - style.size * 0.85
            at = x + aside(n, len(actors), size)
            yield place(str(numbers[actor]), at, low, style, align=0.5)
