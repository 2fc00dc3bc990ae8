from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basestatus.documents.assembling import Origin
from basestatus.documents.pdfs import read_pdf
from basestatus.errors import Problem
from basestatus.model import Document

if TYPE_CHECKING:
    from tests.documents.conftest import Read

FONT = "/Resources << /Font << /F1 5 0 R >> >>"
LINES = ("Homs, 13 February 2026 - The last trucks", "left the base on Friday.")


def pdf(*lines: str, about: str = "/Title (The last trucks) /Author (A. Reporter)") -> bytes:
    """Return a PDF of one page of lines."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td {shown}ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R {FONT} >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< {about} >>",
    ]
    body, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer\n<< /Size {size} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def test_the_text_of_a_pdf_is_an_article(read: Read) -> None:
    (document,), problems = read("report.pdf", pdf(*LINES))
    assert problems == []
    assert document.text.splitlines() == list(LINES)
    assert (document.title, document.author) == ("The last trucks", "A. Reporter")
    assert document.published == date(2026, 2, 13)


def test_the_day_on_which_a_pdf_was_made_is_not_that_of_its_news(read: Read) -> None:
    (document,), _ = read("report.pdf", pdf("They left.", about="/CreationDate (D:20260213)"))
    assert document.published is None


def test_a_pdf_of_pictures_is_named(read: Read) -> None:
    _, (problem,) = read("scan.pdf", pdf())
    assert problem.startswith("scan.pdf: holds no text that can be read (recognise its letters")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", pdf(*LINES)[:200]])
def test_a_damaged_pdf_is_named(read: Read, data: bytes) -> None:
    _, (problem,) = read("cut.pdf", data)
    assert problem.startswith("cut.pdf: ")


@given(data=st.data())
def test_no_damage_ends_the_reading(data: st.DataObject) -> None:
    whole = bytearray(pdf(*LINES))
    for _ in range(3):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    found = read_pdf(bytes(whole), Origin("a.pdf", "a"), most=10_000)
    assert isinstance(found, Document | Problem)
