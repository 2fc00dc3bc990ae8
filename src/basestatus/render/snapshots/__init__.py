"""Static maps of print quality, one per date."""

from __future__ import annotations

from basestatus.render.snapshots.dates import snapshot_dates
from basestatus.render.snapshots.series import (
    Drawn,
    draw_animation,
    draw_comparison,
    draw_contact_sheet,
    draw_series,
    draw_snapshot,
)

__all__ = [
    "Drawn",
    "draw_animation",
    "draw_comparison",
    "draw_contact_sheet",
    "draw_series",
    "draw_snapshot",
    "snapshot_dates",
]
