"""To whom a site is given, by whom or from whom it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sentence.clauses import distance

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Force, Marked, Trigger

__all__ = ["recipient"]

LIMIT = 4.6


def _is_told_apart(marked: Marked, trigger: Trigger, force: Force) -> bool:
    """Whether a force stands in a clause that tells what came before or after a trigger's."""
    start = marked.opening(force.first)
    return start > trigger.at and marked.has(start, "after", "before")


def recipient(
    marked: Marked, trigger: Trigger, *, role: str, but: frozenset[str] = frozenset()
) -> str:
    """Return the actor in a given role after a trigger ("to the army", "from the SDF")."""
    ranked = [
        (distance(marked, (trigger.at, trigger.end), (f.first, f.last)), f.actor)
        for f in marked.forces
        if f.actor
        and f.actor not in but
        and f.role == role
        and f.first > trigger.at
        and (role or f.sort not in {"metonym", "person"})
        and not (role == "source" and _is_told_apart(marked, trigger, f))
    ]
    ranked = [row for row in ranked if row[0] <= LIMIT]
    return min(ranked)[1] if ranked else ""
