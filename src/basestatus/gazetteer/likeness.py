"""Notice two ids for one physical site."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from basestatus.errors import Problem
from basestatus.gazetteer.kinds import is_installation, is_settlement
from basestatus.languages.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from basestatus.gazetteer.draft import Draft

__all__ = ["same_sites"]

_NEAR_M = 250.0
_NAMESAKE_M = 15_000.0
_VAGUE_M = 10_000.0  # places known no better than this are not compared by distance alone
_DEGREE_M = 111_195.0
_CELL = 0.005  # degrees; with the cells around it, this covers 250 m up to 60° north
_COARSE = 0.3  # the same for 15 km
_AROUND = tuple((x, y) for x in (-1, 0, 1) for y in (-1, 0, 1))
_SORTS = (is_installation, is_settlement, lambda kind: not kind)

_Index = dict[object, list["Draft"]]


def same_sites(drafts: Sequence[Draft], path: str) -> Iterator[Problem]:
    """Yield a problem for each place that looks like an earlier one under another id.

    Two installations, settlements or places of no stated kind are taken for one if they have an
    identifier elsewhere in common, or a name and lie within 15 km, or lie within 250 m. A place
    and its parent are two, and so are a base and its town.
    """
    for sort in _SORTS:
        yield from _twins([draft for draft in drafts if sort(draft.kind)], path)


def _twins(drafts: list[Draft], path: str) -> Iterator[Problem]:
    """Yield the problems among places of one sort; time grows with their number alone."""
    named = list(_folded_names(drafts))
    times = Counter(chain.from_iterable(named))
    index: _Index = defaultdict(list)
    for draft, names in zip(drafts, named, strict=True):
        shared = [name for name in names if times[name] > 1]
        found = _twin(draft, shared, index)
        if found is not None:
            yield _problem(draft, *found, path)
        coarse, cell = _cell(draft, _COARSE), _cell(draft, _CELL)
        for key in (*draft.links, cell, *((name, coarse) for name in shared)):
            index[key].append(draft)


def _twin(draft: Draft, names: list[str], index: _Index) -> tuple[Draft, str] | None:
    """Return an earlier place that this one is, and why."""
    near = _around(draft, _CELL) if (draft.radius_m or 0.0) <= _VAGUE_M else ()
    wide = _around(draft, _COARSE) if names else ()
    for reason, keys, within in (
        ("the same identifier elsewhere", draft.links, math.inf),
        ("a name in common", [(name, cell) for name in names for cell in wide], _NAMESAKE_M),
        ("nearly the same place", near, _NEAR_M),
    ):
        for other in chain.from_iterable(index[key] for key in keys if key in index):
            vague = within == _NEAR_M and (other.radius_m or 0.0) > _VAGUE_M
            if _metres(draft, other) <= within and not vague and not _kin(draft, other):
                return other, reason
    return None


def _kin(draft: Draft, other: Draft) -> bool:
    """Whether one lies in the other, or both are the same entry."""
    return draft.id in (other.id, other.parent) or other.id == draft.parent


def _folded_names(drafts: Sequence[Draft]) -> Iterator[set[str]]:
    """Yield the folded names of each place; all are folded in one pass, which is quick."""
    lines = "\n".join(name.text.replace("\n", " ") for draft in drafts for name in draft.names)
    folded = iter(fold(lines).text.split("\n"))
    for draft in drafts:
        yield {next(folded) for _ in draft.names}


def _cell(draft: Draft, size: float) -> tuple[int, int]:
    return math.floor((draft.lon or 0.0) / size), math.floor((draft.lat or 0.0) / size)


def _around(draft: Draft, size: float) -> list[tuple[int, int]]:
    """Return the cells that a neighbour can be in."""
    column, row = _cell(draft, size)
    return [(column + x, row + y) for x, y in _AROUND]


def _metres(draft: Draft, other: Draft) -> float:
    """Return the distance, good to a few per cent over tens of kilometres."""
    lat, lon = draft.lat or 0.0, draft.lon or 0.0
    north = (other.lat or 0.0) - lat
    east = ((other.lon or 0.0) - lon) * math.cos(math.radians(lat))
    return math.hypot(north, east) * _DEGREE_M


def _problem(draft: Draft, other: Draft, reason: str, path: str) -> Problem:
    metres = _metres(draft, other)
    message = (
        f"{draft.id}: looks like {other.id} (line {other.line}): {reason}, {metres:.0f} m apart"
    )
    remedy = "merge the two, or make one the parent of the other if both exist"
    return Problem(path, draft.line, message, remedy)
