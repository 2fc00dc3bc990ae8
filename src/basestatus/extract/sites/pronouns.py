"""What a pronoun speaks of in its own sentence: a place before its clause, or one still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sites.aftermath import taken_next

if TYPE_CHECKING:
    from collections.abc import Sequence

    from basestatus.extract.case import Case
    from basestatus.extract.sentence.marks import Mark, Marked, Place, Reference

__all__ = ["antecedent", "still_to_come"]

RELATIVE = 4


def antecedent(marked: Marked, mark: Reference) -> Place | None:
    """Return the place whose relative clause takes it up by a pronoun ("X, which they hold it")."""
    start = marked.opening(mark.first)
    if mark.kind or mark.number != "singular" or not marked.has(start, "relative"):
        return None
    before = [p for p in marked.places if 0 <= start - p.last <= RELATIVE and p.role != "near"]
    return before[-1] if before else None


def still_to_come(case: Case, marks: Sequence[Mark]) -> Place | None:
    """Return what a pronoun looks ahead to ("after they left it, the army entered X")."""
    marked = case.marked
    pronoun = case.trigger.suffix or any(not (m.readings or m.kind) for m in marks)
    if case.pack.order != "vso" or not pronoun or not marked.has(marked.opening(case.at), "after"):
        return None
    return next(iter(taken_next(marked, case.trigger)), None)
