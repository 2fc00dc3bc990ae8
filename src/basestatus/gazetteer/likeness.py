"""Notice two ids for one physical site."""

from __future__ import annotations

import math
from collections import defaultdict
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
_CELL = 0.005  # degrees; with the cells around it, this covers the distance up to 60° north
_AROUND = tuple((x, y) for x in (-1, 0, 1) for y in (-1, 0, 1))
_SORTS = (is_installation, is_settlement)

_Index = dict[object, list["Draft"]]


def same_sites(drafts: Sequence[Draft], path: str) -> Iterator[Problem]:
    """Yield a problem for each place that looks like an earlier one under another id.

    Two installations, or two settlements, are taken for one if they have an identifier elsewhere
    in common, or a name and lie within 15 km, or lie within 250 m. A place and its parent are
    two, and so are a base and its town.
    """
    for sort in _SORTS:
        yield from _twins([draft for draft in drafts if sort(draft.kind)], path)


def _twins(drafts: list[Draft], path: str) -> Iterator[Problem]:
    """Yield the problems among places of one sort."""
    index: _Index = defaultdict(list)
    for draft, names in zip(drafts, _folded_names(drafts), strict=True):
        found = _twin(draft, names, index)
        if found is not None:
            yield _problem(draft, *found, path)
        for key in (*draft.links, *names, _cell(draft)):
            index[key].append(draft)


def _twin(draft: Draft, names: set[str], index: _Index) -> tuple[Draft, str] | None:
    """Return the earlier place that this one is, and why."""
    for reason, keys, within in (
        ("the same identifier elsewhere", draft.links, math.inf),
        ("a name in common", names, _NAMESAKE_M),
        ("nearly the same place", _cells_around(draft), _NEAR_M),
    ):
        candidates = (other for key in keys if key in index for other in index[key])
        alike = [o for o in candidates if _metres(draft, o) <= within and not _kin(draft, o)]
        if alike:
            return min(alike, key=lambda other: other.line), reason
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


def _cell(draft: Draft) -> tuple[int, int]:
    return math.floor((draft.lon or 0.0) / _CELL), math.floor((draft.lat or 0.0) / _CELL)


def _cells_around(draft: Draft) -> list[tuple[int, int]]:
    """Return the cells that a close neighbour can be in, none for a place known only vaguely."""
    if (draft.radius_m or 0.0) > _VAGUE_M:
        return []
    column, row = _cell(draft)
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
