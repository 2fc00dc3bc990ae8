"""The state layer has the columns that every format promises, and a row for each period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import geopandas as gpd
import pandas as pd
import pytest

from basestatus.layers import (
    STATE_COLUMNS,
    Atlas,
    Kind,
    area_layer,
    radius_layer,
    site_layer,
    state_layer,
)
from basestatus.layers.typed import typed_table
from basestatus.model import (
    Area,
    DateBasis,
    Interval,
    Name,
    Period,
    Plan,
    Site,
    State,
)
from basestatus.settings import Settings

DESIGN = (
    "site_id, name_en, name_ar, actor, status, status_en, status_ar, changing_to, valid_from, "
    "valid_to, edtf, date_basis, radius_m, n_independent, grade, contested, planned_by, why, "
    "quote, quote_lang, source_url, reported_at"
)
# QGIS takes a date column with one of these in its name for the time of the layer.
TIME_WORDS = ("start", "begin", "from", "since", "end", "last", "to", "stop")


def period(**changes: object) -> Period:
    plain = Period(
        site_id="tanf",
        actor="us",
        status=State.HELD,
        changing_to=None,
        valid_from=None,
        valid_to=None,
        edtf="..",
        date_basis=DateBasis.NONE,
        contested=(),
        plans=(),
        holder=None,
        inherited_from=None,
        stale_from=None,
        n_independent=0,
        grade="F6",
        claims=(),
        overruled=(),
        reasons=(),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def plan(due: date | None, fate: str = "open") -> Plan:
    return Plan(State.LEFT, Interval(None, due), (), fate)


@pytest.fixture
def atlas() -> Atlas:
    names = (Name("Al-Tanf", "en"), Name("التنف", "ar"), Name("Tanf", "en"))
    return Atlas(
        settings=Settings(),
        sites={"tanf": Site("tanf", names, 38.6178, 33.5058, 2000.0, "base")},
        areas={},
        members={},
        actors={},
        documents={},
        claims=(),
        periods=(period(),),
    )


def row(atlas: Atlas, **changes: object) -> pd.Series:
    return state_layer(replace(atlas, periods=(period(**changes),))).iloc[0]


def test_the_columns_are_those_of_the_design(atlas: Atlas) -> None:
    assert list(state_layer(atlas).columns) == [*DESIGN.split(", "), "geometry"]


def test_an_empty_atlas_gives_the_same_columns_and_types(atlas: Atlas) -> None:
    full, empty = state_layer(atlas), state_layer(replace(atlas, periods=()))
    assert isinstance(empty, gpd.GeoDataFrame)
    assert dict(empty.dtypes) == dict(full.dtypes)
    assert empty.crs == full.crs == "EPSG:4326"


def test_no_other_day_looks_like_the_time_of_the_layer() -> None:
    days = [name for name, kind in STATE_COLUMNS.items() if kind is Kind.DAY]
    others = set(days) - {"valid_from", "valid_to"}
    assert not [name for name in others for word in TIME_WORDS if word in name.split("_")]


def test_days_are_midnight_utc_and_open_ends_are_missing(atlas: Atlas) -> None:
    found = row(atlas, valid_to=date(2026, 2, 14))
    assert pd.isna(found["valid_from"])
    assert found["valid_to"] == pd.Timestamp("2026-02-14T00:00:00Z")


def test_states_are_said_in_both_languages(atlas: Atlas) -> None:
    found = row(atlas, status=State.LEFT, changing_to=State.HELD)
    assert (found["status"], found["status_en"], found["changing_to"]) == ("left", "Left", "held")
    assert found["status_ar"] != found["status_en"]


def test_competing_states_are_named(atlas: Atlas) -> None:
    assert row(atlas, contested=(State.HELD, State.LEFT))["contested"] == "held|left"
    assert pd.isna(row(atlas)["contested"])


@pytest.mark.parametrize(
    ("plans", "due"),
    [
        ((), None),
        ((plan(date(2026, 3, 30)), plan(date(2026, 3, 2))), "2026-03-02"),
        ((plan(date(2026, 3, 2), "fulfilled"), plan(date(2026, 3, 30))), "2026-03-30"),
        ((plan(None),), None),
    ],
)
def test_the_nearest_open_plan_is_due_first(
    atlas: Atlas, plans: tuple[Plan, ...], due: str | None
) -> None:
    found = row(atlas, plans=plans)["planned_by"]
    assert (None if pd.isna(found) else found) == due


def test_only_tracked_actors_are_shown(atlas: Atlas) -> None:
    two = replace(atlas, periods=(period(), period(actor="sdf")))
    tracked = replace(two, settings=Settings(tracked=("sdf",)))
    assert list(state_layer(two)["actor"]) == ["us", "sdf"]
    assert list(state_layer(tracked)["actor"]) == ["sdf"]


def test_a_point_is_longitude_before_latitude(atlas: Atlas) -> None:
    layer = state_layer(atlas)
    assert (layer.geometry.x[0], layer.geometry.y[0]) == (38.6178, 33.5058)


def test_a_site_has_all_its_names(atlas: Atlas) -> None:
    assert list(site_layer(atlas)["names"]) == ["Al-Tanf|التنف|Tanf"]


def test_a_disc_is_as_wide_as_the_radius_says(atlas: Atlas) -> None:
    (disc,) = radius_layer(atlas).to_crs("+proj=aeqd +lon_0=38.6178 +lat_0=33.5058").geometry
    west, south, east, north = disc.bounds
    assert east - west == pytest.approx(4000, rel=0.01)
    assert north - south == pytest.approx(4000, rel=0.01)
    assert radius_layer(atlas).geometry.exterior.is_ccw.all()


def test_an_area_of_members_has_no_shape(atlas: Atlas) -> None:
    listed = Area("east", (Name("East", "en"),), "region", members=frozenset({"tanf"}))
    shape = Area("syria", (Name("Syria", "en"),), "country", wkt="POLYGON ((0 0, 0 1, 1 1, 0 0))")
    areas = area_layer(replace(atlas, areas={"east": listed, "syria": shape}))
    assert list(areas["members"].dropna()) == ["tanf"]
    assert [shape and shape.geom_type for shape in areas.geometry] == [None, "MultiPolygon"]


def test_a_table_refuses_rows_of_another_length() -> None:
    with pytest.raises(ValueError, match="zip"):
        typed_table({"one": Kind.TEXT}, [("a", "b")])


def test_only_sites_of_the_state_layer_have_discs(atlas: Atlas) -> None:
    river = Site("river", (Name("River", "en"),), 40.0, 35.0, 200_000.0, "river")
    more = replace(atlas, sites={**atlas.sites, "river": river})
    assert list(radius_layer(more)["site_id"]) == ["tanf"]
    assert list(site_layer(more)["site_id"]) == ["river", "tanf"]
