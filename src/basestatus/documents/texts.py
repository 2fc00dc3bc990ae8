"""Read an article that is a text file of its own, with what stands above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.documents.assembling import Facts, assemble
from basestatus.documents.encodings import decode
from basestatus.documents.front import part_front
from basestatus.documents.rows import read_row
from basestatus.errors import Problem

if TYPE_CHECKING:
    from basestatus.documents.assembling import Origin
    from basestatus.model import Document

__all__ = ["read_text"]


def read_text(data: bytes, origin: Origin) -> Document | Problem:
    """Return the whole text as a document; it may open with its title and a dateline.

    With TOML between two lines of +++ above it, that says what is known, and the text is the rest.
    """
    decoded = decode(data, path=origin.path, declared=origin.charset)
    if isinstance(decoded, Problem):
        return decoded
    parted = part_front(decoded, path=origin.path)
    if isinstance(parted, Problem):
        return parted
    front, text = parted
    if front:
        return read_row({**front, "text": text}, path=origin.path, line=None, stem=origin.stem)
    facts = Facts(
        path=origin.path, id=origin.stem, stem=origin.stem, url=origin.address, headed=True
    )
    return assemble(text, facts)
