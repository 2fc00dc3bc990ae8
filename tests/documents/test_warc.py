from __future__ import annotations

import gzip
import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest

from basestatus.documents import read_documents
from basestatus.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from tests.documents.conftest import Read

NEWS = "غادرت آخر قافلة أميركية القاعدة أمس، وفق ما أعلن مصدر في المحافظة."
PAGE = f"""<html><head><title>القافلة</title>
<meta property="article:published_time" content="2026-02-13"></head>
<body><article><p>{NEWS}</p></article></body></html>"""
HTML = "text/html; charset=windows-1256"


def record(name: str, body: bytes, kind: str = HTML, status: str = "200 OK") -> bytes:
    """Return the record of an answer of a server."""
    packed = "Content-Encoding: gzip\r\n" if body.startswith(b"\x1f\x8b") else ""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{packed}\r\n".encode()
    return written("response", "application/http; msgtype=response", name, head + body)


def written(sort: str, kind: str, name: str, block: bytes) -> bytes:
    """Return a record of a WARC."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {sort}\r\nWARC-Target-URI: https://example.org/{name}\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


RECORDS = (
    written("warcinfo", "application/warc-fields", "", b"software: test\r\n"),
    record("news/1", PAGE.encode("windows-1256")),
    record("logo.png", b"\x89PNG", "image/png"),
    record("gone", PAGE.encode(), status="404 Not Found"),
    record("menu", b"<html><body></body></html>"),
    record("news/1?again", PAGE.encode("windows-1256")),
    record("news/2", gzip.compress(PAGE.replace("أمس", "الجمعة").encode())),
)
PACKED = b"".join(map(gzip.compress, RECORDS))


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_gives_its_articles(read: Read, *, packed: bool) -> None:
    name, data = ("crawl.warc.gz", PACKED) if packed else ("crawl.warc", b"".join(RECORDS))
    documents, problems = read(name, data)
    assert problems == []
    assert [(d.url, d.line) for d in documents] == [
        ("https://example.org/news/1", 2),
        ("https://example.org/news/2", 7),
    ]
    assert documents[0].text == NEWS
    assert documents[0].published == date(2026, 2, 13)
    assert documents[0].id == documents[0].sha256[:16]


def test_a_package_of_web_archives_is_read(read: Read) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("datapackage.json", "{}")
        package.writestr("archive/data.warc.gz", PACKED)
    documents, problems = read("crawl.wacz", file.getvalue())
    assert problems == []
    assert len(documents) == 2
    assert documents[0].path.endswith("crawl.wacz/archive/data.warc.gz")


def test_text_that_another_program_took_from_pages_is_read(read: Read) -> None:
    data = written("conversion", "text/plain", "3", NEWS.encode())
    (document,), _ = read("crawl.warc.gz", gzip.compress(data))
    assert (document.text, document.url) == (NEWS, "https://example.org/3")


BROKEN = [
    ("a.warc", b"WARC/1.0\r\nnot a record", "a.warc: holds no article"),
    ("a.warc", b"", "a.warc: is empty"),
    ("a.warc", b"something else\n", "a.warc:1: is no WARC to be read further"),
    ("a.warc.gz", PACKED[:900], "a.warc.gz: cannot be read to its end"),
    ("a.wacz", b"PK\x03\x04", "a.wacz: is no WACZ that can be read"),
    ("a.wacz", b"PK\x05\x06" + bytes(18), "a.wacz: holds no WARC"),
]


@pytest.mark.parametrize(("name", "data", "message"), BROKEN)
def test_a_damaged_archive_is_named(read: Read, name: str, data: bytes, message: str) -> None:
    problems = read(name, data)[1]
    assert [p[: len(message)] for p in problems[-1:]] == [message]


def test_a_record_past_the_limit_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    bomb = record("bomb", gzip.compress(b"<p>" + b"a" * 5_000_000))
    (tmp_path / "a.warc").write_bytes(bomb + RECORDS[1])
    (document,), (problem,) = read_documents([tmp_path], limits=Limits(document_bytes=100_000))
    assert document.url == "https://example.org/news/1"
    assert (problem.line, problem.message) == (1, "is larger than 100000 bytes")
