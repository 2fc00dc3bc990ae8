"""What an archive says of places: its documents that name one, and their claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from basestatus.archive.gathering import read_archive
from basestatus.documents import PART

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from basestatus.archive.results import Found
    from basestatus.errors import Problem
    from basestatus.model import Claim, Document
    from basestatus.project import Project, Theatre

__all__ = ["Evidence", "gather_evidence"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The documents that name a place, in the order of the input, and the claims in them.

    ``read`` counts all documents, ``problems`` says what was wrong in them.
    """

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]
    read: int


def gather_evidence(
    paths: Iterable[str | Path],
    theatre: Theatre | Project,
    *,
    part_bytes: int = PART,
    store: Path | None = None,
) -> Evidence:
    """Return what files, folders and standard input say of places.

    The claims of copies of an article are there once: their ids come from the text, and what was
    published first counts.
    """
    found: list[Found] = []
    problems: list[Problem] = []
    undated: list[Problem] = []
    read = 0
    for part in read_archive(paths, theatre, part_bytes=part_bytes, store=store):
        found += part.found
        problems += part.problems
        undated += part.undated
        read += part.documents
    claims: dict[str, Claim] = {}
    for item in sorted(found, key=_age):
        for claim in item.claims:
            claims.setdefault(claim.id, claim)
    documents = tuple(item.document for item in found if item.document)
    return Evidence(documents, tuple(claims.values()), (*problems, *undated), read)


def _age(found: Found) -> tuple[date, str]:
    document = found.document
    return (document.published or date.max, document.id) if document else (date.max, "")
