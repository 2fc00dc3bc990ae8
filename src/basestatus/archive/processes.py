"""Read parts in processes of their own, which are told once what to look for."""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING, Any

from basestatus.archive.reading import read_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Future

    from basestatus.archive.reading import Reader
    from basestatus.archive.results import PartRead
    from basestatus.documents import Part

    Waiting = deque[tuple[Part, Future[PartRead]]]

__all__ = ["AHEAD", "read_alone", "read_in_processes"]

AHEAD = 4
"""Parts that may be under way or wait for their turn, for each worker."""
CONTEXT = multiprocessing.get_context("spawn")
TOLD: dict[str, Any] = {}
"""In a process of the pool: what it was told as it began."""


def read_in_processes(parts: Sequence[Part], reader: Reader, workers: int) -> Iterator[PartRead]:
    """Yield what is read of each part, in their order.

    When a process dies, what was under way is read again, each part alone.
    """
    ahead = iter(parts)
    while left := list(islice(ahead, workers * AHEAD)):
        yield from _until_broken(left, ahead, reader, workers)


def _until_broken(
    first: Sequence[Part], ahead: Iterator[Part], reader: Reader, workers: int
) -> Iterator[PartRead]:
    """Yield what one pool reads, and at its end what it had under way when it broke."""
    with ProcessPoolExecutor(workers, CONTEXT, _begin, (reader,)) as pool:
        waiting: Waiting = deque((part, pool.submit(_read, part)) for part in first)
        try:
            while waiting:
                yield waiting[0][1].result()
                waiting.popleft()
                waiting.extend((part, pool.submit(_read, part)) for part in islice(ahead, 1))
        except BrokenProcessPool:
            pass
        finally:
            pool.shutdown(cancel_futures=True)
    unread = [part for part, future in waiting if _is_lost(future)]
    again = read_alone(unread, reader)
    for _, future in waiting:
        yield next(again) if _is_lost(future) else future.result()


def _is_lost(future: Future[PartRead]) -> bool:
    return future.cancelled() or future.exception() is not None


def read_alone(parts: Iterable[Part], reader: Reader) -> Iterator[PartRead]:
    """Yield what is read of each part, one after the other, without what ends the process."""
    step = CONTEXT.RawValue("q", 0)
    with ExitStack() as stack:
        pool = stack.enter_context(ProcessPoolExecutor(1, CONTEXT, _begin, (reader, step)))
        for part in parts:
            deadly: dict[int, int] = {}
            while True:
                try:
                    read = pool.submit(_read, part, deadly).result()
                except BrokenProcessPool:
                    if not step.value:
                        raise
                    deadly[step.value] = deadly.get(step.value, 0) + 1
                    pool = stack.enter_context(
                        ProcessPoolExecutor(1, CONTEXT, _begin, (reader, step))
                    )
                else:
                    break
            yield read


def _begin(reader: Reader, step: Any = None) -> None:  # noqa: ANN401  (a number that processes share)
    TOLD.update(reader=reader, step=step)


def _read(part: Part, deadly: Mapping[int, int] | None = None) -> PartRead:
    return read_part(part, TOLD["reader"], watch=_note, deadly=deadly)


def _note(step: int) -> None:
    """Leave word of the step that is taken next, for whoever finds this process dead."""
    if TOLD["step"] is not None:
        TOLD["step"].value = step
