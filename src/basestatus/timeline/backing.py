"""What stands behind a state: its claims with their echoes, independent sources and grade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.model import DateBasis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from basestatus.timeline.evidence import Evidence
    from basestatus.timeline.independence import Independence

__all__ = ["NOTHING", "Backing", "back", "grade"]

BASES = tuple(DateBasis)
UNJUDGED = 6
DOUBTFUL = 4


@dataclass(frozen=True, slots=True)
class Backing:
    """The claims behind a state; ``letter`` is the reliability of the best source."""

    claims: tuple[str, ...]
    n_independent: int
    letter: str
    basis: DateBasis
    area: str | None


NOTHING = Backing((), 0, "F", DateBasis.NONE, None)


def back(evidence: Iterable[Evidence], independence: Independence) -> Backing:
    """Return what evidence amounts to, each claim once."""
    items = list({item.key: item for item in sorted(evidence)}.values())
    if not items:
        return NOTHING
    areas = {item.area for item in items}
    return Backing(
        claims=tuple(_with_echoes(items, independence)),
        n_independent=independence.count((item.origin, item.claim) for item in items),
        letter=min(independence.letter(item.claim) for item in items),
        basis=min((item.claim.date_basis for item in items), key=BASES.index),
        area=None if "" in areas else min(areas),
    )


def _with_echoes(items: Sequence[Evidence], independence: Independence) -> Iterable[str]:
    for item in items:
        yield item.key
        yield from independence.echoes.get(item.key, ())


def grade(backing: Backing, *, disputed: bool, outweighs: bool) -> str:
    """Return an Admiralty grade: the best source's letter, and how well others confirm it.

    1 three independent sources or more, 2 two, 3 one, 4 contested, 6 none. A state reached only
    by outweighing other sources, or only through an area, is one step less certain.

    >>> grade(Backing(("c",), 2, "B", DateBasis.STATED, None), disputed=False, outweighs=False)
    'B2'
    """
    if backing.n_independent == 0:
        return f"F{UNJUDGED}"
    credibility = max(1, DOUBTFUL - backing.n_independent)
    credibility += outweighs + (backing.area is not None)
    return f"{backing.letter}{DOUBTFUL if disputed else min(DOUBTFUL, credibility)}"
