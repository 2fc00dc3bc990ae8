"""Every state can say why, in each language, and no quote can do harm."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from basestatus.errors import ClaimError
from basestatus.model import Claim, Period, State
from basestatus.strings import languages, strings
from basestatus.timeline import (
    build_timelines,
    compare_days,
    compare_timelines,
    explain,
    read_built,
    read_coded_claims,
    read_periods,
    say_difference,
    state_on,
    write_periods,
)
from basestatus.timeline.agenda import Concern, list_states
from basestatus.timeline.because import Because
from basestatus.timeline.sources import Register
from basestatus.timeline.wording import Wording, isolated

ROWS = Path(__file__).parents[1] / "data" / "timeline" / "story.csv"
BASES = frozenset({"qasrak-base", "kharab-al-jir-base", "qamishli", "al-shaddadi-base"})
MEMBERS = {"syria": BASES | {"al-tanf"}, "north-east-syria": BASES}
CLAIMS = tuple(
    replace(claim, quote=f"words of row {number}")
    for number, claim in enumerate(read_coded_claims(ROWS, areas=MEMBERS)[0])
)
PERIODS = build_timelines(CLAIMS, members=MEMBERS)
SCHEMA = json.loads(
    files("basestatus.timeline").joinpath("timeline.schema.json").read_text("utf-8")
)


def shown(site: str, on: str) -> Period:
    held = state_on(PERIODS, date.fromisoformat(on))
    (found,) = (p for p in held if (p.site_id, p.actor) == (site, "us_coalition"))
    return found


def account(site: str, on: str, language: str = "en") -> list[str]:
    lines = explain(
        shown(site, on),
        CLAIMS,
        {},
        strings(language),
        date.fromisoformat(on),
        names={"us_coalition": "Coalition", "al-tanf": "Tanf"},
    )
    return [re.sub("[\u2066-\u2069]", "", line) for line in lines]


def test_the_state_comes_first_in_one_plain_sentence() -> None:
    assert account("al-tanf", "2026-02-10")[0] == (
        "On 10 February 2026: Coalition left Tanf between 10 February 2026 and "
        "12 February 2026; the day is not known."
    )


def test_versions_that_compete_stand_side_by_side_with_their_outlets() -> None:
    lines = account("al-tanf", "2026-02-10")
    assert "Sources disagree: Held, Left." in lines
    versions = [line for line in lines if line.startswith("One version")]
    assert [line.split(": ", 1)[1] for line in versions] == [
        "it happened 10 February 2026. Then the map would show: Left.",
        "it happened 11 February 2026. Then the map would show: Held.",
        "it happened 12 February 2026. Then the map would show: Held.",
    ]


def test_every_claim_behind_a_state_is_quoted_with_its_outlet_and_day() -> None:
    for period in PERIODS:
        text = "\n".join(explain(period, CLAIMS, {}, strings("en")))
        for claim in CLAIMS:
            if claim.id in period.claims:
                assert claim.quote in text
                assert claim.document in text


def test_what_was_overruled_is_told_with_the_reason_and_since_when() -> None:
    lines = account("qasrak-base", "2026-02-24")
    assert "Settled since 23 February 2026, by Outlet B, seed 2." in lines
    at = lines.index("Not followed: More independent sources speak against it.")
    assert lines[at + 1].strip().startswith("“words of row 11”")


def test_plans_are_told_apart_by_what_became_of_them() -> None:
    late = account("qamishli", "2026-03-26")
    assert "Announced and overdue: Left, 23 February 2026 to 25 March 2026." in late
    assert "Announced: Left, 16 March 2026 to 30 March 2026." in late
    gone = account("qasrak-base", "2026-03-12")
    assert any(line.startswith("Announced, and overtaken by what came") for line in gone)


def test_a_stale_state_says_so_from_its_day_on() -> None:
    words = "No newer report: stale since 14 May 2026."
    assert words in account("qamishli", "2026-05-14")
    assert words not in account("qamishli", "2026-05-13")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("period", PERIODS, ids=lambda p: f"{p.site_id} {p.actor} {p.valid_from}")
def test_every_period_can_be_told_in_every_language(period: Period, language: str) -> None:
    lines = explain(period, CLAIMS, {}, strings(language), date(2026, 5, 1))
    assert lines
    assert not any("{" in line for line in lines)


@pytest.mark.parametrize("language", languages())
def test_every_step_and_every_concern_has_words(language: str) -> None:
    sections = strings(language).sections
    overruled = {"outweighed", "unconfirmed", "after_publication", "undated"}
    assert {*map(str, Because), *overruled} <= sections["why"].keys()
    assert set(map(str, Concern)) <= sections["check"].keys()


@given(st.text())
def test_a_quote_cannot_move_the_cursor_or_turn_the_line(text: str) -> None:
    inner = isolated(text)[1:-1]
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", inner)


def test_periods_are_written_by_the_schema_and_read_again() -> None:
    file = io.StringIO()
    write_periods(PERIODS, file)
    validator = Draft202012Validator(SCHEMA)
    for line in file.getvalue().splitlines():
        validator.validate(json.loads(line))
    file.seek(0)
    assert read_periods(file) == PERIODS


def test_lines_that_are_no_periods_are_all_named() -> None:
    with pytest.raises(ClaimError) as error:
        read_periods(io.StringIO('{}\n[]\n{"site_id": 1\n'))
    assert [problem.line for problem in error.value.problems] == [1, 2, 3]


def test_two_days_differ_where_something_changed() -> None:
    found = compare_days(PERIODS, date(2026, 2, 9), date(2026, 2, 13))
    own = [d for d in found if (d.site, d.actor) == ("al-tanf", "us_coalition")]
    assert [(d.before and d.before.status, d.after and d.after.status) for d in own] == [
        (State.HELD, State.TRANSFERRED)
    ]
    assert say_difference(own[0], strings("en"), {"al-tanf": "Tanf"}).endswith(
        ": Held, then Handed over"
    )


def test_two_states_of_knowledge_differ_on_the_days_they_disagree_on() -> None:
    then = build_timelines(CLAIMS, members=MEMBERS, as_known_on=date(2026, 2, 12))
    found = compare_timelines(then, PERIODS)
    own = [d for d in found if (d.site, d.actor) == ("qasrak-base", "us_coalition")]
    assert [(str(d.since), str(d.until)) for d in own[:2]] == [
        ("None", "2026-02-11"),
        ("2026-02-11", "2026-02-21"),
    ]


def test_a_timeline_does_not_differ_from_itself_whatever_the_order() -> None:
    assert compare_timelines(PERIODS, PERIODS) == ()


def test_a_build_is_read_from_geojson_or_periods(tmp_path: Path) -> None:
    lines = tmp_path / "states.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        write_periods(PERIODS, file)
    assert compare_timelines(read_built(lines), PERIODS) == ()


@pytest.mark.parametrize("text", ["", "{}", '{"features": [{}]}', "\udcff"])
def test_what_is_no_build_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "status.geojson"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ClaimError, match=r"status\.geojson"):
        read_built(tmp_path)


def concerns(on: str) -> set[tuple[str, str]]:
    tracked = [p for p in PERIODS if p.actor == "us_coalition"]
    return {(i.concern.value, i.site) for i in list_states(tracked, date.fromisoformat(on))}


def test_the_list_names_what_is_contested_overdue_and_stale() -> None:
    early, late = concerns("2026-02-24"), concerns("2026-06-01")
    assert ("contested", "al-tanf") in early
    assert ("set_aside", "qasrak-base") in early
    assert ("overdue", "qamishli") not in early
    assert {("overdue", "qamishli"), ("stale", "qamishli")} <= late
    assert ("overdue", "qasrak-base") not in late


@pytest.mark.parametrize("language", languages())
def test_every_item_can_be_said(language: str) -> None:
    words = Wording(strings(language), {}, Register())
    for item in list_states(PERIODS, date(2026, 6, 1)):
        assert "{" not in item.say(words)


def test_claims_of_equal_words_are_quoted_once() -> None:
    lines = account("qasrak-base", "2026-02-24")
    quotes = [line for line in lines if line.startswith("    ")]
    assert len(quotes) == len(set(quotes))


def test_a_claim_without_words_shows_its_outlet_and_day() -> None:
    (bare,) = (c for c in CLAIMS if c.site == "qamishli")
    claims: list[Claim] = [replace(bare, quote="")]
    lines = explain(shown("qamishli", "2026-02-14"), claims, {}, strings("en"))
    assert any("seed 1" in line and "“" not in line for line in lines)
