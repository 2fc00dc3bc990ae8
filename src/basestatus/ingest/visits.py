"""Visit many addresses, several hosts at a time, and report in the order given."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING

from basestatus.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from basestatus.errors import Problem
    from basestatus.ingest.fetching import Answer, Sign
    from basestatus.ingest.leads import Lead
    from basestatus.ingest.manners import Visitor

__all__ = ["visit_all"]

AT_ONCE = 8
IN_MEMORY = 32  # answers that wait to be read


def visit_all(
    leads: Iterable[Lead], visitor: Visitor, sign_of: Callable[[Lead], Sign]
) -> Iterator[tuple[Lead, Answer | Problem]]:
    """Yield what each address holds, or why it cannot be had."""

    def visit(lead: Lead) -> tuple[Lead, Answer | Problem]:
        try:
            return lead, visitor.visit(lead.address, sign=sign_of(lead))
        except FetchError as error:
            return lead, error.problems[0]

    waiting = iter(leads)
    threads = ThreadPoolExecutor(AT_ONCE)
    try:
        while batch := tuple(islice(waiting, IN_MEMORY)):
            yield from threads.map(visit, batch)
    finally:  # who is interrupted does not wait for visits that have not begun
        threads.shutdown(cancel_futures=True)
