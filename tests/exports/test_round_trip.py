"""Every format read back by somebody else's reader equals the layer, value by value."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from geopandas.testing import assert_geodataframe_equal
from hypothesis import given
from hypothesis import strategies as st

from basestatus.cells import guarded, unguarded
from basestatus.exports import FORMATS, OpenEnd, write_export
from basestatus.exports.shapefile import SHORT_NAMES
from basestatus.layers import STATE_COLUMNS, Kind, state_layer
from basestatus.layers.typed import DTYPES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from basestatus.layers import Atlas

    Reader = Callable[[Path], pd.DataFrame]


def by_gdal(path: Path) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(pyogrio.read_dataframe(path, layer=_first_layer(path)))


def _first_layer(path: Path) -> str:
    return str(pyogrio.list_layers(path)[0][0])


def by_pandas(path: Path) -> gpd.GeoDataFrame:
    return gpd.read_parquet(path)


def by_csv(path: Path) -> gpd.GeoDataFrame:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [{k: unguarded(v) for k, v in row.items()} for row in csv.DictReader(file)]
    table = pd.DataFrame(rows).replace("", None)
    points = gpd.points_from_xy(table.pop("lon").astype(float), table.pop("lat").astype(float))
    return gpd.GeoDataFrame(table, geometry=points, crs="EPSG:4326")


def by_json(path: Path) -> gpd.GeoDataFrame:
    features = json.loads(path.read_text("utf-8"))["features"]
    return gpd.GeoDataFrame.from_features(features, crs="EPSG:4326")


def by_json_lines(path: Path) -> gpd.GeoDataFrame:
    features = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    return gpd.GeoDataFrame.from_features(features, crs="EPSG:4326")


def by_xml(path: Path) -> gpd.GeoDataFrame:
    """Read the columns of each placemark of a KML document."""
    root = ET.parse(path).getroot()  # noqa: S314  (our own file)
    marks = [mark for mark in root.iter(f"{KML}Placemark") if mark.get("id")]
    rows = [{d.get("name"): d.text for d in mark.iter(f"{KML}SimpleData")} for mark in marks]
    places = [mark.findtext(f"{KML}Point/{KML}coordinates", "").split(",") for mark in marks]
    table = pd.DataFrame(rows, columns=list(STATE_COLUMNS))
    points = gpd.points_from_xy(*zip(*places, strict=True))
    return gpd.GeoDataFrame(table, geometry=points, crs="EPSG:4326")


KML = "{http://www.opengis.net/kml/2.2}"
READERS: list[tuple[str, Reader]] = [
    ("states.gpkg", by_gdal),
    ("states.geojson", by_gdal),
    ("states.geojson", by_json),
    ("states.geojsonl", by_gdal),
    ("states.geojsonl", by_json_lines),
    ("states.fg.json", by_json),
    ("states.fgb", by_gdal),
    ("states.parquet", by_pandas),
    ("states.csv", by_csv),
    ("states.kml", by_xml),
]
NAMES = [f"{name} {reader.__name__}" for name, reader in READERS]


def restored(table: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the columns of the layer in their types, in the order of the layer."""
    columns: dict[str, Any] = {
        name: _typed(table[name], kind) for name, kind in STATE_COLUMNS.items()
    }
    layer = gpd.GeoDataFrame(columns, geometry=table["geometry"].tolist(), crs="EPSG:4326")
    return layer.sort_values(["site_id", "actor", "valid_from"], na_position="first").reset_index(
        drop=True
    )


def _typed(column: pd.Series, kind: Kind) -> pd.Series:
    if kind is Kind.DAY:
        return pd.to_datetime(column, utc=True).astype("datetime64[ms, UTC]")
    if kind is Kind.TEXT:
        column = column.map(_text, na_action="ignore")
        return pd.Series([None if pd.isna(v) else v for v in column], dtype="str")
    return pd.Series(column.tolist(), dtype=DTYPES[kind])


def _text(value: object) -> str:
    """Return text; a reader may have taken a day for a date."""
    return value if isinstance(value, str) else f"{value:%Y-%m-%d}"


@pytest.mark.parametrize(("name", "reader"), READERS, ids=NAMES)
def test_what_is_read_is_what_was_written(
    atlas: Atlas, tmp_path: Path, name: str, reader: Reader
) -> None:
    write_export(atlas, tmp_path / name)
    assert_geodataframe_equal(restored(reader(tmp_path / name)), state_layer(atlas))


@pytest.mark.parametrize(("name", "reader"), READERS, ids=NAMES)
def test_hostile_words_survive(
    hostiles: list[Atlas], tmp_path: Path, name: str, reader: Reader
) -> None:
    for hostile in hostiles:
        write_export(hostile, tmp_path / name)
        assert_geodataframe_equal(restored(reader(tmp_path / name)), state_layer(hostile))


@pytest.mark.parametrize("name", ["states.kml", "states.kmz"])
def test_gdal_reads_kml_but_for_spaces_at_the_ends_of_texts(
    atlas: Atlas, hostiles: list[Atlas], tmp_path: Path, name: str
) -> None:
    for told in (atlas, hostiles[0], hostiles[3], hostiles[6], hostiles[9]):
        write_export(told, tmp_path / name)
        assert_geodataframe_equal(
            restored(by_gdal(tmp_path / name)),
            restored(state_layer(told).map(lambda v: v.strip() if isinstance(v, str) else v)),
        )


@pytest.mark.parametrize(("name", "reader"), READERS, ids=NAMES)
def test_the_character_nul_is_replaced_in_every_format(
    nul: Atlas, tmp_path: Path, name: str, reader: Reader
) -> None:
    write_export(nul, tmp_path / name)
    assert set(reader(tmp_path / name)["quote"].dropna()) == {"a\ufffdb"}


def test_kml_replaces_other_control_characters(bell: Atlas, tmp_path: Path) -> None:
    losses = write_export(bell, tmp_path / "states.kml")
    assert set(by_xml(tmp_path / "states.kml")["quote"].dropna()) == {"a\ufffdb"}
    assert any("U+FFFD" in loss for loss in losses)


@pytest.mark.parametrize(("name", "reader"), READERS, ids=NAMES)
def test_the_columns_stand_in_their_order(
    atlas: Atlas, tmp_path: Path, name: str, reader: Reader
) -> None:
    write_export(atlas, tmp_path / name)
    found = [column for column in reader(tmp_path / name).columns if column in STATE_COLUMNS]
    assert found == list(STATE_COLUMNS)


@pytest.mark.parametrize(
    "name", [name for name in FORMATS if "datapackage" not in name and "croissant" not in name]
)
def test_the_same_atlas_gives_the_same_bytes(atlas: Atlas, tmp_path: Path, name: str) -> None:
    for folder in ("one", "two"):
        write_export(atlas, tmp_path / folder / f"states{name}", codes=True, project=True)
    files = [sorted(path.name for path in (tmp_path / n).iterdir()) for n in ("one", "two")]
    assert files[0] == files[1]
    for file in files[0]:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes(), (
            file
        )


def test_a_shapefile_holds_days_and_what_fits(atlas: Atlas, tmp_path: Path) -> None:
    losses = write_export(atlas, tmp_path / "states.shp")
    table = by_gdal(tmp_path / "states.shp").rename(columns={v: k for k, v in SHORT_NAMES.items()})
    assert_geodataframe_equal(restored(table), state_layer(atlas))
    listed = (tmp_path / "states.losses.txt").read_text("utf-8").splitlines()
    assert listed == list(losses)


def test_a_zipped_shapefile_is_the_same(atlas: Atlas, tmp_path: Path) -> None:
    write_export(atlas, tmp_path / "states.shp.zip")
    table = by_gdal(tmp_path / "states.shp.zip").rename(
        columns={v: k for k, v in SHORT_NAMES.items()}
    )
    assert_geodataframe_equal(restored(table), state_layer(atlas))


def test_a_shapefile_says_which_texts_it_cut(hostiles: list[Atlas], tmp_path: Path) -> None:
    atlas = hostiles[0]
    long = tuple(replace(claim, quote="م" * 200) for claim in atlas.claims)
    losses = write_export(replace(atlas, claims=long), tmp_path / "states.shp")
    assert "quote: cut to 254 bytes in 4 rows; the longest has 400 bytes" in losses
    assert set(by_gdal(tmp_path / "states.shp")["quote"].dropna()) == {"م" * 127}


def test_open_ends_can_be_far_off_for_old_readers(atlas: Atlas, tmp_path: Path) -> None:
    write_export(atlas, tmp_path / "states.geojson", open_end=OpenEnd.FAR)
    table = by_json(tmp_path / "states.geojson")
    assert table["valid_from"].min() == "0001-01-01T00:00:00Z"
    assert table["valid_to"].max() == "9999-12-31T00:00:00Z"
    assert table[["valid_from", "valid_to"]].notna().all(axis=None)


SIGNS = st.text(alphabet="=+-@＝'\";,\t\r\n |aم1", max_size=12)


@given(SIGNS)
def test_guarding_a_cell_can_be_undone(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(SIGNS, st.sampled_from([",", ";", "\t", "|"]))
def test_no_cell_begins_with_a_formula_by_any_separator(text: str, separator: str) -> None:
    for cell in guarded(text).split(separator):
        assert not cell.strip().startswith(("=", "+", "-", "@", "＝"))
