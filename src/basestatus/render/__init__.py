"""Maps of an atlas: an HTML page for readers, static pictures for print.

What draws is loaded when it is first named, so that the quick commands stay quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.render.page import fit, write_map
    from basestatus.render.snapshots import Drawn, draw_series, draw_snapshot, snapshot_dates

__all__ = ["Drawn", "draw_series", "draw_snapshot", "fit", "snapshot_dates", "write_map"]

LAZY = {
    "Drawn": "snapshots",
    "draw_series": "snapshots",
    "draw_snapshot": "snapshots",
    "fit": "page",
    "snapshot_dates": "snapshots",
    "write_map": "page",
}


def __getattr__(name: str) -> object:
    if name not in LAZY:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{LAZY[name]}"), name)
