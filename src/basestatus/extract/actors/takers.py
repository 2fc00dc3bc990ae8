"""Which force loses a site and which one takes it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.actors.losers import dispossessed, friends_of, predecessor, usual
from basestatus.extract.actors.recipients import recipient
from basestatus.extract.actors.whose import find_heir
from basestatus.extract.outcomes.denials import find_denier

if TYPE_CHECKING:
    from basestatus.extract.case import Case
    from basestatus.extract.sentence.marks import Force

__all__ = ["given", "left_to", "taken"]

GRASP_REACH = 6
BODIES = frozenset({"name", "people", "troops"})


def taken(case: Case, acting: str, site: str, *, named: bool) -> tuple[str, str]:
    """Return who loses a site and who takes it."""
    taker = acting
    if case.trigger.passive:
        taker = recipient(case.marked, case.trigger, role="agent") or _bearer(case, acting)
        loser = recipient(case.marked, case.trigger, role="source")
        loser = loser or (acting if acting != taker else "")
        if not (taker or loser) and case.marked.has(case.at - 1, "still"):
            return usual(site, case.index, case.at, case.story), ""
        if not (taker or loser):
            return _as_before(case) or (dispossessed(case, site, ""), "")
        return loser or dispossessed(case, site, taker), taker
    if case.label == "expel" and taker:
        return _expelled(case, taker)
    friends = friends_of(case, taker) - {taker}
    loser = recipient(case.marked, case.trigger, role="source", but=friends)
    loser = loser or recipient(case.marked, case.trigger, role="", but=friends)
    pair = None if taker or loser else _told_before(case, site)
    if pair:
        return pair
    if loser == taker:
        loser, taker = (taker, "") if not named else ("", taker)
    return loser or dispossessed(case, site, taker), taker


def _bearer(case: Case, acting: str) -> str:
    """Return who is said to act by the words for what is done ("the X flag was raised")."""
    return acting if case.agent is not None and case.agent.role == "agent" else ""


def _told_before(case: Case, site: str) -> tuple[str, str] | None:
    """Return who loses and who takes where a noun or a participle names nobody."""
    if case.form == "noun" and case.agent is None:
        return case.story.last_transfer(site)
    return _as_before(case) if case.form == "ing" else None


def _as_before(case: Case) -> tuple[str, str] | None:
    """Return who loses and who takes where one force alone was told to take sites of another."""
    pairs = [(loser, taker) for taker, loser in case.story.rivals.items()]
    return pairs[0] if len(pairs) == 1 else None


def _again(case: Case, site: str, giver: str) -> tuple[str, str] | None:
    """Return the two that sites passed between before, unless another force had this one."""
    pair = _as_before(case)
    return pair if pair and (giver or predecessor(case, site, "")) in {"", pair[0]} else None


def _expelled(case: Case, acting: str) -> tuple[str, str]:
    """Return who is driven out and by whom; a force alone after its verb is the one driven out."""
    after = [f.actor for f in case.marked.forces if f.actor and f.first >= case.end and not f.role]
    agent = case.agent
    before = agent is not None and agent.first < case.at
    if case.form == "noun" and agent is not None and agent.first == case.end:
        others = (f.actor for f in case.marked.forces if f.actor not in {"", acting} and not f.role)
        last = case.story.last_actor(case.index, case.at, acting)
        return acting, next(others, last)
    driven = next((actor for actor in after if before or actor != acting), "")
    if driven:
        return driven, acting
    return acting, case.story.last_actor(case.index, case.at, acting)


def given(case: Case, acting: str, site: str) -> tuple[str, str]:
    """Return who gives a site up and who receives it."""
    taker = recipient(case.marked, case.trigger, role="goal")
    if not taker and case.label == "pass":
        taker = _successor(case, site)
    if not taker and _gives_to_the_state(case):
        taker = case.story.lexicon.state_at(site)
    giver = acting if acting != taker and (case.agent is None or case.agent.role != "goal") else ""
    if case.trigger.passive and case.pack.order == "vso":
        giver = recipient(case.marked, case.trigger, role="source") or giver
    giver = giver or recipient(case.marked, case.trigger, role="source")
    if not giver and case.label == "pass":
        giver = case.story.last_loser(case.index, site, taker) or _heir(case, site, taker)
        if taker and not giver:
            giver = dispossessed(case, site, taker)
    if not taker and case.label == "pass":
        pair = _again(case, site, giver) or (None if giver else _fallen(case, site))
        if pair:
            return pair
    home = case.story.lexicon.state_at(site) if case.label != "pass" else ""
    if not giver and taker and case.trigger.passive:
        denier = find_denier(case, site, own=True)
        giver = denier if denier != taker else ""
    return giver or usual(site, case.index, case.at, case.story, taker or home), taker


def left_to(case: Case, site: int) -> str:
    """Return for whom a force leaves the site that ends at a token ("cleared X for the army")."""
    marked = case.marked
    if case.pack.order != "vso" or case.label not in {"leave", "quit", "clear"} or site < 0:
        return ""
    bodies = (f for f in marked.forces if f.actor and f.role == "goal" and f.sort in BODIES)
    return next((f.actor for f in bodies if f.first >= site and _is_gift(case, site, f)), "")


def _is_gift(case: Case, site: int, force: Force) -> bool:
    """Whether "for", attached to a force or in front of it, joins it to what is left."""
    marked, first = case.marked, force.first
    favoured = marked.has(first - 1, "favour")
    object_left = case.label != "leave" or bool(case.trigger.word.particle)
    attached = object_left and marked.tokens[first].analysis.role == "goal"
    between = range(site, first - favoured)
    beside = all(marked.has(at, "date", "last") or not marked.tokens[at].is_word for at in between)
    here = marked.clauses[first] == marked.clauses[case.at]
    return (favoured and here) or (attached and beside)


def _fallen(case: Case, site: str) -> tuple[str, str]:
    """Return who loses a site that falls, nobody being named, and to whom: the state's one foe."""
    story = case.story
    state = story.lexicon.state_at(site)
    loser = predecessor(case, site, "") or (state if story.weights else "")
    foes = story.irregulars() if loser == state else []
    return loser or usual(site, case.index, case.at, story), foes[0] if len(foes) == 1 else ""


def _successor(case: Case, site: str) -> str:
    """Return who takes a site that only passes or falls; never the force that held it."""
    by = recipient(case.marked, case.trigger, role="agent") or _grasping(case)
    beside = recipient(case.marked, case.trigger, role="")
    return by or (beside if beside != case.story.holder(site) else "") or find_heir(case)


def _heir(case: Case, site: str, taker: str) -> str:
    """Return the state where a foreign force had left before a third one held a site."""
    lexicon = case.story.lexicon
    state, leaver = lexicon.state_at(site), case.story.leavers.get(site, "")
    foreign = leaver in lexicon.owners.values() and leaver != state
    return state if foreign and taker not in {"", state, leaver} else ""


def _grasping(case: Case) -> str:
    """Return whom a pronoun on a noun of holding means ("is now in their hands")."""
    ahead = case.marked.tokens[case.at : case.at + GRASP_REACH]
    grasp = (token for token in ahead if any(word.label == "grasp" for word in token.words))
    suffix = next((token.analysis.suffix for token in grasp), "")
    return case.story.last_actor(case.index, case.at) if suffix else ""


def _gives_to_the_state(case: Case) -> bool:
    """Whether "to" governs a word for the state ("to the local authorities")."""
    marked = case.marked
    states = (at for at in marked.where("state") if at >= case.end)
    return any(
        marked.any_between(at - 2, at, "goal") or marked.tokens[at].analysis.role == "goal"
        for at in states
    )
