"""Whether what a trigger tells is worth a claim at that kind of place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sentence.marks import Place
from basestatus.extract.sentence.roles import is_determiner
from basestatus.extract.sites.aftermath import follows_a_change
from basestatus.extract.sites.relations import is_apposed
from basestatus.model import Modality, Status

if TYPE_CHECKING:
    from basestatus.extract.case import Case
    from basestatus.extract.events import Outcome
    from basestatus.extract.sentence.marks import Mark
    from basestatus.extract.sites.whereabouts import Where

__all__ = ["is_claim"]

BASES = frozenset({"base", "air_base"})
OWNER_LENGTH = 3
BODIES = frozenset({"name", "people", "troops"})
OPENINGS = frozenset({"establish", "shut"})


def is_claim(case: Case, where: Where, outcome: Outcome) -> bool:
    """Whether an outcome is worth a claim at that kind of place."""
    if where.scope == "area":
        return outcome.sure and _fits_area(case, where, outcome)
    civil = case.story.is_civil(where.site)
    taken = bool(outcome.to) and any(f.actor == outcome.to for f in case.marked.forces)
    if civil and not ((outcome.sure or taken) and _stands_firm(case, where)):
        return False
    if case.label == "pass" and case.trigger.word.particle and not outcome.to:
        return False
    public = civil or case.story.lexicon.is_public(where.site)
    if case.label == "function" and public and not _is_run_by_a_force(case):
        return False
    aside = case.label == "farewell" and where.leading < case.end
    if aside or _heads_for_another(case, where, outcome):
        return False
    if case.label == "shut" and _is_part(case, where):
        return False
    if case.label in OPENINGS and _serves_the_public(case, where):
        return False
    return case.label != "return" or bool(outcome.to) or 0 <= where.leading <= case.end


def _is_run_by_a_force(case: Case) -> bool:
    """Whether it is somebody's base that is at work, not an airport of a capital's name."""
    return case.agent is not None and case.agent.sort != "metonym"


def _heads_for_another(case: Case, where: Where, outcome: Outcome) -> bool:
    """Whether troops only head for a site that another force is told to be at."""
    toward = case.pack.references.get("toward", ())
    heads = where.leading > 0 and case.marked.tokens[where.leading - 1].text in toward
    comes = heads and outcome.status is Status.BUILDING_UP
    when = case.index, case.at
    return comes and bool(case.story.tenant_before(where.site, when, outcome.actor))


def _is_part(case: Case, where: Where) -> bool:
    """Whether only a runway or a gate is shut, which says nothing of the base."""
    if where.first < 0 or case.marked.any_between(case.at - 3, case.end + 3, "last"):
        return False
    return case.marked.any_between(where.first, where.last, "part")


def _fits_area(case: Case, where: Where, outcome: Outcome) -> bool:
    """Whether a claim on a whole area tells of a foreign force's presence or its end."""
    if outcome.status in {Status.BUILDING_UP, Status.TRANSFERRED}:
        return False
    if outcome.actor == case.story.lexicon.state_at(where.site) or _is_owner(case, where):
        return False
    return where.first >= 0 or outcome.modality is not Modality.ASSERTED


def _is_owner(case: Case, where: Where) -> bool:
    """Whether an area only owns the place that is meant ("the country's capital")."""
    tokens = case.marked.tokens
    last = where.last if 0 <= where.last < len(tokens) else -1
    return last >= 0 and tokens[last].text in case.pack.morphology.possessive


def _stands_firm(case: Case, where: Where) -> bool:
    """Whether a town is plainly where it happened: by its preposition, or as the object beside."""
    mark = next((m for m in case.marked.marks if m.first == where.leading), None)
    role = mark.role if mark is not None else ""
    if mark is not None and not role and case.marked.has(mark.first - 1, "location"):
        role = "location"
    if isinstance(mark, Place) and mark.head in BASES:
        return True
    takes = case.label in {"enter", "take", "gain", "lose", "quit", "clear", "give", "pass", "hold"}
    if mark is not None and (
        _is_subject(case, mark) or is_apposed(case.marked, case.trigger, mark, case.pack)
    ):
        return True
    there = role == "location" and case.label in {"stay", "arrive", "send", "work", "enter"}
    there = there or (role == "location" and _leaves_what_it_had(case, where))
    held = mark is not None and not role and case.label in {"pass", "hold"}
    left = case.form == "noun" and case.label == "leave" and where.last <= case.at
    example = case.marked.any_between(case.end, where.leading, "such_as")
    left = left or follows_a_change(case, where.site, where.leading)
    beside = bool(case.trigger.suffix) or example or _is_close(case, where)
    beside = beside or (where.leading < 0 and bool(case.trigger.word.particle))
    return role in {"source", "goal"} or there or held or left or (takes and beside)


def _is_subject(case: Case, mark: Mark) -> bool:
    """Whether a town opens the clause of a passive of seizing or giving up, or of "fell"."""
    done = case.trigger.passive and case.label in {"take", "clear", "hold", "give"}
    clauses = case.marked.clauses
    before = not mark.role and mark.last <= case.at and clauses[mark.first] == clauses[case.at]
    return case.pack.order == "svo" and before and (done or case.label == "pass")


def _leaves_what_it_had(case: Case, where: Where) -> bool:
    """Whether a force leaves "its positions in" a town."""
    marked, between = case.marked, range(case.end, where.leading)
    own = any(marked.is_plural_head(at) and marked.tokens[at].analysis.suffix for at in between)
    return case.label in {"leave", "quit", "clear"} and own


def _is_close(case: Case, where: Where) -> bool:
    """Whether little but the subject stands between a verb and a place after it."""
    marked = case.marked
    forces = {at for force in marked.forces for at in range(force.first, force.last)}
    owner = where.leading - 1
    owned = marked.tokens[owner].text in case.pack.morphology.possessive
    between = [
        at
        for at in range(case.end, max(case.end, owner - OWNER_LENGTH) if owned else owner + 1)
        if marked.tokens[at].is_word and at not in forces and not _is_slight(case, at)
    ]
    return where.leading >= case.end and len(between) <= (2 if case.pack.order == "vso" else 1)


def _is_slight(case: Case, at: int) -> bool:
    """Whether a token is a date, a determiner, "of" or "wholly", which part a verb from nothing."""
    return case.marked.has(at, "date", "of", "last", "grasp") or is_determiner(
        case.marked.tokens[at], case.pack
    )


def _serves_the_public(case: Case, where: Where) -> bool:
    """Whether a crossing or an airport opens or closes, no force doing it: for traffic."""
    agent = case.agent
    acts = agent is not None and (not case.trigger.passive or agent.role == "agent")
    acts = acts and not _is_for_traffic(case)
    if agent is not None and acts and agent.actor and agent.sort in BODIES:
        return False
    here = (mark for mark in case.marked.marks if mark.first == where.first)
    called_base = any(mark.kind in BASES for mark in here)
    long = case.trigger.passive and case.marked.any_between(case.end, case.end + 2, "since")
    return case.story.lexicon.is_public(where.site) and (long or not called_base)


def _is_for_traffic(case: Case) -> bool:
    """Whether words after a verb of opening or closing tell for whom ("closed X to traffic")."""
    ahead = case.marked.tokens[case.end : case.marked.ending(case.at)]
    public = case.pack.references.get("public", frozenset())
    return any(token.text in public for token in ahead)
