"""Whether a trigger is done, under way, planned, possible, denied, or no claim at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.extract.outcomes.denials import is_denied, is_of_a_site
from basestatus.extract.outcomes.prospects import (
    after_pause,
    hangs_on_a_plan,
    is_future,
    is_still_to_do,
)
from basestatus.extract.outcomes.voids import void_because
from basestatus.extract.sentence.clauses import main_opening
from basestatus.model import Modality, Status

if TYPE_CHECKING:
    from basestatus.extract.case import Case
    from basestatus.extract.sentence.marks import Trigger

__all__ = ["Mood", "read_mood"]

NEAR = 4
NOUN_NEAR = 10
PREDICATE_REACH = 12
PAIR = 2
PHASES = (("halt", "halted"), ("begin", "begun"), ("continue", "begun"), ("finish", "done"))
GOVERNING = ("plan", "possible", "deny", "demand", "attempt")
VERB = frozenset(
    {"past", "present", "base", "ing", "participle", "passive_past", "passive_present"}
)


@dataclass(frozen=True, slots=True)
class Mood:
    """How a trigger is put: ``phase`` is begun, done, halted or empty; ``negated`` as written.

    ``future`` is whether it is yet to come; ``void`` why it makes no claim, empty where it does.
    """

    modality: Modality
    phase: str = ""
    negated: bool = False
    void: str = ""
    future: bool = False


def read_mood(case: Case) -> Mood:
    """Return the mood of a trigger from the operators that govern it."""
    window = _window(case)
    void = void_because(case, after_pause(case, window, present=True))
    if void:
        return Mood(Modality.ASSERTED, void=void)
    phase = _phase(case, window)
    negated = _negated(case, window)
    modality = _modality(case, window, negated=negated)
    future = modality is Modality.PLANNED or is_future(case, after_pause(case, window))
    intended = case.form in {"base", "ing"} and case.marked.has(case.at - 1, "goal", "of")
    future = future or (modality is Modality.DENIED and intended and not phase)
    if modality is Modality.POSSIBLE:
        future = (
            future
            or case.form in {"base", "present", "passive_present", "noun"}
            or (case.trigger.passive and not any(case.marked.has(at, "have") for at in window))
        )
    return Mood(modality, phase, negated, future=future)


def _window(case: Case) -> range:
    """Return the tokens that may govern a trigger: its clause up to it, back to the last verb."""
    first = case.marked.opening(case.at)
    if first and case.form == "base" and case.marked.has(first, "and"):
        first = case.marked.opening(first - 1)
    restrictive = (
        case.marked.has(first, "relative") and first and (case.marked.tokens[first - 1].text != ",")
    )
    if first and restrictive and not is_of_a_site(case, first):
        first = case.marked.opening(first - 1)
    elif first and case.marked.has(first, "that"):
        main, end = main_opening(case.marked, first)
        beside = end == first or case.marked.any_between(main, end, *GOVERNING)
        first = main if beside else first
    for other in case.marked.triggers:
        if first <= other.at < case.at and other.word.form in VERB and case.form != "noun":
            between = range(other.end, case.at)
            if case.form == "base" and len(between) == 1 and case.marked.has(other.end, "and"):
                continue
            if not any(case.marked.has(at, "plan", "possible", "that", "deny") for at in between):
                first = max(first, other.end)
    return range(first, case.at)


def _phase(case: Case, window: range) -> str:
    """Return the phase that a verb or noun of phase beside the trigger gives."""
    marked, noun = case.marked, case.form == "noun"
    if noun and _is_halted(case):
        return "halted"
    reach = NOUN_NEAR if noun else NEAR
    for at in range(case.at - 1, max(window.start, case.at - reach) - 1, -1):
        if any(t.at == at and not _is_nominal(case, t) for t in marked.triggers):
            return "begun" if noun and _is_at_work(case, at) else ""
        phase = next((phase for label, phase in PHASES if marked.has(at, label)), "")
        if phase:
            return phase
    return _predicated_phase(case) if noun else ""


def _is_halted(case: Case) -> bool:
    """Whether a noun is what somebody halts, or what a verb of another sense is about."""
    start = max(case.marked.opening(case.at), case.at - NOUN_NEAR)
    halted = any(case.marked.has(at, "halt") for at in range(start, case.at))
    return halted or any(
        t.word.label == "other" and t.word.form != "noun" and start <= t.at < case.at
        for t in case.marked.triggers
    )


def _is_nominal(case: Case, trigger: Trigger) -> bool:
    """Whether a trigger is no verb: a noun, or an adjective of state beside one."""
    attributive = trigger.word.form == "state" and case.marked.tokens[trigger.at].analysis.article
    return trigger.word.form == "noun" or attributive


def _after_aside(case: Case) -> range:
    """Return where the predicate of a noun goes on after a parenthesis between commas."""
    marked = case.marked
    commas = [at for at in range(case.end, len(marked.tokens)) if marked.tokens[at].text == ","][:2]
    if len(commas) < PAIR or marked.has(marked.opening(case.at), "after", "before"):
        return range(0)
    first, second = commas
    near = first - case.end <= PREDICATE_REACH and second - first <= PREDICATE_REACH
    told = any(first < t.at < second for t in marked.triggers)
    return range(second + 1, min(second + 2, len(marked.tokens))) if near and not told else range(0)


def _is_at_work(case: Case, at: int) -> bool:
    """Whether somebody is at work on what a noun tells ("works on evacuating the base")."""
    return any(
        t.at == at and t.word.label == "work" and t.word.form == "present"
        for t in case.marked.triggers
    )


def _predicated_phase(case: Case) -> str:
    """Return the phase that the predicate of a noun gives ("the withdrawal has begun")."""
    marked, telling = case.marked, {"begin", "continue", "stage"}
    if case.pack.order == "vso" and marked.has(marked.opening(case.at), "after"):
        return ""
    end = marked.ending(case.at)
    resumed = _after_aside(case)
    if any(marked.has(at, "finish") for at in resumed):
        return "done"
    for at in (*range(case.end, min(end, case.end + PREDICATE_REACH)), *resumed):
        if marked.tokens[at].text == ",":
            if at > case.end + PREDICATE_REACH // 2:
                break
            telling -= {"stage"}
        own = {word.label for word in marked.tokens[at].words}
        own -= {"continue"} if marked.tokens[at].analysis.article else set()
        if marked.any_between(at - PAIR, at, "be"):
            own |= marked.operators[at]
        own |= marked.operators[at] & {"continue"} - {
            word.label for word in marked.tokens[at].words
        }
        if own & telling and not marked.has(at, "finish"):
            return "begun"
        done = case.meaning.status == Status.ACTIVE or _is_told_as_done(case, at)
        if marked.has(at, "finish") and done:
            return "done"
        if marked.has(at, "halt"):
            return "halted"
    return ""


def _negated(case: Case, window: range) -> bool:
    """Whether a negation governs the trigger: before the verb, or on its subject ("no soldier")."""
    neither = any(mark.first == case.end + 1 for mark in case.marked.marks)
    if neither and case.form in VERB and case.marked.has(case.end, "not"):
        return True
    reach = 3 if case.pack.order == "vso" and case.form in VERB else 6
    last = case.at if case.form == "copula" else case.at - 1
    bars = {",", ";", ":", *case.pack.references.get("circumstance", ())}
    for at in range(last, max(window.start, case.at - reach) - 1, -1):
        if case.marked.has(at, "not", "no_more"):
            return True
        if case.marked.tokens[at].text in bars:
            return False
    if case.meaning.object and case.marked.has(case.end, "not"):
        return True
    agent = case.agent
    return agent is not None and agent.last <= case.at and case.marked.has(agent.first - 1, "not")


def _modality(case: Case, window: range, *, negated: bool) -> Modality:
    if is_denied(case):
        return Modality.DENIED
    possible = any(case.marked.has(at, "possible") or _may(case, at) for at in window)
    if possible and not negated:
        return Modality.POSSIBLE
    ahead = is_future(case, after_pause(case, window))
    if ahead or (not negated and is_still_to_do(case, window)):
        return Modality.PLANNED
    if not negated and hangs_on_a_plan(case):
        return Modality.PLANNED
    if case.form == "noun":
        return _predicated(case)
    return Modality.ASSERTED


def _may(case: Case, at: int) -> bool:
    """Whether a particle that means "may" before an imperfect stands before one."""
    if not case.marked.has(at, "may"):
        return False
    if case.form != "noun":
        return case.form in {"present", "passive_present", "base"}
    imperfect = case.marked.tokens[at + 1].text.startswith(case.pack.morphology.imperfect)
    return imperfect and not case.marked.has(at + 1, "perfect")


def _predicated(case: Case) -> Modality:
    """Return the modality that the predicate of a noun gives ("the evacuation is due to …")."""
    opened = case.marked.has(case.marked.opening(case.at), "after")
    if opened or case.marked.has(case.at - 1, "finish"):
        return Modality.ASSERTED
    end = case.marked.ending(case.at)
    if end + 1 < len(case.marked.tokens) and case.marked.has(end, "and"):
        end = case.marked.ending(end) if case.marked.has(end + 1, "plan") else end
    for at in range(case.end, end):
        if any(t.at == at for t in case.marked.triggers) or case.marked.tokens[at].text == ",":
            break
        if case.marked.has(at, "source") and case.marked.tokens[at].analysis.conjunction:
            break
        if case.marked.has(at, "purpose", "according") or _is_told_as_done(case, at):
            break
        if case.marked.has(at, "plan") or case.marked.tokens[at].analysis.future:
            return Modality.PLANNED
        if case.marked.has(at, "possible"):
            return Modality.POSSIBLE
    resumed = any(case.marked.has(at, "plan") for at in _after_aside(case))
    return Modality.PLANNED if resumed else Modality.ASSERTED


def _is_told_as_done(case: Case, at: int) -> bool:
    """Whether a past of "be done" stands at a token, so that plans after it lie behind it."""
    marked, after = case.marked, at + 1
    done = case.pack.order == "vso" and marked.has(at, "finish") and marked.has(at, "be")
    if not done or marked.has(after, "plan", "possible", "halt", "demand"):
        return False
    ends = after >= len(marked.tokens) or not marked.tokens[after].is_word
    return ends or bool(marked.operators[after])
