"""Keep claims, articles and periods on disk where they are more than memory should hold.

A spool is a file without a name, in the folder for temporary files, that is gone with the spool.
"""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
import weakref
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, overload

from basestatus.archive.records import read_records, write_records
from basestatus.errors import OutputError
from basestatus.model import Claim, Document, Period, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "MOST_IN_MEMORY",
    "ClaimSpool",
    "DocumentSpool",
    "PeriodSpool",
    "claims_by_id",
    "claims_named",
    "documents_by_id",
    "held_like",
    "spooled_claims",
]

Value = TypeVar("Value")
MOST_IN_MEMORY = 50_000
"""Claims up to which a build holds everything in memory, which is quickest."""
NAMELESS = ""
UNDATED = "9999-12-31"
MANY = 500
SHORT = 16


class _OnDisk(Sequence[Value]):
    """Values that are read again each time one goes through them."""

    @overload
    def __getitem__(self, place: int) -> Value: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Value, ...]: ...
    def __getitem__(self, place: int | slice) -> Value | tuple[Value, ...]:
        """Return one value, or some of them, by going through all before."""
        if isinstance(place, slice):
            return tuple(self)[place]
        return next(islice(self, range(len(self))[place], None))


class ClaimSpool(_OnDisk[Claim]):
    """Claims in the order in which their articles appeared, each id once."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        """Write claims to disk.

        Raises:
            OutputError: if there is no room.
        """
        self._data = _opened(self, "claims")
        with _named_failure():
            sql = "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?)"
            self._data.executemany(sql, map(_row, claims))
            self._data.executescript(_script("claims_filled"))
        ((self._count,),) = self._data.execute("SELECT COUNT(*) FROM claims")

    def __len__(self) -> int:
        """Return how many there are."""
        return int(self._count)

    def __iter__(self) -> Iterator[Claim]:
        """Yield them one after the other."""
        return self._made("SELECT claim FROM claims ORDER BY day, document, rowid")

    def by_id(self) -> Iterator[Claim]:
        """Yield them sorted by id."""
        return self._made("SELECT claim FROM claims ORDER BY id")

    def named(self, names: Iterable[str]) -> dict[str, Claim]:
        """Return those that have one of some ids, by id."""
        return {claim.id: claim for claim in self._having("id", names)}

    def on(self, places: Iterable[str], scope: Scope) -> list[Claim]:
        """Return those on some sites, or on some areas."""
        return self._having("site", places, f" AND is_area = {scope is Scope.AREA:d}")

    def read_in(self, documents: Iterable[str]) -> list[Claim]:
        """Return those read in some articles."""
        return self._having("document", documents)

    def printing(self, quotes: Iterable[str]) -> set[str]:
        """Return the articles in which some quotes stand."""
        rows = self._rows("document", "quote", map(_mark, quotes))
        return {document for (document,) in rows}

    def documents(self) -> Iterator[str]:
        """Yield the id of each article once, in order."""
        rows = self._data.execute("SELECT DISTINCT document FROM claims ORDER BY document")
        yield from (document for (document,) in rows)

    def sites(self) -> Iterator[tuple[str, int]]:
        """Yield the id of each site, in order, and how many claims are on it."""
        sql = "SELECT site, COUNT(*) FROM claims WHERE NOT is_area GROUP BY site ORDER BY site"
        yield from self._data.execute(sql)

    def _having(self, column: str, values: Iterable[str], further: str = "") -> list[Claim]:
        rows = sorted(self._rows("rowid, claim", column, values, further))
        return [claim for _, text in rows for claim in read_records(Claim, text)]

    def _rows(
        self, wanted: str, column: str, values: Iterable[object], further: str = ""
    ) -> Iterator[tuple[Any, ...]]:
        """Yield columns of the claims that have one of some values."""
        found = iter(sorted(set(values)))  # type: ignore[type-var]
        while some := tuple(islice(found, MANY)):
            marks = ", ".join("?" * len(some))
            sql = f"SELECT {wanted} FROM claims WHERE {column} IN ({marks}){further}"  # noqa: S608  (names of this module)
            yield from self._data.execute(sql, some)

    def _made(self, sql: str) -> Iterator[Claim]:
        for (text,) in self._data.execute(sql):
            yield from read_records(Claim, text)


def _row(claim: Claim) -> tuple[object, ...]:
    day = claim.published.isoformat() if claim.published else UNDATED
    area = claim.scope is Scope.AREA
    told = (claim.id, claim.site, area, day, claim.document, _mark(claim.quote))
    return (*told, write_records([claim]))


def _mark(quote: str) -> bytes:
    return hashlib.blake2b(quote.encode(), digest_size=SHORT).digest()


def spooled_claims(claims: Iterable[Claim]) -> ClaimSpool:
    """Return claims on disk, where they are not there yet."""
    return claims if isinstance(claims, ClaimSpool) else ClaimSpool(claims)


def held_like(others: Sequence[Claim], claims: Iterable[Claim]) -> Sequence[Claim]:
    """Return claims where others are: in memory, or on disk."""
    return ClaimSpool(claims) if isinstance(others, ClaimSpool) else tuple(claims)


def claims_named(claims: Sequence[Claim], names: Iterable[str]) -> dict[str, Claim]:
    """Return the claims that have one of some ids, by id, wherever they are kept."""
    if isinstance(claims, ClaimSpool):
        return claims.named(names)
    wanted = frozenset(names)
    return {claim.id: claim for claim in claims if claim.id in wanted}


def claims_by_id(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield claims sorted by id, wherever they are kept."""
    if isinstance(claims, ClaimSpool):
        return claims.by_id()
    return iter(sorted(claims, key=lambda claim: claim.id))


class DocumentSpool(Mapping[str, Document]):
    """Articles by id, in the order in which they were read."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        """Write articles to disk."""
        self._data = _opened(self, "documents")
        self._read = lru_cache(maxsize=MANY)(partial(_document, self._data))
        for document in documents:
            self.add(document)

    def add(self, document: Document) -> None:
        """Write one more.

        Raises:
            OutputError: if there is no room.
        """
        row = (document.id, document.sha256, write_records([document]))
        with _named_failure():
            self._data.execute("INSERT INTO documents VALUES (?, ?, ?)", row)

    def by_id(self) -> Iterator[Document]:
        """Yield them sorted by id."""
        for (text,) in self._data.execute("SELECT document FROM documents ORDER BY id"):
            yield from read_records(Document, text)

    def of_texts(self, hashes: Iterable[str]) -> set[str]:
        """Return the ids of those whose texts have some hashes."""
        sql = "SELECT id FROM documents WHERE sha256 = ?"
        return {name for text in hashes for (name,) in self._data.execute(sql, (text,))}

    def __getitem__(self, name: str) -> Document:
        """Return one by its id; those asked for last are at hand."""
        return self._read(name)

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        rows = self._data.execute("SELECT id FROM documents ORDER BY rowid")
        yield from (name for (name,) in rows)

    def __len__(self) -> int:
        """Return how many there are."""
        ((count,),) = self._data.execute("SELECT COUNT(*) FROM documents")
        return int(count)


def _document(data: sqlite3.Connection, name: str) -> Document:
    row = data.execute("SELECT document FROM documents WHERE id = ?", (name,)).fetchone()
    if row is None:
        raise KeyError(name)
    (document,) = read_records(Document, row[0])
    return document


def documents_by_id(documents: Mapping[str, Document]) -> Iterator[Document]:
    """Return articles sorted by id, wherever they are kept."""
    if isinstance(documents, DocumentSpool):
        return documents.by_id()
    return (documents[name] for name in sorted(documents))


class PeriodSpool(_OnDisk[Period]):
    """Periods in the order in which they come."""

    def __init__(self, periods: Iterable[Period]) -> None:
        """Write periods to disk.

        Raises:
            OutputError: if there is no room.
        """
        self._data = _opened(self, "periods")
        self._count = 0
        found = iter(periods)
        while some := tuple(islice(found, MANY)):
            self._count += len(some)
            with _named_failure():
                self._data.execute("INSERT INTO periods VALUES (?)", (pickle.dumps(some),))

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    def __iter__(self) -> Iterator[Period]:
        """Yield them one after the other."""
        for (some,) in self._data.execute("SELECT periods FROM periods ORDER BY rowid"):
            yield from pickle.loads(some)  # noqa: S301  (written by this process, in a nameless file)


@contextmanager
def _named_failure() -> Iterator[None]:
    """Say of a failure that it is one of temporary files, and what can be done."""
    try:
        yield
    except sqlite3.Error as error:
        message = f"temporary files cannot be written: {error} (make room, or set TMPDIR)"
        raise OutputError(message) from error


def _opened(owner: object, name: str) -> sqlite3.Connection:
    """Return a new file with the tables of a script; it is closed when its owner is gone."""
    data = sqlite3.connect(NAMELESS, check_same_thread=False)
    data.executescript(_script("spool") + _script(name))
    weakref.finalize(owner, data.close)
    return data


def _script(name: str) -> str:
    return files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
