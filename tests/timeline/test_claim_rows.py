"""Claims are read from JSON Lines and from hand-coded tables; what is wrong is named."""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from basestatus.errors import ClaimError
from basestatus.model import (
    AttributionKind,
    Claim,
    DateBasis,
    Modality,
    Scope,
    Status,
)
from basestatus.timeline import read_claims, read_coded_claims, write_claims

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = json.loads(files("basestatus.timeline").joinpath("claims.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker(["date"]))
RIGHT = {"site": "base", "actor": "us", "status": "withdrawn", "modality": "asserted"}
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
WORDS = st.from_regex(r"[a-z][a-z_-]{0,10}", fullmatch=True)
OPEN_DAYS = st.none() | st.dates()


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    days = sorted(draw(st.tuples(st.dates(), st.dates())))
    published = draw(OPEN_DAYS)
    actor = draw(WORDS)
    return Claim(
        id=draw(WORDS),
        document=draw(TEXT),
        site=draw(WORDS),
        scope=draw(st.sampled_from(Scope)),
        mention=draw(TEXT),
        actor=actor,
        to=draw(st.none() | WORDS.filter(lambda word: word != actor)),
        status=draw(st.sampled_from(Status)),
        modality=draw(st.sampled_from(Modality)),
        valid_start=draw(st.sampled_from([days[0], None])),
        valid_end=draw(st.sampled_from([days[1], None])),
        edtf="2026",
        date_basis=draw(st.sampled_from(DateBasis)),
        attributed_to=draw(st.none() | WORDS),
        attribution_kind=draw(st.sampled_from(AttributionKind)),
        quote=draw(TEXT),
        start=draw(st.integers(min_value=0, max_value=9)),
        end=draw(st.integers(min_value=0, max_value=9)),
        rule=draw(TEXT),
        published=published,
        reported_on=published,
    )


DATED = claims().filter(lambda claim: bool(claim.valid_start or claim.valid_end))


@given(st.lists(DATED, unique_by=lambda claim: claim.id))
def test_what_is_written_is_read_again(written: list[Claim]) -> None:
    file = io.StringIO()
    write_claims(written, file)
    file.seek(0)
    assert read_claims(file) == (tuple(written), ())


@given(DATED)
def test_what_is_written_fits_the_schema(claim: Claim) -> None:
    file = io.StringIO()
    write_claims([claim], file)
    VALIDATOR.validate(json.loads(file.getvalue()))


def test_fields_stand_in_the_order_of_the_data_model() -> None:
    file = io.StringIO()
    write_claims(read_claims(io.StringIO(json.dumps(RIGHT)))[0], file)
    assert list(json.loads(file.getvalue())) == list(Claim.__dataclass_fields__)


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"site": None}, "site: missing"),
    ({"site": " "}, "site: ' '"),
    ({"actor": ""}, "actor: ''"),
    ({"status": "gone"}, "status: 'gone'"),
    ({"modality": None}, "modality: missing"),
    ({"modality": "sure"}, "modality: 'sure'"),
    ({"scope": "village"}, "scope: 'village'"),
    ({"date_basis": "guess"}, "date_basis: 'guess'"),
    ({"attribution_kind": "friend"}, "attribution_kind: 'friend'"),
    ({"valid_start": "2026-02-30"}, "valid_start: '2026-02-30'"),
    ({"valid_end": "13 February"}, "valid_end: '13 February'"),
    ({"published": 20260213}, "published: '20260213'"),
    ({"start": -1}, "start: '-1'"),
    ({"end": True}, "end: 'True'"),
    ({"quote": 7}, "quote: '7'"),
]


@pytest.mark.parametrize(("change", "message"), WRONG)
def test_a_wrong_field_is_named_and_the_schema_refuses_it_too(
    change: dict[str, Any], message: str
) -> None:
    row = RIGHT | change
    found, problems = read_claims(io.StringIO(f"\n{json.dumps(row)}\n{json.dumps(RIGHT)}"))
    assert [str(problem.message) for problem in problems] == [message]
    assert [problem.line for problem in problems] == [2]
    assert all(problem.remedy for problem in problems)
    assert len(found) == 1
    assert not VALIDATOR.is_valid({k: v for k, v in row.items() if v is not None})


def test_an_end_before_the_start_is_named() -> None:
    row = RIGHT | {"valid_start": "2026-02-13", "valid_end": "2026-02-09"}
    found, problems = read_claims(io.StringIO(json.dumps(row)))
    assert not found
    assert problems[0].remedy == "a day no earlier than valid_start, 2026-02-13"


def test_a_hand_over_to_oneself_is_named() -> None:
    row = RIGHT | {"status": "transferred", "to": "us"}
    assert [p.message for p in read_claims(io.StringIO(json.dumps(row)))[1]] == ["to: 'us'"]


def test_unknown_places_and_forces_are_named_where_they_are_known() -> None:
    rows = f"{json.dumps(RIGHT)}\n{json.dumps(RIGHT | {'site': 'x', 'actor': 'y', 'to': 'z'})}"
    found, problems = read_claims(io.StringIO(rows), places={"base"}, actors={"us"})
    assert len(found) == 1
    assert [(p.line, p.message) for p in problems] == [
        (2, "site: 'x'"),
        (2, "actor: 'y'"),
        (2, "to: 'z'"),
    ]


@pytest.mark.parametrize("line", ["{oops", "[]", "7", '"text"', "[" * 100_000])
def test_a_line_that_is_no_object_is_named(line: str) -> None:
    found, problems = read_claims(io.StringIO(f"{line}\n{json.dumps(RIGHT)}"))
    assert len(found) == 1
    assert [problem.line for problem in problems] == [1]


def test_a_row_twice_counts_once_and_an_id_for_two_claims_is_named() -> None:
    one, other = RIGHT | {"id": "a"}, RIGHT | {"id": "a", "site": "camp"}
    rows = "\n".join(map(json.dumps, (one, one, other)))
    found, problems = read_claims(io.StringIO(rows))
    assert [claim.site for claim in found] == ["base"]
    assert [problem.line for problem in problems] == [3]


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2026-02-11", date(2026, 2, 11), date(2026, 2, 11)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("../2026-02-13", None, date(2026, 2, 13)),
        ("2026-02-09/2026-02-13", date(2026, 2, 9), date(2026, 2, 13)),
        ("2026-02-09/..", date(2026, 2, 9), None),
    ],
)
def test_days_are_read_from_edtf_where_no_others_are_given(
    edtf: str, start: date | None, end: date | None
) -> None:
    (claim,) = read_claims(io.StringIO(json.dumps(RIGHT | {"edtf": edtf})))[0]
    assert (claim.valid_start, claim.valid_end) == (start, end)


def test_an_edtf_text_that_is_none_is_named() -> None:
    problems = read_claims(io.StringIO(json.dumps(RIGHT | {"edtf": "soon"})))[1]
    assert [problem.message for problem in problems] == ["edtf: 'soon'"]


def coded(folder: Path, text: str) -> Path:
    path = folder / "coded.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_coded_row_needs_little(tmp_path: Path) -> None:
    path = coded(tmp_path, "site,actor,status,date\nbase,us,withdrawn,2026-02-13\n")
    ((claim,), problems) = read_coded_claims(path)
    assert problems == ()
    assert claim.modality is Modality.ASSERTED
    assert claim.published == date(2026, 2, 13)
    assert claim.id


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_coded_table_may_be_separated_by(mark: str, tmp_path: Path) -> None:
    rows = [["\ufeffsite_id", "actor", "status", "first", "last", "note"]]
    rows += [["land", "us", "withdrawn", "2026-02-09", "2026-02-13", "n. b."], [""] * 6]
    path = coded(tmp_path, "\r\n".join(mark.join(row) for row in rows))
    ((claim,), problems) = read_coded_claims(path, areas={"land"})
    assert problems == ()
    assert (claim.scope, claim.edtf) == (Scope.AREA, "2026-02-09/2026-02-13")


def test_a_bad_coded_row_is_named_by_its_line_and_the_rest_is_kept(tmp_path: Path) -> None:
    text = "site,actor,status,first\nbase,us,left,2026-02-30\n\nbase,us,active,2026-02-01\n"
    found, problems = read_coded_claims(coded(tmp_path, text))
    assert len(found) == 1
    assert [(p.line, p.message) for p in problems] == [
        (2, "valid_start: '2026-02-30'"),
        (2, "status: 'left'"),
    ]


@pytest.mark.parametrize(
    "heading", ["site,actor", "site,actor,status,colour", "site,site_id,actor,status", ""]
)
def test_a_heading_that_cannot_be_read_is_refused(heading: str, tmp_path: Path) -> None:
    with pytest.raises(ClaimError, match=r"coded\.csv:1"):
        read_coded_claims(coded(tmp_path, f"{heading}\nbase,us\n"))


def test_a_table_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "coded.csv"
    path.write_bytes(b"site,actor,status\n\xff,us,active\n")
    with pytest.raises(ClaimError, match="UTF-8"):
        read_coded_claims(path)


def test_the_schema_knows_every_field() -> None:
    assert list(SCHEMA["properties"]) == list(Claim.__dataclass_fields__)
    assert set(asdict(next(iter(read_claims(io.StringIO(json.dumps(RIGHT)))[0])))) == set(
        SCHEMA["properties"]
    )
