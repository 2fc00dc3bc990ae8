"""A row says in a short text why it has its state, in the project's language, without quotes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from basestatus.layers import Atlas
from basestatus.layers.because import reasons_of
from basestatus.model import Actor, Area, DateBasis, Interval, Name, Period, Plan, Site, State
from basestatus.settings import Settings

ATLAS = Atlas(
    settings=Settings(),
    sites={"tanf": Site("tanf", (Name("Al-Tanf", "en"), Name("التنف", "ar")), 38, 33, 0, "base")},
    areas={"syria": Area("syria", (Name("Syria", "en"), Name("سوريا", "ar")), "country")},
    members={},
    actors={"us": Actor("us", (Name("Coalition", "en"), Name("التحالف", "ar")))},
    documents={},
    claims=(),
    periods=(),
)
PLAN = Plan(State.LEFT, Interval(date(2026, 2, 23), date(2026, 3, 30)), ())
PERIOD = Period(
    site_id="tanf",
    actor="us",
    status=State.HELD,
    changing_to=None,
    valid_from=None,
    valid_to=None,
    edtf="..",
    date_basis=DateBasis.NONE,
    contested=(State.HELD, State.LEFT),
    plans=(PLAN,),
    holder=None,
    inherited_from="syria",
    stale_from=None,
    n_independent=2,
    grade="B2",
    claims=(),
    overruled=(),
    reasons=(),
)


def test_the_reason_names_who_is_where_by_how_many_sources_with_doubts_and_plans() -> None:
    reason = reasons_of(ATLAS, [PERIOD]).say(PERIOD)
    for words in ("Coalition", "Al-Tanf", "2", "B2", "Left", "Syria", "2026"):
        assert words in reason


def test_it_is_one_line() -> None:
    assert "\n" not in reasons_of(ATLAS, [PERIOD]).say(PERIOD)


def test_it_is_said_in_the_first_language_that_there_is() -> None:
    arabic = replace(ATLAS, settings=Settings(languages=("tlh", "ar")))
    reason = reasons_of(arabic, [PERIOD]).say(PERIOD)
    for words in ("التحالف", "التنف", "سوريا"):
        assert words in reason
