"""Write periods as JSON Lines, named as the state layer's columns are, and read them again."""

from __future__ import annotations

import json
from datetime import date
from typing import IO, TYPE_CHECKING, Any

from basestatus.decoding import load_json
from basestatus.errors import ClaimError, Problem
from basestatus.model import DateBasis, Interval, Overruled, Period, Plan, Reason, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["period_row", "read_periods", "write_periods"]


def write_periods(periods: Iterable[Period], file: IO[str]) -> None:
    """Write periods as JSON Lines, by the schema in timeline.schema.json."""
    for period in periods:
        file.write(json.dumps(period_row(period), ensure_ascii=False) + "\n")


def period_row(period: Period) -> dict[str, Any]:
    """Return a period as plain values; ``planned_by`` is the day the nearest open plan is due."""
    due = (p.window.end for p in period.plans if p.fate == "open" and p.window.end)
    return {
        "site_id": period.site_id,
        "actor": period.actor,
        "status": period.status.value,
        "changing_to": period.changing_to.value if period.changing_to else None,
        "valid_from": _text(period.valid_from),
        "valid_to": _text(period.valid_to),
        "edtf": period.edtf,
        "date_basis": period.date_basis.value,
        "n_independent": period.n_independent,
        "grade": period.grade,
        "contested": [state.value for state in period.contested],
        "planned_by": _text(min(due, default=None)),
        "holder": period.holder,
        "inherited_from": period.inherited_from,
        "stale_from": _text(period.stale_from),
        "plans": [_plan_row(plan) for plan in period.plans],
        "claims": list(period.claims),
        "overruled": [{"claim": o.claim, "reason": o.reason} for o in period.overruled],
        "reasons": [
            {"key": r.key, "claims": list(r.claims), **_window_row(r.window)}
            for r in period.reasons
        ],
    }


def read_periods(file: IO[str]) -> tuple[Period, ...]:
    """Read what `write_periods` wrote.

    Raises:
        ClaimError: if a line is no period; it names every such line.
    """
    periods: list[Period] = []
    problems: list[Problem] = []
    name = getattr(file, "name", "<stdin>")
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        try:
            periods.append(_period(load_json(line)))
        except (KeyError, TypeError, ValueError) as error:
            message = f"not a period: {type(error).__name__}: {error}"
            problems.append(Problem(name, number, message, "see timeline.schema.json"))
    if problems:
        raise ClaimError(*problems)
    return tuple(periods)


def _period(row: Mapping[str, Any]) -> Period:
    return Period(
        site_id=row["site_id"],
        actor=row["actor"],
        status=State(row["status"]),
        changing_to=State(row["changing_to"]) if row["changing_to"] else None,
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        edtf=row["edtf"],
        date_basis=DateBasis(row["date_basis"]),
        contested=tuple(State(state) for state in row["contested"]),
        plans=tuple(
            Plan(State(p["to"]), _window(p), tuple(p["claims"]), p["fate"]) for p in row["plans"]
        ),
        holder=row["holder"],
        inherited_from=row["inherited_from"],
        stale_from=_day(row["stale_from"]),
        n_independent=row["n_independent"],
        grade=row["grade"],
        claims=tuple(row["claims"]),
        overruled=tuple(Overruled(o["claim"], o["reason"]) for o in row["overruled"]),
        reasons=tuple(Reason(r["key"], tuple(r["claims"]), _window(r)) for r in row["reasons"]),
    )


def _plan_row(plan: Plan) -> dict[str, Any]:
    window = _window_row(plan.window)
    return {"to": plan.to.value, **window, "fate": plan.fate, "claims": list(plan.claims)}


def _window_row(window: Interval) -> dict[str, str | None]:
    return {"first": _text(window.start), "last": _text(window.end)}


def _window(row: Mapping[str, Any]) -> Interval:
    return Interval(_day(row["first"]), _day(row["last"]))


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
