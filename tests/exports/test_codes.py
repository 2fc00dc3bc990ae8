"""States are said in other schemes' codes where these have one, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from basestatus.exports import write_export
from basestatus.exports.codes import (
    CODE_COLUMNS,
    code_sources,
    codes_by_state,
    misp_tags,
    with_codes,
)
from basestatus.layers import STATE_COLUMNS, state_layer
from basestatus.model import State

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from basestatus.layers import Atlas


def coded(atlas: Atlas) -> pd.DataFrame:
    return with_codes(state_layer(atlas))


def test_codes_come_after_the_columns_of_the_layer(atlas: Atlas) -> None:
    assert list(coded(atlas).columns) == [*STATE_COLUMNS, *CODE_COLUMNS, "geometry"]


def test_a_withdrawal_has_its_codes(atlas: Atlas) -> None:
    (left,) = coded(atlas).query("status == 'left'").itertuples()
    assert (left.plover, left.cameo) == ("RETREAT:withdraw", "0874")
    assert left.acled == "Strategic developments: Change to group/activity"


@pytest.mark.parametrize("state", ["held", "unknown"])
def test_what_no_scheme_codes_stays_empty(atlas: Atlas, state: str) -> None:
    rows = coded(atlas).query(f"status == {state!r}")
    assert len(rows)
    assert rows[["plover", "cameo", "acled"]].isna().all(axis=None)


@pytest.mark.parametrize("grade", ["", "B", "2", "G1", "A7", None, float("nan")])
def test_what_is_no_grade_has_no_tags(grade: object) -> None:
    assert misp_tags(grade) is None


def test_every_code_column_has_a_published_source() -> None:
    assert set(code_sources()) == set(CODE_COLUMNS)
    assert all(len(source) > 20 for source in code_sources().values())


def test_every_scheme_speaks_of_every_state() -> None:
    assert all(set(codes) == set(State) for codes in codes_by_state().values())


def test_codes_are_written_where_asked_for(atlas: Atlas, tmp_path: Path) -> None:
    write_export(atlas, tmp_path / "with.csv", codes=True)
    write_export(atlas, tmp_path / "without.csv")
    head = [
        (tmp_path / name).read_text("utf-8-sig").split("\n")[0]
        for name in ("with.csv", "without.csv")
    ]
    assert head[0] == head[1].replace(",lon,lat", ",plover,cameo,acled,misp_tags,lon,lat")
