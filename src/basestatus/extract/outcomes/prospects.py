"""Whether what a trigger tells is still to come: a future, an infinitive, a clause that dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.case import Case
    from basestatus.extract.sentence.marks import Force

__all__ = ["after_pause", "hangs_on_a_plan", "is_future", "is_still_to_do", "who_must"]

NEAR = 4
MAIN_REACH = 8
STILL_REACH = 5
PHASES = ("halt", "begin", "continue", "finish")
VERB = frozenset(
    {"past", "present", "base", "ing", "participle", "passive_past", "passive_present"}
)


def after_pause(case: Case, window: range, *, present: bool = False) -> range:
    """Return what may put off what is told as done or lasting: no further back than a pause.

    "After talks that …, they left"; but "it is due, they say, that they left" goes on. With
    ``present``, nothing before a pause reaches any verb, or what a verb after the pause governs.
    """
    marked = case.marked
    start = max((at for at in window if marked.tokens[at].text == ","), default=window.start)
    if case.pack.order == "svo" and not present and _is_past(case):
        return range(start, case.at)
    if case.pack.order != "vso" or not (_is_told(case) or (present and _is_verbal(case, start))):
        return window
    that = next((at for at in range(start, case.at) if marked.has(at, "that")), case.at)
    told = that == case.at or marked.any_between(start, that, "say")
    return range(start, case.at) if told else window


def _is_past(case: Case) -> bool:
    """Whether a verb is a simple past, no participle of a tense or a passive."""
    return case.form == "past" and not case.marked.has(case.at - 1, "be", "have")


def _is_told(case: Case) -> bool:
    """Whether a trigger tells of what is over or goes on: a past, "has been", "still", "exists"."""
    marked = case.marked
    if case.form in {"past", "passive_past", "phrase"}:
        return True
    done = case.form == "noun" and marked.has(case.at - 1, "finish")
    return done or marked.any_between(max(case.at - STILL_REACH, 0), case.end, "still")


def _is_verbal(case: Case, start: int) -> bool:
    """Whether a trigger is a verb, or a noun that a verb of phase or of planning governs."""
    governed = case.marked.any_between(start, case.at, "plan", *PHASES)
    return case.form in VERB or (case.form == "noun" and governed)


def is_future(case: Case, window: range) -> bool:
    """Whether a trigger is governed by a word or a form of the future."""
    if case.marked.tokens[case.at].analysis.future:
        return True
    if any(case.marked.has(at, "plan") for at in (*window, *range(case.at, case.end + 1))):
        return True
    if _is_purpose(case) or who_must(case) is not None:
        return True
    if case.form in {"present", "passive_present"} and any(
        case.marked.has(at, "so_that") and not case.marked.has(at - 1, "say", "so_that")
        for at in window
    ):
        return not any(case.marked.has(at, "not") for at in range(case.at - 2, case.at))
    return any(
        case.marked.tokens[at].analysis.future
        for at in window
        if at >= case.at - NEAR or case.marked.has(at, "implicative")
    )


def who_must(case: Case) -> Force | None:
    """Return the force that it is upon to do what a noun right after it tells, if any."""
    marked, upon = case.marked, case.pack.references.get("upon", ())
    if case.form != "noun" or not upon:
        return None
    beside = (f for f in marked.forces if f.last == case.at and f.actor)
    upon_them = (f for f in beside if f.first and marked.tokens[f.first - 1].text in upon)
    return next((f for f in upon_them if f.first == 1 or marked.has(f.first - 2, "that")), None)


def _is_purpose(case: Case) -> bool:
    """Whether a noun with "for" attached says what others meet or move for."""
    marked, at = case.marked, case.at
    lost = case.label in {"take", "give", "leave", "quit", "clear", "shut"}
    attached = lost and case.form == "noun" and marked.tokens[at].analysis.role == "goal"
    if case.pack.order != "vso" or not attached or not at:
        return False
    back = marked.tokens[at - 1].text
    phased = marked.has(at - 1, "after", "deny", "not", *PHASES)
    return not phased and back not in case.pack.references.get("cause", ())


def is_still_to_do(case: Case, window: range) -> bool:
    """Whether "to" and a bare verb tell of what is to be done, no verb saying that it was."""
    marked, at = case.marked, case.at
    verb = at - (case.form == "state" and marked.has(at - 1, "be"))
    if (case.form != "base" and verb == at) or not marked.has(verb - 1, "goal"):
        return False
    if verb != at and marked.has(verb - 2, "say"):
        return False
    done = ("implicative", "last", *PHASES)
    if any(marked.has(back, *done) for back in window):
        return False
    start = marked.opening(at)
    return not any(start <= t.at < at and t.word.form in VERB for t in marked.triggers)


def hangs_on_a_plan(case: Case) -> bool:
    """Whether a present in "once they have left" only dates what is still to come."""
    marked, start = case.marked, case.marked.opening(case.at)
    if case.pack.order == "vso":
        return _awaits(case, start) if case.form == "noun" else _dates_a_plan(case, start)
    if case.pack.order == "svo" and case.form == "noun":
        return _is_a_step(case) or _is_yet_to_end(case, start)
    if case.pack.order != "svo" or not marked.has(start, "after", "clause"):
        return False
    perfect = case.form == "participle" and any(
        marked.tokens[at].text in case.pack.references.get("perfect", ())
        for at in range(start, case.at)
    )
    if not (perfect or case.form in {"present", "base"}):
        return False
    before, after = marked.clauses[start] - 1, marked.ending(case.at)
    main = [at for at in range(start) if marked.clauses[at] == before]
    main += range(after, marked.ending(after)) if after < len(marked.tokens) else []
    return any(marked.has(at, "plan", "possible") for at in main)


def _dates_a_plan(case: Case, start: int) -> bool:
    """Whether a present after "as soon as" dates what a verb before it tells as still to come."""
    marked = case.marked
    if case.form != "present" or not marked.has(start, "after"):
        return False
    future = any(t.at < start and marked.tokens[t.at].analysis.future for t in marked.triggers)
    return future or marked.any_between(0, start, "plan")


def _is_a_step(case: Case) -> bool:
    """Whether a noun of change is what a step is ("the next step is the closure of X")."""
    marked = case.marked
    near = range(case.at - 1, max(case.at - NEAR, 0), -1)
    link = next((at for at in near if marked.has(at, "equal")), 0)
    told = any(link < t.at < case.at for t in marked.triggers)
    return bool(link) and not told and marked.any_between(0, link, "step")


def _is_yet_to_end(case: Case, start: int) -> bool:
    """Whether a present after "after" tells of an end to come ("after the pullout is over")."""
    marked = case.marked
    ends = (at for at in range(case.end, marked.ending(case.at)) if marked.has(at, "equal"))
    return marked.has(start, "after") and any(marked.has(at + 1, "finish") for at in ends)


def _is_due_after(case: Case) -> bool:
    """Whether the clause after one with "once" begins with what is due ("it is planned that")."""
    marked = case.marked
    ahead = range(case.end, min(case.end + MAIN_REACH, len(marked.tokens)))
    return any(marked.has(at, "plan") and marked.has(at - 1, "source") for at in ahead)


def _awaits(case: Case, start: int) -> bool:
    """Whether a noun after "once" or "until" only dates what a future before it tells."""
    marked = case.marked
    until = marked.has(start, "before") and marked.any_between(start, case.at, "be")
    if not (until or marked.has(start, "after")):
        return False
    before = [at for at in range(start) if marked.clauses[at] == marked.clauses[start] - 1]
    if not start and not until:
        return _is_due_after(case)
    past = any(t.at in before and t.word.form == "past" for t in marked.triggers)
    ahead = any(marked.has(at, "plan") or marked.tokens[at].analysis.future for at in before)
    return not past and (ahead or until)
