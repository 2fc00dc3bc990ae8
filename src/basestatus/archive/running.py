"""Choose where to read: here, in several processes, or on a cluster; in order all the same."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from basestatus.archive.cluster import read_on_cluster
from basestatus.archive.processes import read_in_processes
from basestatus.archive.reading import read_part
from basestatus.documents import STDIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from basestatus.archive.reading import Reader
    from basestatus.archive.results import PartRead
    from basestatus.documents import Part
    from basestatus.settings import Cluster

__all__ = ["run"]

SMALL = 8_000_000
"""Bytes up to which starting processes costs more than they save."""


def run(parts: Sequence[Part], reader: Reader, cluster: Cluster) -> Iterator[PartRead]:
    """Yield what is read of each part, in the order of the parts, wherever it is read.

    Standard input cannot be handed on: then all is read here.
    """
    if any(part.path == STDIN for part in parts):
        return (read_part(part, reader) for part in parts)
    if cluster.scheduler:
        return read_on_cluster(parts, reader, cluster.scheduler)
    small = not cluster.workers and sum(part.size for part in parts) <= SMALL
    workers = min(cluster.workers or _processors(), len(parts))
    if small or workers <= 1:
        return (read_part(part, reader) for part in parts)
    return read_in_processes(parts, reader, workers)


def _processors() -> int:
    """Return how many processors this process may use; not every system can tell."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
