"""Read parts on the workers of a Dask cluster, which open the files themselves."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Any

from basestatus.archive.processes import AHEAD, read_alone
from basestatus.archive.reading import read_part
from basestatus.errors import ConfigError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from basestatus.archive.reading import Reader
    from basestatus.archive.results import PartRead
    from basestatus.documents import Part

__all__ = ["read_on_cluster"]

PATIENCE = 5
"""Seconds in which a scheduler has to answer."""


def read_on_cluster(parts: Sequence[Part], reader: Reader, scheduler: str) -> Iterator[PartRead]:
    """Yield what is read of each part, in their order.

    The reader goes to each worker once. What a lost worker had under way is read by another; a
    part that several workers were lost over is read here, in a process of its own.

    Raises:
        ConfigError: if no scheduler answers, or Dask is not installed.
    """
    with _client(scheduler) as client:
        sent = client.submit(_given, reader, pure=False)
        ahead = iter(parts)
        waiting: deque[tuple[Part, Any]] = deque()
        while True:
            room = AHEAD * max(1, sum(client.nthreads().values())) - len(waiting)
            waiting.extend(
                (part, client.submit(read_part, part, sent, pure=False))
                for part in islice(ahead, max(room, 0))
            )
            if not waiting:
                return
            part, future = waiting.popleft()
            yield _result(future) or next(read_alone([part], reader))


def _given(reader: Reader) -> Reader:
    """Return a reader: as a task, it is made again should all its copies be lost."""
    return reader


def _result(future: Any) -> PartRead | None:  # noqa: ANN401  (Dask ships no types)
    """Return what a worker read, None where several died over it."""
    from distributed import KilledWorker  # noqa: PLC0415  (an extra)

    try:
        read: PartRead = future.result()
    except KilledWorker:
        return None
    return read


def _client(scheduler: str) -> Any:  # noqa: ANN401  (Dask ships no types)
    try:
        from distributed import Client  # noqa: PLC0415  (an extra)
    except ImportError as error:
        remedy = 'install it with pip install "basestatus[cluster]"'
        raise ConfigError(Problem(scheduler, None, "Dask is not installed", remedy)) from error
    try:
        return Client(scheduler, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        remedy = "start one with dask scheduler, and name the address that it prints"
        raise ConfigError(Problem(scheduler, None, "no scheduler answers", remedy)) from error
