"""Why a trigger makes no claim: a question, a condition, a demand, an attempt, something unreal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.text import QUOTES

if TYPE_CHECKING:
    from basestatus.extract.case import Case

__all__ = ["void_because"]

IF_REACH = 2
TELL_REACH = 4
VERB = frozenset(
    {"past", "present", "base", "ing", "participle", "passive_past", "passive_present"}
)


def void_because(case: Case, window: range) -> str:
    """Return why there is no claim: a question, a condition, a demand, an unreal event, a topic."""
    if _is_matter(case):
        return "matter"
    if case.marked.sentence.question and not any(t.text in QUOTES for t in case.marked.tokens):
        return "question"
    start = max(window.start - 1, 0)
    if any(case.marked.has(at, "if") for at in range(start, case.at)):
        return "condition"
    if case.marked.any_between(0, IF_REACH, "if"):
        return "condition"
    if _is_unreal(case, window):
        return "unreal"
    if _is_before(case) and case.form in VERB and _is_ahead(case):
        return "before"
    if _is_debated(case) or (
        _governed(case, window, "demand") and not _governed(case, window, "deny")
    ):
        return "demand"
    if _is_attempt(case, window):
        return "attempt"
    if _is_prevented(case):
        return "prevented"
    return "untold" if _is_untold(case, window) else ""


def _is_untold(case: Case, window: range) -> bool:
    """Whether somebody does not say that it came about ("has not confirmed their retreat")."""
    told = (at for at in range(window.start - 1, case.at) if case.marked.has(at, "tell"))
    return any(case.marked.any_between(at - TELL_REACH, at, "not") for at in told)


def _is_prevented(case: Case) -> bool:
    """Whether what a trigger tells was kept from coming about ("prevented the base from falling")."""
    for at in range(case.at - 1, case.marked.opening(case.at) - 1, -1):
        if case.marked.has(at, "prevent"):
            return True
        if not case.marked.tokens[at].is_word and case.marked.tokens[at].text not in QUOTES:
            return False
    return False


def _is_attempt(case: Case, window: range) -> bool:
    """Whether a site is only to be taken: somebody tries, or fails, to do so."""
    takes = case.meaning.taker == "subject"
    infinite = case.form == "noun" or case.marked.has(case.marked.opening(case.at), "that")
    return takes and infinite and _governed(case, window, "attempt")


def _is_matter(case: Case) -> bool:
    """Whether a noun only says what a plan or a deal is about ("the withdrawal agreement")."""
    if case.form != "noun":
        return False
    tokens, matter = case.marked.tokens, case.pack.references.get("matter", frozenset())
    if case.pack.order == "vso":
        return bool(case.at) and not matter.isdisjoint(
            case.pack.spellings(tokens[case.at - 1].text)
        )
    return case.end < len(tokens) and tokens[case.end].text in matter


def _is_debated(case: Case) -> bool:
    """Whether a noun is what is asked for or debated ("the withdrawal was debated")."""
    marked, end = case.marked, case.marked.ending(case.at)
    told = (at for at in range(case.end, end) if marked.has(at, "demand"))
    return case.form == "noun" and any(marked.has(at - 1, "be") for at in told)


def _is_unreal(case: Case, window: range) -> bool:
    """Whether a sentence tells of a drill or the like, or a clause of what would have been."""
    here = window.start, case.marked.ending(case.at)
    drill = case.marked.any_between(0, len(case.marked.tokens), "counterfactual")
    return drill or case.marked.any_between(*here, "unreal")


def _is_before(case: Case) -> bool:
    """Whether the clause opens with "before"."""
    return case.marked.has(case.marked.opening(case.at), "before")


def _is_ahead(case: Case) -> bool:
    """Whether the sentence is not told in the past, so that "before they leave" is yet to be."""
    past = {"past", "participle", "passive_past"}
    return not any(t.word.form in past and t.at < case.at for t in case.marked.triggers)


def _governed(case: Case, window: range, label: str) -> bool:
    return any(case.marked.has(at, label) for at in window)
