"""Each small story in tests/data/timeline gives the timeline beside it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from basestatus.model import (
    AttributionKind,
    Claim,
    DateBasis,
    Document,
    Modality,
    PublishedBasis,
    Scope,
    Status,
)
from basestatus.timeline import build_timelines

if TYPE_CHECKING:
    from basestatus.model import Period

FOLDER = Path(__file__).parents[1] / "data" / "timeline"
MEMBERS = {"land": frozenset({"base", "other"})}


@dataclass(frozen=True, slots=True)
class Scenario:
    """A story: its claims, its documents and the rows that must come out."""

    name: str
    site: str
    actor: str
    as_known_on: date | None
    claims: tuple[Claim, ...]
    documents: dict[str, Document]
    expected: tuple[dict[str, str], ...]

    def periods(self) -> tuple[Period, ...]:
        """Return the periods of the scenario's site and actor."""
        periods = build_timelines(
            self.claims,
            members=MEMBERS,
            as_known_on=self.as_known_on,
            documents=self.documents,
        )
        return tuple(p for p in periods if (p.site_id, p.actor) == (self.site, self.actor))


def read_scenarios(name: str = "scenarios.toml") -> tuple[Scenario, ...]:
    """Read a file of scenarios."""
    data = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    return tuple(_scenario(item) for item in data["scenario"])


def table(text: str) -> tuple[dict[str, str], ...]:
    """Read a table with a heading and bars between its columns."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").split("\n")]
    heading, *body = rows
    return tuple(dict(zip(heading, row + [""] * len(heading), strict=False)) for row in body)


def as_row(period: Period) -> dict[str, str]:
    """Return a period as a row of such a table."""
    opened = [plan for plan in period.plans if plan.fate == "open"]
    return {
        "from": str(period.valid_from or ""),
        "until": str(period.valid_to or ""),
        "state": period.status.value,
        "becoming": period.changing_to.value if period.changing_to else "",
        "disputed": " ".join(state.value for state in period.contested),
        "due": " ".join(sorted(str(plan.window.end or "open") for plan in opened)),
        "ended": " ".join(plan.fate for plan in period.plans if plan.fate != "open"),
        "holder": period.holder or "",
        "inherited": period.inherited_from or "",
        "sources": str(period.n_independent),
        "claims": str(len(period.claims)),
        "aside": str(len(period.overruled)),
        "stale": str(period.stale_from or ""),
        "grade": period.grade,
    }


def _scenario(item: dict[str, Any]) -> Scenario:
    rows = table(item["claims"])
    claims = tuple(_claim(number, row) for number, row in enumerate(rows))
    documents = {
        claim.document: _document(claim.document, row, item.get("texts", {}))
        for claim, row in zip(claims, rows, strict=True)
    }
    return Scenario(
        name=item["name"],
        site=item.get("site", "base"),
        actor=item.get("actor", "us"),
        as_known_on=item.get("as_known_on"),
        claims=claims,
        documents=documents,
        expected=table(item["periods"]),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _claim(number: int, row: dict[str, str]) -> Claim:
    *modality, status = row["says"].split()
    site = row.get("site") or "base"
    quoted = row.get("quoting") or None
    published = _day(row["published"])
    return Claim(
        id=f"c{number}",
        document=f"{row['outlet']} {row['published']}",
        site=site,
        scope=Scope.AREA if site in MEMBERS else Scope.SITE,
        mention=site,
        actor=row.get("actor") or "us",
        to=row.get("to") or None,
        status=Status(status),
        modality=Modality(modality[0]) if modality else Modality.ASSERTED,
        valid_start=_day(row["first"]),
        valid_end=_day(row["last"]),
        edtf="",
        date_basis=DateBasis.STATED,
        attributed_to=quoted,
        attribution_kind=AttributionKind.ANONYMOUS if quoted else AttributionKind.OUTLET,
        quote="",
        start=0,
        end=0,
        rule="",
        published=published,
        reported_on=published,
    )


def _document(name: str, row: dict[str, str], texts: dict[str, str]) -> Document:
    published = _day(row["published"])
    text = texts.get(row["outlet"], "")
    basis = PublishedBasis.METADATA if published else PublishedBasis.UNKNOWN
    return Document(name, text, "", row["outlet"], "", "en", published, basis, "")


SCENARIOS = read_scenarios()


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_scenario_gives_its_timeline(scenario: Scenario) -> None:
    rows = [as_row(period) for period in scenario.periods()]
    compared = [{key: row[key] for key in scenario.expected[0]} for row in rows]
    assert compared == list(scenario.expected)


def test_there_is_a_scenario_for_every_rule_and_trap() -> None:
    assert len({scenario.name for scenario in SCENARIOS}) == len(SCENARIOS) >= 40
