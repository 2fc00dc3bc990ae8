from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from basestatus.documents import iter_documents

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture

TEXT = "The last trucks left the base on Friday, an official said.\n" * 40
FULL = {"published": "2026-02-13", "source": "Wire", "title": "Trucks leave", "lang": "en"}


@pytest.mark.parametrize("facts", [FULL, {}], ids=["described", "bare"])
def test_two_thousand_rows(
    benchmark: BenchmarkFixture, tmp_path: Path, facts: dict[str, str]
) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [{"id": str(number), "text": TEXT, **facts} for number in range(2000)]
    path.write_text("\n".join(map(json.dumps, rows)))
    assert benchmark(lambda: sum(1 for _ in iter_documents([path]))) == len(rows)


def test_a_hundred_pages(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    for number in range(100):
        page = f"<html><body><article><p>{number}. {TEXT}</p></article></body></html>"
        (tmp_path / f"{number}.html").write_text(page)
    assert benchmark(lambda: sum(1 for _ in iter_documents([tmp_path]))) == 100
