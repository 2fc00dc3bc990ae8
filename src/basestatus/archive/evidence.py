"""What an archive says of places: its documents that name one, and their claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from basestatus.archive.gathering import read_archive
from basestatus.archive.spools import MOST_IN_MEMORY, ClaimSpool, DocumentSpool
from basestatus.documents import PART

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from basestatus.archive.results import Found, PartRead
    from basestatus.errors import Problem
    from basestatus.model import Claim, Document
    from basestatus.project import Project, Theatre

__all__ = ["Evidence", "gather_evidence"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The documents that name a place, in the order of the input, and the claims in them.

    Where they are more than memory should hold both are on disk. ``read`` counts all documents,
    ``problems`` says what was wrong in them.
    """

    documents: Mapping[str, Document]
    claims: Sequence[Claim]
    problems: tuple[Problem, ...]
    read: int


def gather_evidence(
    paths: Iterable[str | Path],
    theatre: Theatre | Project,
    *,
    part_bytes: int = PART,
    store: Path | None = None,
    most: int = MOST_IN_MEMORY,
) -> Evidence:
    """Return what files, folders and standard input say of places.

    The claims of copies of an article are there once: their ids come from the text, and what was
    published first counts. Of more than ``most`` documents or claims all are put on disk.
    """
    reading = _Reading(read_archive(paths, theatre, part_bytes=part_bytes, store=store))
    documents, claims = _gathered(reading.found(), most)
    return Evidence(documents, claims, (*reading.problems, *reading.undated), reading.documents)


class _Reading:
    """What is read of an archive: its findings as they come, what is wrong in it on the way."""

    def __init__(self, parts: Iterable[PartRead]) -> None:
        self._parts = parts
        self.problems: list[Problem] = []
        self.undated: list[Problem] = []
        self.documents = 0

    def found(self) -> Iterator[Found]:
        for part in self._parts:
            self.problems += part.problems
            self.undated += part.undated
            self.documents += part.documents
            yield from part.found


def _gathered(found: Iterator[Found], most: int) -> tuple[Mapping[str, Document], Sequence[Claim]]:
    """Return the documents and claims that were found, on disk where there are many."""
    first: list[Found] = []
    weight = 0
    for item in found:
        first.append(item)
        weight += max(1, len(item.claims))
        if weight > most:
            return _on_disk(chain(first, found))
    return _in_memory(first)


def _in_memory(found: Sequence[Found]) -> tuple[Mapping[str, Document], Sequence[Claim]]:
    claims: dict[str, Claim] = {}
    for item in sorted(found, key=_age):
        for claim in item.claims:
            claims.setdefault(claim.id, claim)
    documents = {item.document.id: item.document for item in found if item.document}
    return documents, tuple(claims.values())


def _on_disk(found: Iterable[Found]) -> tuple[Mapping[str, Document], Sequence[Claim]]:
    documents = DocumentSpool()

    def claims() -> Iterator[Claim]:
        for item in found:
            if item.document:
                documents.add(item.document)
            yield from item.claims

    return documents, ClaimSpool(claims())


def _age(found: Found) -> tuple[date, str]:
    document = found.document
    return (document.published or date.max, document.id) if document else (date.max, "")
