"""Presence told only to say which base or which men are meant, which is no news of either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.model import Modality, Status

if TYPE_CHECKING:
    from basestatus.extract.case import Case
    from basestatus.extract.events import Outcome

__all__ = ["is_aside"]

NEWS = ("still", "since", "only", "sole", "last", "left_over", "continue", "become", "no_more")
QUALIFYING = frozenset({"hold", "host", "possess", "work"})
REACH = 4


def is_aside(case: Case, outcome: Outcome) -> bool:
    """Whether a presence is told in passing: in an attribute or a relative clause.

    A word that says that it lasts, is new, or is all that is left makes news of it.
    """
    present = outcome.status is Status.ACTIVE and outcome.modality is Modality.ASSERTED
    if not present or case.meaning.status != Status.ACTIVE:
        return False
    marked, start = case.marked, _start(case)
    if marked.any_between(max(start - REACH, 0), marked.ending(case.at), *NEWS):
        return False
    now = case.pack.references.get("now", ())
    if any(marked.tokens[at].text in now for at in range(start, marked.ending(case.at))):
        return False
    located = case.label in QUALIFYING or marked.has(case.at, "situated")
    if located and marked.tokens[case.at].text.startswith(case.pack.morphology.articles):
        return True
    told = marked.any_between(start, _stop(case), "date")
    return located and not told and _qualifies(case, start)


def _start(case: Case) -> int:
    """Return where the clause of a trigger begins, the relative pronoun if it has one."""
    start = case.marked.opening(case.at)
    relatives = (at for at in range(start, case.at) if case.marked.has(at, "relative"))
    return max(relatives, default=start)


def _stop(case: Case) -> int:
    """Return where the clause of a trigger ends, at the latest at the next comma."""
    ahead = range(case.end, case.marked.ending(case.at))
    commas = (at for at in ahead if case.marked.tokens[at].text == ",")
    return next(commas, ahead.stop)


def _qualifies(case: Case, start: int) -> bool:
    """Whether the clause of a trigger only says of what noun another clause speaks."""
    marked = case.marked
    bare = case.pack.order == "vso" and bool(marked.head_kind(case.at - 1))
    hosting = case.label == "host" and case.form == "ing" and not marked.has(case.at - 1, "be")
    return bare or hosting or marked.has(start, "relative")
