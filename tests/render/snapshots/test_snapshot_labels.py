"""Names overlap neither each other nor a symbol nor the frame, wherever the sites are."""

from __future__ import annotations

from datetime import date
from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from basestatus.render.snapshots import draw_snapshot
from basestatus.render.snapshots.basemap import read_basemap
from basestatus.render.snapshots.briefs import Brief
from basestatus.render.snapshots.candidates import Label
from basestatus.render.snapshots.canvas import drawing
from basestatus.render.snapshots.ink import Box
from basestatus.render.snapshots.labels import place_labels
from basestatus.render.snapshots.paper import PAPERS
from basestatus.render.snapshots.plates import engrave
from basestatus.render.snapshots.setting import Setting
from basestatus.render.snapshots.subjects import subject_of
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from basestatus.layers import Atlas
    from basestatus.render.snapshots.labels import Placement
    from basestatus.render.snapshots.panels import Panel
    from basestatus.render.snapshots.plates import Plate

EDGE = 1e-6


def plate_of(
    atlas: Atlas, dates: list[date], basemap: Path, *, language: str, paper: str = "screen"
) -> Plate:
    sheet = PAPERS[paper]
    setting = Setting(strings(language), sheet.unit)
    with drawing():
        return engrave(Brief(subject_of(atlas), read_basemap(basemap), setting), dates, sheet)


def shape(box: Box) -> shapely.Polygon:
    inner = box.grown(-EDGE)
    return shapely.box(inner.left, inner.bottom, inner.right, inner.top)


def overlaps(panel: Panel) -> Iterator[str]:
    """Yield everything on a map that lies on something else."""
    for part, labels, walls in zip(panel.parts, panel.labels, panel.walls, strict=True):
        frame = shape(part.view.frame)
        names = {key: shape(placement.box) for key, placement in labels.placements.items()}
        rings = {
            key: shapely.Point(place).buffer(part.reaches[key] - EDGE, quad_segs=32)
            for key, place in part.places.items()
        }
        yield from (f"{key} leaves the frame" for key in names if not frame.covers(names[key]))
        for one, two in combinations(names, 2):
            if names[one].intersects(names[two]):
                yield f"the names of {one} and {two}"
        for (one, box), (two, ring) in product(names.items(), rings.items()):
            if box.intersects(ring):
                yield f"the name of {one} and the symbol of {two}"
        for one, two in combinations(rings, 2):
            if rings[one].buffer(-0.1).intersects(rings[two]):
                yield f"the symbols of {one} and {two}"
        for wall in map(shape, walls):
            yield from (
                f"{key} on an inset, a badge or the scale"
                for key in rings
                if rings[key].intersects(wall)
            )
            yield from (f"the name of {key} on one" for key in names if names[key].intersects(wall))
        yield from leaders_in_the_way(labels.placements, names, rings)


def leaders_in_the_way(
    placements: Mapping[str, Placement],
    names: dict[str, shapely.Polygon],
    rings: dict[str, shapely.Polygon],
) -> Iterator[str]:
    lines = {
        key: shapely.LineString(placement.leader)
        for key, placement in placements.items()
        if placement.leader
    }
    for key, line in lines.items():
        for other, box in names.items():
            if other != key and line.intersects(box):
                yield f"the leader of {key} crosses the name of {other}"
        for other, ring in rings.items():
            if other != key and line.intersects(ring):
                yield f"the leader of {key} crosses the symbol of {other}"
    for one, two in combinations(lines, 2):
        if lines[one].crosses(lines[two]):
            yield f"the leaders of {one} and {two} cross"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("paper", ["screen", "square"])
def test_all_names_of_the_seeds_are_shown_and_touch_nothing(
    seeds: Atlas, day: date, basemap: Path, language: str, paper: str
) -> None:
    panel = plate_of(seeds, [day], basemap, language=language, paper=paper).panel
    assert panel.unnamed == ()
    assert list(overlaps(panel)) == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_names_of_all_places_at_once_touch_nothing(
    everywhere: Atlas, day: date, basemap: Path, language: str
) -> None:
    panel = plate_of(everywhere, [day], basemap, language=language).panel
    assert list(overlaps(panel)) == []
    assert len(panel.unnamed) <= len(everywhere.sites) // 10


def test_names_of_two_hundred_random_sites_touch_nothing(
    scattered: Callable[[int], Atlas], day: date, basemap: Path
) -> None:
    panel = plate_of(scattered(200), [day], basemap, language="en").panel
    assert list(overlaps(panel)) == []


def test_what_is_left_out_is_said_least_known_first(
    scattered: Callable[[int], Atlas],
    day: date,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    atlas = scattered(400)
    unnamed = draw_snapshot(atlas, day, tmp_path / "many.svg").unnamed
    assert f"no room for {len(unnamed)} names" in caplog.text
    weights = subject_of(atlas).weights()
    assert [weights[key] for key in unnamed] == sorted(weights[key] for key in unnamed)


def test_a_name_stays_where_it_is_on_every_date(seeds: Atlas, basemap: Path) -> None:
    one = plate_of(seeds, [date(2026, 2, 9)], basemap, language="en").panel.labels
    two = plate_of(seeds, [date(2026, 3, 30)], basemap, language="en").panel.labels
    assert [labels.placements for labels in one] == [labels.placements for labels in two]


POINTS = st.tuples(st.floats(0, 300), st.floats(0, 200))


@given(st.lists(POINTS, max_size=14), st.floats(2, 12), st.integers(8, 90))
def test_placed_names_never_touch(
    points: list[tuple[float, float]], reach: float, wide: int
) -> None:
    labels = [Label(f"n{n}", x, y, reach, ((float(wide), 8.0),)) for n, (x, y) in enumerate(points)]
    frame, wall = Box(0, 0, 300, 200), Box(0, 0, 60, 40)
    placed, dropped = place_labels(labels, frame, [wall], farthest=80.0)
    assert sorted([*placed, *dropped]) == sorted(label.key for label in labels)
    boxes = [placement.box for placement in placed.values()]
    assert not any(one.meets(two) for one, two in combinations(boxes, 2))
    assert all(frame.holds(box) and not box.meets(wall) for box in boxes)
    rings = [shapely.Point(label.x, label.y).buffer(label.reach - EDGE) for label in labels]
    assert not any(shape(box).intersects(ring) for box in boxes for ring in rings)


@given(st.permutations(range(9)))
def test_places_do_not_depend_on_the_order_of_labels(order: list[int]) -> None:
    labels = [Label(f"n{n}", n % 3 * 30.0, n // 3 * 20.0, 5.0, ((30.0, 8.0),)) for n in range(9)]
    frame = Box(-60, -40, 120, 80)
    expected = place_labels(labels, frame, [], farthest=60.0)
    assert place_labels([labels[n] for n in order], frame, [], farthest=60.0) == expected
