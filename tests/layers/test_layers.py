"""The package loads geopandas only for who asks for a layer."""

from __future__ import annotations

import subprocess
import sys

import pytest

import basestatus.layers


def test_an_atlas_does_not_load_geopandas() -> None:
    words = "import sys, basestatus.layers; print('geopandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", words], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("name", basestatus.layers.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(basestatus.layers, name) is not None


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'other'"):
        _ = basestatus.layers.other
