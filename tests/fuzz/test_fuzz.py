"""No reader, rule or renderer breaks on any bytes: what once broke one, and some seconds of more.

`make fuzz TARGET=rows SECONDS=3600` seeks for longer, guided by the code that is reached.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fuzz.starts import CRASHES, DRAWN, starts
from tests.fuzz.targets import TARGETS

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = sorted(CRASHES.glob("*/*"))


@pytest.mark.parametrize("path", KNOWN, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_once_broke_a_target_no_longer_does(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@st.composite
def spoiled(draw: st.DrawFn, wholes: list[bytes]) -> bytes:
    """Return an input with a piece cut out and some bytes put in its place."""
    whole = draw(st.sampled_from(wholes))
    start = draw(st.integers(0, len(whole)))
    end = draw(st.integers(start, min(len(whole), start + 40)))
    return whole[:start] + draw(st.binary(max_size=8)) + whole[end:]


# Some files are large, and hypothesis puts what it tries into words now and then.
@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@pytest.mark.parametrize("target", TARGETS)
def test_a_target_stands_bytes_of_any_kind(target: str) -> None:
    @settings(max_examples=4 if target in DRAWN else 40, suppress_health_check=[*HealthCheck])
    @given(data=st.binary(max_size=60) | spoiled(starts(target)))
    def stands(data: bytes) -> None:
        TARGETS[target](data)

    stands()
