"""The real story of early 2026, replayed from rows coded by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from basestatus.model import Period, State
from basestatus.timeline import build_timelines, read_coded_claims, state_on

ROWS = Path(__file__).parents[1] / "data" / "timeline" / "story.csv"
BASES = frozenset({"qasrak-base", "kharab-al-jir-base", "qamishli", "al-shaddadi-base"})
MEMBERS = {"syria": BASES | {"al-tanf"}, "north-east-syria": BASES}
CLAIMS, PROBLEMS = read_coded_claims(ROWS, areas=MEMBERS)


def day(text: str) -> date:
    return date.fromisoformat(text)


def story(as_known_on: str | None = None) -> tuple[Period, ...]:
    known = day(as_known_on) if as_known_on else None
    return build_timelines(CLAIMS, members=MEMBERS, as_known_on=known)


def shown(on: str, site: str, as_known_on: str | None = None) -> Period:
    held = state_on(story(as_known_on), day(on))
    (found,) = (p for p in held if (p.site_id, p.actor) == (site, "us_coalition"))
    return found


def test_every_coded_row_is_read() -> None:
    assert PROBLEMS == ()
    assert len(CLAIMS) == ROWS.read_text(encoding="utf-8").count("\n") - 1


def test_tanf_was_left_within_two_days() -> None:
    tanf = [p for p in story() if (p.site_id, p.actor) == ("al-tanf", "us_coalition")]
    rows = [(p.valid_from, p.valid_to, p.status, p.contested) for p in tanf[1:]]
    assert rows == [
        (day("2026-02-01"), day("2026-02-10"), State.HELD, ()),
        (day("2026-02-10"), day("2026-02-12"), State.HELD, (State.HELD, State.LEFT)),
        (day("2026-02-12"), None, State.TRANSFERRED, ()),
    ]
    assert tanf[-1].holder == "syrian_government"


def test_a_second_source_for_the_11th_leaves_a_single_day() -> None:
    (command,) = (c for c in CLAIMS if c.attributed_to == "the coalition's command")
    seconds = [
        type(command)(
            **{name: getattr(command, name) for name in command.__dataclass_fields__}
            | {"id": f"second{n}", "document": f"Outlet {n}", "attributed_to": None}
        )
        for n in range(2)
    ]
    periods = build_timelines([*CLAIMS, *seconds], members=MEMBERS)
    tanf = [p for p in periods if (p.site_id, p.actor) == ("al-tanf", "us_coalition")]
    left = next(p for p in tanf if p.status is State.LEFT)
    assert (left.valid_from, left.valid_to, left.contested) == (
        day("2026-02-11"),
        day("2026-02-12"),
        (),
    )


@pytest.mark.parametrize(
    ("as_known_on", "on", "state", "contested"),
    [
        ("2026-02-12", "2026-02-12", State.LEFT, ()),
        ("2026-02-21", "2026-02-15", State.HELD, (State.HELD, State.LEFT)),
        ("2026-02-21", "2026-02-21", State.LEAVING, (State.LEAVING, State.LEFT)),
        ("2026-02-23", "2026-02-23", State.LEAVING, ()),
        ("2026-03-12", "2026-03-10", State.LEAVING, ()),
        ("2026-03-12", "2026-03-11", State.BUILDING_UP, ()),
    ],
)
def test_qasrak_is_contested_then_settled_then_reversed(
    as_known_on: str, on: str, state: State, contested: tuple[State, ...]
) -> None:
    period = shown(on, "qasrak-base", as_known_on)
    assert (period.status, period.contested) == (state, contested)


def test_it_is_told_since_when_qasrak_is_settled_and_what_was_overruled() -> None:
    (vacated,) = (c.id for c in CLAIMS if c.site == "qasrak-base" and c.status == "withdrawn")
    overruling = [p for p in story() if vacated in {o.claim for o in p.overruled}]
    settled = {r.window.start for p in overruling for r in p.reasons if r.key == "settled"}
    assert settled == {day("2026-02-23")}


def test_the_plan_for_the_country_is_inherited_by_the_sites_still_held_only() -> None:
    planned = {
        p.site_id
        for p in state_on(story(), day("2026-02-24"))
        if any(plan.fate == "open" and plan.to is State.LEFT for plan in p.plans)
    }
    assert planned == {"qasrak-base", "kharab-al-jir-base", "qamishli"}


def test_each_source_keeps_its_horizon() -> None:
    plans = shown("2026-02-24", "qamishli").plans
    assert sorted(str(plan.window.end) for plan in plans) == [
        "2026-03-23",
        "2026-03-25",
        "2026-03-30",
        "2026-04-23",
    ]


def test_the_force_that_lost_the_town_in_january_is_not_the_one_that_left_the_base() -> None:
    assert shown("2026-02-10", "al-shaddadi-base").changing_to is State.LEFT
    (taker,) = (
        p
        for p in state_on(story(), day("2026-02-10"))
        if (p.site_id, p.actor) == ("al-shaddadi-base", "syrian_government")
    )
    assert taker.status is State.HELD


def test_a_departure_told_after_four_handovers_of_the_area_is_drawn(tmp_path: Path) -> None:
    """All reports that it was left begin after the last day on which it can have been."""
    rows = (
        "base,building_up,2025-01-07,2025-01-10,2025-01-10,A",
        "land,transferred,2025-01-19,2025-01-22,2025-01-22,B",
        "land,transferred,2025-01-25,2025-01-28,2025-01-28,C",
        "land,transferred,2025-02-24,2025-02-27,2025-02-27,D",
        "land,transferred,2025-02-25,2025-02-28,2025-02-28,E",
        "land,withdrawn,2025-03-30,2025-04-02,2025-04-02,F",
        "land,withdrawing,2025-04-02,2025-04-05,2025-04-05,G",
    )
    table = tmp_path / "coded.csv"
    lines = "\n".join(f"us,{row}" for row in rows)
    table.write_text(f"actor,site,status,first,last,published,outlet\n{lines}\n", encoding="utf-8")
    members = {"land": frozenset({"base"})}
    claims, problems = read_coded_claims(table, areas=members)
    assert problems == ()
    periods = build_timelines(claims, members=members)
    assert periods[-1].status in {State.LEFT, State.TRANSFERRED}
