"""What reading a part gives: its claims, what is wrong in it, and marks that tell copies."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from basestatus.errors import Problem
    from basestatus.model import Claim, Document

Placed = TypeVar("Placed", "Problem", "Found", "Document")

__all__ = [
    "MARK",
    "Found",
    "PartRead",
    "Place",
    "document_key",
    "mark",
    "packed",
    "shifted",
    "unpacked",
]

HALF = 8
MARK = 2 * HALF
"""Bytes of a mark: those of the id, then those of the text."""
WHERE = ("path", "line")
SHORT = 16


@dataclass(frozen=True, slots=True)
class Found:
    """A document that names a place, and its claims.

    ``number`` counts the documents of the part from 0. ``document`` is None where the store has
    it, and its claims, under ``key``.
    """

    number: int
    path: str
    line: int | None
    key: str
    document: Document | None
    claims: tuple[Claim, ...] = ()


class Place(NamedTuple):
    """Where a document stands, and its id."""

    path: str
    line: int | None
    id: str

    def moved(self, lines: int) -> Place:
        """Return the place in a file in which some lines stand before."""
        return self if self.line is None else self._replace(line=self.line + lines)

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class PartRead:
    """What was read of a part known by ``fingerprint``, empty where nothing is to be kept.

    ``lines`` is how many it has; ``marks`` holds the mark of each document, and ``places`` where
    it stands and what it is called, packed; ``problems`` says what could not be read, and
    ``undated`` which documents have no date; ``repeated`` counts those that were read before.
    ``stored`` says that the store has all this, and nothing else is given here.
    """

    fingerprint: str = ""
    lines: int = 0
    marks: bytes = b""
    places: bytes = b""
    problems: tuple[Problem, ...] = ()
    undated: tuple[Problem, ...] = ()
    found: tuple[Found, ...] = ()
    repeated: int = 0
    stored: bool = False

    @property
    def documents(self) -> int:
        """How many documents it has that were not read before."""
        return len(self.marks) // MARK - self.repeated


def mark(name: str, text: bytes) -> bytes:
    """Return what tells a document from others by its id and its text."""
    parts = (name.encode(), text)
    return b"".join(hashlib.blake2b(part, digest_size=HALF).digest() for part in parts)


def packed(places: list[Place]) -> bytes:
    """Return places in as few bytes as may be: there is one for each document read."""
    return zlib.compress(json.dumps(places).encode(), level=1)


def unpacked(places: bytes) -> list[Place]:
    """Return the places that were packed."""
    return [Place(*place) for place in json.loads(zlib.decompress(places))] if places else []


def document_key(document: Document) -> str:
    """Return what tells a document from any that is read otherwise, wherever it stands."""
    values = [getattr(document, f.name) for f in fields(document) if f.name not in WHERE]
    return hashlib.blake2b(repr(values).encode(), digest_size=SHORT).hexdigest()


def _moved(item: Placed, lines: int) -> Placed:
    return item if item.line is None else replace(item, line=item.line + lines)


def _with_document(found: Found, lines: int) -> Found:
    return replace(found, document=found.document and _moved(found.document, lines))


def shifted(read: PartRead, lines: int) -> PartRead:
    """Return what was read of a part that begins after some lines of its file."""
    if not lines:
        return read
    return replace(
        read,
        problems=tuple(_moved(problem, lines) for problem in read.problems),
        undated=tuple(_moved(problem, lines) for problem in read.undated),
        found=tuple(_with_document(_moved(found, lines), lines) for found in read.found),
    )
