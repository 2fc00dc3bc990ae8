from __future__ import annotations

import gzip
import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from basestatus.documents import iter_documents, read_documents
from basestatus.errors import Problem
from basestatus.model import PublishedBasis
from basestatus.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from tests.documents.conftest import Read, ReadRows

ROW = {
    "id": "w1",
    "published": "2026-02-13",
    "source": "Levant Wire",
    "url": "https://example.org/w1",
    "title": "Trucks leave",
    "text": "The last trucks left the base.",
    "lang": "en",
}
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8),
            "text": WORDS.filter(str.strip),
        },
        optional={
            "published": st.dates(date(1900, 1, 1)).map(str) | st.none(),
            "source": WORDS,
            "url": WORDS,
            "title": WORDS,
            "lang": WORDS,
            "other": st.integers() | st.lists(WORDS),
        },
    ),
    min_size=1,
    unique_by=lambda row: str(row["id"]),
)


def test_every_key_finds_its_field(read_rows: ReadRows) -> None:
    (document,), problems = read_rows(ROW)
    assert problems == []
    assert document.id == "w1"
    assert document.published == date(2026, 2, 13)
    assert document.published_basis is PublishedBasis.METADATA
    assert document.publisher == "Levant Wire"
    assert document.url == "https://example.org/w1"
    assert document.title == "Trucks leave"
    assert document.text == "The last trucks left the base."
    assert document.language == "en"
    assert document.line == 1


@given(ROWS)
def test_rows_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Any]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    documents, problems = read_documents([path])
    assert problems == ()
    assert [(d.id, d.text, d.line) for d in documents] == [
        (row["id"], row["text"], line) for line, row in enumerate(rows, 1)
    ]
    for document, row in zip(documents, rows, strict=True):
        if row.get("published"):
            assert document.published == date.fromisoformat(row["published"])


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2026-02-13", date(2026, 2, 13)),
        ("2026-02-13T23:30:00+03:00", date(2026, 2, 13)),
        ("2026-02-13T23:30:00Z", date(2026, 2, 13)),
        (" 2026-02-13 ", date(2026, 2, 13)),
        ("", None),
        (None, None),
    ],
)
def test_published_is_the_day_as_written(
    read_rows: ReadRows, published: str | None, day: date | None
) -> None:
    assert read_rows(ROW | {"published": published})[0][0].published == day


def test_a_row_without_id_gets_one_from_its_text(read_rows: ReadRows) -> None:
    (document,), _ = read_rows({"text": ROW["text"]})
    assert document.id == document.sha256[:16]


def test_a_row_without_language_is_looked_at(read_rows: ReadRows) -> None:
    assert read_rows({"text": "The trucks left the base on Friday."})[0][0].language == "en"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ('{"id": "w1", "text"', "rows.jsonl:1: is not JSON: Expecting ':' delimiter at column 20"),
        ("[1, 2]", "rows.jsonl:1: is no JSON object"),
        ({"id": "w1"}, "rows.jsonl:1: has no text"),
        (ROW | {"text": None}, "rows.jsonl:1: has no text"),
        (ROW | {"text": " \n"}, "rows.jsonl:1: has no text"),
        (ROW | {"text": 3}, "rows.jsonl:1: text is 3 (write a text)"),
        (ROW | {"title": ["x"]}, "rows.jsonl:1: title is ['x'] (write a text)"),
        (ROW | {"id": {"$oid": 1}}, "rows.jsonl:1: id is {'$oid': 1} (write a text)"),
        (ROW | {"published": "13/02/26"}, "rows.jsonl:1: published is '13/02/26' (write it as"),
        (ROW | {"published": 20260213}, "rows.jsonl:1: published is 20260213 (write it as"),
        (ROW | {"text": "a\ud800b"}, "rows.jsonl:1: character 1 of the text is half a surrogate"),
        (ROW | {"title": "\udc00"}, "rows.jsonl:1: title holds half a surrogate pair"),
        ("[" * 100_000, "rows.jsonl:1: nests deeper than 100 levels (raise limits.nesting"),
        ('{"text": ' + "1" * 5000 + "}", "rows.jsonl:1: is not JSON"),
    ],
)
def test_a_wrong_row_is_named_and_the_others_are_read(
    read_rows: ReadRows, row: object, problem: str
) -> None:
    documents, problems = read_rows(row, "", ROW)
    assert [(document.id, document.line) for document in documents] == [("w1", 3)]
    assert len(problems) == 1
    assert problems[0].startswith(problem)


def test_bytes_that_are_not_utf8_are_named(read: Read) -> None:
    _, problems = read("rows.jsonl", b'{"text": "ok then"}\n{"text": "\xc7\xe1"}\n')
    assert problems == ["rows.jsonl:2: byte 10 is not UTF-8 (save the file as UTF-8)"]


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter(read: Read) -> None:
    data = b"\xef\xbb\xbf" + json.dumps(ROW).encode() + b"\r\n\r\n"
    assert len(read("rows.jsonl", data)[0]) == 1


@pytest.mark.parametrize("data", ["", "\n\n"])
def test_a_file_without_rows_is_named(read: Read, data: str) -> None:
    assert read("rows.ndjson", data)[1] == [
        "rows.ndjson: is empty (remove it, or put documents in, one a line)"
    ]


def test_a_line_past_the_limit_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    short = json.dumps({"id": "s", "text": "short enough"})
    path.write_text("\n".join([json.dumps({"text": "x" * 5000}), short, "x" * 201]))
    documents, problems = read_documents([path], limits=Limits(line_bytes=200))
    assert [(document.id, document.line) for document in documents] == [("s", 2)]
    assert [(problem.line, problem.message) for problem in problems] == [
        (1, "is longer than 200 bytes"),
        (3, "is longer than 200 bytes"),
    ]
    assert "limits.line_bytes" in problems[0].remedy


def test_a_line_of_just_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    line = json.dumps(ROW)
    path.write_text(line + "\n" + line.replace("w1", "w2"))
    documents, problems = read_documents([path], limits=Limits(document_bytes=len(line)))
    assert (len(documents), problems) == (2, ())


def test_packed_rows_are_read(read: Read) -> None:
    assert len(read("rows.jsonl.gz", gzip.compress(json.dumps(ROW).encode()))[0]) == 1


def test_a_torn_packed_file_gives_what_it_holds(read: Read) -> None:
    rows = "\n".join(json.dumps(ROW | {"id": str(number)}) for number in range(2000))
    documents, problems = read("rows.jsonl.gz", gzip.compress(rows.encode())[:-200])
    assert documents
    assert "cannot be read to its end" in problems[-1]


def test_rows_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(ROW) + "\nbroken\n")
    found = iter_documents([path])
    assert not isinstance(next(found), Problem)
    assert isinstance(next(found), Problem)


def test_parquet_rows_are_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    rows = [
        ROW | {"published": date(2026, 2, 13)},
        ROW | {"id": "w2", "published": None, "text": ""},
    ]
    pq.write_table(pa.Table.from_pylist(rows), path)
    (document,), (problem,) = read_documents([path])
    assert (document.id, document.published, document.line) == ("w1", date(2026, 2, 13), 1)
    assert (problem.line, problem.message) == (2, "has no text")


def test_a_parquet_row_of_no_utf8_is_named_and_the_rest_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    texts = pa.array([b"First.", b"\x84\xff", b"Last."]).view(pa.string())
    pq.write_table(pa.table({"text": texts, "published": ["2026-02-13"] * 3}), path)
    documents, (problem,) = read_documents([path])
    assert [document.text for document in documents] == ["First.", "Last."]
    assert (problem.line, "no UTF-8" in problem.message) == (2, True)


def test_parquet_times_are_days(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    row = ROW | {"published": datetime(2026, 2, 13, 23, 30)}  # noqa: DTZ001  (naive on purpose)
    pq.write_table(pa.Table.from_pylist([row]), path)
    assert read_documents([path])[0][0].published == date(2026, 2, 13)


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"PAR1 not really", "is not Parquet to be read"), (b"", "is not Parquet to be read")],
)
def test_what_is_not_parquet_is_named(read: Read, data: bytes, message: str) -> None:
    documents, (problem,) = read("rows.parquet", data)
    assert documents == []
    assert message in problem


def test_parquet_without_texts_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    pq.write_table(pa.table({"body": ["x"]}), path)
    assert [problem.message for problem in read_documents([path])[1]] == ["has no column text"]
