"""The table of decisions as people and programs write it."""

from __future__ import annotations

import csv
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from basestatus.decisions import (
    NOTHING,
    Anchor,
    Decision,
    Reading,
    Verdict,
    read_decisions,
    record,
)
from basestatus.errors import InputError

if TYPE_CHECKING:
    Theatre = Any  # of conftest.py, which pytest alone can import

HEAD = "claim,decision,reason,who,when"
PLAIN = Decision("c1", Verdict.ACCEPT, "seen", "Sara", "2026-03-01")

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(
    lambda text: " ".join(text.split())
)
decisions = st.builds(
    Decision,
    claim=st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
    verdict=st.just(Verdict.EDIT),
    reason=words.filter(bool),
    who=words.filter(bool),
    when=st.dates().map(str),
    new=st.builds(
        Reading, site=st.just("red-hill"), to=st.just(NOTHING), valid_end=st.dates().map(str)
    ),
    anchor=st.builds(Anchor, words, st.none() | st.integers(0, 10**6), words, words, words),
)


@settings(max_examples=40)
@given(st.lists(decisions, unique=True, max_size=8))
def test_what_is_written_is_what_is_read(rows: list[Decision]) -> None:
    """One row is one line, and no cell begins as a formula does."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "decisions.csv"
        record(table, rows[1:])
        record(table, rows[:1])
        found, problems = read_decisions(table)
        assert problems == ()
        assert set(found) == set(rows)
        text = table.read_text(encoding="utf-8")
        assert text.count("\n") == len(rows) + 1
        cells = [cell for line in csv.reader(text.split("\n")) for cell in line]
        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_the_order_of_writing_changes_nothing(tmp_path: Path) -> None:
    rows = [replace(PLAIN, claim=f"c{n}", anchor=Anchor("d", n)) for n in (3, 1, 10, 2)]
    for name, order in (("a.csv", rows), ("b.csv", rows[::-1])):
        for row in order:
            record(tmp_path / name, [row])
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    assert [row.claim for row in read_decisions(tmp_path / "a.csv")[0]] == ["c1", "c2", "c3", "c10"]


def test_a_few_columns_typed_by_hand_will_do(tmp_path: Path) -> None:
    """In any order, saved by a spreadsheet, with a column of their own."""
    table = tmp_path / "decisions.csv"
    lines = "decision,claim,note,who,when,reason", 'accept,c1,"call ""him""",Sara,2026-03-01,seen'
    table.write_text("\ufeff" + "\r\n".join(lines), encoding="utf-8", newline="")
    assert read_decisions(table) == ((PLAIN,), ())
    record(table, [replace(PLAIN, claim="c2")])
    assert [row.claim for row in read_decisions(table)[0]] == ["c1", "c2"]
    assert 'call ""him""' in table.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("c1,agree,seen,Sara,2026-03-01", "decision: 'agree'"),
        (",accept,seen,Sara,2026-03-01", "claim: missing"),
        ("c1,accept,seen,,2026-03-01", "who: missing"),
        ("c1,accept,seen,Sara,yesterday", "when: 'yesterday'"),
        ("c1,accept,seen,Sara,2026-02-30", "when: '2026-02-30'"),
        ("c1,reject,,Sara,2026-03-01", "reason: missing"),
        ("c1,edit,wrong,Sara,2026-03-01", "decision: edit changes nothing"),
        ("c1,edit,wrong,Sara,2026-03-01,nowhere", "new_site: 'nowhere'"),
        ("c1,accept,seen,Sara,2026-03-01,red-hill", "new_site: 'red-hill'"),
        ("c1,edit,wrong,Sara,2026-03-01,,gone", "new_status: 'gone'"),
        ("c1,edit,wrong,Sara,2026-03-01,,,2026-3-1", "new_valid_start: '2026-3-1'"),
        ("c1,edit,wrong,Sara,2026-03-01,,,2026-03-02,2026-03-01", "new_valid_end: '2026-03-01'"),
        ("c1,merge,same,Sara,2026-03-01", "into: missing"),
        ("c1,merge,same,Sara,2026-03-01,,,,,c1", "into: 'c1'"),
        ("c1,accept,seen, he said,Sara,2026-03-01,,,,,x,y", "more cells than columns"),
    ],
)
def test_each_wrong_cell_is_named_with_its_line_and_the_row_is_kept(
    theatre: Theatre, tmp_path: Path, row: str, message: str
) -> None:
    table = tmp_path / "decisions.csv"
    head = f"{HEAD},new_site,new_status,new_valid_start,new_valid_end,into"
    table.write_text(f"{head}\nc0,accept,seen,Sara,2026-03-01\n{row}\n", encoding="utf-8")
    found, problems = read_decisions(table, theatre.ids)
    assert [decision.claim for decision in found] == ["c0"]
    assert {(problem.path, problem.line) for problem in problems} == {(str(table), 3)}
    assert any(problem.message.startswith(message) for problem in problems)
    record(table, [replace(PLAIN, claim="c9")])
    later = [problem.message for problem in read_decisions(table, theatre.ids)[1]]
    assert later == [problem.message for problem in problems]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", f'{HEAD}\nc1,"open\n'.encode()])
def test_what_cannot_be_read_is_named_and_left_alone(tmp_path: Path, content: bytes) -> None:
    table = tmp_path / "decisions.csv"
    table.write_bytes(content)
    found, problems = read_decisions(table)
    assert found == ()
    assert [problem.path for problem in problems] == [str(table)]
    with pytest.raises(InputError):
        record(table, [PLAIN])
    assert table.read_bytes() == content


def test_a_table_without_a_column_that_is_needed_says_so(tmp_path: Path) -> None:
    table = tmp_path / "decisions.csv"
    table.write_text("claim,reason\nc1,seen\n", encoding="utf-8")
    messages = [problem.message for problem in read_decisions(table)[1]]
    assert messages[:3] == ["no column decision", "no column who", "no column when"]


def test_git_is_told_to_keep_both_sides_and_nothing_else_changes(tmp_path: Path) -> None:
    attributes = tmp_path / ".gitattributes"
    attributes.write_text("*.gpkg binary", encoding="utf-8")
    for claim in ("c1", "c2"):
        record(tmp_path / "decisions.csv", [replace(PLAIN, claim=claim)])
    lines = attributes.read_text(encoding="utf-8").splitlines()
    assert lines == ["*.gpkg binary", "decisions.csv merge=union text eol=lf"]


def test_who_write_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    table = tmp_path / "decisions.csv"
    rows = [replace(PLAIN, claim=f"c{number}") for number in range(24)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda row: record(table, [row]), rows))
    assert set(read_decisions(table)[0]) == set(rows)
    assert {path.name for path in tmp_path.iterdir()} == {"decisions.csv", ".gitattributes"}
