"""Read one part: most documents name no place, and are done with at little cost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from basestatus.archive.results import Found, PartRead, Place, document_key, mark, packed
from basestatus.documents import (
    STDIN,
    Row,
    default_id,
    fingerprint,
    is_plain,
    read_lines,
    read_row,
    streams,
)
from basestatus.errors import Problem
from basestatus.extract import compile_lexicon, find_claims
from basestatus.languages import fold
from basestatus.project import undated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from basestatus.documents import Part
    from basestatus.extract import Lexicon
    from basestatus.model import Actor, Area, Document, Site
    from basestatus.settings import Limits

    Item = Row | Document | Problem

__all__ = ["Known", "Reader", "compiled", "read_part"]

HOPELESS = 2
DEADLY = "ended the process that read it, and is left out"
MEND = "make it readable, or fetch it again"
REMEDY = "look at it alone; if it is sound, report it"


@dataclass(frozen=True, slots=True)
class Known:
    """The parts and documents that the store has: these are not read again."""

    parts: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Reader:
    """All that a worker needs to read parts; sent to each worker once.

    ``known`` is None where nothing is kept.
    """

    sites: Mapping[str, Site]
    areas: Mapping[str, Area]
    actors: Mapping[str, Actor]
    limits: Limits
    known: Known | None = None

    def has_document(self, key: str) -> bool:
        """Whether the store has the claims of a document."""
        return self.known is not None and key in self.known.documents


@lru_cache(maxsize=1)
def compiled(reader: Reader) -> Lexicon:
    """Return the words and names of a reader, compiled once in each process."""
    return compile_lexicon(reader.sites, reader.areas, reader.actors)


def read_part(
    part: Part,
    reader: Reader,
    *,
    watch: Callable[[int], object] = int,
    deadly: Mapping[int, int] | None = None,
) -> PartRead:
    """Return the claims of a part, and all else that is to be known of it.

    ``watch`` is told the number of each step before it is taken; ``deadly`` says how often a step
    has ended its process. After one such end its document is left out, after another the rest of
    its file, for then it cannot even be read.
    """
    try:
        lines = read_lines(part, longest=reader.limits.line_bytes)
        name = _name(part, lines) if reader.known is not None else ""
    except OSError as error:
        return PartRead(problems=(Problem(part.path, None, f"cannot be read: {error}", MEND),))
    if reader.known and name in reader.known.parts:
        return PartRead(name, stored=True)
    items = _survived(streams(part, lines, reader.limits), part, watch, deadly or {})
    return replace(_read(items, part, reader), fingerprint=name)


def _name(part: Part, lines: bytes) -> str:
    """Return what a part is known by, nothing for standard input, which is there only once."""
    return "" if part.path == STDIN else fingerprint(part, lines)


def _read(items: Iterator[Item], part: Part, reader: Reader) -> PartRead:
    """Return what the rows, documents and problems of a part come to."""
    lexicon = compiled(reader)
    last, marks = 0, bytearray()
    places: list[Place] = []
    problems: list[Problem] = []
    without_date: list[Problem] = []
    found: list[Found] = []
    for item in items:
        if isinstance(item, Row):
            last = item.number
            passed = _placeless(item.value, lexicon)
            if passed:
                marks += mark(*passed)
                places.append(Place(part.path, item.number, passed[0]))
                continue
            document = read_row(item.value, path=part.path, line=item.number)
        else:
            document = item
        if isinstance(document, Problem):
            problems.append(document)
            continue
        without_date += undated([document])
        if lexicon.names.names_a_place(fold(document.text).text):
            found.append(_found(document, len(places), reader, lexicon))
        marks += mark(document.id, document.text.encode())
        places.append(Place(document.path, document.line, document.id))
    return PartRead(
        lines=last,
        marks=bytes(marks),
        places=packed(places),
        problems=tuple(problems),
        undated=tuple(without_date),
        found=tuple(found),
    )


def _placeless(row: object, lexicon: Lexicon) -> tuple[str, bytes] | None:
    """Return id and text of a row that is sound and names no place, None for any other.

    This is all that most news needs: no language is told, no head read, no document made.
    """
    if not is_plain(row) or lexicon.names.names_a_place(fold(row["text"]).text):
        return None
    try:
        text = row["text"].encode()
    except UnicodeEncodeError:
        return None
    name = str(row.get("id") or "") or default_id(text)
    return (name, text) if row["text"].strip() else None


def _found(document: Document, number: int, reader: Reader, lexicon: Lexicon) -> Found:
    key = document_key(document)
    place = (number, document.path, document.line, key)
    if reader.has_document(key):
        return Found(*place, None)
    return Found(*place, document, find_claims(document, lexicon))


def _survived(
    files: Iterator[Iterator[Item]],
    part: Part,
    watch: Callable[[int], object],
    deadly: Mapping[int, int],
) -> Iterator[Item]:
    """Yield what is read of each file but for what has ended the process before."""
    step = 0
    for source, items in zip(part.sources, files, strict=True):
        while True:
            step += 1
            watch(step)
            ended = deadly.get(step, 0)
            item = next(items, None) if ended < HOPELESS else None
            if ended:
                yield Problem(source.path, getattr(item, "number", None), DEADLY, REMEDY)
            elif item is not None:
                yield item
            if item is None:
                break
