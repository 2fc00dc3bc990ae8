"""Whether a trigger is done, under way, planned, possible, denied, or no claim at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.model import Modality, Status

from basestatus.extract.text import QUOTES

if TYPE_CHECKING:
    from basestatus.extract.marks import Force, Marked, Trigger
    from basestatus.languages import Meaning, Pack

__all__ = ["Mood", "read_mood", "settle"]

NEAR = 4
NOUN_NEAR = 10
ONLY_REACH = 4
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


def read_mood(marked: Marked, trigger: Trigger, agent: Force | None, pack: Pack) -> Mood:
    """Return the mood of a trigger from the operators that govern it."""
    if trigger.word.form == "state" and _attributive(marked, trigger):
        return Mood(Modality.ASSERTED)
    window = _window(marked, trigger, agent, pack)
    void = _void(marked, trigger, window, pack)
    if void:
        return Mood(Modality.ASSERTED, void=void)
    phase = _phase(marked, trigger, window, pack)
    negated = _negated(marked, trigger, window, agent, pack)
    modality = _modality(marked, trigger, window, pack, negated=negated)
    future = modality is Modality.PLANNED or _future(marked, trigger, window, pack)
    if modality is Modality.POSSIBLE:
        future = future or trigger.word.form in {"base", "present", "passive_present", "noun"} or (
            trigger.passive and not any(marked.has(at, "have") for at in window)
        )
    return Mood(modality, phase, negated, future=future)


def _attributive(marked: Marked, trigger: Trigger) -> bool:
    """Whether a word of state only qualifies a noun ("the remaining bases")."""
    return bool(marked.head_kind(trigger.at - 1)) and marked.tokens[trigger.at].analysis.article


def _clause_start(marked: Marked, at: int) -> int:
    while at and marked.clauses[at - 1] == marked.clauses[at]:
        at -= 1
    return at


def _window(marked: Marked, trigger: Trigger, agent: Force | None, pack: Pack) -> range:
    """Return the tokens that may govern a trigger: its clause up to it, back to the last verb."""
    first = _clause_start(marked, trigger.at)
    restrictive = marked.has(first, "relative") and first and marked.tokens[first - 1].text != ","
    if first and (restrictive or marked.has(first, "that")):
        first = _clause_start(marked, first - 1)
    for other in marked.triggers:
        if (
            first <= other.at < trigger.at
            and other.word.form in VERB
            and trigger.word.form != "noun"
        ):
            between = range(other.end, trigger.at)
            if not any(marked.has(at, "plan", "possible", "that", "deny") for at in between):
                first = max(first, other.end)
    return range(first, trigger.at)


def _void(marked: Marked, trigger: Trigger, window: range, pack: Pack) -> str:
    """Return why there is no claim: a question, a condition, a demand, an unreal event."""
    if marked.sentence.question and not any(t.text in QUOTES for t in marked.tokens):
        return "question"
    start = max(window.start - 1, 0)
    if any(marked.has(at, "if") for at in range(start, trigger.at)):
        return "condition"
    if marked.any_between(0, len(marked.tokens), "counterfactual"):
        return "unreal"
    if marked.has(_clause_start(marked, trigger.at), "before") and trigger.word.form in VERB:
        return "before"
    if _governed(marked, trigger, window, "demand") and not _governed(
        marked, trigger, window, "deny"
    ):
        return "demand"
    return ""


def _governed(marked: Marked, trigger: Trigger, window: range, label: str) -> bool:
    return any(marked.has(at, label) for at in window)


def _phase(marked: Marked, trigger: Trigger, window: range, pack: Pack) -> str:
    """Return the phase that a verb or noun of phase beside the trigger gives."""
    if trigger.word.form == "noun" and marked.has(trigger.at - 1, "process"):
        return "begun"
    reach = NOUN_NEAR if trigger.word.form == "noun" else NEAR
    for at in range(trigger.at - 1, max(window.start, trigger.at - reach) - 1, -1):
        if any(t.at == at and t.word.form != "noun" for t in marked.triggers):
            break
        for label, phase in (
            ("halt", "halted"),
            ("begin", "begun"),
            ("continue", "begun"),
            ("finish", "done"),
        ):
            if marked.has(at, label):
                return phase
    if trigger.word.form == "noun":
        for at in range(trigger.end, min(_clause_end(marked, trigger.at), trigger.end + 12)):
            if marked.tokens[at].text == "," and at > trigger.end + 6:
                break
            own = {w.label for w in marked.tokens[at].words}
            if own & {"begin", "continue"} and not marked.has(at, "finish"):
                return "begun"
            if marked.has(at, "halt"):
                return "halted"
    return ""


def _clause_end(marked: Marked, at: int) -> int:
    number = marked.clauses[at]
    while at < len(marked.tokens) and marked.clauses[at] == number:
        at += 1
    return at


def _negated(
    marked: Marked, trigger: Trigger, window: range, agent: Force | None, pack: Pack
) -> bool:
    """Whether a negation governs the trigger: before the verb, or on its subject ("no soldier")."""
    reach = 3 if pack.order == "vso" and trigger.word.form in VERB else 6
    for at in range(trigger.at - 1, max(window.start, trigger.at - reach) - 1, -1):
        if marked.has(at, "not", "no_more"):
            return True
        if marked.tokens[at].text in {",", ";", ":"}:
            return False
    return bool(
        agent and agent.first and marked.has(agent.first - 1, "not") and agent.last <= trigger.at
    )


def _modality(
    marked: Marked, trigger: Trigger, window: range, pack: Pack, *, negated: bool
) -> Modality:
    denied = _denied(marked, trigger, window)
    if denied:
        return Modality.DENIED
    may = trigger.word.form in {"present", "passive_present", "base"}
    if (
        any(marked.has(at, "possible") or (may and marked.has(at, "may")) for at in window)
        and not negated
    ):
        return Modality.POSSIBLE
    if _future(marked, trigger, window, pack):
        return Modality.PLANNED
    if trigger.word.form == "noun":
        return _predicated(marked, trigger)
    return Modality.ASSERTED


def _predicated(marked: Marked, trigger: Trigger) -> Modality:
    """Return the modality that the predicate of a noun gives ("the evacuation is due to …")."""
    for at in range(trigger.end, _clause_end(marked, trigger.at)):
        if any(t.at == at for t in marked.triggers) or marked.tokens[at].text == ",":
            break
        if marked.has(at, "plan") or marked.tokens[at].analysis.future:
            return Modality.PLANNED
        if marked.has(at, "possible"):
            return Modality.POSSIBLE
    return Modality.ASSERTED


def _denied(marked: Marked, trigger: Trigger, window: range) -> bool:
    """Whether a denial governs the trigger: to its left in the sentence, or said of it."""
    for at in range(trigger.at - 1, -1, -1):
        here = marked.clauses[at] == marked.clauses[trigger.at]
        if marked.has(at, "deny") or (here and marked.has(at, "not_mean") and _is_last(marked, trigger)):
            return True
        said = marked.has(at, "say") and (
            marked.tokens[at].analysis.conjunction or marked.tokens[at - 1].text == ","
        )
        if said or marked.has(at, "contrast") or marked.tokens[at].text in {";", ":"}:
            break
        if (
            any(t.at == at and t.word.form in VERB for t in marked.triggers)
            and marked.clauses[at] != marked.clauses[trigger.at]
        ):
            break
    end = _clause_end(marked, trigger.at)
    return trigger.word.form == "noun" and any(
        marked.has(at, "deny") for at in range(trigger.end, end)
    )


def _is_last(marked: Marked, trigger: Trigger) -> bool:
    """Whether no noun follows in the clause: of "X does not mean Y" it is Y that is denied."""
    clause = marked.clauses[trigger.at]
    later = (t for t in marked.triggers if t.at > trigger.at and t.word.form == "noun")
    return not any(marked.clauses[t.at] == clause for t in later)


def _future(marked: Marked, trigger: Trigger, window: range, pack: Pack) -> bool:
    if marked.tokens[trigger.at].analysis.future:
        return True
    if any(marked.has(at, "plan") for at in (*window, *range(trigger.at, trigger.end + 1))):
        return True
    if trigger.word.form in {"present", "passive_present"} and any(
        marked.has(at, "so_that") and not marked.has(at - 1, "say", "so_that") for at in window
    ):
        return not any(marked.has(at, "not") for at in range(trigger.at - 2, trigger.at))
    return any(marked.tokens[at].analysis.future for at in window if at >= trigger.at - NEAR)


def settle(  # noqa: PLR0913
    marked: Marked,
    trigger: Trigger,
    meaning: Meaning,
    mood: Mood,
    agent: Force | None,
    pack: Pack,
    to: str,
    site: int,
) -> tuple[Status, Modality] | None:
    """Return the status and modality that class, phase, cargo and negation give together.

    ``site`` is the token where the site stands, -1 where it is implied.
    """
    if agent is not None and meaning.status == Status.ACTIVE and marked.any_between(agent.first - 2, agent.first, "only"):
        return Status.ACTIVE, Modality.ASSERTED
    if site > trigger.end and marked.any_between(trigger.end, site, "only"):
        return Status.ACTIVE, Modality.ASSERTED
    if site >= 0 and any(marked.has(at, "only") for at in range(max(site - ONLY_REACH, 0), site)):
        if meaning.status in {Status.ACTIVE, Status.WITHDRAWN, Status.TRANSFERRED}:
            return Status.ACTIVE, Modality.ASSERTED
    if meaning.status == Status.ACTIVE:
        return _settle_presence(marked, trigger, mood)
    still = marked.any_between(_clause_start(marked, trigger.at), trigger.at, "still")
    if (
        still
        and meaning.status == Status.BUILDING_UP
        and mood.modality is Modality.ASSERTED
        and not mood.negated
    ):
        return Status.ACTIVE, Modality.ASSERTED
    if _held_since(marked, trigger, pack):
        return Status.ACTIVE, mood.modality
    status = Status.TRANSFERRED if meaning.taker == "perhaps" and to else Status(meaning.status)
    last = agent is not None and marked.any_between(agent.first - 2, agent.last + 2, "last")
    cargo = agent is not None and agent.sort == "cargo" and not last
    cargo = cargo or (not last and _object_is_cargo(marked, trigger))
    if status is Status.WITHDRAWING and (mood.phase == "done" or last):
        status = Status.WITHDRAWN
    elif not last and _is_partial(marked, agent) and mood.modality is Modality.ASSERTED:
        status = Status(meaning.begun)
    elif mood.phase != "done" and not last and _under_way(trigger, mood, pack):
        status = Status(meaning.begun) if meaning.taker != "perhaps" else status
    elif cargo and meaning.cargo:
        status = Status(meaning.cargo)
    if mood.negated and trigger.word.label in {"establish", "remove"}:
        return None
    if mood.negated and mood.modality is not Modality.DENIED:
        return status, Modality.DENIED
    return status, mood.modality


def _is_partial(marked: Marked, agent: Force | None) -> bool:
    """Whether only a part of a force is said to move ("a first batch of soldiers left")."""
    return agent is not None and marked.any_between(agent.first - 4, agent.last, "partial")


def _object_is_cargo(marked: Marked, trigger: Trigger) -> bool:
    """Whether equipment is the direct object ("withdrew its radars")."""
    after = [f for f in marked.forces if 0 <= f.first - trigger.end <= 1 and f.role in {"", "of", "goal"}]
    return not trigger.passive and bool(after) and after[0].sort == "cargo"


def _held_since(marked: Marked, trigger: Trigger, pack: Pack) -> bool:
    """Whether a perfect with "since" says that a site taken is held ("have occupied since May")."""
    perfect = pack.order == "svo" and marked.any_between(trigger.at - 3, trigger.at, "have")
    ahead = range(trigger.end, _clause_end(marked, trigger.at))
    return trigger.word.label == "take" and perfect and any(marked.has(at, "since") for at in ahead)


def _under_way(trigger: Trigger, mood: Mood, pack: Pack) -> bool:
    """Whether the change has begun and is not said to be over."""
    if mood.modality in {Modality.PLANNED, Modality.POSSIBLE}:
        return mood.phase == "begun" and mood.modality is Modality.POSSIBLE
    if mood.phase == "begun" or trigger.word.form == "ing":
        return True
    return (
        pack.order == "vso"
        and trigger.word.form == "present"
        and mood.modality is Modality.ASSERTED
        and not mood.negated
    )


def _ends_soon(marked: Marked, trigger: Trigger) -> bool:
    """Whether a past stay is followed by leaving in the same sentence ("stayed for hours, then left")."""
    later = (t for t in marked.triggers if t.at > trigger.at and t.word.form in VERB)
    return trigger.word.form == "past" and any(t.word.label in {"leave", "quit", "clear"} for t in later)


def _is_object(marked: Marked, trigger: Trigger) -> bool:
    """Whether a noun of presence is what another verb changes ("expanded its presence")."""
    start = _clause_start(marked, trigger.at)
    before = (t for t in marked.triggers if start <= t.at < trigger.at and t.word.form in VERB)
    return trigger.word.form == "noun" and any(t.word.label == "reinforce" for t in before)


def _settle_presence(
    marked: Marked, trigger: Trigger, mood: Mood
) -> tuple[Status, Modality] | None:
    """Return what a word of presence gives: no longer there is gone, to be stationed is to come."""
    if mood.modality is Modality.DENIED:
        return Status.ACTIVE, Modality.DENIED
    if trigger.word.label == "work" and mood.negated:
        return None
    if mood.negated or mood.phase == "done":
        return Status.WITHDRAWN, mood.modality
    if trigger.word.particle and trigger.word.form == "base" and mood.modality is Modality.ASSERTED:
        return None
    placed = trigger.passive or bool(trigger.word.particle)
    if placed and mood.modality in {Modality.PLANNED, Modality.POSSIBLE} and trigger.word.label == "stay":
        return Status.BUILDING_UP, mood.modality
    before = range(max(trigger.at - NEAR, 0), trigger.at)
    if any(marked.has(at, "reduce", "was") for at in before) and trigger.word.form != "still":
        return None
    if trigger.word.label == "hold" and trigger.passive:
        return None
    if _ends_soon(marked, trigger) or _is_object(marked, trigger):
        return None
    if trigger.word.label == "work" and trigger.word.form not in {"present", "ing", "base"}:
        return None
    if trigger.word.label == "hold" and trigger.word.form in {"past", "base", "participle"}:
        return None
    return Status.ACTIVE, mood.modality
