"""How long a frame of a series takes: 1600 × 1200, 20 named sites; the floor is printed beside it.

The first frame draws the base map and places the names; what is measured is each one after.
"""

from __future__ import annotations

import io
import random
import resource
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import cycle, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from basestatus.layers import Atlas
from basestatus.model import DateBasis, Name, Period, Site, State
from basestatus.render.snapshots.alternative import texts_of
from basestatus.render.snapshots.basemap import read_basemap
from basestatus.render.snapshots.briefs import Brief
from basestatus.render.snapshots.canvas import Canvas, drawing
from basestatus.render.snapshots.frames import frame
from basestatus.render.snapshots.paper import PAPERS
from basestatus.render.snapshots.plates import engrave
from basestatus.render.snapshots.setting import Setting
from basestatus.render.snapshots.subjects import subject_of
from basestatus.settings import Settings
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_benchmark.fixture import BenchmarkFixture

    from basestatus.render.snapshots.plates import Plate

BASEMAP = Path(__file__).parents[2] / "geo/basemap"
SITES, FRAMES, YEAR = 20, 30, 365
START = date(2026, 1, 1)
MEGABYTE = 1024


def some_atlas() -> Atlas:
    chance = random.Random(6)  # noqa: S311  (a fixed sequence, nothing secret)
    spots = [(chance.uniform(36, 42), chance.uniform(33, 37)) for _ in range(SITES)]
    sites = [
        Site(f"s{n}", (Name(f"Base {n}", "en"), Name(f"قاعدة {n}", "ar")), *spot, 3000.0, "base")
        for n, spot in enumerate(spots)
    ]
    rows = [period for site in sites for period in story(site.id, chance)]
    return Atlas(Settings(), {site.id: site for site in sites}, {}, {}, {}, {}, (), tuple(rows))


def story(site_id: str, chance: random.Random) -> Iterator[Period]:
    days = sorted(chance.sample(range(FRAMES * 2), 3))
    ends = [None, *(START + timedelta(day) for day in days), None]
    for begin, end in pairwise(ends):
        state = chance.choice(tuple(State))
        yield Period(
            site_id=site_id,
            actor="us_coalition",
            status=state,
            changing_to=None,
            valid_from=begin,
            valid_to=end,
            edtf="",
            date_basis=DateBasis.STATED,
            contested=(),
            plans=(),
            holder=None,
            inherited_from=None,
            stale_from=None,
            n_independent=1,
            grade="B2",
            claims=(),
            overruled=(),
            reasons=(),
        )


@contextmanager
def frames(count: int, step: int) -> Iterator[tuple[Plate, Canvas, Callable[[], bytes]]]:
    """Yield a plate, its canvas, and what encodes the next frame of the series."""
    sheet = PAPERS["screen"]
    dates = [START + timedelta(step * n) for n in range(count)]
    setting = Setting(strings("en"), sheet.unit)
    with drawing():
        plate = engrave(
            Brief(subject_of(some_atlas()), read_basemap(BASEMAP), setting), dates, sheet
        )
        canvas = Canvas(plate.inks, sheet)
        days = cycle(zip([None, *dates[:-1]], dates, strict=True))

        def draw_next() -> bytes:
            previous, on = next(days)
            texts = texts_of(plate.brief.subject, on, setting.words)
            return canvas.png(frame(plate, on, previous), texts)

        draw_next()
        yield plate, canvas, draw_next


@pytest.mark.benchmark(group="a frame of 1600 × 1200 with 20 named sites")
def test_each_frame_after_the_first(benchmark: BenchmarkFixture) -> None:
    with frames(FRAMES, 2) as (_, canvas, draw_next):
        assert canvas.pixels().shape == (1200, 1600, 4)
        picture = benchmark.pedantic(draw_next, rounds=FRAMES - 1, iterations=1)  # type: ignore[no-untyped-call]
        assert picture.startswith(b"\x89PNG")


@pytest.mark.benchmark(group="a frame of 1600 × 1200 with 20 named sites")
def test_floor_encoding_alone(benchmark: BenchmarkFixture) -> None:
    with frames(FRAMES, 2) as (_, canvas, _):
        picture = Image.fromarray(canvas.pixels()).convert("RGB")

    def encode() -> int:
        file = io.BytesIO()
        picture.save(file, "png", compress_level=1)
        return len(file.getvalue())

    assert benchmark.pedantic(encode, rounds=FRAMES - 1, iterations=1)  # type: ignore[no-untyped-call]


@pytest.mark.benchmark(group="the first frame")
def test_the_first_frame_with_base_map_and_names(benchmark: BenchmarkFixture) -> None:
    def first() -> None:
        with frames(1, 1):
            pass

    benchmark.pedantic(first, rounds=3, iterations=1)  # type: ignore[no-untyped-call]


@pytest.mark.benchmark(group="a year of frames")
def test_a_year_of_frames_takes_no_more_memory_than_a_month(benchmark: BenchmarkFixture) -> None:
    with frames(YEAR, 1) as (_, _, draw_next):
        for _ in range(FRAMES):
            draw_next()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        benchmark.pedantic(draw_next, rounds=YEAR - FRAMES - 1, iterations=1)  # type: ignore[no-untyped-call]
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 20 * MEGABYTE
