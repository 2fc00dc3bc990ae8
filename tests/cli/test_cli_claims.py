from __future__ import annotations

import io
import json
import os
import sys
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest

from basestatus.documents import read_documents
from basestatus.model import Claim

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess

    Run = Callable[..., CompletedProcess[str]]

GAZETTEER = (
    "id,name,names,lat,lon,radius_m,kind,country\nfoxtrot,Camp Foxtrot,Foxtrot,2,45,2000,base,SO\n"
)
ACTORS = "id,name_en,name_ar,aliases\nblue,Blue Mission,,Blue troops|Blue forces\n"
TEXT = "Blue troops left Camp Foxtrot on Monday, a spokesman said."
ROW = {"id": "d", "published": "2026-02-12", "lang": "en", "text": TEXT}


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder that is no project, with a theatre of one camp and one force."""
    (tmp_path / "g.csv").write_text(GAZETTEER, encoding="utf-8")
    (tmp_path / "a.csv").write_text(ACTORS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def theatre(folder: Path) -> list[str]:
    return ["--gazetteer", str(folder / "g.csv"), "--actors", str(folder / "a.csv")]


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_claims_of_the_seeds_have_the_fields_of_a_claim_and_exact_quotes(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    ended = run("claims")
    assert (ended.returncode, ended.stderr) == (0, "")
    texts = {document.id: document.text for document in read_documents(["seeds"])[0]}
    found = rows(ended.stdout)
    assert len(found) > 10
    for row in found:
        assert list(row) == [field.name for field in fields(Claim)]
        assert row["quote"]
        assert texts[row["document"]][row["start"] : row["end"]] == row["quote"]


def test_claims_are_read_in_any_folder_with_places_and_forces_handed_in(
    run: Run, elsewhere: Path
) -> None:
    (elsewhere / "docs.jsonl").write_text(json.dumps(ROW), encoding="utf-8")
    ended = run("claims", "docs.jsonl", *theatre(elsewhere))
    assert (ended.returncode, ended.stderr) == (0, "")
    (row,) = rows(ended.stdout)
    assert (row["site"], row["actor"], row["status"]) == ("foxtrot", "blue", "withdrawn")
    assert (row["valid_start"], row["valid_end"]) == ("2026-02-09", "2026-02-09")


def test_articles_come_from_a_pipe_too(
    run: Run, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = io.TextIOWrapper(io.BytesIO(json.dumps(ROW).encode()))
    monkeypatch.setattr(sys, "stdin", pipe)
    ended = run("claims", "-", *theatre(elsewhere))
    assert [row["document"] for row in rows(ended.stdout)] == ["d"]


def test_claims_are_written_to_a_file(run: Run, elsewhere: Path) -> None:
    (elsewhere / "docs.jsonl").write_text(json.dumps(ROW), encoding="utf-8")
    ended = run("claims", "docs.jsonl", *theatre(elsewhere), "--out", "claims.jsonl")
    assert ended.stdout == ""
    assert len(rows((elsewhere / "claims.jsonl").read_text(encoding="utf-8"))) == 1


def test_what_cannot_be_read_is_named_and_the_rest_is_read(run: Run, elsewhere: Path) -> None:
    text = "\n".join(["{", json.dumps(ROW)])
    (elsewhere / "docs.jsonl").write_text(text, encoding="utf-8")
    (elsewhere / "empty.txt").touch()
    ended = run("claims", "docs.jsonl", "empty.txt", "none.txt", *theatre(elsewhere))
    assert ended.returncode == 1
    assert len(rows(ended.stdout)) == 1
    assert [line.split(": ")[0] for line in ended.stderr.splitlines()] == [
        "docs.jsonl:1",
        "empty.txt",
        "none.txt",
    ]


def test_an_article_without_a_date_is_read_with_a_note(run: Run, elsewhere: Path) -> None:
    undated = {key: value for key, value in ROW.items() if key != "published"}
    (elsewhere / "docs.jsonl").write_text(json.dumps(undated), encoding="utf-8")
    ended = run("claims", "docs.jsonl", *theatre(elsewhere))
    assert ended.returncode == 0
    assert ended.stderr.startswith("docs.jsonl:1: has no date")
    assert [row["published"] for row in rows(ended.stdout)] == [None]
    assert run("claims", "-q", "docs.jsonl", *theatre(elsewhere)).stderr == ""


def test_an_article_about_something_else_has_no_claims(run: Run, elsewhere: Path) -> None:
    (elsewhere / "rain.txt").write_text("date 2026-02-12\nIt rained.\n", encoding="utf-8")
    ended = run("claims", "rain.txt", *theatre(elsewhere))
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_a_gazetteer_that_is_none_ends_with_1(run: Run, elsewhere: Path) -> None:
    (elsewhere / "g.csv").write_text("x,y\n1,2\n", encoding="utf-8")
    (elsewhere / "docs.jsonl").write_text(json.dumps(ROW), encoding="utf-8")
    ended = run("claims", "docs.jsonl", *theatre(elsewhere))
    assert ended.returncode == 1
    assert "g.csv:1" in ended.stderr


def test_each_claim_can_show_what_it_rests_on(run: Run, elsewhere: Path) -> None:
    (elsewhere / "docs.jsonl").write_text(json.dumps(ROW), encoding="utf-8")
    (row,) = rows(run("claims", "--explain", "docs.jsonl", *theatre(elsewhere)).stdout)
    parts = row["explanation"]
    assert [TEXT[p["start"] : p["end"]] for p in parts.values()] == [
        p["text"] for p in parts.values()
    ]
    shown = {name: part["text"] for name, part in parts.items()}
    assert list(shown) == ["trigger", "site", "actor", "time", "source"]
    assert (shown["trigger"], shown["time"]) == ("left", "Monday")
    assert "Foxtrot" in shown["site"]
    assert "Blue" in shown["actor"]
    assert "spokesman" in shown["source"]


def test_claims_coded_by_hand_are_imported(run: Run, elsewhere: Path) -> None:
    table = "site,actor,status,first\nfoxtrot,blue,withdrawn,2026-02-09\nfoxtrot,,active,\n"
    (elsewhere / "coded.csv").write_text(table, encoding="utf-8")
    ended = run("claims", "--from", "coded.csv", *theatre(elsewhere))
    assert ended.returncode == 1
    assert ended.stderr.startswith("coded.csv:3: actor")
    assert [(row["site"], row["valid_start"]) for row in rows(ended.stdout)] == [
        ("foxtrot", "2026-02-09")
    ]


def test_what_was_read_is_kept_in_a_project_and_nowhere_else(run: Run, elsewhere: Path) -> None:
    listed = [
        ROW | {"id": f"d{n}", "text": f"{n}. {TEXT} {'It rained. ' * 900}"} for n in range(30)
    ]
    docs = elsewhere / "docs.jsonl"
    docs.write_text("".join(f"{json.dumps(row)}\n" for row in listed), encoding="utf-8")
    os.utime(docs, (1, 1))
    handed = run("claims", str(docs), *theatre(elsewhere))
    assert not (elsewhere / ".basestatus").exists()
    (elsewhere / "geo").mkdir()
    for name, part in (("g", "gazetteer"), ("a", "actors")):
        (elsewhere / f"{name}.csv").rename(elsewhere / "geo" / f"{part}.csv")
    first = run("claims", str(docs))
    assert (elsewhere / ".basestatus").is_dir()
    assert len(rows(handed.stdout)) == len(listed)
    assert handed.stdout == first.stdout == run("claims", str(docs)).stdout
