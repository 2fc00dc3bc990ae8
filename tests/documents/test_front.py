from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from basestatus.documents import Retrieved, with_front
from basestatus.documents.assembling import Facts, Origin, assemble
from basestatus.documents.texts import read_text
from basestatus.errors import Problem
from basestatus.model import Document, PublishedBasis

if TYPE_CHECKING:
    from tests.documents.conftest import Read

TEXT = "غادرت آخر قافلة القاعدة أمس.\n\nThe last trucks left the base on Friday.\n"
FRONT = """\
+++
title = "The last trucks"
published = 2026-02-13
source = "Wire"
author = "A. Reporter"
url = "https://example.org/1"
lang = "en"

[retrieved]
address = "https://example.org/1?from=feed"
at = 2026-02-14T08:00:00+00:00
sha256 = "00"
+++
"""
HERE = Retrieved("https://example.org/1?from=feed", datetime(2026, 2, 14, 8, tzinfo=UTC), "00")
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
lines = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


def test_what_stands_above_a_text_is_said_of_it(read: Read) -> None:
    (document,), problems = read("2026-02-13_a.txt", FRONT + TEXT)
    assert problems == []
    assert document.text == TEXT
    assert document.id == "2026-02-13_a"
    assert (document.title, document.publisher) == ("The last trucks", "Wire")
    assert (document.author, document.url) == ("A. Reporter", "https://example.org/1")
    assert (document.published, document.published_basis) == (date(2026, 2, 13), "metadata")


def test_it_is_written_as_it_is_read(read: Read) -> None:
    (document,), _ = read("a.txt", FRONT + TEXT)
    assert with_front(document, HERE) == FRONT + TEXT


def test_lines_that_end_as_on_windows_are_read(read: Read) -> None:
    text = TEXT.replace("\n", "\r\n")
    assert read("a.txt", FRONT.replace("\n", "\r\n") + text)[0][0].text == text


def test_what_is_wrong_above_a_text_is_named_with_its_line(read: Read) -> None:
    _, (problem,) = read("a.txt", FRONT.replace('"Wire"', "Wire") + TEXT)
    assert problem.startswith("a.txt:4: what stands between +++ is not TOML")
    _, (problem,) = read("b.txt", FRONT.replace("2026-02-13\n", '"soon"\n') + TEXT)
    assert problem == "b.txt: published is 'soon' (write it as 2026-02-23)"


def test_three_signs_that_nothing_closes_are_text(read: Read) -> None:
    text = "+++\nThe last trucks left.\n"
    assert read("a.txt", text)[0][0].text == text


@given(
    text=words.filter(str.strip),
    facts=st.builds(
        Facts,
        path=st.just("a.txt"),
        title=lines.map(str.strip),
        publisher=lines,
        author=lines,
        url=lines,
        language=st.sampled_from(["", "en", "ar"]),
        published=st.none() | st.dates(),
    ),
)
def test_a_document_that_is_written_is_read_back_the_same(text: str, facts: Facts) -> None:
    document = assemble(text, replace(facts, id="a", stem="a"))
    assert isinstance(document, Document)
    data = with_front(document, HERE).encode()
    found = read_text(data, Origin("a.txt", "a"))
    told = isinstance(found, Problem) and "binary" in found.message
    assert found == document or told


def test_a_date_that_the_text_gives_stays_in_the_text(read: Read) -> None:
    (document,), _ = read("a.txt", "Homs, 13 February 2026 (Wire) - The last trucks left.")
    assert document.published_basis is PublishedBasis.DATELINE
    written = with_front(document, HERE)
    assert "published" not in written
    assert read("a.txt", written)[0][0] == document
