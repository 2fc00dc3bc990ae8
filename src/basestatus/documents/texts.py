"""Read an article that is a text file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.documents.assembling import Facts, assemble
from basestatus.documents.encodings import decode
from basestatus.errors import Problem

if TYPE_CHECKING:
    from basestatus.model import Document

__all__ = ["read_text"]


def read_text(data: bytes, *, path: str, stem: str) -> Document | Problem:
    """Return the whole text as a document; it may open with its title and a dateline."""
    text = decode(data, path=path)
    if isinstance(text, Problem):
        return text
    return assemble(text, Facts(path=path, id=stem, stem=stem, headed=True))
