"""Publish an atlas to PostGIS: one transaction, and nothing changes where nothing has changed."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING

from basestatus.errors import OutputError
from basestatus.exports.postgis.comments import comments
from basestatus.exports.postgis.connecting import connected, read_address
from basestatus.exports.postgis.history import known_rows
from basestatus.exports.postgis.tables import Table, tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pg8000.native import Connection

    from basestatus.layers import Atlas

__all__ = ["Published", "publish"]

VERSION = 1


@dataclass(frozen=True, slots=True)
class Published:
    """How many rows a publication changed, all tables together."""

    added: int
    changed: int
    removed: int

    def __add__(self, other: Published) -> Published:
        return Published(
            self.added + other.added,
            self.changed + other.changed,
            self.removed + other.removed,
        )


def publish(atlas: Atlas, url: str) -> Published:
    """Make or upgrade the schema and bring its tables to what the atlas says.

    Raises:
        OutputError: if the database cannot be reached or refuses; then nothing has changed.
    """
    contents = tables(atlas, known_rows(atlas))
    with connected(read_address(url)) as connection:
        connection.run("BEGIN")
        connection.run(read_sql("lock"))
        _upgrade(connection)
        done = Published(0, 0, 0)
        for table in contents:
            done += _synchronise(connection, table)
        connection.run("COMMIT")
    return done


def read_sql(name: str) -> str:
    """Read a script of this package."""
    return files(__package__).joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def _upgrade(connection: Connection) -> None:
    """Run the scripts that the database has not seen, then those that are run each time."""
    there = _version(connection)
    if there > VERSION:
        message = (
            f"the database has version {there} of the schema, this program knows {VERSION}: "
            "upgrade basestatus"
        )
        raise OutputError(message)
    for number in range(there + 1, VERSION + 1):
        connection.run(read_sql(f"tables_{number}"))
    if there < VERSION:
        connection.run(read_sql("views"))
        connection.run(read_sql("roles"))
        connection.run(comments())


def _version(connection: Connection) -> int:
    (exists,) = connection.run(read_sql("version"))[0]
    return connection.run("SELECT max(number) FROM basestatus.version")[0][0] if exists else 0


def _synchronise(connection: Connection, table: Table) -> Published:
    words = _words(table)
    connection.run(read_sql("stage").format(**words))
    connection.run(read_sql("copy").format(**words), stream=_as_csv(table.rows))
    connection.run(read_sql("key").format(**words))
    ((removed,),) = connection.run(read_sql("delete").format(**words))
    ((added, changed),) = connection.run(read_sql("upsert").format(**words))
    return Published(added, changed, removed)


def _words(table: Table) -> dict[str, str]:
    """Return the names that the scripts are filled with, quoted."""

    def names(columns: Iterable[str], of: str = "") -> str:
        return ", ".join(f'{of}"{column}"' for column in columns)

    return {
        "table": f'basestatus."{table.name}"',
        "stage": f'"new_{table.name}"',
        "columns": names(table.columns),
        "key": names(table.key),
        "new_key": names(table.key, "new."),
        "old_key": names(table.key, "old."),
        "old": names(table.columns, "old."),
        "excluded": names(table.columns, "excluded."),
    }


def _as_csv(rows: Iterable[Sequence[object]]) -> BytesIO:
    """Write rows as PostgreSQL reads them."""
    stream = BytesIO()
    text = TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows(rows)
    text.detach()
    stream.seek(0)
    return stream
