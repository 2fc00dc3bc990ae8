from __future__ import annotations

import gzip
import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet
import pytest
from tests.archive.conftest import RAIN, TANF, article, on, write_rows

from basestatus.archive import gather_evidence
from basestatus.documents import Kind, Part, divide, find_sources, read_documents

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from basestatus.project import Theatre

MANY = 500
SOME = 40_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of several parts, with mistakes, copies and an id given twice."""
    rows: list[dict[str, object] | str] = [article(number) for number in range(1, MANY)]
    rows[400] = article(3)
    rows[401] = article(3, TANF + "And they came back.")
    rows[402] = '{"id": "broken'
    rows[403] = article(404) | {"published": None}
    rows[404] = article(405) | {"text": " "}
    return write_rows(tmp_path_factory.mktemp("large") / "rows.jsonl", rows)


def in_lines(path: Path) -> Path:
    return path


def in_gzip(path: Path) -> Path:
    packed = path.with_suffix(".jsonl.gz")
    packed.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    return packed


@pytest.mark.parametrize("kept", [in_lines, in_gzip])
def test_parts_give_what_reading_the_whole_gives(
    large: Path, theatre: Theatre, kept: Callable[[Path], Path]
) -> None:
    path = kept(large)
    documents, problems = read_documents([path])
    evidence = gather_evidence([path], on(theatre), part_bytes=SOME)
    assert evidence.read == len(documents)
    assert tuple(evidence.documents.values()) == tuple(d for d in documents if "Tanf" in d.text)
    assert evidence.claims
    undated = [problem for problem in evidence.problems if problem.message == "has no date"]
    assert [problem.line for problem in undated] == [404]
    assert sorted(evidence.problems) == sorted([*problems, *undated])


def test_the_number_of_workers_changes_nothing(large: Path, theatre: Theatre) -> None:
    alone, many = (
        gather_evidence([large], on(theatre, workers=n), part_bytes=SOME) for n in (1, 3)
    )
    assert alone == many


def test_a_file_is_divided_whatever_stands_at_the_borders(tmp_path: Path) -> None:
    """Each line is read by one part, an endless one by the part in which it begins."""
    path = write_rows(tmp_path / "rows.jsonl", ["a", "", "b" * 5_000, "c", "d" * 100])
    size = path.stat().st_size
    for length in (1, 2, 3, 7, 1_000, size, size + 1):
        parts = [p for p in divide(find_sources([path]), size=length) if isinstance(p, Part)]
        ends = [(part.start, part.end) for part in parts]
        assert ends[0][0] == 0
        assert ends[-1][1] == size
        assert all(one[1] == other[0] for one, other in pairwise(ends))


def test_parquet_is_read_by_row_groups(tmp_path: Path, theatre: Theatre) -> None:
    rows = [article(number) for number in range(0, 600, 10)]
    pa.parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet", row_group_size=20)
    parts = list(divide(find_sources([tmp_path]), size=50_000))
    assert [part.kind for part in parts if isinstance(part, Part)] == [Kind.ROW_GROUPS] * 3
    evidence = gather_evidence([tmp_path], on(theatre))
    assert [document.line for document in evidence.documents.values()] == [1, 11, 21, 31, 41, 51]


def test_files_come_in_the_order_of_the_input(tmp_path: Path, theatre: Theatre) -> None:
    (tmp_path / "b.txt").write_text(f"date 2026-02-13\n{TANF}{RAIN}", encoding="utf-8")
    (tmp_path / "c.odd").write_text("?", encoding="utf-8")
    (tmp_path / "empty.jsonl").touch()
    write_rows(tmp_path / "a.jsonl", [article(100)])
    write_rows(tmp_path / "d.jsonl", [article(200)])
    evidence = gather_evidence([tmp_path], on(theatre))
    assert list(evidence.documents) == ["a100", "b", "a200"]
    names = [problem.path.rpartition("/")[2] for problem in evidence.problems]
    assert names == ["c.odd", "empty.jsonl"]


def test_a_pipe_is_read_here(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = write_rows(tmp_path / "rows.jsonl", [article(100), article(101)])
    with path.open(encoding="utf-8") as file:
        monkeypatch.setattr("sys.stdin", file)
        evidence = gather_evidence(["-"], on(theatre, workers=2))
    assert (evidence.read, len(evidence.documents)) == (2, 1)


def test_what_names_no_place_is_still_judged(tmp_path: Path, theatre: Theatre) -> None:
    """As reading it whole would: nothing is passed over for being of no use."""
    rows: list[dict[str, object] | str] = [
        {"id": 1, "published": "2026-02-13T10:00:00Z", "text": RAIN},
        {"id": "two", "published": "2026-02-13", "text": RAIN + "\ud800"},
        {"id": "three", "published": "soon", "text": RAIN},
        {"published": "2026-02-13", "text": RAIN, "lang": 5},
        {"published": "2026-02-13", "text": RAIN},
        {"published": "2026-02-14", "text": RAIN},
        "[1]",
    ]
    path = write_rows(tmp_path / "rows.jsonl", rows)
    documents, problems = read_documents([path])
    evidence = gather_evidence([path], on(theatre))
    assert evidence.read == len(documents) == 2
    assert evidence.problems == problems
    assert json.loads(path.read_text(encoding="utf-8").splitlines()[0])["id"] == 1
