"""A row says in a short text why it has its state, in the project's language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from basestatus.layers import Atlas
from basestatus.layers.because import short_reason
from basestatus.model import Area, DateBasis, Interval, Name, Period, Plan, State
from basestatus.settings import Settings

ATLAS = Atlas(
    settings=Settings(),
    sites={},
    areas={"syria": Area("syria", (Name("Syria", "en"), Name("سوريا", "ar")), "country")},
    members={},
    actors={},
    documents={},
    claims=(),
    periods=(),
)
PLAIN = Period(
    site_id="tanf",
    actor="us",
    status=State.HELD,
    changing_to=None,
    valid_from=None,
    valid_to=None,
    edtf="..",
    date_basis=DateBasis.NONE,
    contested=(),
    plans=(),
    holder=None,
    inherited_from=None,
    stale_from=None,
    n_independent=2,
    grade="B2",
    claims=(),
    overruled=(),
    reasons=(),
)
REPORTED = date(2026, 2, 23)
EVIDENCE = "Independent sources: 2; grade B2; newest report: 2026-02-23."
PLAN = Plan(State.LEFT, Interval(date(2026, 2, 23), date(2026, 3, 30)), ())


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, f"Held. {EVIDENCE}"),
        (
            {
                "changing_to": State.LEFT,
                "valid_from": date(2026, 2, 9),
                "valid_to": date(2026, 2, 14),
            },
            "Changes from “Held” to “Left” on a day from 2026-02-09 to 2026-02-13. " + EVIDENCE,
        ),
        (
            {"changing_to": State.LEFT, "valid_to": date(2026, 2, 14)},
            "Changes from “Held” to “Left” on a day until 2026-02-13. " + EVIDENCE,
        ),
        (
            {"changing_to": State.LEFT, "valid_from": date(2026, 2, 9)},
            "Changes from “Held” to “Left” on a day from 2026-02-09 on. " + EVIDENCE,
        ),
        (
            {"changing_to": State.LEFT},
            "Changes from “Held” to “Left” on an unknown day. " + EVIDENCE,
        ),
        (
            {"contested": (State.HELD, State.LEFT)},
            f"Held. {EVIDENCE} Sources disagree: Held, Left.",
        ),
        ({"inherited_from": "syria"}, f"Held. {EVIDENCE} Said of Syria as a whole."),
        ({"plans": (PLAN,)}, f"Held. {EVIDENCE} Planned: “Left” by 2026-03-30."),
    ],
)
def test_the_reason_names_change_evidence_doubts_and_plans(
    changes: dict[str, object], reason: str
) -> None:
    assert short_reason(ATLAS, replace(PLAIN, **changes), REPORTED) == reason  # type: ignore[arg-type]


def test_where_nothing_is_reported_it_says_so() -> None:
    unknown = replace(PLAIN, status=State.UNKNOWN)
    assert short_reason(ATLAS, unknown, None) == "Unknown. No report says."


def test_it_is_said_in_the_first_language_that_there_is() -> None:
    arabic = replace(ATLAS, settings=Settings(languages=("tlh", "ar")))
    reason = short_reason(arabic, replace(PLAIN, inherited_from="syria"), REPORTED)
    assert "سوريا" in reason
    assert "\u20662026-02-23\u2069" in reason
