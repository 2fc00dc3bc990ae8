"""Presence that only goes along with what is told: ", securing it", "after years of presence"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.case import Case

__all__ = ["goes_along"]

SPENT_REACH = 6
OF_REACH = 3
COMINGS = frozenset({"arrive", "enter", "gain", "take"})
GERUNDS = frozenset({"ing", "phrase"})


def goes_along(case: Case) -> bool:
    """Whether a word of presence states nothing of its own: it is over, weighed or an upshot."""
    return case.pack.order == "svo" and (_is_over(case) or _is_weighed(case) or _is_upshot(case))


def _is_over(case: Case) -> bool:
    """Whether a stay is what came before ("after years of presence", "after holding out")."""
    marked, at = case.marked, case.at
    if case.label != "stay":
        return False
    if case.form in GERUNDS:
        return marked.has(at - 1, "after")
    if case.form != "noun":
        return False
    years = (i for i in range(at - OF_REACH, at) if marked.has(i, "of"))
    counted = marked.has(at - 1, "date") or any(marked.has(i - 1, "date") for i in years)
    opened = marked.any_between(at - SPENT_REACH, at, "after")
    predicated = marked.any_between(case.end, marked.ending(at), "be", "have")
    return (counted or opened) and not predicated


def _is_weighed(case: Case) -> bool:
    """Whether staying is only what a noun weighs ("no military value in staying at X")."""
    marked, at = case.marked, case.at
    weighed = case.form in GERUNDS and marked.has(at - 1, "location", "of")
    plain = not marked.operators[at - 2] and not any(t.at == at - 2 for t in marked.triggers)
    return at > 1 and weighed and plain


def _is_upshot(case: Case) -> bool:
    """Whether those who come to a site are said to hold it ("took X, securing it")."""
    marked, at = case.marked, case.at
    holds = case.label == "hold" and case.form == "ing"
    if not holds or marked.any_between(at - 2, at, "be", "still", "continue"):
        return False
    return any(t.at < at and t.word.label in COMINGS for t in marked.triggers)
