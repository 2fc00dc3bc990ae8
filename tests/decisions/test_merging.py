"""What git makes of the decisions of two editors who worked at the same time."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from basestatus.decisions import Signature, Verdict, apply_decisions, read_decisions, record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from basestatus.decisions import Decision
    from basestatus.model import Claim

    Theatre = Any  # of conftest.py, which pytest alone can import
    Git = Callable[..., subprocess.CompletedProcess[str]]

OMAR = Signature("Omar", "2026-03-02T10:00:00Z")
TABLE = Path("geo", "decisions.csv")
PLAIN = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
EDITOR = ("-c", "user.name=Sara", "-c", "user.email=sara@example.org")


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Return git in a repository of its own, on a branch called main."""

    def run(*arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        command = ["git", *EDITOR, *arguments]
        return subprocess.run(
            command,
            cwd=tmp_path,
            env=os.environ | PLAIN,
            capture_output=True,
            text=True,
            check=check,
        )

    run("init", "-q", "-b", "main")
    return run


def commit(
    git: Git, table: Path, added: Sequence[Decision], removed: Sequence[Decision] = ()
) -> None:
    record(table, added, removed)
    git("add", "-A")
    git("commit", "-qm", "Decide")


def merge(git: Git, table: Path, ours: Sequence[Decision], theirs: Sequence[Decision]) -> str:
    """Let two editors decide on branches of their own, merge, and return the table."""
    git("checkout", "-qb", "omar")
    commit(git, table, theirs)
    git("checkout", "-q", "main")
    commit(git, table, ours)
    assert git("merge", "-q", "--no-edit", "omar").returncode == 0
    return table.read_text(encoding="utf-8")


def claims_of(theatre: Theatre) -> tuple[Claim, ...]:
    claims: tuple[Claim, ...] = theatre.claims()
    return claims


@pytest.mark.parametrize("known", [0, 1, 3])
def test_decisions_on_neighbouring_claims_merge_without_marks(
    theatre: Theatre, git: Git, tmp_path: Path, known: int
) -> None:
    """Also where both editors begin the table."""
    claims = claims_of(theatre)
    table = tmp_path / TABLE
    (tmp_path / "README.md").write_text("A project.\n", encoding="utf-8")
    git("add", "-A")
    git("commit", "-qm", "Begin")
    rows = [theatre.decide(claim, Verdict.ACCEPT)[0] for claim in claims]
    if known:
        commit(git, table, rows[:known])
    theirs = [theatre.decide(claim, Verdict.REJECT, by=OMAR)[0] for claim in claims[known + 1 :: 2]]
    text = merge(git, table, rows[known::2], theirs)
    assert "<<<<" not in text
    decisions, problems = read_decisions(table, theatre.ids)
    assert problems == ()
    assert set(decisions) == {*rows[:known], *rows[known::2], *theirs}


def test_a_conflict_is_named_with_both_reasons(theatre: Theatre, git: Git, tmp_path: Path) -> None:
    claims = claims_of(theatre)
    table = tmp_path / TABLE
    commit(git, table, theatre.decide(claims[0], Verdict.ACCEPT))
    ours = theatre.decide(claims[1], Verdict.ACCEPT, reason="the army says so")
    theirs = theatre.decide(claims[1], Verdict.REJECT, reason="of another year", by=OMAR)
    assert "<<<<" not in merge(git, table, ours, theirs)
    decisions, _ = read_decisions(table, theatre.ids)
    applied = apply_decisions(
        claims, decisions, documents=theatre.documents, ids=theatre.ids, path=table
    )
    assert applied.reviewed.disputed == {claims[1].id}
    (problem,) = applied.problems
    assert "the army says so" in problem.message
    assert "of another year" in problem.message
    assert problem.line in {3, 4}


def test_one_who_changes_their_mind_beside_another_is_no_conflict(
    theatre: Theatre, git: Git, tmp_path: Path
) -> None:
    """Git brings the older row back when a neighbour was added: the later word counts."""
    claims = claims_of(theatre)
    table = tmp_path / TABLE
    first = theatre.decide(claims[0], Verdict.ACCEPT)
    commit(git, table, first)
    git("checkout", "-qb", "omar")
    commit(git, table, theatre.decide(claims[1], Verdict.ACCEPT, by=OMAR))
    git("checkout", "-q", "main")
    later = theatre.decide(claims[0], Verdict.REJECT, by=Signature("Sara", "2026-03-09"))
    commit(git, table, later, first)
    git("merge", "-q", "--no-edit", "omar")
    decisions, problems = read_decisions(table, theatre.ids)
    applied = theatre.apply(*decisions)
    assert (problems, applied.problems) == ((), ())
    assert applied.reviewed.verdict(claims[0].id) is Verdict.REJECT
    assert applied.reviewed.verdict(claims[1].id) is Verdict.ACCEPT


def test_marks_of_a_merge_without_that_setting_are_named_and_lose_nothing(
    theatre: Theatre, git: Git, tmp_path: Path
) -> None:
    claims = claims_of(theatre)
    table = tmp_path / TABLE
    commit(git, table, theatre.decide(claims[0], Verdict.ACCEPT))
    (table.parent / ".gitattributes").write_text("decisions.csv text\n", encoding="utf-8")
    git("commit", "-qam", "Merge as any text")
    ours = theatre.decide(claims[1], Verdict.ACCEPT)
    theirs = theatre.decide(claims[1], Verdict.REJECT, by=OMAR)
    git("checkout", "-qb", "omar")
    commit(git, table, theirs)
    git("checkout", "-q", "main")
    commit(git, table, ours)
    assert git("merge", "-q", "omar", check=False).returncode == 1
    decisions, problems = read_decisions(table, theatre.ids)
    assert [problem.message for problem in problems] == ["a mark of a merge"] * 3
    assert {*ours, *theirs} < set(decisions)
