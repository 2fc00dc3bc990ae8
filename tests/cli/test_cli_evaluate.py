from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess

    Run = Callable[..., CompletedProcess[str]]

SITES = "id,name,names,lat,lon,kind,country\nfoxtrot-camp,Camp Foxtrot,Foxtrot,2,45,base,SO\n"
FORCES = "id,name_en,name_ar,aliases\nblue,Blue Mission,,Blue troops|Blue forces\n"
TEXT = "Blue troops left Camp Foxtrot on Monday, a spokesman said."
ARTICLE = {"id": "d", "published": "2026-02-12", "lang": "en", "text": TEXT}
EXPECTED = {
    "doc_id": "d",
    "site": "Camp Foxtrot",
    "canonical": "foxtrot",
    "actor": "blue",
    "status": "withdrawn",
    "modality": "asserted",
    "valid_start": "2026-02-09",
    "valid_end": "2026-02-09",
    "attributed_to": "a spokesman",
    "quote": TEXT[:29],
    "start_char": 0,
    "end_char": 29,
}


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write an article, what is expected of it and its theatre into a folder of their own."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "gazetteer.csv").write_text(SITES, encoding="utf-8")
    (folder / "actors.csv").write_text(FORCES, encoding="utf-8")
    (folder / "docs.jsonl").write_text(json.dumps(ARTICLE), encoding="utf-8")
    path = folder / "gold.jsonl"
    path.write_text(json.dumps(EXPECTED), encoding="utf-8")
    return path


def test_what_lies_beside_the_expected_claims_is_used(run: Run, gold: Path) -> None:
    ended = run("evaluate", gold)
    assert (ended.returncode, ended.stderr) == (0, "")
    lines = ended.stdout.splitlines()
    assert lines[0].split() == ["all", "en"]
    assert "strict f1                      1.000   1.000" in lines
    assert "missed: 0" in lines


def test_scores_are_printed_as_json(run: Run, gold: Path) -> None:
    result = json.loads(run("evaluate", gold, "--json").stdout)
    assert result["scores"]["en"]["strict_f1"] == result["scores"]["en"]["days_exact"] == 1
    assert result["mistakes"] == []


def test_claims_of_any_origin_can_be_scored(run: Run, gold: Path) -> None:
    claim = {"document": "d", "site": "camp_f", "actor": "blue", "status": "withdrawn"}
    claims, same = gold.with_name("claims.jsonl"), gold.with_name("same.json")
    claims.write_text(json.dumps({**claim, "modality": "planned"}), encoding="utf-8")
    same.write_text('{"camp_f": "foxtrot"}', encoding="utf-8")
    result = run("evaluate", gold, "--claims", claims, "--site-map", same, "--json").stdout
    scores = json.loads(result)["scores"]["all"]
    assert (scores["strict_f1"], scores["without_modality_f1"]) == (0, 1)


def test_history_can_be_left_aside(run: Run, gold: Path) -> None:
    gold.write_text("", encoding="utf-8")
    aside = run("evaluate", gold, "--window-start", "2026-03-01", "--json", "--no-mistakes")
    assert json.loads(aside.stdout)["scores"]["all"]["alarms_without_change"] == 0
    kept = run("evaluate", gold, "--window-start", "2026-01-01", "--json", "--no-mistakes")
    assert json.loads(kept.stdout)["scores"]["all"]["alarms_without_change"] == 1


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("gold.jsonl", "{", "gold.jsonl:1: is not JSON"),
        ("gold.jsonl", json.dumps({**EXPECTED, "doc_id": "x"}), "no document 'x' (hand it in"),
        ("docs.jsonl", "{", "docs.jsonl:1: is not JSON"),
        ("same.json", "[1]", "same.json: holds no pairs of ids"),
        ("same.json", "{", "same.json: is not JSON"),
    ],
)
def test_wrong_files_are_named(run: Run, gold: Path, name: str, text: str, said: str) -> None:
    gold.with_name("same.json").write_text("{}", encoding="utf-8")
    gold.with_name(name).write_text(text, encoding="utf-8")
    ended = run("evaluate", gold, "--site-map", gold.with_name("same.json"))
    assert ended.returncode == 1
    assert said in ended.stderr
