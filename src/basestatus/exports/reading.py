"""Read back what a build wrote, as tables with the columns and types of the layers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import pyogrio

from basestatus.errors import InputError, Problem
from basestatus.layers.columns import (
    AREA_COLUMNS,
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    SITE_COLUMNS,
    STATE_COLUMNS,
    Kind,
)
from basestatus.layers.typed import DTYPES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike

__all__ = ["Layers", "read"]

NAME = "status.gpkg"


@dataclass(frozen=True, slots=True)
class Layers:
    """The layers of a build; ``states`` has the columns of every export."""

    states: gpd.GeoDataFrame
    sites: gpd.GeoDataFrame
    site_radius: gpd.GeoDataFrame
    areas: gpd.GeoDataFrame
    claims: pd.DataFrame
    documents: pd.DataFrame


def read(folder: str | PathLike[str]) -> Layers:
    """Read the layers of a project folder, of its maps/, or of a GeoPackage.

    Raises:
        InputError: if there is no GeoPackage: `basestatus build` writes it.
    """
    path = _geopackage(Path(folder))
    return Layers(
        states=_layer(path, "states", STATE_COLUMNS),
        sites=_layer(path, "sites", SITE_COLUMNS),
        site_radius=_layer(path, "site_radius", SITE_COLUMNS),
        areas=_layer(path, "areas", AREA_COLUMNS),
        claims=_table(path, "claims", CLAIM_COLUMNS),
        documents=_table(path, "documents", DOCUMENT_COLUMNS),
    )


def _geopackage(path: Path) -> Path:
    for candidate in (path / "maps" / NAME, path / NAME, path):
        if candidate.is_file():
            return candidate
    problem = Problem(str(path), None, f"holds no {NAME}", f"run: basestatus build {path}")
    raise InputError(problem)


def _layer(path: Path, name: str, columns: Mapping[str, Kind]) -> gpd.GeoDataFrame:
    layer = gpd.GeoDataFrame(pyogrio.read_dataframe(path, layer=name, use_arrow=True))
    return layer.assign(**_typed(layer, columns))


def _table(path: Path, name: str, columns: Mapping[str, Kind]) -> pd.DataFrame:
    table = pyogrio.read_dataframe(path, layer=name, read_geometry=False, use_arrow=True)
    return pd.DataFrame(table).assign(**_typed(table, columns))


def _typed(table: pd.DataFrame, columns: Mapping[str, Kind]) -> dict[str, pd.Series]:
    """Return the columns with their types, which a column of nulls has lost."""
    return {name: _series(table[name], kind) for name, kind in columns.items()}


def _series(column: pd.Series, kind: Kind) -> pd.Series:
    if kind is Kind.DAY:
        return pd.to_datetime(column, utc=True).astype("datetime64[ms, UTC]")
    return pd.Series(column.tolist(), dtype=DTYPES[kind])
