"""Time the stages of a run and tell whoever listens to the log."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["count", "stage"]

LOG = logging.getLogger(__name__)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Log how many seconds what is done within took, by a clock that nobody can set."""
    began = perf_counter()
    yield
    seconds = round(perf_counter() - began, 3)
    LOG.debug("%s took %.3f s", name, seconds, extra={"stage": name, "seconds": seconds})


def count(name: str, number: int) -> None:
    """Log how many there are of something."""
    LOG.debug("%d %s", number, name, extra={"counted": name, "number": number})
