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
    start = _start(case)
    if _is_news(case, start):
        return False
    if case.marked.has(case.at, "remaining"):
        return not case.marked.any_between(start, case.at, "say")
    if case.label not in QUALIFYING and not case.marked.has(case.at, "situated"):
        return False
    if case.marked.tokens[case.at].text.startswith(case.pack.morphology.articles):
        return True
    dated = case.marked.any_between(start, _stop(case), "date")
    return _is_of_another_base(case) or (_qualifies(case, start) and not dated)


def _is_news(case: Case, start: int) -> bool:
    """Whether the clause of a trigger says that it lasts, is so now, or is all that is left."""
    marked, end = case.marked, case.marked.ending(case.at)
    now = case.pack.references.get("now", ())
    lasts = marked.any_between(max(start - REACH, 0), end, *NEWS)
    return lasts or any(marked.tokens[at].text in now for at in range(start, end))


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
    hosting = case.label == "host" and case.form == "ing" and not marked.has(case.at - 1, "be")
    return hosting or marked.has(start, "relative")


def _is_of_another_base(case: Case) -> bool:
    """Whether a pronoun takes up a base without a name right before ("a base that X uses it")."""
    marked, at = case.marked, case.at
    agent = case.agent is not None and case.agent.first >= case.end
    joined = marked.tokens[at].analysis.conjunction or marked.operators[at - 1]
    if not (agent and case.trigger.suffix and at) or joined or not marked.tokens[at - 1].is_word:
        return False
    heads = [back for back in range(max(at - REACH, 0), at) if marked.head_kind(back)]
    named = any(m.first <= heads[0] < m.last for m in marked.marks) if heads else True
    return not named and not marked.tokens[heads[0]].analysis.article
