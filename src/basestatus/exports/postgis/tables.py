"""Lay out an atlas as the rows of the database's tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from basestatus.layers import area_layer, claim_table, document_table, site_layer
from basestatus.layers.columns import (
    AREA_COLUMNS,
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    SITE_COLUMNS,
    STATE_COLUMNS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import geopandas as gpd
    import pandas as pd

    from basestatus.exports.postgis.history import KnownRow
    from basestatus.layers import Atlas

__all__ = ["Table", "tables"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table's name, its columns, those that tell its rows apart, and its rows."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    rows: Iterable[Sequence[object]]


def tables(atlas: Atlas, states: Iterable[KnownRow]) -> tuple[Table, ...]:
    """Return every table in an order in which each comes after those it refers to."""
    states = tuple(states)
    claims = {claim.id for claim in atlas.claims}
    behind = ((row.id, claim) for row in states for claim in row.claims if claim in claims)
    members = ((area, site) for area, sites in atlas.members.items() for site in sites)
    known = ((area, site) for area, site in members if area in atlas.areas and site in atlas.sites)
    return (
        Table("documents", tuple(DOCUMENT_COLUMNS), ("id",), _rows(document_table(atlas))),
        Table("sites", (*SITE_COLUMNS, "geom"), ("site_id",), _shaped(site_layer(atlas))),
        Table("areas", (*AREA_COLUMNS, "geom"), ("area_id",), _shaped(area_layer(atlas))),
        Table("areas_sites", ("area", "site"), ("area", "site"), sorted(known)),
        Table("claims", tuple(CLAIM_COLUMNS), ("id",), _rows(claim_table(atlas))),
        Table("states", ("id", *STATE_COLUMNS, "known", "geom"), ("id",), map(_state, states)),
        Table("states_claims", ("state", "claim"), ("state", "claim"), behind),
    )


def _rows(table: pd.DataFrame) -> Iterator[list[object]]:
    """Yield rows with None for what is missing; times are days."""
    for row in table.astype(object).itertuples(index=False):
        yield [None if value != value else value for value in row]  # noqa: PLR0124  (missing)


def _shaped(layer: gpd.GeoDataFrame) -> Iterator[list[object]]:
    shapes = (_ewkt(shape) if shape else None for shape in layer.geometry)
    table = layer.drop(columns="geometry")
    return ([*row, shape] for row, shape in zip(_rows(table), shapes, strict=True))


def _ewkt(shape: shapely.Geometry) -> str:
    return f"SRID=4326;{shapely.to_wkt(shape, rounding_precision=-1)}"


def _state(row: KnownRow) -> list[object]:
    *values, lon, lat = row.cells
    point = f"SRID=4326;POINT({lon!r} {lat!r})"
    known = f"[{row.known_from or ''},{row.known_to or ''})"
    return [row.id, *values, known, point]
