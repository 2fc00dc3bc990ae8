"""The dates for which a series has a map."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from basestatus.render.snapshots.subjects import subject_of

if TYPE_CHECKING:
    from basestatus.layers.atlas import Atlas

__all__ = ["Every", "snapshot_dates"]


class Every(StrEnum):
    """How often a series has a map."""

    CHANGE = "change"
    DAY = "day"
    WEEK = "week"


def snapshot_dates(
    atlas: Atlas, every: str = "change", start: date | None = None, end: date | None = None
) -> tuple[date, ...]:
    """Return the dates on which something changed or became known, or all days or weeks between.

    Both ends are included; without them the series runs from the first change to the last.
    """
    changes = sorted(_changes(atlas))
    first = start or min(changes, default=end)
    last = end or max(changes, default=start)
    if first is None or last is None:
        return ()
    if Every(every) is Every.CHANGE:
        return tuple(day for day in changes if first <= day <= last)
    step = 1 if Every(every) is Every.DAY else 7
    return tuple(first + timedelta(days=n) for n in range(0, (last - first).days + 1, step))


def _changes(atlas: Atlas) -> set[date]:
    subject = subject_of(atlas)
    periods = [period for row in subject.rows.values() for period in row]
    known = {claim for period in periods for claim in period.claims}
    known |= {claim for period in periods for plan in period.plans for claim in plan.claims}
    days = {day for period in periods for day in (period.valid_from, period.valid_to) if day}
    for claim in (subject.claims[key] for key in known if key in subject.claims):
        days |= {day for day in (claim.published, claim.reported_on) if day}
    return days
