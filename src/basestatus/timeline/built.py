"""Read the timeline back from what a build or `basestatus timeline` wrote."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date
from typing import TYPE_CHECKING, Any

from basestatus.decoding import load_json
from basestatus.errors import ClaimError, Problem
from basestatus.model import DateBasis, Interval, Period, Plan, State
from basestatus.timeline.period_rows import read_periods

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["read_built"]

STATES = "status.geojson"


def read_built(path: Path) -> tuple[Period, ...]:
    """Read a timeline from a folder of a build, its GeoJSON, or a file of periods.

    GeoJSON holds no reasons, and of plans only the day by which the nearest is due.

    Raises:
        ClaimError: if the file is none of these.
    """
    if path.is_dir():
        inner = (path / STATES, path / "maps" / STATES)
        path = next((file for file in inner if file.is_file()), inner[0])
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        remedy = f"a folder with {STATES}, a GeoJSON file, or JSON Lines of periods"
        raise ClaimError(Problem(str(path), None, f"cannot be read: {error}", remedy)) from error
    if path.suffix == ".jsonl":
        with path.open(encoding="utf-8") as file:
            return read_periods(file)
    try:
        return tuple(_period(feature["properties"]) for feature in load_json(text)["features"])
    except (KeyError, TypeError, ValueError) as error:
        remedy = "GeoJSON as basestatus writes it, or JSON Lines of periods named .jsonl"
        raise ClaimError(Problem(str(path), None, f"no states: {error!r}", remedy)) from error


def _period(row: Mapping[str, Any]) -> Period:
    due = _day(row["planned_by"])
    plans = (Plan(State.UNKNOWN, Interval(None, due), ()),) if due else ()
    return Period(
        site_id=row["site_id"],
        actor=row["actor"],
        status=State(row["status"]),
        changing_to=State(row["changing_to"]) if row["changing_to"] else None,
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        edtf=row["edtf"],
        date_basis=DateBasis(row["date_basis"]),
        contested=tuple(State(state) for state in (row["contested"] or "").split("|") if state),
        plans=plans,
        holder=None,
        inherited_from=None,
        stale_from=None,
        n_independent=row["n_independent"],
        grade=row["grade"],
        claims=(),
        overruled=(),
        reasons=(),
    )


def _day(text: str | None) -> date | None:
    """Return a day, None for the first and last years, which stand for open ends."""
    day = date.fromisoformat(text[:10]) if text else None
    return day if day and MINYEAR < day.year < MAXYEAR else None
