"""Each limit is named where it is passed, and what stays below it is read."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from tests.documents.test_warc import record

from basestatus.documents import read_documents
from basestatus.errors import GazetteerError
from basestatus.project import open_theatre
from basestatus.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The last of the trucks left the base on Friday morning, an official said."
ROW = json.dumps({"id": "a", "text": TEXT})
LARGE = 70_000_000


def page(inside: str) -> str:
    return f"<html><body><article><p>{TEXT}</p>{inside}</article></body></html>"


def nested(levels: int) -> str:
    return json.dumps({"text": TEXT, "more": 0}).replace("0", "[" * levels + "]" * levels)


def packed(text: bytes) -> bytes:
    return gzip.compress(text, mtime=0)


def package(warc: bytes, method: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("archive/data.warc.gz", warc)
    return file.getvalue()


BLANK = ROW.encode() + (b" " * (LARGE // 5) + b"\n") * 5
BOMB = record("a", page(" " * LARGE).encode())
PASSED = {
    "document_bytes": ("a.txt", TEXT.encode(), Limits(document_bytes=20), "is larger than 20"),
    "line_bytes": ("a.jsonl", ROW.encode(), Limits(line_bytes=20), "is longer than 20 bytes"),
    "nesting of JSON": ("a.jsonl", nested(99).encode(), Limits(nesting=99), "deeper than 99"),
    "nesting of a page": ("a.html", page("<div>" * 99).encode(), Limits(nesting=99), "than 99"),
    "elements": ("a.html", page("<br>" * 50_001).encode(), Limits(), "than 50000 elements"),
    "attributes": ("a.html", page("<p" + " a" * 501 + ">").encode(), Limits(), "than 500"),
    "archive_ratio": ("a.jsonl.gz", packed(BLANK), Limits(), "more than 200 times its size"),
    "archive_ratio of a page": (
        "a.html.gz",
        packed(BOMB),
        Limits(document_bytes=LARGE * 2),
        "more than 200 times",
    ),
    "archive_ratio of a package": (
        "a.wacz",
        package(BOMB, zipfile.ZIP_DEFLATED),
        Limits(),
        "more than 200 times",
    ),
    "archive_ratio in a package": (
        "a.wacz",
        package(packed(BOMB), zipfile.ZIP_STORED),
        Limits(),
        "more than 200 times",
    ),
}


@pytest.mark.parametrize(("name", "data", "limits", "told"), PASSED.values(), ids=PASSED)
def test_what_passes_a_limit_is_named(
    tmp_path: Path, name: str, data: bytes, limits: Limits, told: str
) -> None:
    (tmp_path / name).write_bytes(data)
    _, problems = read_documents([tmp_path / name], limits=limits)
    assert told in problems[-1].message
    assert problems[-1].remedy.startswith("raise limits.")


KEPT = {
    "nesting of JSON": ("a.jsonl", nested(98), Limits(nesting=99)),
    "brackets in a text": ("a.jsonl", json.dumps({"text": TEXT + "[" * 500}), Limits()),
    "nesting of a page": ("a.html", page("<div>" * 97), Limits(nesting=99)),
    "elements that hold nothing": ("a.html", page("<br><img src='a'>" * 500), Limits()),
    "elements in a script": ("a.html", page("<script>" + "'<div>'" * 500 + "</script>"), Limits()),
    "words in an attribute": ("a.html", page("<p title='" + "a " * 5000 + "'>"), Limits()),
}


@pytest.mark.parametrize(("name", "data", "limits"), KEPT.values(), ids=KEPT)
def test_what_stays_below_it_is_read(tmp_path: Path, name: str, data: str, limits: Limits) -> None:
    (tmp_path / name).write_text(data, encoding="utf-8")
    documents, problems = read_documents([tmp_path / name], limits=limits)
    assert problems == ()
    assert documents[0].text.startswith(TEXT)


def test_more_names_than_there_may_be_are_refused(tmp_path: Path) -> None:
    (tmp_path / "basestatus.toml").write_text("[limits]\nnames = 10\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"more than limits\.names = 10"):
        open_theatre(tmp_path)
