"""What a build wrote comes back as tables with the columns and types of the layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from geopandas.testing import assert_geodataframe_equal
from pandas.testing import assert_frame_equal

import basestatus
from basestatus.errors import InputError
from basestatus.exports import write_export
from basestatus.layers import (
    area_layer,
    claim_table,
    document_table,
    radius_layer,
    site_layer,
    state_layer,
)

if TYPE_CHECKING:
    from pathlib import Path

    from basestatus.layers import Atlas


@pytest.mark.parametrize("place", ["", "maps", "maps/status.gpkg"])
def test_a_folder_its_maps_and_the_file_give_the_same_layers(
    atlas: Atlas, tmp_path: Path, place: str
) -> None:
    write_export(atlas, tmp_path / "maps" / "status.gpkg")
    layers = basestatus.read(tmp_path / place)
    assert_geodataframe_equal(layers.states, state_layer(atlas))
    assert_geodataframe_equal(layers.sites, site_layer(atlas))
    assert_geodataframe_equal(layers.site_radius, radius_layer(atlas))
    assert_geodataframe_equal(layers.areas, area_layer(atlas))
    assert_frame_equal(layers.claims, claim_table(atlas))
    assert_frame_equal(layers.documents, document_table(atlas))


def test_the_layers_can_be_explored(atlas: Atlas, tmp_path: Path) -> None:
    write_export(atlas, tmp_path / "status.gpkg")
    layers = basestatus.read(tmp_path)
    for layer in (layers.states, layers.sites, layers.site_radius, layers.areas):
        assert "leaflet" in layer.explore(tiles=None).get_root().render()


def test_a_folder_that_was_not_built_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no status\.gpkg \(run: basestatus build"):
        basestatus.read(tmp_path)
