"""What is written does not depend on where an atlas is held, nor on how many rows at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import pytest
from geopandas.testing import assert_geodataframe_equal

from basestatus.archive import ClaimSpool, DocumentSpool, PeriodSpool
from basestatus.exports import write_export
from basestatus.exports.flatgeobuf import write_indexed
from basestatus.exports.geojson import write_feature_lines, write_features
from basestatus.exports.geopackage.writing import write_states
from basestatus.exports.geoparquet import write_columns
from basestatus.layers import state_layer, state_layers
from basestatus.render import write_map

if TYPE_CHECKING:
    from pathlib import Path

    from basestatus.layers import Atlas

ENDINGS = (
    "geojson", "geojsonl", "fg.json", "csv", "parquet", "fgb", "gpkg", "kml", "kmz", "shp.zip",
    "timemap.json",
)  # fmt: skip
WRITERS = {
    "geojson": write_features,
    "geojsonl": write_feature_lines,
    "fgb": write_indexed,
}
FEW = 7


@pytest.fixture(scope="module")
def on_disk(seed_atlas: Atlas) -> Atlas:
    """Return the seeds' atlas held as that of an archive is."""
    return replace(
        seed_atlas,
        claims=ClaimSpool(seed_atlas.claims),
        periods=PeriodSpool(seed_atlas.periods),
        documents=DocumentSpool(seed_atlas.documents.values()),
    )


def test_timelines_are_the_same_from_disk(seed_atlas: Atlas, on_disk: Atlas) -> None:
    assert tuple(on_disk.timelines(None)) == seed_atlas.periods


@pytest.mark.parametrize("ending", ENDINGS)
def test_files_are_the_same_from_disk(
    seed_atlas: Atlas, on_disk: Atlas, tmp_path: Path, ending: str
) -> None:
    one, other = (tmp_path / where / f"states.{ending}" for where in ("memory", "disk"))
    assert write_export(seed_atlas, one) == write_export(on_disk, other)
    assert one.read_bytes() == other.read_bytes()


def test_the_page_is_the_same_from_disk(seed_atlas: Atlas, on_disk: Atlas, tmp_path: Path) -> None:
    write_map(seed_atlas, tmp_path / "one.html")
    write_map(on_disk, tmp_path / "other.html")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "other.html").read_bytes()


def test_the_state_layer_comes_in_parts(seed_atlas: Atlas) -> None:
    parts = list(state_layers(seed_atlas, rows=FEW))
    assert all(len(part) == FEW for part in parts[:-1])
    whole = gpd.GeoDataFrame(pd.concat(parts, ignore_index=True))
    assert_geodataframe_equal(whole, state_layer(seed_atlas))


@pytest.mark.parametrize("ending", WRITERS)
def test_parts_make_the_same_file_as_the_whole(
    seed_atlas: Atlas, tmp_path: Path, ending: str
) -> None:
    one, other = tmp_path / f"one.{ending}", tmp_path / f"other.{ending}"
    WRITERS[ending]([state_layer(seed_atlas)], one)
    WRITERS[ending](state_layers(seed_atlas, rows=FEW), other)
    assert one.read_bytes() == other.read_bytes()


def test_parts_make_one_table(seed_atlas: Atlas, tmp_path: Path) -> None:
    """Of row groups, or of transactions: their number is all that differs."""
    for number, rows in enumerate((FEW, len(seed_atlas.periods))):
        write_columns(state_layers(seed_atlas, rows=rows), tmp_path / f"{number}.parquet")
        write_states(state_layers(seed_atlas, rows=rows), tmp_path / f"{number}.gpkg")
    for read, ending in ((gpd.read_parquet, "parquet"), (gpd.read_file, "gpkg")):
        one, other = (read(tmp_path / f"{number}.{ending}") for number in (0, 1))
        assert_geodataframe_equal(one, other)
