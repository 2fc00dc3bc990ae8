"""Read bytes that hold one article, by their kind: a page, a PDF or plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.documents.pages import read_page
from basestatus.documents.pdfs import read_pdf
from basestatus.documents.texts import read_text
from basestatus.errors import Problem

if TYPE_CHECKING:
    from typing import IO

    from basestatus.documents.assembling import Origin
    from basestatus.model import Document
    from basestatus.settings import Limits

__all__ = ["EMPTY", "SINGLE", "read_single"]

PAGES = frozenset({".html", ".htm", ".xhtml"})
PDF = ".pdf"
SINGLE = PAGES | {PDF, ".txt"}
EMPTY = "is empty"


def read_single(
    file: IO[bytes], kind: str, origin: Origin, *, limits: Limits
) -> Document | Problem:
    """Return the article in a file; one past the limit of bytes is refused."""
    data = file.read(limits.document_bytes + 1)
    if len(data) > limits.document_bytes:
        message = f"is larger than {limits.document_bytes} bytes"
        return Problem(origin.path, None, message, "raise limits.document_bytes in basestatus.toml")
    if not data.strip():
        return Problem(origin.path, None, EMPTY, "remove it, or put the article in")
    if kind == PDF:
        return read_pdf(data, origin, most=limits.document_bytes)
    if kind in PAGES:
        return read_page(data, origin, limits=limits)
    return read_text(data, origin)
