from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from basestatus.evaluation.pins import Pin, find_drops, measure, read_pins, write_pins

CORPORA = sorted(path.parent for path in Path(__file__).parents[1].glob("corpus/*/gold.jsonl"))
PINS = Path(__file__).parents[1] / "scores.json"
PIN = Pin("0", {"all": {"strict_f1": 0.8, "dates_exact": None, "alarms_without_change": 0.1}})


def with_figure(name: str, value: float | None) -> Pin:
    return replace(PIN, scores={"all": {**PIN.scores["all"], name: value}})


@pytest.mark.parametrize("folder", CORPORA, ids=lambda folder: folder.name)
def test_no_score_of_a_corpus_drops(folder: Path) -> None:
    """After a change for the better, or of the corpus: make scores."""
    pinned = read_pins(PINS)[folder.name]
    measured = measure(folder)
    assert measured.corpus == pinned.corpus
    assert list(find_drops(pinned, measured)) == []


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("strict_f1", 0.796, []),
        ("strict_f1", 0.9, []),
        ("strict_f1", 0.79, ["all strict_f1: 0.79, was 0.8"]),
        ("strict_f1", None, ["all strict_f1: None, was 0.8"]),
        ("dates_exact", 0.5, []),
        ("alarms_without_change", 0.0, []),
        ("alarms_without_change", 0.2, ["all alarms_without_change: 0.2, was 0.1"]),
    ],
)
def test_what_got_worse_is_told(name: str, value: float | None, told: list[str]) -> None:
    assert list(find_drops(PIN, with_figure(name, value))) == told


def test_a_language_that_vanished_is_a_drop() -> None:
    assert list(find_drops(PIN, replace(PIN, scores={})))


def test_pins_read_back_as_written(tmp_path: Path) -> None:
    write_pins({"b": PIN, "a": PIN}, tmp_path / "scores.json")
    assert read_pins(tmp_path / "scores.json") == {"a": PIN, "b": PIN}
