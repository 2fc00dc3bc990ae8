from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basestatus.documents.assembling import Origin
from basestatus.documents.pages import looks_like_page, read_page
from basestatus.errors import Problem
from basestatus.model import Document, PublishedBasis
from basestatus.settings import Limits

if TYPE_CHECKING:
    from tests.documents.conftest import Read

NEWS = "غادرت آخر قافلة أميركية القاعدة أمس، وفق ما أعلن مصدر في المحافظة."
MORE = "وقال المصدر إن العملية استغرقت أسبوعين كاملين وشملت نقل العتاد والجنود إلى الأردن."
PAGE = f"""<!DOCTYPE html>
<html lang="ar"><head><meta charset="CHARSET">
<title>القافلة الأخيرة - موقع الخبر</title>
<meta property="og:title" content="القافلة الأخيرة">
<meta property="og:site_name" content="موقع الخبر">
<meta property="article:published_time" content="2026-02-13T23:30:00+03:00">
<link rel="canonical" href="https://example.org/news/1">
</head><body><nav><a href="/">الرئيسية</a> <a href="/sport">رياضة</a></nav>
<article><h1>القافلة الأخيرة</h1><p>{NEWS}</p><p>{MORE}</p></article>
<footer>جميع الحقوق محفوظة</footer><script>alert("x")</script></body></html>
"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_a_page_gives_its_article_and_what_it_says_of_it(read: Read, charset: str) -> None:
    (document,), problems = read("page.html", PAGE.replace("CHARSET", charset).encode(charset))
    assert problems == []
    assert document.text.endswith(f"{NEWS}\n{MORE}")
    assert document.id == "page"
    assert document.title == "القافلة الأخيرة"
    assert document.publisher == "موقع الخبر"
    assert document.url == "https://example.org/news/1"
    assert document.language == "ar"
    assert document.published == date(2026, 2, 13)
    assert document.published_basis is PublishedBasis.METADATA


def test_menus_and_scripts_are_left_out(read: Read) -> None:
    (document,), _ = read("page.htm", PAGE)
    assert "رياضة" not in document.text
    assert "alert" not in document.text


def test_a_wrong_charset_does_not_spoil_utf8(read: Read) -> None:
    (document,), _ = read("page.html", PAGE.replace("CHARSET", "windows-1256").encode())
    assert NEWS in document.text


@pytest.mark.parametrize("charset", ["", "no-such-charset"])
def test_a_page_that_does_not_name_its_charset_is_guessed(read: Read, charset: str) -> None:
    page = PAGE.replace("CHARSET", charset).encode("windows-1256")
    assert NEWS in read("page.html", page)[0][0].text


def test_latin_1_means_what_browsers_take_it_for(read: Read) -> None:
    text = "L’armée a repris la base « sans combat », a déclaré un élu – à 100 € la journée."
    page = f"<html><head><meta charset=iso-8859-1></head><body><p>{text}</p></body></html>"
    assert read("page.html", page.encode("cp1252"))[0][0].text == text


def test_a_declared_language_that_the_text_belies_is_not_believed(read: Read) -> None:
    assert read("page.html", PAGE.replace('lang="ar"', 'lang="en"'))[0][0].language == "ar"


def test_a_page_without_metadata_may_have_a_dateline(read: Read) -> None:
    page = f"<html><body><p>دمشق – 13/2/2026 | {NEWS}</p><p>{MORE}</p></body></html>"
    (document,), _ = read("page.html", page)
    assert document.published == date(2026, 2, 13)
    assert document.published_basis is PublishedBasis.DATELINE


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html></html>", "<p>"])
def test_a_page_without_an_article_is_named(read: Read, page: str) -> None:
    assert read("page.html", page)[1] == [
        "page.html: holds no article (remove it, or save its text as .txt)"
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<!DOCTYPE html><html>", True),
        (b"\xef\xbb\xbf \n<HTML lang=ar>", True),
        (b"<!-- saved from -->\n<html>", True),
        (b"<headline> of it", False),
        (b"The <html> tag", False),
    ],
)
def test_pages_are_told_from_texts(data: bytes, expected: bool) -> None:  # noqa: FBT001
    assert looks_like_page(data) is expected


TAGS = ["<p>", "</p>", "<div>", "<a>", "<script>", "<a href='", "<html", "<!--", "-->", "]]>"]
PARTS = [*TAGS, "é", "&#0;", "ن", ">", "text", "\0", " "]


@given(st.lists(st.sampled_from(PARTS)))
def test_no_markup_breaks_the_reader(parts: list[str]) -> None:
    found = read_page("".join(parts).encode(), Origin("p.html", "p"), limits=Limits())
    assert isinstance(found, Document | Problem)
