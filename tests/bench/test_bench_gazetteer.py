"""How long places take to read: a table of many rows, and the gazetteer of the repository."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from basestatus.gazetteer import members, read_gazetteer

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

GAZETTEER = Path(__file__).parents[2] / "geo/gazetteer.geojson"
ROWS = 20_000


def test_a_table_of_twenty_thousand_places(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    spots = ((f"{32.5 + n % 4499 / 1000:.3f}", f"{36 + n % 5987 / 1000:.3f}") for n in range(ROWS))
    rows = (
        f"s{n},Place {n},موقع {n}|Mawqi {n},{lat},{lon},,base,SY"
        for n, (lat, lon) in enumerate(spots)
    )
    path.write_text("id,name,names,lat,lon,radius_m,kind,country\n" + "\n".join(rows), "utf-8")
    assert len(benchmark(read_gazetteer, path).sites) == ROWS


def test_the_gazetteer_of_the_repository(benchmark: BenchmarkFixture) -> None:
    assert benchmark(read_gazetteer, GAZETTEER).sites


def test_the_sites_in_every_area(benchmark: BenchmarkFixture) -> None:
    gazetteer = read_gazetteer(GAZETTEER)
    assert benchmark(members, gazetteer)["syria"]
