"""The commands timeline, why, diff and check, on a small project and on the seeds."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess

    Run = Callable[..., CompletedProcess[str]]

CODED = """site,actor,status,modality,first,last,outlet,published
al-tanf,us_coalition,withdrawn,,,2026-02-13,A,2026-02-13
al-tanf,us_coalition,withdrawn,,2026-02-09,2026-02-23,B,2026-02-23
qasrak-base,us_coalition,active,,2026-02-23,2026-02-23,B,2026-02-23
qasrak-base,us_coalition,withdrawn,planned,2026-02-23,2026-03-25,B,2026-02-23
"""


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    path = tmp_path / "coded.csv"
    path.write_text(CODED, encoding="utf-8")
    return path


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_timeline_reasons_over_a_coded_table(run: Run, coded: Path) -> None:
    done = run("timeline", coded)
    tanf = [row for row in rows(done.stdout) if row["site_id"] == "al-tanf"]
    assert done.returncode == 0
    assert [(row["status"], row["valid_from"], row["valid_to"]) for row in tanf] == [
        ("unknown", None, "2026-02-09"),
        ("held", "2026-02-09", "2026-02-13"),
        ("left", "2026-02-13", None),
    ]


def test_timeline_reads_a_pipe_and_knows_what_was_known(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = run("claims", "seeds").stdout
    monkeypatch.setattr(sys, "stdin", io.StringIO(claims))
    done = run("timeline", "-", "--as-known-on", "2026-02-13")
    sites = {row["site_id"] for row in rows(done.stdout)}
    assert done.returncode == 0
    assert sites == {"al-tanf", "qamishli"}


def test_timeline_of_the_project_is_that_of_its_claims(run: Run, tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    run("claims", "seeds", "--out", claims)
    run("timeline", claims, "--out", tmp_path / "one.jsonl")
    run("timeline", "--out", tmp_path / "two.jsonl")
    one, two = ((tmp_path / name).read_bytes() for name in ("one.jsonl", "two.jsonl"))
    assert one == two


def test_timeline_names_bad_rows_and_reasons_over_the_rest(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    good = {"site": "al-tanf", "actor": "us_coalition", "status": "active", "modality": "asserted"}
    bad = [
        good | {"published": "2026-02-13", "valid_end": "2026-02-13"},
        good | {"site": "nowhere"},
        good | {"actor": None},
        good | {"valid_start": "2026-02-31"},
        good | {"valid_start": "2026-02-13", "valid_end": "2026-02-09"},
    ]
    path.write_text("\n".join(map(json.dumps, bad)), encoding="utf-8")
    done = run("timeline", path)
    assert done.returncode == 1
    assert [row["status"] for row in rows(done.stdout)] == ["unknown", "held"]
    for line, field in ((2, "site"), (3, "actor"), (4, "valid_start"), (5, "valid_end")):
        assert f"{path}:{line}: {field}: " in done.stderr


def test_why_answers_for_any_spelling_of_a_site(run: Run) -> None:
    one = run("why", "al-tanf", "--on", "2026-02-12")
    other = run("why", "التَّنف", "--on", "2026-02-12")
    assert one.returncode == 0
    assert one.stdout == other.stdout
    assert "9 February 2026" in one.stdout


def test_why_quotes_exact_words_in_arabic_too(run: Run) -> None:
    done = run("why", "al-tanf", "--on", "2026-02-12", "--language", "ar")
    assert "انسحبت الولايات المتحدة" in done.stdout
    assert "فبراير" in done.stdout


def test_why_as_known_then_knows_no_more(run: Run) -> None:
    done = run("why", "al-tanf", "--as-known-on", "2026-02-13", "--json")
    (row,) = json.loads(done.stdout)
    assert row["status"] == "left"
    assert "23 February" not in "".join(row["account"])


def test_why_of_an_unknown_site_names_the_nearest(run: Run) -> None:
    done = run("why", "Qasrk")
    assert done.returncode == 1
    assert "qasrak-base" in done.stderr


def test_why_refuses_a_language_without_words(run: Run) -> None:
    assert run("why", "al-tanf", "--language", "xx").returncode == 2


def test_diff_tells_what_changed_between_two_days(run: Run) -> None:
    done = run("diff", "2026-02-08", "2026-02-14", "--json")
    assert ("al-tanf", "left") in {
        (row["site"], row["after"]["status"]) for row in json.loads(done.stdout) if row["after"]
    }
    assert run("diff", "2026-02-14", "2026-02-14").stdout == "No state differs.\n"


def test_diff_tells_what_became_known(run: Run) -> None:
    done = run("diff", "--known", "2026-02-13", "2026-02-23")
    assert "Al-Tanf" in done.stdout
    assert "Al-Shaddadi base" in done.stdout


def test_diff_compares_two_builds(run: Run, coded: Path, tmp_path: Path) -> None:
    run("timeline", coded, "--out", tmp_path / "one.jsonl", "--as-known-on", "2026-02-13")
    run("timeline", coded, "--out", tmp_path / "two.jsonl")
    done = run("diff", tmp_path / "one.jsonl", tmp_path / "two.jsonl")
    assert done.returncode == 0
    assert "qasrak-base" in done.stdout


@pytest.mark.parametrize("pair", [("2026-02-13", "maps"), ("--known", "maps", "maps")])
def test_diff_of_a_day_and_a_file_is_refused(run: Run, pair: tuple[str, ...]) -> None:
    assert run("diff", *pair).returncode == 2


def test_check_of_the_seeds_names_overdue_plans_once_they_are(run: Run) -> None:
    early = run("check", "--only", "overdue", "--on", "2026-02-24")
    late = run("check", "--only", "overdue", "--on", "2026-06-01", "--json")
    assert (early.returncode, early.stdout) == (0, "")
    assert late.returncode == 1
    assert {item["concern"] for item in json.loads(late.stdout)} == {"overdue"}


def test_check_names_names_without_a_place_and_articles_without_a_date(
    run: Run, tmp_path: Path
) -> None:
    article = tmp_path / "note.txt"
    article.write_text('The soldiers left the base "Zibblequart" and Al-Tanf base.', "utf-8")
    done = run("check", "--docs", article, "--json")
    found = {item["concern"]: item for item in json.loads(done.stdout)}
    assert done.returncode == 1
    assert found["undated"]["detail"] == {"path": str(article)}
    assert found["unplaced"]["detail"]["mention"] == "Zibblequart"
