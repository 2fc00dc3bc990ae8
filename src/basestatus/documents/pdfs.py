"""Read the text of an article that is a PDF."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from basestatus.documents.assembling import Facts, assemble
from basestatus.errors import Problem

if TYPE_CHECKING:
    from basestatus.documents.assembling import Origin
    from basestatus.model import Document

__all__ = ["read_pdf"]

UNSEEN = "holds no text that can be read"
REMEDY = "recognise its letters first (OCR), or save its text as .txt"


def read_pdf(data: bytes, origin: Origin, *, most: int) -> Document | Problem:
    """Return the text of all pages as a document, with the title and author that the file names.

    When it was made says nothing of when it was published, so its date is one in the text. Pages
    past ``most`` characters are left out.
    """
    from pypdf import PdfReader  # noqa: PLC0415  (heavy)
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    # What a damaged file makes the library stumble over, beside its own errors.
    stumbles = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
    try:
        reader = PdfReader(io.BytesIO(data))
        pages = _pages(reader, most)
        about = reader.metadata
    except (PyPdfError, RecursionError, *stumbles) as error:
        return Problem(origin.path, None, f"is no PDF that can be read: {error}", REMEDY)
    text = "\n\n".join(page.strip() for page in pages).replace("\0", "")
    if not text.strip():
        return Problem(origin.path, None, UNSEEN, REMEDY)
    title = str(about.title or "") if about else ""
    author = str(about.author or "") if about else ""
    facts = Facts(
        path=origin.path,
        id=origin.stem,
        stem=origin.stem,
        title=title.strip(),
        author=author.strip(),
        url=origin.address,
        headed=True,
    )
    return assemble(text, facts)


def _pages(reader: object, most: int) -> list[str]:
    """Return the text of each page, up to so many characters."""
    texts: list[str] = []
    for page in reader.pages:  # type: ignore[attr-defined]
        texts.append(page.extract_text())
        if sum(map(len, texts)) > most:
            break
    return texts
