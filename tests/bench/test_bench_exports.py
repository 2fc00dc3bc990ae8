"""How long states take to write, beside GeoDataFrame.to_file and ogr2ogr in the same run.

The peak of memory beyond the layer itself, taken in a process of its own, stands under extra_info.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from functools import partial
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from basestatus.exports.flatgeobuf import write_indexed
from basestatus.exports.geojson import write_features
from basestatus.exports.geopackage.writing import write_states
from basestatus.exports.geoparquet import write_columns
from basestatus.layers import STATE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture

    Write = Callable[[list[gpd.GeoDataFrame], Path], object]

DRIVERS = {"gpkg": "GPKG", "geojson": "GeoJSON", "fgb": "FlatGeobuf"}
OURS: dict[str, Write] = {
    "gpkg": write_states,
    "geojson": write_features,
    "fgb": write_indexed,
    "parquet": write_columns,
}
PERIODS = 10
FEW = 100_000
STATES = np.array(["held", "building_up", "leaving", "left", "transferred", "unknown"])


def states(count: int) -> gpd.GeoDataFrame:
    """Return as many rows as asked for, ten to a site, about as long as real ones."""
    number = np.arange(count)
    site, turn = number // PERIODS, number % PERIODS
    day = np.datetime64("2016-01-01") + turn * np.timedelta64(100, "D")
    begins = pd.Series(day.astype("datetime64[ms]")).dt.tz_localize("UTC")
    ends = (begins + pd.Timedelta(days=100)).where(turn < PERIODS - 1)
    columns = dict.fromkeys(STATE_COLUMNS, pd.Series([None] * count, dtype="str"))
    texts = {
        "site_id": [f"site-{n}" for n in site],
        "name_en": [f"Site {n}" for n in site],
        "name_ar": [f"موقع {n}" for n in site],
        "actor": ["us_coalition"] * count,
        "status": STATES[number % len(STATES)],
        "status_en": STATES[number % len(STATES)],
        "edtf": ["2026-02-09/2026-02-13"] * count,
        "date_basis": ["stated"] * count,
        "grade": ["B2"] * count,
        "why": [f'Left by 13 February 2026: “{n}” says so, "quoted" here.' for n in number],
        "quote": [f"انسحاب القوات الأمريكية من القاعدة رقم {n} بمحافظة حمص" for n in number],
        "quote_lang": ["ar"] * count,
        "source_url": [f"https://example.org/{n}" for n in number],
    }
    columns |= {name: pd.Series(values, dtype="str") for name, values in texts.items()}
    columns |= {
        "valid_from": begins.where(turn > 0),
        "valid_to": ends,
        "reported_at": begins,
        "radius_m": pd.Series(np.full(count, 2000.0)),
        "n_independent": pd.Series(turn),
    }
    points = gpd.points_from_xy(35 + site * 0.37 % 10, 30 + site * 0.73 % 7)
    return gpd.GeoDataFrame(columns, geometry=points, crs="EPSG:4326")


@pytest.fixture(scope="module", params=[100_000, 1_000_000], ids=["100k", "1M"])
def layer(request: pytest.FixtureRequest) -> gpd.GeoDataFrame:
    return states(request.param)


@pytest.fixture(scope="module")
def source(layer: gpd.GeoDataFrame, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write what ogr2ogr reads from."""
    path = tmp_path_factory.mktemp("source") / "source.gpkg"
    write_states([layer], path)
    return path


def measure(
    benchmark: BenchmarkFixture, write: Callable[[], object], path: Path, rows: int
) -> None:
    """Write afresh each time."""
    benchmark.group = f"{rows} states to {path.suffix[1:]}"
    rounds = 5 if rows <= FEW else 2
    run: Any = benchmark.pedantic
    run(write, setup=partial(path.unlink, missing_ok=True), rounds=rounds)
    path.unlink()


def peak(write: Callable[[], object]) -> int:
    """Return the most memory that a call took, in megabytes beyond what was in use."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        write()
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        os.write(writer, str(used // 1024).encode())
        os._exit(0)
    os.waitpid(child, 0)
    return int(os.read(reader, 20))


@pytest.mark.parametrize("ending", [*DRIVERS, "parquet"])
def test_basestatus(
    benchmark: BenchmarkFixture, layer: gpd.GeoDataFrame, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"states.{ending}"
    write = partial(OURS[ending], [layer], path)
    measure(benchmark, write, path, len(layer))
    benchmark.extra_info["peak_mb"] = peak(write)


@pytest.mark.parametrize("ending", [*DRIVERS, "parquet"])
def test_geopandas(
    benchmark: BenchmarkFixture, layer: gpd.GeoDataFrame, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"states.{ending}"
    plain = partial(layer.to_file, path, driver=DRIVERS.get(ending))
    write = plain if ending in DRIVERS else partial(layer.to_parquet, path)
    measure(benchmark, write, path, len(layer))
    benchmark.extra_info["peak_mb"] = peak(write)


@pytest.mark.parametrize("ending", DRIVERS)
def test_ogr2ogr(
    benchmark: BenchmarkFixture, layer: gpd.GeoDataFrame, source: Path, tmp_path: Path, ending: str
) -> None:
    if shutil.which("ogr2ogr") is None:
        pytest.skip("no ogr2ogr here (Debian: apt-get install gdal-bin)")
    path = tmp_path / f"states.{ending}"
    order = ["ogr2ogr", "-f", DRIVERS[ending], str(path), str(source), "states"]
    write = partial(subprocess.run, order, check=True, capture_output=True)
    measure(benchmark, write, path, len(layer))
