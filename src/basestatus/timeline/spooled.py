"""Build timelines of more claims than memory holds: some sites at a time, from a file."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from basestatus.archive.records import read_records, write_records
from basestatus.model import Claim, Scope
from basestatus.timeline.building import paused_collector, reason_tracks
from basestatus.timeline.copies import find_copies
from basestatus.timeline.evidence import known_on
from basestatus.timeline.independence import LONG_QUOTE, judge_independence
from basestatus.timeline.inherit import areas_of
from basestatus.timeline.periods import PeriodMaker
from basestatus.timeline.sources import register_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from basestatus.model import Document, Period
    from basestatus.timeline.sources import Register, Source

__all__ = ["stream_timelines"]

AT_ONCE = 20_000
"""Claims whose sites are reasoned over together."""
MANY = 500
INDEXES = ("site", "document", "quote")


def stream_timelines(
    claims: Iterable[Claim],
    *,
    members: Mapping[str, frozenset[str]],
    stale_after: int = 90,
    as_known_on: date | None = None,
    reliability: Mapping[str, str] | None = None,
    documents: Mapping[str, Document] | None = None,
    sources: Iterable[Source] = (),
    at_once: int = AT_ONCE,
) -> Iterator[Period]:
    """Yield the periods of every site and actor as build_timelines() returns them.

    The claims go to a file first. Then some sites at a time are reasoned over, with all that
    bears on their sources: the other claims of the same articles, of other versions of these, and
    of articles that print the same long quote.
    """
    register = register_sources(sources, reliability)
    with (
        TemporaryDirectory(prefix="basestatus-") as folder,
        closing(sqlite3.connect(Path(folder) / "claims.sqlite")) as data,
    ):
        _fill(data, (c for c in claims if _is_known(c, as_known_on)))
        spool = _Spool(data, documents or {}, register)
        around = areas_of(members)
        for sites in _some_sites(data, at_once):
            yield from spool.periods(sites, members, around, stale_after)


def _is_known(claim: Claim, day: date | None) -> bool:
    known = known_on(claim)
    return day is None or (known is not None and known <= day)


def _fill(data: sqlite3.Connection, claims: Iterable[Claim]) -> None:
    """Write claims into the file."""
    data.executescript(files(__package__).joinpath("spool.sql").read_text(encoding="utf-8"))
    data.executemany("INSERT INTO claims VALUES (?, ?, ?, ?, ?)", map(_row, claims))
    for column in INDEXES:
        data.execute(f"CREATE INDEX claims_{column} ON claims ({column})")


def _row(claim: Claim) -> tuple[object, ...]:
    long = len(claim.quote) >= LONG_QUOTE
    quote = hashlib.blake2b(claim.quote.encode(), digest_size=16).digest() if long else None
    area = claim.scope is Scope.AREA
    return (claim.site, area, claim.document, quote, write_records([claim]))


def _some_sites(data: sqlite3.Connection, at_once: int) -> Iterator[tuple[str, ...]]:
    """Yield the ids of sites in their order, so many that they have about that many claims."""
    sql = "SELECT site, COUNT(*) FROM claims WHERE NOT is_area GROUP BY site ORDER BY site"
    counted, numbered = 0, []
    for site, count in data.execute(sql):
        numbered.append((counted // at_once, site))
        counted += count
    for _, group in groupby(numbered, key=lambda pair: pair[0]):
        yield tuple(site for _, site in group)


class _Spool:
    """Claims in a file, and the articles that they were read in."""

    def __init__(
        self, data: sqlite3.Connection, documents: Mapping[str, Document], register: Register
    ) -> None:
        self._data = data
        self._documents = documents
        self._register = register
        read = {name for (name,) in data.execute("SELECT DISTINCT document FROM claims")}
        present = [documents[name] for name in sorted(read & documents.keys())]
        self._versions = {name: group for group in find_copies(present) for name in group}

    def periods(
        self,
        sites: Sequence[str],
        members: Mapping[str, frozenset[str]],
        around: Mapping[str, Sequence[str]],
        stale_after: int,
    ) -> list[Period]:
        """Return the periods of some sites."""
        areas = sorted({area for site in sites for area in around.get(site, ())})
        told = [*self._claims("site", sites, area=0), *self._claims("site", areas, area=1)]
        with paused_collector():
            near = self._bearing_on(told)
            independence = judge_independence(near, self._documents, self._register)
            return [
                period
                for track in reason_tracks(told, members, independence, stale_after=stale_after)
                for period in PeriodMaker(track, independence, stale_after=stale_after).periods()
            ]

    def _bearing_on(self, told: Sequence[Claim]) -> list[Claim]:
        """Return the claims of all articles on which it depends who stands behind some claims."""
        names = {claim.document for claim in told}
        quotes = {_row(claim)[3] for claim in told} - {None}
        names |= {name for (name,) in self._rows("document", "quote", quotes)}
        names |= {other for name in names for other in self._versions.get(name, ())}
        return self._claims("document", sorted(names))

    def _claims(
        self, column: str, values: Iterable[str], *, area: int | None = None
    ) -> list[Claim]:
        """Return the claims that have one of some values, in the order of the file."""
        rows = self._rows("rowid, claim", column, values, area)
        return [claim for _, text in sorted(rows) for claim in read_records(Claim, text)]

    def _rows(
        self, wanted: str, column: str, values: Iterable[object], area: int | None = None
    ) -> Iterator[tuple[Any, ...]]:
        """Yield columns of the claims that have one of some values."""
        found = list(values)
        scope = "" if area is None else f" AND is_area = {area}"
        for start in range(0, len(found), MANY):
            some = found[start : start + MANY]
            marks = ", ".join("?" * len(some))
            sql = f"SELECT {wanted} FROM claims WHERE {column} IN ({marks}){scope}"  # noqa: S608  (names of this module)
            yield from self._data.execute(sql, some)
