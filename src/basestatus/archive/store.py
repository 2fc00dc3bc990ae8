"""Keep what was read of an archive in SQLite, so that only what has changed is read again."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING

from basestatus.archive.lexicons import Meanings, compare, meanings, version
from basestatus.archive.records import read_records, write_records
from basestatus.archive.results import Found, PartRead
from basestatus.errors import Problem
from basestatus.model import Claim, Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from basestatus.archive.reading import Reader
    from basestatus.extract import Lexicon

__all__ = ["Store"]

FILE = "articles.sqlite"
IGNORED = "*\n"
OFTEN = 16
"""Parts after which what was read is safe."""
SCHEMA = files(__package__).joinpath("schema.sql").read_text(encoding="utf-8")
BUSY = 1.0
"""Seconds to wait for another process that writes."""


class Store:
    """What was read before, of one folder; what can be otherwise now is gone as it opens."""

    def __init__(self, folder: Path, reader: Reader, lexicon: Callable[[], Lexicon]) -> None:
        """Open or make the store in a folder; a file that is no store is made anew.

        ``lexicon`` compiles that of the reader, which is needed where its tables have changed.

        Raises:
            OSError: if the folder cannot be written.
            sqlite3.Error: if the store cannot.
        """
        folder.mkdir(parents=True, exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text(IGNORED, encoding="utf-8")
        self._data = _connected(folder / FILE)
        self._waiting = 0
        self._forget(reader, lexicon)

    def parts(self) -> frozenset[str]:
        """Return the fingerprints of the parts that it has."""
        return self._column("SELECT fingerprint FROM parts")

    def documents(self) -> frozenset[str]:
        """Return the keys of the documents whose claims it has."""
        return self._column("SELECT key FROM documents")

    def fingerprint(self, stamp: str) -> str:
        """Return the fingerprint of a part that looks the same as before, empty of any other."""
        sql = "SELECT s.fingerprint FROM stamps s JOIN parts USING (fingerprint) WHERE stamp = ?"
        row = self._data.execute(sql, (stamp,)).fetchone()
        return row[0] if row else ""

    def complete(self, read: PartRead) -> PartRead:
        """Return what was read of a part with all that the store has of it."""
        whole = self._part(read.fingerprint) if read.stored else read
        return replace(whole, found=tuple(map(self._with_claims, whole.found)))

    def keep(self, read: PartRead, stamp: str) -> None:
        """Keep what a worker read of a part."""
        if not read.fingerprint:
            return
        run = self._data.execute
        if stamp:
            run("REPLACE INTO stamps VALUES (?, ?)", (stamp, read.fingerprint))
        if not read.stored:
            told = (write_records(read.problems), write_records(read.undated))
            part = (read.fingerprint, read.lines, read.marks, read.places, *told)
            run("REPLACE INTO parts VALUES (?, ?, ?, ?, ?, ?)", part)
            for found in read.found:
                self._keep_found(read.fingerprint, found)
        self._waiting += 1
        if self._waiting == OFTEN:
            self.save()

    def save(self) -> None:
        """Make what was kept safe."""
        self._data.commit()
        self._waiting = 0

    def close(self) -> None:
        """Make what was kept safe, and let go of the file."""
        self.save()
        self._data.close()

    def _keep_found(self, part: str, found: Found) -> None:
        place = (part, found.number, found.path, found.line, found.key)
        self._data.execute("REPLACE INTO found VALUES (?, ?, ?, ?, ?)", place)
        if found.document:
            row = (found.key, write_records([found.document]), write_records(found.claims))
            self._data.execute("REPLACE INTO documents VALUES (?, ?, ?)", row)

    def _part(self, name: str) -> PartRead:
        sql = "SELECT lines, marks, places, problems, undated FROM parts WHERE fingerprint = ?"
        lines, marks, places, *told = self._data.execute(sql, (name,)).fetchone()
        problems, undated = (read_records(Problem, text) for text in told)
        sql = "SELECT number, path, line, document FROM found WHERE part = ? ORDER BY number"
        rows = self._data.execute(sql, (name,))
        found = tuple(Found(n, path, line, key, None) for n, path, line, key in rows)
        return PartRead(name, lines, marks, places, problems, undated, found)

    def _with_claims(self, found: Found) -> Found:
        if found.document:
            return found
        sql = "SELECT document, claims FROM documents WHERE key = ?"
        text, claims = self._data.execute(sql, (found.key,)).fetchone()
        (document,) = read_records(Document, text)
        placed = replace(document, path=found.path, line=found.line)
        return replace(found, document=placed, claims=read_records(Claim, claims))

    def _column(self, sql: str) -> frozenset[str]:
        return frozenset(name for (name,) in self._data.execute(sql))

    def _forget(self, reader: Reader, lexicon: Callable[[], Lexicon]) -> None:
        """Drop what another version read, and what other names may change."""
        by = {"version": f"{version()} {reader.limits}", "tables": _hash(reader)}
        kept = dict(self._data.execute("SELECT name, value FROM read_by"))
        if {name: kept.get(name) for name in by} == by:
            return
        now = meanings(lexicon())
        if kept.get("version") == by["version"]:
            self._forget_changed(_meanings(kept["meanings"]), now)
        else:
            for table in ("parts", "stamps", "found", "documents"):
                self._data.execute(f"DELETE FROM {table}")  # noqa: S608  (names of this module)
        rows = (by | {"meanings": _text(now)}).items()
        self._data.executemany("REPLACE INTO read_by VALUES (?, ?)", rows)
        self.save()

    def _forget_changed(self, old: Meanings, now: Meanings) -> None:
        """Drop the documents that other names may change, and the parts that they stand in.

        Where places have new names, any part may hold documents that name one now.
        """
        change = compare(old, now)
        rows = self._data.execute("SELECT key, document FROM documents")
        keys = [(key,) for key, text in rows if change.affects(*read_records(Document, text))]
        sql = "DELETE FROM parts WHERE fingerprint IN (SELECT part FROM found WHERE document = ?)"
        if change.new_places:
            self._data.execute("DELETE FROM parts")
        else:
            self._data.executemany(sql, keys)
        self._data.executemany("DELETE FROM documents WHERE key = ?", keys)
        self._data.execute("DELETE FROM found WHERE part NOT IN (SELECT fingerprint FROM parts)")


def _connected(path: Path) -> sqlite3.Connection:
    """Open a store; a file that is none is thrown away, for nothing in it is lost by that."""
    for attempt in (1, 2):
        data = sqlite3.connect(path, timeout=BUSY)
        try:
            data.executescript(SCHEMA)
        except sqlite3.DatabaseError as error:
            data.close()
            if attempt == 2 or isinstance(error, sqlite3.OperationalError):  # noqa: PLR2004  (the last)
                raise
            path.unlink()
        else:
            break
    return data


def _hash(reader: Reader) -> str:
    """Return a hash of the tables that a reader reads by."""
    tables = (reader.sites, reader.areas, reader.actors)
    texts = (repr([table[name] for name in sorted(table)]) for table in tables)
    return hashlib.blake2b("\n".join(texts).encode(), digest_size=16).hexdigest()


def _text(known: Meanings) -> str:
    return json.dumps([dict(sorted(known.names.items())), sorted(known.places), known.shared])


def _meanings(text: str) -> Meanings:
    names, places, shared = json.loads(text)
    return Meanings(names, frozenset(places), shared)
