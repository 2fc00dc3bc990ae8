from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basestatus.documents import read_documents
from basestatus.model import PublishedBasis, Span

if TYPE_CHECKING:
    from pathlib import Path

    from tests.documents.conftest import Read

ARABIC = "غادرت آخر قافلة أميركية القاعدة أمس، وفق ما أعلن مصدر في المحافظة.\n"
FRENCH = "Les dernières forces ont quitté la base, a déclaré à l'agence un élu de la région.\n"
READABLE = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], include_characters="\n\r\t"),
    min_size=1,
).filter(lambda text: bool(text.strip()) and not text.startswith("\ufeff"))


def test_a_document_is_named_after_its_file(read: Read) -> None:
    (document,), problems = read("000_7e352fea140d227d.txt", ARABIC)
    assert document.id == "000_7e352fea140d227d"
    assert document.path.endswith("000_7e352fea140d227d.txt")
    assert document.line is None
    assert problems == []


@given(READABLE)
def test_a_text_is_never_altered(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "article.txt"
    path.write_bytes(text.encode())
    (document,), _ = read_documents([path])
    assert document.text == text
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert document.quote(Span(0, len(text))) == text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_ends_of_lines_stay_as_they_are(read: Read, newline: str) -> None:
    text = f"Title of it{newline}The text.{newline}"
    assert read("a.txt", text)[0][0].text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "utf-8"),
        (ARABIC, "utf-8-sig"),
        (ARABIC, "utf-16"),
        (ARABIC, "utf-32"),
        (ARABIC, "windows-1256"),
        (FRENCH, "utf-8"),
        (FRENCH, "windows-1252"),
        (FRENCH, "iso-8859-1"),
    ],
)
def test_encodings_are_told_apart(read: Read, text: str, encoding: str) -> None:
    (document,), problems = read("a.txt", text.encode(encoding))
    assert document.text == text
    assert problems == []


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf16_is_known_by_its_mark(read: Read, mark: bytes) -> None:
    order = "little" if mark == b"\xff\xfe" else "big"
    encoded = ARABIC.encode("utf-16-le" if order == "little" else "utf-16-be")
    assert read("a.txt", mark + encoded)[0][0].text == ARABIC


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "a.txt: is empty (remove it, or put the article in)"),
        (b" \n\t", "a.txt: is empty (remove it, or put the article in)"),
        ("\u00a0\n".encode(), "a.txt: has no text (remove it, or put the article in)"),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "a.txt: is binary, not text (put articles here, as text)",
        ),
        (b"\xff\xfea", "a.txt: starts as UTF-16 but does not go on so (save it as UTF-8)"),
        (
            b"\xef\xbb\xbf\xff\xff",
            "a.txt: starts as UTF-8 but does not go on so (save it as UTF-8)",
        ),
    ],
)
def test_what_is_no_text_is_named_with_a_remedy(read: Read, data: bytes, problem: str) -> None:
    assert read("a.txt", data) == ([], [problem])


def test_a_text_without_a_date_is_read(read: Read) -> None:
    (document,), problems = read("a.txt", ARABIC)
    assert (document.published, document.published_basis) == (None, PublishedBasis.UNKNOWN)
    assert problems == []


@pytest.mark.parametrize(
    ("stem", "day"),
    [
        ("2026-02-23_tanf", "2026-02-23"),
        ("tanf-20260223", "2026-02-23"),
        ("wire_2026_02_23_1", "2026-02-23"),
        ("20260223T101500", "2026-02-23"),
        ("2026-13-01 2026-02-03", "2026-02-03"),
        ("7e20260223", None),
        ("120260223", None),
        ("2026-02-233", None),
        ("001_5396bd01d90b1d83", None),
    ],
)
def test_a_file_name_may_hold_the_date(read: Read, stem: str, day: str | None) -> None:
    (document,), _ = read(f"{stem}.txt", ARABIC)
    assert document.published == (day and date.fromisoformat(day))
    basis = PublishedBasis.FILE_NAME if day else PublishedBasis.UNKNOWN
    assert document.published_basis is basis


def test_the_seeds_are_read(root: Path) -> None:
    documents, problems = read_documents([root / "seeds"])
    found = [
        (d.id, d.language, str(d.published), d.published_basis)
        for d in documents
        if d.id in {"000_7e352fea140d227d", "001_5396bd01d90b1d83"}
    ]
    assert found == [
        ("000_7e352fea140d227d", "ar", "2026-02-13", PublishedBasis.DATELINE),
        ("001_5396bd01d90b1d83", "ar", "2026-02-23", PublishedBasis.TEXT),
    ]
    assert problems == ()
    assert documents[0].title.startswith("التحالف الدولي يعيد توزيع قواته")
    assert documents[0].publisher == "المنشر الإخبارى"
    assert documents[1].title == ""
