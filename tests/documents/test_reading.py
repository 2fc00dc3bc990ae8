from __future__ import annotations

import gzip
import io
import json
import os
import sys
from typing import TYPE_CHECKING

import fsspec
import pytest

from basestatus.documents import read_documents
from basestatus.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from tests.documents.conftest import Read

TEXT = "The last trucks left the base on Friday."
ROW = json.dumps({"id": "w1", "text": TEXT})
PAGE = f"<html><body><article><p>{TEXT}</p></article></body></html>"


def given_folder(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text)
    return folder


def test_a_folder_is_read_by_name_and_to_its_depth(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "deep.txt").write_text("The text in the depth.")
    given_folder(tmp_path, a_txt="The first text.", c_html=PAGE, d_jsonl=ROW)
    documents, problems = read_documents([tmp_path])
    assert [document.id for document in documents] == ["a", "c", "w1", "deep"]
    assert problems == ()


def test_inputs_are_read_in_the_order_given(tmp_path: Path) -> None:
    given_folder(tmp_path, a_txt="The first text.", b_txt="The second text.")
    documents, _ = read_documents([tmp_path / "b.txt", str(tmp_path / "a.txt")])
    assert [document.id for document in documents] == ["b", "a"]


def test_what_a_folder_holds_beside_documents_is_named(tmp_path: Path) -> None:
    given_folder(tmp_path, a_txt=TEXT, photo_jpg="x", README_md="about", _gitkeep="")
    documents, (problem,) = read_documents([tmp_path])
    assert len(documents) == 1
    assert problem.path == str(tmp_path / "photo.jpg")
    assert ".txt" in problem.remedy


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    _, (problem,) = read_documents([tmp_path / "none.txt"])
    assert problem.message == "does not exist"


def test_an_empty_folder_is_no_problem(tmp_path: Path) -> None:
    assert read_documents([tmp_path]) == ((), ())


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone")
    _, (problem,) = read_documents([tmp_path])
    assert problem.message.startswith("cannot be read")


def test_a_file_past_the_limit_is_named(tmp_path: Path) -> None:
    given_folder(tmp_path, a_txt=TEXT)
    _, (problem,) = read_documents([tmp_path], limits=Limits(document_bytes=10))
    assert problem.message == "is larger than 10 bytes"
    assert "limits.document_bytes" in problem.remedy


def test_a_packed_file_is_not_unpacked_past_the_limit(read: Read) -> None:
    _, (problem,) = read("bomb.txt.gz", gzip.compress(b"x" * 20_000_000))
    assert problem.startswith("bomb.txt.gz: is larger than 16000000 bytes")


def test_a_packed_text_is_named_after_what_it_holds(read: Read) -> None:
    assert read("a.txt.gz", gzip.compress(TEXT.encode()))[0][0].id == "a"


def test_a_copy_is_left_out_and_another_text_under_its_id_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    other = json.dumps({"id": "w1", "text": "Something else."})
    path.write_text(f"{ROW}\n{ROW}\n{other}")
    (document,), (problem, *_) = read_documents([path, path])
    assert document.line == 1
    assert (problem.line, problem.message) == (3, f"id 'w1' is that of another text at {path}:1")


STDIN = [
    (TEXT.encode(), None),
    (PAGE.encode(), None),
    (ROW.encode(), "w1"),
    (b"\xef\xbb\xbf" + ROW.encode(), "w1"),
    (gzip.compress(ROW.encode(), mtime=0), "w1"),
    (gzip.compress(TEXT.encode(), mtime=0), None),
]


@pytest.mark.parametrize(("data", "name"), STDIN)
def test_standard_input_may_be_any_kind(
    monkeypatch: pytest.MonkeyPatch, data: bytes, name: str | None
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(data))
    monkeypatch.setattr("sys.stdin", stdin)
    (document,), problems = read_documents(["-"])
    assert problems == ()
    assert document.text == TEXT
    assert document.id == (name or document.sha256[:16])
    assert document.path == "-"
    assert not stdin.buffer.closed


@pytest.mark.parametrize(("data", "message"), [(b"", "is empty"), (b"PAR1xxx", "is not Parquet")])
def test_standard_input_may_be_wrong(
    monkeypatch: pytest.MonkeyPatch, data: bytes, message: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    _, (problem,) = read_documents(["-"])
    assert problem.message.startswith(message)


def test_a_named_file_without_a_known_ending_is_looked_into(read: Read) -> None:
    assert read("rows", ROW)[0][0].id == "w1"
    assert read("article.md", TEXT)[0][0].id == "article"


@pytest.mark.parametrize("start", [b"PAR1", b"PK\x03\x04"])
def test_what_is_read_from_its_end_cannot_come_from_a_pipe(
    monkeypatch: pytest.MonkeyPatch, start: bytes
) -> None:
    out, into = os.pipe()
    os.write(into, start)
    os.close(into)
    with io.TextIOWrapper(io.FileIO(out)) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        _, (problem,) = read_documents(["-"])
    assert "cannot be read from a pipe" in problem.message


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux")
def test_a_name_that_is_not_utf8_is_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text(TEXT, encoding="utf-8")
    (document,), _ = read_documents([tmp_path])
    assert document.id == "caf\ufffd"


def test_files_elsewhere_are_read_by_their_address() -> None:
    """Here in memory; by s3://, gs:// and others the same way."""
    text = "date 2026-02-13\nThe trucks left the base."
    files = fsspec.filesystem("memory")
    files.pipe("/news/b.txt", text.encode())
    files.pipe("/news/a/c.jsonl", b'{"id": "c", "published": "2026-02-13", "text": "Trucks left."}')
    files.pipe("/news/README.txt", b"About the news.")
    documents, problems = read_documents(["memory://news"])
    assert [document.id for document in documents] == ["c", "b"]
    assert documents[1].path == "memory:///news/b.txt"
    assert problems == ()
    _, (missing,) = read_documents(["memory://none"])
    _, (web,) = read_documents(["https://news.example/feed"])
    assert missing.message == "does not exist"
    assert web.remedy == "basestatus ingest https://news.example/feed"
