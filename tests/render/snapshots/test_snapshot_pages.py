"""What a page shows on a day, and that odd input gives a sensible page."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from basestatus.errors import ConfigError
from basestatus.model import Actor, Interval, Name, Plan, State
from basestatus.render.snapshots import (
    draw_contact_sheet,
    draw_series,
    draw_snapshot,
    snapshot_dates,
)
from basestatus.render.snapshots.appearances import Look, PlanMark
from basestatus.render.snapshots.basemap import read_basemap
from basestatus.render.snapshots.briefs import Brief, bounds_of
from basestatus.render.snapshots.canvas import drawing
from basestatus.render.snapshots.changes import changes_between
from basestatus.render.snapshots.frames import frame
from basestatus.render.snapshots.ink import Words
from basestatus.render.snapshots.paper import PAPERS, paper_named
from basestatus.render.snapshots.plates import engrave
from basestatus.render.snapshots.setting import Setting
from basestatus.render.snapshots.sheets import thinned
from basestatus.render.snapshots.subjects import subject_of
from basestatus.settings import Settings
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from basestatus.layers import Atlas
    from basestatus.render.snapshots.plates import Plate

    from .conftest import Cases

MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
NINTH, TWELFTH, THIRTEENTH = (date(2026, 2, day) for day in (9, 12, 13))
SECOND, END = date(2026, 2, 23), date(2026, 3, 30)


def page(
    atlas: Atlas,
    on: date,
    *,
    language: str = "en",
    previous: date | None = None,
    basemap: Path | None = None,
) -> tuple[Plate, list[str]]:
    """Return a plate and all the lines of text on the page of a date."""
    sheet = PAPERS["a4"]
    setting = Setting(strings(language), sheet.unit)
    with drawing():
        plate = engrave(Brief(subject_of(atlas), read_basemap(basemap), setting), [on], sheet)
        inks = [*plate.inks, *frame(plate, on, previous)]
    return plate, [ink.text.translate(MARKS) for ink in inks if isinstance(ink, Words)]


def looks(atlas: Atlas, on: date) -> dict[str, Look]:
    return {row.site_id: row.look for row in subject_of(atlas).on(on)}


def test_a_state_holds_until_it_changes(seeds: Atlas) -> None:
    states = [looks(seeds, on)["al-tanf"].state for on in (NINTH, TWELFTH, THIRTEENTH, END)]
    assert states == [State.HELD, State.HELD, State.LEFT, State.LEFT]


def test_the_days_on_which_a_change_may_have_happened_show_both_states(seeds: Atlas) -> None:
    look = looks(seeds, TWELFTH)["al-tanf"]
    assert (look.state, look.changing_to) == (State.HELD, State.LEFT)


@pytest.mark.parametrize(
    ("on", "mark"),
    [
        (THIRTEENTH, PlanMark.NONE),
        (SECOND, PlanMark.PLANNED),
        (date(2026, 3, 25), PlanMark.PLANNED),
        (date(2026, 3, 26), PlanMark.OVERDUE),
    ],
)
def test_a_plan_shows_from_its_announcement_and_is_never_taken_for_done(
    seeds: Atlas, on: date, mark: PlanMark
) -> None:
    look = looks(seeds, on)["qamishli"]
    assert look.plan is mark
    assert look.state is State.HELD


def test_a_plan_that_came_true_is_no_longer_drawn(cases: Cases) -> None:
    done = Plan(State.LEFT, Interval(NINTH, SECOND), (), fate="fulfilled")
    rows = [cases.period("a", State.LEFT, None, None, plans=(done,))]
    atlas = cases.atlas([cases.site("a", 40.0, 35.0)], rows)
    assert looks(atlas, END)["a"].plan is PlanMark.NONE


def test_changes_name_what_differs_and_nothing_else(seeds: Atlas) -> None:
    subject = subject_of(seeds)
    found = changes_between(subject.on(THIRTEENTH), subject.on(SECOND))
    assert [change.after.site_id for change in found] == [
        "al-shaddadi-base",
        "kharab-al-jir-base",
        "qasrak-base",
        "qamishli",
    ]
    assert changes_between(subject.on(SECOND), subject.on(SECOND)) == ()


def test_dates_are_those_of_changes_and_of_reports(seeds: Atlas) -> None:
    assert snapshot_dates(seeds) == (NINTH, THIRTEENTH, SECOND)
    assert snapshot_dates(seeds, "change", date(2026, 2, 10)) == (THIRTEENTH, SECOND)
    assert snapshot_dates(seeds, "day", NINTH, TWELFTH)[1:] == (
        date(2026, 2, 10),
        date(2026, 2, 11),
        TWELFTH,
    )
    assert snapshot_dates(seeds, "week", NINTH, SECOND) == (NINTH, date(2026, 2, 16), SECOND)


def test_a_page_says_what_when_since_when_and_whence(seeds: Atlas, basemap: Path) -> None:
    _, lines = page(seeds, SECOND, previous=THIRTEENTH, basemap=basemap)
    whole = "\n".join(lines)
    for text in (
        "Coalition bases in Syria",
        "US-led coalition",
        "23 February 2026",
        "As known on 23 February 2026",
        "Changes since 13 February 2026",
        "Unknown → Leaving",
        "Change announced",
        "Sources disagree",
        "Natural Earth (public domain)",
        "UTM zone 37N",
        "km",
    ):
        assert text in whole, text


def test_the_legend_names_only_what_appears(seeds: Atlas) -> None:
    _, lines = page(seeds, SECOND)
    assert "Building up" not in lines
    assert "Announced, overdue" not in lines
    _, later = page(seeds, END)
    assert "Announced, overdue" in later


def test_arabic_pages_are_mirrored(seeds: Atlas) -> None:
    english, _ = page(seeds, SECOND)
    arabic, lines = page(seeds, SECOND, language="ar")
    wide = english.page.paper.width
    for name in ("side", "frame"):
        one, two = getattr(arabic.page, name), getattr(english.page, name)
        assert (one.left, one.right) == pytest.approx((wide - two.right, wide - two.left))
    assert "23 فبراير 2026" in lines
    assert "مفتاح الخريطة" in lines


def test_a_day_before_all_reports_is_drawn(seeds: Atlas, tmp_path: Path) -> None:
    drawn = draw_snapshot(seeds, date(1999, 1, 1), tmp_path / "early.png", dpi=50)
    assert drawn.paths[0].is_file()


@pytest.mark.parametrize(
    "places",
    [
        {},
        {"alone": (38.6, 33.5, 2000.0)},
        {"one": (40.0, 35.0, 100.0), "same": (40.0, 35.0, 100.0), "third": (40.0, 35.0, 9.0)},
        {"fiji": (178.5, -17.8, 2000.0), "tonga": (-175.2, -21.1, 2000.0)},
        {"pole": (0.0, 90.0, 1000.0), "near": (90.0, 89.0, 1000.0)},
        {"a": (-77.0, 38.9, 10.0), "b": (151.0, -33.0, 10.0), "c": (37.6, 55.7, 10.0)},
        {"vast": (38.6, 33.5, 300_000.0), "point": (39.0, 34.0, 0.0)},
    ],
    ids=["none", "single", "coincident", "antimeridian", "pole", "world", "radius"],
)
def test_odd_places_give_a_page(
    cases: Cases, tmp_path: Path, basemap: Path, places: dict[str, tuple[float, float, float]]
) -> None:
    atlas = cases.atlas(cases.site(key, *place) for key, place in places.items())
    path = tmp_path / "odd.png"
    assert draw_snapshot(atlas, SECOND, path, basemap=basemap, dpi=60).unnamed == ()
    with Image.open(path) as picture:
        assert len(np.unique(np.asarray(picture.convert("L")))) > 20


def test_no_report_at_all_is_said(cases: Cases) -> None:
    _, lines = page(cases.atlas([cases.site("a", 40.0, 35.0)], []), SECOND)
    assert "No report on any site yet." in lines


def test_sites_outside_a_set_extent_are_named_in_the_margin(cases: Cases) -> None:
    settings = Settings(extent=(36.0, 33.0, 41.0, 37.0))
    sites = [cases.site("in", 38.0, 35.0), cases.site("out", 2.0, 48.0)]
    plate, lines = page(cases.atlas(sites, settings=settings), SECOND)
    assert plate.panel.place("out") is None
    assert any("Not on this map: Base out." in line for line in lines)


def test_a_site_beyond_the_finer_base_map_is_drawn_on_the_world(
    cases: Cases, basemap: Path
) -> None:
    read = read_basemap(basemap)
    tokyo = cases.atlas([cases.site("tokyo", 139.7, 35.7)])
    bounds = bounds_of(subject_of(tokyo), read)
    assert any(country.label("en") == "Japan" for country in read.countries(bounds))


def test_a_thousand_sites_are_drawn(scattered: Callable[[int], Atlas], tmp_path: Path) -> None:
    path = tmp_path / "thousand.png"
    drawn = draw_snapshot(scattered(1000), SECOND, path, dpi=60)
    assert path.is_file()
    assert 0 < len(drawn.unnamed) < 1000


def test_several_actors_at_a_site_stand_side_by_side(cases: Cases) -> None:
    rows = [
        cases.period("a", State.LEFT, None, None),
        cases.period("a", State.HELD, None, None, actor="sdf"),
    ]
    atlas = cases.atlas([cases.site("a", 40.0, 35.0)], rows, Settings())
    plate, lines = page(atlas, SECOND)
    assert len(subject_of(atlas).on(SECOND)) == 2
    assert plate.panel.parts[0].reaches["a"] > plate.panel.size
    assert {"1", "2"} <= set(lines)
    assert any(line.startswith("Base a · US-led coalition") for line in lines)


def test_only_tracked_actors_are_drawn(cases: Cases) -> None:
    rows = [cases.period("a", State.HELD, None, None, actor="sdf")]
    atlas = cases.atlas([cases.site("a", 40.0, 35.0)], rows, Settings(tracked=("us_coalition",)))
    assert subject_of(atlas).rows == {}


def test_no_dates_make_no_series_and_no_sheet(cases: Cases, tmp_path: Path) -> None:
    atlas = cases.atlas([])
    assert draw_series(atlas, (), tmp_path).paths == ()
    with pytest.raises(ConfigError, match="no date to draw"):
        draw_contact_sheet(atlas, (), tmp_path / "sheet.png")


@pytest.mark.parametrize(("name", "dpi"), [("a5", None), ("a4", 5.0), ("a4", 5000.0)])
def test_a_wrong_sheet_is_refused(name: str, dpi: float | None) -> None:
    with pytest.raises(ConfigError):
        paper_named(name, dpi)


def test_long_series_are_thinned_evenly_on_a_sheet() -> None:
    days = [date.fromordinal(n) for n in range(1, 366)]
    few = thinned(days, 80)
    assert len(few) == 80
    assert (few[0], few[-1]) == (days[0], days[-1])


def test_a_base_map_names_its_own_source(cases: Cases, tmp_path: Path) -> None:
    land = {"type": "Polygon", "coordinates": [[[39, 34], [41, 34], [41, 36], [39, 34]]]}
    feature = {"type": "Feature", "properties": {"name_en": "Land"}, "geometry": land}
    layer = {"type": "FeatureCollection", "attribution": "Survey, 2020", "features": [feature]}
    (tmp_path / "countries.geojson").write_text(json.dumps(layer), encoding="utf-8")
    _, lines = page(cases.atlas([cases.site("a", 40.0, 35.0)]), SECOND, basemap=tmp_path)
    assert any("Base map: Survey, 2020." in line for line in lines)
    assert "Land" in lines


def test_a_broken_base_map_is_named(tmp_path: Path) -> None:
    (tmp_path / "countries.geojson").write_text('{"type": "Feature"}', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"countries\.geojson"):
        read_basemap(tmp_path)


def test_a_set_extent_may_cross_the_antimeridian(cases: Cases) -> None:
    wide = Settings(extent=(170.0, -25.0, -170.0, -10.0))
    sites = [cases.site("fiji", 178.5, -17.8), cases.site("tonga", -175.2, -21.1)]
    plate, lines = page(cases.atlas(sites, settings=wide), SECOND)
    assert all(plate.panel.place(site.id) for site in sites)
    assert not any("Not on this map" in line for line in lines)


def test_one_report_is_not_several(cases: Cases) -> None:
    rows = [cases.period("a", State.LEFT, None, None, claims=("one",))]
    told = (cases.claim("one", "a", THIRTEENTH),)
    _, lines = page(cases.atlas([cases.site("a", 40.0, 35.0)], rows, claims=told), SECOND)
    assert any("(1 report)." in line for line in lines)


def test_a_new_holder_has_its_own_colour_and_name(cases: Cases) -> None:
    rows = [cases.period("a", State.TRANSFERRED, None, None, holder="wagner")]
    told = cases.atlas([cases.site("a", 40.0, 35.0)], rows)
    atlas = replace(told, actors={"wagner": Actor("wagner", (Name("Wagner", "en"),), "#AA3377")})
    assert looks(atlas, SECOND)["a"].holder == ("wagner", "#AA3377")
    assert "Handed to Wagner" in page(atlas, SECOND)[1]
