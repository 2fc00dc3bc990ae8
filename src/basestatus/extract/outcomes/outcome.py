"""The status and modality that class, phase, cargo and negation give together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.outcomes.alongside import goes_along
from basestatus.extract.outcomes.lasting import goes_on, holds_since, is_held_to_be
from basestatus.extract.sentence.roles import is_determiner
from basestatus.model import Modality, Status

if TYPE_CHECKING:
    from basestatus.extract.case import Case
    from basestatus.extract.outcomes.mood import Mood
    from basestatus.extract.sentence.marks import Force, Marked

__all__ = ["settle"]

NEAR = 4
GROUP = 4
ONLY_REACH = 4
PART_REACH = 2
PART_OF_NOUN = 3
VERB = frozenset(
    {"past", "present", "base", "ing", "participle", "passive_past", "passive_present"}
)


def settle(case: Case, mood: Mood, to: str, site: int) -> tuple[Status, Modality] | None:
    """Return the status and modality of a trigger at a site; None where they make no claim.

    ``to`` is who takes over; ``site`` the token where the site stands, -1 where it is implied.
    """
    if _is_all_that_is_left(case, site):
        return Status.ACTIVE, Modality.ASSERTED
    if case.meaning.status == Status.ACTIVE:
        return _settle_presence(case, mood)
    plain = mood.modality is Modality.ASSERTED and not mood.negated
    still = case.marked.any_between(case.marked.opening(case.at), case.at, "still")
    if plain and still and case.meaning.status == Status.BUILDING_UP:
        return Status.ACTIVE, Modality.ASSERTED
    if case.label == "take" and (still or goes_on(case) or holds_since(case)):
        return Status.ACTIVE, mood.modality
    if mood.negated and case.label in {"establish", "remove", "shrink"}:
        return None
    if plain and case.meaning.status == Status.BUILDING_UP and _is_background(case):
        return None
    status = _settle_change(case, mood, to, site)
    return status, Modality.DENIED if mood.negated else mood.modality


def _is_all_that_is_left(case: Case, site: int) -> bool:
    """Whether "only" makes a presence of what is said: "left all but X", "only Y stays in X"."""
    marked, active = case.marked, case.meaning.status == Status.ACTIVE
    agent = case.agent
    if agent is not None and active and marked.any_between(agent.first - 2, agent.first, "only"):
        return True
    if site > case.end and marked.any_between(case.end, site, "only"):
        return True
    turns = active or case.meaning.status in {Status.WITHDRAWN, Status.TRANSFERRED}
    if not turns or site < 0:
        return False
    but = marked.has(site - 1, "contrast") and marked.is_plural_head(site - 2)
    before = range(case.at) if site >= case.end else range(0)
    pause = max((at for at in before if marked.tokens[at].text == ","), default=0)
    near = max(site - ONLY_REACH, marked.opening(site), pause)
    only = next((at for at in range(site - 1, near - 1, -1) if marked.has(at, "only")), site)
    other = any(marked.has(at, "source", "of") for at in range(only + 2, site))
    return but or (only < site and not other)


def _settle_change(case: Case, mood: Mood, to: str, site: int) -> Status:
    """Return the status that a change gives: whole or in part, of people or of equipment."""
    meaning, agent = case.meaning, case.agent
    perhaps = meaning.taker == "perhaps"
    status = Status.TRANSFERRED if perhaps and to else Status(meaning.status)
    last = agent is not None and _is_last(case.marked, agent)
    if status is Status.WITHDRAWING and (mood.phase == "done" or last):
        return Status.WITHDRAWN
    if last:
        return status
    if _is_partial(case) and mood.modality is Modality.ASSERTED:
        return Status(meaning.begun)
    if mood.phase != "done" and _under_way(case, mood, to):
        return status if perhaps else Status(meaning.begun)
    if case.label == "shut" and _is_inside(case, site):
        return Status(meaning.begun)
    cargo = (agent is not None and agent.sort == "cargo") or _object_is_cargo(case)
    return Status(meaning.cargo) if cargo and meaning.cargo else status


def _is_last(marked: Marked, force: Force) -> bool:
    """Whether those who go are the last ones ("the last soldiers", "a last group of soldiers")."""
    groups = (at for at in marked.where("partial") if force.first - GROUP <= at < force.first)
    first = min(groups, default=force.first)
    return marked.any_between(min(first - 1, force.first - 2), force.last + 2, "last")


def _is_inside(case: Case, site: int) -> bool:
    """Whether what is shut or taken down by somebody stands in the site, and is not the site."""
    roles = (mark.role for mark in case.marked.marks if mark.first == site)
    base = any(case.marked.head_kind(at) for at in range(case.end, site))
    goods = case.form == "noun" and case.marked.has(case.end, "cargo")
    done = (goods or case.form in {"past", "present"}) and not (case.trigger.word.particle or base)
    return done and "location" in roles


def _is_partial(case: Case) -> bool:
    """Whether only a part of a force is said to move ("a first batch of soldiers left")."""
    reach = PART_OF_NOUN if case.form == "noun" else PART_REACH
    if case.marked.any_between(case.end, case.end + reach, "partial"):
        return True
    return case.agent is not None and case.marked.any_between(
        case.agent.first - GROUP, case.agent.last, "partial"
    )


def _object_is_cargo(case: Case) -> bool:
    """Whether equipment is the direct object ("withdrew its radars")."""
    start = case.end
    while (further := _passes_over(case, start)) > start:
        start = further
    after = [
        f for f in case.marked.forces if 0 <= f.first - start <= 1 and f.role in {"", "of", "goal"}
    ]
    bare = bool(after) and not after[0].actor and case.pack.adjective == "before"
    compound = [f for f in case.marked.forces if bare and f.first == after[0].last]
    cargo = any(f.sort == "cargo" for f in (*after[:1], *compound))
    return (
        cargo
        and not case.trigger.passive
        and not case.marked.has(after[0].first - 1, "last", "another")
    )


def _passes_over(case: Case, at: int) -> int:
    """Return the token after a number, an article, a date or the subject, else the token."""
    agent = case.agent
    plain = case.marked.has(at, "quantity", "of", "date")
    if plain or (at < len(case.marked.tokens) and is_determiner(case.marked.tokens[at], case.pack)):
        return at + 1
    if case.pack.order != "vso" or agent is None or agent.sort == "cargo" or agent.first != at:
        return at
    beside = case.marked.tokens[agent.last : agent.last + 1]
    return at if any(token.analysis.conjunction for token in beside) else agent.last


def _under_way(case: Case, mood: Mood, to: str) -> bool:
    """Whether the change has begun and is not said to be over."""
    if mood.modality in {Modality.PLANNED, Modality.POSSIBLE}:
        begun = mood.phase == "begun" or _is_progressive(case)
        return begun and mood.modality is Modality.POSSIBLE
    if mood.phase == "begun":
        return True
    if to and case.label == "give":
        return False
    if case.form == "ing":
        if mood.negated and case.marked.any_between(*_near(case), "be"):
            return False
        after = case.marked.has(case.marked.opening(case.at), "after", "before")
        progressive = case.marked.any_between(*_near(case), "be")
        denied = mood.modality is Modality.DENIED
        return progressive or not (after or denied or _accompanies(case))
    return (
        case.pack.order == "vso"
        and case.form == "present"
        and not case.marked.has(case.marked.opening(case.at), "before")
        and mood.modality is Modality.ASSERTED
        and not (mood.negated or _is_ranked(case))
    )


def _is_progressive(case: Case) -> bool:
    """Whether a form of "be" makes a participle say what goes on ("may be leaving")."""
    return case.form == "ing" and case.marked.has(case.at - 1, "be")


def _accompanies(case: Case) -> bool:
    """Whether a participle adds to what another verb tells as done ("left, handing it to …")."""
    marked = case.marked
    if not case.at or marked.tokens[case.at - 1].text != ",":
        return False
    return any(t.at < case.at and t.word.form in {"past", "participle"} for t in marked.triggers)


def _is_ranked(case: Case) -> bool:
    """Whether a present is said of a site counted off ("the fourth base that they leave")."""
    marked, end = case.marked, case.at
    if marked.has(end - 1, "relative"):
        return marked.has(end - 2, "rank", "last") and bool(marked.head_kind(end - 3))
    return bool(marked.head_kind(end - 1)) and marked.has(end - 2, "rank", "last")


def _ends_soon(case: Case) -> bool:
    """Whether a past stay ends in the same sentence ("stayed for hours, then left")."""
    marked = case.marked
    done = VERB - {"base", "present"}
    later = [t for t in marked.triggers if t.at > case.at and t.word.form in done]
    ends = (t for t in later if t.word.label in {"leave", "quit", "clear"})
    aside = ("after", "clause")
    return case.form == "past" and any(not marked.has(marked.opening(t.at), *aside) for t in ends)


def _near(case: Case) -> tuple[int, int]:
    """Return the tokens right before a trigger."""
    return case.at - NEAR, case.at


def _is_present(case: Case) -> bool:
    """Whether a passive tells how things are now ("is held by")."""
    reduced = case.marked.has(case.at - 1, "continue") and not case.marked.has(case.at - 2, "be")
    past = case.marked.any_between(*_near(case), "past", "have")
    return case.trigger.passive and not (past or reduced)


def _is_background(case: Case) -> bool:
    """Whether a passive tells how those came who were there ("had been stationed")."""
    return case.trigger.passive and case.marked.any_between(case.at - NEAR, case.at, "was")


def _is_told_of_the_past(case: Case) -> bool:
    """Whether a word of state tells of what was, nobody saying that it was so then."""
    told = _is_told(case) or case.marked.any_between(*_near(case), "that")
    return case.marked.any_between(*_near(case), "past") and not told


def _is_told(case: Case) -> bool:
    """Whether a past is that of reported speech, or of what was so "still"."""
    return case.marked.any_between(case.marked.opening(case.at) - NEAR, case.at, "say", "still")


def _is_object(case: Case) -> bool:
    """Whether a noun of presence is what another verb changes ("expanded its presence")."""
    start = case.marked.opening(case.at)
    verbs = [t for t in case.marked.triggers if start <= t.at and t.word.form in VERB]
    before = (t for t in verbs if t.at < case.at)
    after = (t for t in verbs if t.at in range(case.end, case.marked.ending(case.at)) and t.passive)
    changed = [t.word.label for t in (*before, *after)]
    return case.form == "noun" and not {"reinforce", "leave", "shrink"}.isdisjoint(changed)


def _settle_presence(case: Case, mood: Mood) -> tuple[Status, Modality] | None:
    """Return what a word of presence gives: no longer there is gone, to be stationed is to come."""
    placed = case.label == "stay" and (
        case.trigger.passive or case.trigger.word.particle or case.form == "state"
    )
    if mood.modality is Modality.DENIED:
        return Status.BUILDING_UP if placed else Status.ACTIVE, Modality.DENIED
    if goes_along(case) or (mood.negated and _is_hardly_there(case)):
        return None
    if mood.negated or (mood.phase == "done" and case.form != "still"):
        return Status.WITHDRAWN, mood.modality
    particle = bool(case.trigger.word.particle)
    if particle and case.form == "base" and mood.modality is Modality.ASSERTED:
        return None
    if placed and mood.modality is Modality.POSSIBLE and is_held_to_be(case):
        return Status.ACTIVE, mood.modality
    if placed and mood.modality in {Modality.PLANNED, Modality.POSSIBLE}:
        left = case.marked.has(case.at, "left_over")
        return None if left else (Status.BUILDING_UP, mood.modality)
    return None if _is_past_presence(case) else (Status.ACTIVE, mood.modality)


def _is_hardly_there(case: Case) -> bool:
    """Whether a negation is not of a presence: "do not work in X", "there are not only …"."""
    marked = case.marked
    if case.label == "work" and not marked.any_between(*_near(case), "no_more"):
        return True
    return case.agent is None and marked.any_between(case.end, case.end + ONLY_REACH, "only")


def _is_past_presence(case: Case) -> bool:
    """Whether a word of presence tells of one that was, or of a way it came about."""
    if case.form == "copula" and case.marked.has(case.at, "past"):
        return True
    reduced = case.marked.any_between(case.at - NEAR, case.at, "reduce", "was")
    if (reduced and case.form != "still") or _ends_soon(case) or _is_object(case):
        return True
    lasting = holds_since(case) or case.marked.has(case.at, "become")
    if case.label in {"hold", "possess", "host"} and not lasting:
        if case.form == "base":
            before = case.agent is not None and case.agent.last <= case.at
            return not (before or goes_on(case))
        past = case.form == "past" and not _is_told(case)
        return past or (case.form == "participle" and not _is_present(case))
    if case.form == "state" and _is_told_of_the_past(case):
        return True
    return case.label == "work" and case.form not in {"present", "ing", "base"}
