"""Which tracked force acts, and which one takes over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.actors.acting import goes_on_alone
from basestatus.extract.actors.agents import drops_pronoun
from basestatus.extract.actors.guests import find_guest
from basestatus.extract.actors.losers import predecessor, usual
from basestatus.extract.actors.takers import given, taken
from basestatus.extract.actors.whose import (
    COMING,
    find_army,
    find_host,
    find_origin,
    find_speaker,
    speaks_of_us,
    whose,
)
from basestatus.extract.outcomes.denials import find_denier
from basestatus.extract.sentence.company import partners, side
from basestatus.languages.speech import load_speech

if TYPE_CHECKING:
    from basestatus.extract.case import Case
    from basestatus.extract.sentence.marks import Force, Marked

__all__ = ["who_acts"]

UNKNOWN = "?"
TELLER_REACH = 6
OWNER_REACH = 2
PAIR = 2
LEAVING = frozenset({"leave", "quit", "clear", "empty", "shut", "remove"})


def who_acts(case: Case, site: str) -> tuple[str, str]:
    """Return (who leaves or is present, who takes over); empty where it cannot be told."""
    if case.agent is not None and _is_nobody_told(case, case.agent):
        return UNKNOWN, ""
    acting = _acting(case, site)
    if case.meaning.taker == "subject":
        named = case.agent is not None and bool(case.agent.actor)
        return taken(case, acting, site, named=named)
    if case.meaning.taker == "recipient":
        return given(case, acting, site)
    spreads = case.marked.has(case.at, "spread") and case.story.is_civil(site)
    if case.meaning.taker == "perhaps" and acting and not spreads:
        state = case.story.lexicon.state_at(site)
        leaver = predecessor(case, site, acting)
        if acting == state and not leaver:
            mover = case.story.last_mover(case.index, case.at, acting)
            leaver = mover if mover in case.story.leavers.values() else ""
        guest = acting != state and acting in case.story.lexicon.owners.values()
        if case.agent is not None and leaver in side(case.marked, case.agent):
            return acting, ""
        gone = leaver == case.story.leavers.get(site) or case.story.was_there(site, leaver)
        if leaver and not guest and (gone or acting == state):
            return leaver, acting
    return acting or find_denier(case, site) or usual(site, case.index, case.at, case.story), ""


def _acting(case: Case, site: str) -> str:
    """Return who acts: who is named, who speaks, or who was told of where a verb leaves it out."""
    cleared = _cleared_of(case) if case.label == "clear" else ""
    if cleared:
        return cleared
    if case.agent is not None:
        return _identify(case, case.agent, site)
    if case.marked.any_between(case.at, case.end, "first_person") or speaks_of_us(case):
        return find_speaker(case) or find_host(case, site)
    if goes_on_alone(case):
        return case.story.last_people(case.index, case.at)
    if drops_pronoun(case.marked, case.trigger, case.pack):
        return case.story.last_here(case.index, case.at) or case.story.main_actor(site)
    return ""


def _cleared_of(case: Case) -> str:
    """Return the force that a site is cleared of ("the evacuation of the base from X's men")."""
    marked = case.marked
    ends = [mark.last for mark in marked.marks if mark.last > case.end] or [case.end]
    later = (f for f in marked.forces if f.actor and f.role == "source" and f.first >= case.end)
    beside = (f.actor for f in later for end in ends if _reaches(case, end, f.first - 1))
    return next(beside, "") if case.pack.order == "vso" else ""


def _reaches(case: Case, end: int, at: int) -> bool:
    """Whether nothing but an adjective or "wholly" stands between a site's end and a token."""
    token = case.marked.tokens[end] if end < len(case.marked.tokens) else None
    wholly = case.marked.has(end, "last")
    adjective = token is not None and token.text.startswith(case.pack.morphology.articles)
    return end == at or (end + 1 == at and (wholly or adjective))


def _identify(case: Case, agent: Force, site: str) -> str:
    """Return the actor of a force: named, owned by the one named before, the state's, the usual."""
    marked, story = case.marked, case.story
    if agent.actor and not _has_justtaken(case, agent):
        return _by_name(case, agent, site)
    if _is_enemy(case, agent):
        return _foe(case, site)
    own = find_guest(case, agent, site) or _fellow(case, agent)
    own = own or (_tenant(case, agent, site) if case.label in LEAVING else "")
    if own:
        return own
    state = story.lexicon.state_at(site)
    owner = whose(case, agent, but=_gone_from(case, site)) or find_origin(case, agent)
    if owner and not (owner == state and case.label in LEAVING and _has_guest(case, site)):
        return owner
    if marked.any_between(agent.first - 2, agent.last + 2, "foreign"):
        return story.holder(site, state) or story.main_actor(site, state) or "?"
    nearby = _before_in_sentence(marked, agent)
    if not nearby and _is_of_state(case, agent):
        nearby = state
    if speaks_of_us(case) and story.presumed.get(site):
        return story.presumed[site]
    if not nearby and case.label in COMING:
        nearby = story.mover_here(case.index, agent.first) or story.last_taker(site)
    return nearby or usual(site, case.index, agent.first, story)


def _is_enemy(case: Case, agent: Force) -> bool:
    """Whether a force is only called the enemy."""
    enemy = case.pack.references.get("enemy", frozenset())
    return not enemy.isdisjoint(case.pack.spellings(case.marked.tokens[agent.first].text))


def _foe(case: Case, site: str) -> str:
    """Return who is at a site that is not he who speaks of the enemy."""
    when = case.index, case.at
    speaker = find_speaker(case) or case.story.last_actor(*when)
    there = case.story.tenant_before(site, when, speaker)
    return there or usual(site, *when, case.story, speaker) or UNKNOWN


def _gone_from(case: Case, site: str) -> str:
    """Return who is told to have left a site right before it is taken, and so takes it not."""
    return case.story.leavers.get(site, "") if case.meaning.taker == "subject" else ""


def _fellow(case: Case, agent: Force) -> str:
    """Return the named force that troops of nobody named act with ("X's army and militiamen")."""
    if case.pack.order != "svo" or agent.sort != "troops":
        return ""
    return next((a for a in partners(case.marked, agent) if a and not a.startswith("?")), "")


def _by_name(case: Case, agent: Force, site: str) -> str:
    """Return the actor that a force is by its name, or the guest that a host tells of."""
    if _is_host_telling(case, agent, site):
        return usual(site, case.index, agent.first, case.story, agent.actor)
    return (find_army(case, agent) if case.label in LEAVING else "") or agent.actor


def _is_host_telling(case: Case, agent: Force, site: str) -> bool:
    """Whether a state only tells of a departure from its own soil, where others are the guests."""
    telling = case.form == "noun" and case.label in LEAVING and agent.last <= case.at
    apart = case.marked.clauses[agent.first] != case.marked.clauses[case.at]
    at_home = bool(agent.actor) and agent.actor == case.story.lexicon.state_at(site)
    return telling and apart and at_home and _has_guest(case, site)


def _is_nobody_told(case: Case, agent: Force) -> bool:
    """Whether "they" stands where no force was spoken of yet: they are somebody else."""
    told = any((index, at) < (case.index, agent.first) for index, at, _ in case.story.actors)
    they = case.marked.tokens[agent.first].text in load_speech(case.pack.language).they
    return agent.sort == "pronoun" and ((they and not told) or _are_the_tellers(case, agent))


def _are_the_tellers(case: Case, agent: Force) -> bool:
    """Whether "they" are those who tell of it and are no force ("farmers said that they left")."""
    marked, at = case.marked, agent.first
    says = [back for back in range(max(at - TELLER_REACH, 0), at) if marked.has(back, "say")]
    if case.pack.order != "vso" or not (says and marked.has(at, "that")):
        return False
    first = says[-1] + 1
    if any(f.first < at and f.last > first and f.sort != "civilian" for f in marked.forces):
        return False
    noun = first if first < at else first - PAIR
    if noun < 0 or any(noun - 1 <= f.last <= first and f.sort != "civilian" for f in marked.forces):
        return False
    unknown = marked.tokens[noun].is_word and not marked.tokens[noun].words
    return unknown or marked.has(noun, "civilian")


def _tenant(case: Case, agent: Force, site: str) -> str:
    """Return who leaves a site where "they" do, or where an unnamed garrison "had" left it."""
    if agent.sort == "pronoun" and case.story.holder(site):
        return case.story.holder(site)
    if case.marked.any_between(agent.first - OWNER_REACH, agent.first, "pronoun_force"):
        return ""
    told = case.story.last_lost(site, 0 if case.is_earlier else case.index)
    return told or _told_beside(case)


def _told_beside(case: Case) -> str:
    """Return who was at a site by the clause that follows it ("cleared X, which Y was using")."""
    marked = case.marked
    later = (f for f in marked.forces if f.actor and f.first >= case.end and not f.role)
    return next(
        (
            f.actor
            for f in later
            if marked.has(f.first - 1, "was") and marked.has(f.first - 2, "relative")
        ),
        "",
    )


def _has_justtaken(case: Case, agent: Force) -> bool:
    """Whether a force took the site that a noun of leaving after it tells others left."""
    marked = case.marked
    leaves = case.label in LEAVING and case.form == "noun" and case.trigger.suffix
    if not leaves or any(mark.first >= case.end for mark in marked.marks):
        return False
    verbs = (t for t in marked.triggers if t.at < case.at and t.word.form != "noun")
    clause = marked.clauses[agent.first]
    return any(t.word.label in {"take", "enter"} and marked.clauses[t.at] == clause for t in verbs)


def _is_of_state(case: Case, agent: Force) -> bool:
    """Whether a word for the state stands in or beside a force, where its adjective would."""
    before = 2 if case.pack.adjective == "before" else 0
    return case.marked.any_between(agent.first - before, agent.last + 2, "state")


def _has_guest(case: Case, site: str) -> bool:
    """Whether the story is as much of a foreign force as of the state's own."""
    state = case.story.lexicon.state_at(site)
    guest = case.story.main_actor(site, state)
    return case.story.weights[guest] >= case.story.weights[state]


def _before_in_sentence(marked: Marked, agent: Force) -> str:
    """Return the force named last before the agent in its sentence."""
    found = [
        f.actor
        for f in marked.forces
        if f.actor
        and f.last <= agent.first
        and f.sort not in {"metonym", "person"}
        and f.role in {"", "agent"}
    ]
    return found[-1] if found else ""
