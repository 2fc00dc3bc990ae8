"""Date phrases with answers, from tests/data/dates."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from basestatus.languages.dates import find_dates

DATA = Path(__file__).parents[1] / "data/dates"


def rows(*names: str) -> list[Any]:
    lines = [line for name in names for line in (DATA / name).read_text("utf-8").splitlines()]
    found = [json.loads(line) for line in lines]
    return [pytest.param(row, id=row.get("id", row["text"])) for row in found]


def day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


@pytest.mark.parametrize("row", rows("news_ar.jsonl", "news_en.jsonl", "news_fr.jsonl"))
def test_news_sentences_give_the_days_that_an_editor_would_read(row: dict[str, Any]) -> None:
    text, published = row["text"], date.fromisoformat(row["published"])
    found = find_dates(text, published, row["lang"], future=row.get("future"))
    if row["phrase"] is None:
        assert found == ()
        return
    start = text.index(row["phrase"])
    end = start + len(row["phrase"])
    (mention,) = [m for m in found if m.span.start < end and start < m.span.end]
    assert mention.text == text[mention.span.start : mention.span.end]
    assert (mention.interval.start, mention.interval.end) == (day(row["start"]), day(row["end"]))


@pytest.mark.parametrize("row", rows("phrases.jsonl"))
def test_a_phrase_alone_is_one_date(row: dict[str, Any]) -> None:
    (mention,) = find_dates(row["text"], date.fromisoformat(row["published"]), row["lang"])
    assert mention.edtf == row["edtf"]


def test_each_language_has_enough_news_rows() -> None:
    counts = {lang: len(rows(f"news_{lang}.jsonl")) for lang in ("ar", "en", "fr")}
    assert sum(counts.values()) >= 150
    assert min(counts.values()) >= 40
