"""A denial of what was just told: "the ministry denied this", "called it a lie"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.extract.sentence.clauses import main_opening
from basestatus.extract.sentence.marks import Trigger
from basestatus.model import Modality

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from basestatus.extract.case import Case
    from basestatus.extract.events import Event
    from basestatus.extract.sentence.marks import Marked

__all__ = ["deny_last", "find_denier", "is_denied", "is_of_a_site"]

REACH = 5
VERB = frozenset(
    {"past", "present", "base", "ing", "participle", "passive_past", "passive_present"}
)
CLEAR = 10


def deny_last(marked: Marked, told: Sequence[Event], here: Sequence[Event]) -> Iterator[Event]:
    """Yield denied copies of the events told last, if a sentence denies "this" or "it".

    ``told`` are the events of the sentence before, ``here`` those of this one.
    """
    at = _denial(marked)
    if at is None:
        return
    earlier = [event for event in here if event.trigger.at < at] or list(told)
    earlier = [e for e in earlier if e.modality in {Modality.ASSERTED, Modality.POSSIBLE}]
    for event in earlier:
        if event.trigger == earlier[-1].trigger and event.scope == "site":
            first, last = _extent(marked, at)
            trigger = Trigger(at, at + 1, event.trigger.word)
            yield replace(
                event,
                trigger=trigger,
                first=first,
                last=last,
                place=None,
                agent=None,
                elliptic=False,
                subordinate=False,
                future=False,
                modality=Modality.DENIED,
                rule=f"{event.rule} | denied",
            )


def _denial(marked: Marked) -> int | None:
    """Return the token of a denial that governs no trigger and points at what was told."""
    for at in marked.where("deny"):
        if marked.has(at - 1, "deny"):
            continue
        pointed = marked.has(at + 1, "this") and not marked.has(at + 1, "that")
        if not pointed and any(at < t.at <= at + CLEAR for t in marked.triggers):
            continue
        if any(_points(marked, near) for near in range(max(at - REACH, 0), at + REACH)):
            return at
    return None


def _points(marked: Marked, at: int) -> bool:
    """Whether a token points at what was told, and does not only join clauses."""
    opens = at + 1 < len(marked.tokens) and marked.tokens[at + 1].is_word
    joins = marked.has(at + 1, "deny") or (opens and marked.has(at - 1, "deny"))
    joins = joins or (marked.has(at + 1, "be") and _follows_a_noun(marked, at))
    return marked.has(at, "this") and not (marked.has(at, "that") and joins)


def _follows_a_noun(marked: Marked, at: int) -> bool:
    """Whether a word that says or joins nothing stands before a token ("a step that was …")."""
    told = marked.has(at - 1, "say", "deny", "and", "contrast", "clause")
    return at > 0 and marked.tokens[at - 1].is_word and not told


def _extent(marked: Marked, at: int) -> tuple[int, int]:
    """Return the tokens from the word pointed with to the denial, in order."""
    near = range(max(at - REACH, 0), min(at + REACH, len(marked.tokens)))
    points = [i for i in near if _points(marked, i)]
    return min([at, *points]), max([at, *points]) + 1


def find_denier(case: Case, site: str, *, own: bool = False) -> str:
    """Return the force whose officer denies what is said of nobody: it speaks of itself.

    The state's ``own`` officers may deny what is said of others.
    """
    marked = case.marked
    denials = [at for at in marked.where("deny") if at < case.at]
    if case.agent is not None or not denials:
        return ""
    officers = (f.actor for f in marked.forces if f.first < case.at and f.sort == "person")
    named = (f.actor for f in marked.forces if f.last <= denials[-1] and f.sort == "name")
    speakers = (*officers, *named)
    state = case.story.lexicon.state_at(site)
    return next((a for a in speakers if a and (own or a != state) and not a.startswith("?")), "")


def is_denied(case: Case) -> bool:
    """Whether a denial governs the trigger: to its left in the sentence, or said of it."""
    own, start = case.marked.opening(case.at), _shared_opening(case)
    if case.marked.has(start, "relative") and is_of_a_site(case, start):
        return False
    end = main_opening(case.marked, start)[1] if case.marked.has(start, "that") else start
    for at in (*range(case.at - 1, own - 1, -1), *range(end - 1, -1, -1)):
        here = case.marked.clauses[at] == case.marked.clauses[case.at]
        if case.marked.has(at, "deny") or (
            here and case.marked.has(at, "not_mean") and _is_last(case)
        ):
            return True
        said = case.marked.has(at, "say") and (
            case.marked.tokens[at].analysis.conjunction
            or case.marked.tokens[at - 1].text == ","
            or case.marked.has(at - 1, "and")
            or (case.marked.has(at - 1, "relative") and not _is_of_news(case, at - 1))
        )
        parted = case.pack.order == "vso" and case.marked.has(at, "clause")
        if parted and case.marked.tokens[at - 1].text == ",":
            break
        if said or case.marked.has(at, "contrast") or case.marked.tokens[at].text in {";", ":"}:
            break
        if (
            any(t.at == at and t.word.form in VERB for t in case.marked.triggers)
            and case.marked.clauses[at] != case.marked.clauses[case.at]
        ):
            break
    if case.marked.has(case.marked.opening(case.at), "that") and _is_false(case):
        return True
    end = case.marked.ending(case.at)
    denied = [at for at in case.marked.where("deny") if case.end <= at < end]
    if case.form == "ing" and _is_subject(case):
        return any(case.marked.any_between(at - 2, at, "be") for at in denied)
    return case.form == "noun" and bool(denied)


def _is_subject(case: Case) -> bool:
    """Whether a gerund opens its clause, so that more may be said of it ("leaving X is …")."""
    return case.marked.opening(case.at) == case.at or case.marked.has(case.at - 1, "that")


def _shared_opening(case: Case) -> int:
    """Return where a clause opens, or the one with "that" whose subject its verb shares."""
    marked = case.marked
    start = marked.opening(case.at)
    if not start or not marked.has(start, "and") or case.pack.order != "svo":
        return start
    before = marked.opening(start - 1)
    shares = marked.has(before, "that") and marked.tokens[start - 1].text != ","
    own = any(start < one.first < case.at for one in (*marked.forces, *marked.marks))
    return before if shares and not own else start


def _is_of_news(case: Case, at: int) -> bool:
    """Whether a relative clause says what news told that is denied ("denied reports that said")."""
    told = case.marked.has(at - 1, "this")
    return told and any(case.marked.has(back, "deny") for back in range(at))


def _is_false(case: Case) -> bool:
    """Whether what a clause says is said to be false after it ("reports that … are untrue")."""
    marked = case.marked
    ahead = range(case.end, len(marked.tokens))
    return any(marked.has(at, "deny") and marked.any_between(at - 2, at, "be") for at in ahead)


def _is_last(case: Case) -> bool:
    """Whether no noun follows in the clause: of "X does not mean Y" it is Y that is denied."""
    clause = case.marked.clauses[case.at]
    later = (t for t in case.marked.triggers if t.at > case.at and t.word.form == "noun")
    return not any(case.marked.clauses[t.at] == clause for t in later)


def is_of_a_site(case: Case, start: int) -> bool:
    """Whether a past tells of the site that its clause is on ("return to the base they left")."""
    past = case.form == "past" and case.pack.order == "vso"
    return past and any(0 <= start - mark.last <= 1 for mark in case.marked.marks)
