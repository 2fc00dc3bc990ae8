"""Timelines as map layers: the values that renderers and exports draw from.

What needs geopandas is loaded when it is first named, so that the quick commands stay quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from basestatus.layers.atlas import Atlas
from basestatus.layers.columns import STATE_COLUMNS, Kind
from basestatus.layers.style import Marks, Style, Symbol, read_style

if TYPE_CHECKING:
    from basestatus.layers.places import area_layer, radius_layer, radius_layers, site_layer
    from basestatus.layers.records import (
        claim_table,
        claim_tables,
        document_table,
        document_tables,
        evidence_pairs,
    )
    from basestatus.layers.states import shown_periods, state_layer, state_layers, told_sites

__all__ = [
    "STATE_COLUMNS",
    "Atlas",
    "Kind",
    "Marks",
    "Style",
    "Symbol",
    "area_layer",
    "claim_table",
    "claim_tables",
    "document_table",
    "document_tables",
    "evidence_pairs",
    "radius_layer",
    "radius_layers",
    "read_style",
    "shown_periods",
    "site_layer",
    "state_layer",
    "state_layers",
    "told_sites",
]

LAZY = {
    "area_layer": "places",
    "claim_table": "records",
    "claim_tables": "records",
    "document_table": "records",
    "document_tables": "records",
    "evidence_pairs": "records",
    "radius_layer": "places",
    "radius_layers": "places",
    "shown_periods": "states",
    "site_layer": "places",
    "state_layer": "states",
    "state_layers": "states",
    "told_sites": "states",
}


def __getattr__(name: str) -> object:
    if name not in LAZY:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{LAZY[name]}"), name)
