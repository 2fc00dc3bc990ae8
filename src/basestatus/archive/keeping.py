"""Read only the parts that the store does not have."""

from __future__ import annotations

import logging
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.archive.reading import Known, compiled
from basestatus.archive.results import PartRead
from basestatus.archive.running import run
from basestatus.archive.stamps import stamp
from basestatus.archive.store import Store
from basestatus.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from basestatus.archive.reading import Reader
    from basestatus.documents import Part
    from basestatus.settings import Cluster

__all__ = ["read_parts"]

LOG = logging.getLogger(__name__)
WORTH_TELLING = 100_000_000
"""Bytes from which one wants to know how far it is."""
WORTH_KEEPING = 250_000
"""Bytes from which reading takes so long that a store saves time."""


def read_parts(
    parts: Sequence[Part], reader: Reader, cluster: Cluster, folder: Path | None
) -> Iterator[PartRead]:
    """Yield what is read of each part, in their order, and keep it in a folder for the next time.

    Without a folder, or where the store cannot be opened, all is read and nothing kept.

    Raises:
        OutputError: if what was read can no longer be kept.
    """
    size = sum(part.size for part in parts)
    store = _opened(folder, reader) if size >= WORTH_KEEPING else None
    if store is None:
        yield from _told(parts, run(parts, reader, cluster), size)
        return
    try:
        yield from _told(parts, _with_store(parts, reader, cluster, store), size)
    except sqlite3.Error as error:
        message = f"{folder}: cannot be written: {error} (make room, or remove it)"
        raise OutputError(message) from error
    finally:
        store.close()


def _told(parts: Sequence[Part], reads: Iterator[PartRead], size: int) -> Iterator[PartRead]:
    """Yield what is read, and say of a large input how far it is."""
    done = tenth = 0
    for part, read in zip(parts, reads, strict=True):
        yield read
        done += part.size
        if size >= WORTH_TELLING and 10 * done // size > tenth:
            tenth = 10 * done // size
            LOG.info("%d %% of %s MB read", 10 * tenth, f"{size / 1e6:,.0f}")


def _with_store(
    parts: Sequence[Part], reader: Reader, cluster: Cluster, store: Store
) -> Iterator[PartRead]:
    looks = [stamp(part) for part in parts]
    names = [store.fingerprint(look) if look else "" for look in looks]
    unknown = [part for part, name in zip(parts, names, strict=True) if not name]
    knowing = replace(reader, known=Known(store.parts(), store.documents()))
    fresh = run(unknown, knowing, cluster)
    for look, name in zip(looks, names, strict=True):
        if name:
            yield store.complete(PartRead(name, stored=True))
        else:
            read = next(fresh)
            store.keep(read, look)
            yield store.complete(read)


def _opened(folder: Path | None, reader: Reader) -> Store | None:
    if folder is None:
        return None
    try:
        return Store(folder, reader, lambda: compiled(reader))
    except (OSError, sqlite3.Error) as error:
        LOG.warning("%s: nothing is kept for the next time: %s", folder, error)
        return None
