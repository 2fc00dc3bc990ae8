"""Who loses a site that another takes: who held it, the taker's foe or rival, or the usual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sentence.company import fellows, side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.extract.case import Case
    from basestatus.extract.memory.story import Story
    from basestatus.extract.sentence.marks import Force

__all__ = ["dispossessed", "friends_of", "predecessor", "usual"]

YEAR = 4
ASIDE_REACH = 4
FIGHT_REACH = 3
HELP_REACH = 3


def dispossessed(case: Case, site: str, taker: str) -> str:
    """Return who loses a site to a taker, who is never on the taker's own side."""
    friends = friends_of(case, taker)
    return next((a for a in _losers(case, site, taker) if a and a not in friends), "")


def friends_of(case: Case, taker: str) -> frozenset[str]:
    """Return who takes a site, who acts together with them, and who only helps."""
    return frozenset(_with_taker(case, taker))


def _losers(case: Case, site: str, taker: str) -> Iterator[str]:
    """Yield who may lose a site: its holder, the taker's foe or rival, the state, the usual."""
    story = case.story
    state = story.lexicon.state_at(site)
    abroad = taker in story.lexicon.owners.values()
    rival = story.rivals.get(taker, "") if taker == state or abroad else state
    mover = story.last_mover(case.index, case.at, taker)
    told = case.label == "take" and not story.weights[state]
    if rival == state and told and mover in story.irregulars():
        rival = mover
    yield _held_before(case, taker)
    yield _foe(case, taker)
    yield predecessor(case, site, taker)
    yield rival
    if not _is_history(case):
        yield _told_there(site, story, taker)
        yield mover if mover != state else ""
        guest = _guest(site, story, taker)
        topic = story.weights[guest] > story.weights[taker] or story.is_somewhere(guest)
        yield guest if topic else ""
        yield from story.irregulars()
        yield guest if any(force.actor == guest for force in case.marked.forces) else ""
        yield state if story.weights[state] else ""


def usual(site: str, index: int, at: int, story: Story, other_than: str = "") -> str:
    """Return the force one would think of: who was there, who moved last, who is the topic.

    The state's own force comes last: its presence at home is seldom what a story tells of.
    """
    known = _told_there(site, story, other_than)
    if known:
        return known
    mover = story.last_mover(index, at, other_than)
    mover = mover if mover != story.lexicon.state_at(site) else ""
    found = mover or story.main_actor(site, other_than)
    lexicon = story.lexicon
    guest = found in lexicon.owners.values() or found in lexicon.missions
    state = lexicon.state_at(site)
    return state if state and state != other_than and not guest and story.weights[state] else found


def _guest(site: str, story: Story, taker: str) -> str:
    """Return the force spoken of most besides a taker, no mission that only looks on."""
    main, lexicon = story.main_actor(site, taker), story.lexicon
    return "" if main in lexicon.missions and main not in lexicon.owners.values() else main


def _told_there(site: str, story: Story, other_than: str) -> str:
    """Return who is told to be at a site, to come to it or to leave it."""
    known = story.holder(site, other_than) or story.last_tenant(site, other_than)
    return known or story.past_tenant(site, other_than)


def predecessor(case: Case, site: str, taker: str) -> str:
    """Return who was at a site before somebody else took it, as far as the article tells."""
    story, earlier = case.story, case.is_earlier or _is_history(case)
    told = story.tenant_before(site, (case.index, case.at), taker, earlier=earlier)
    return told or ("" if earlier else story.holder(site, taker))


def _with_taker(case: Case, taker: str) -> Iterator[str]:
    """Yield a taker, its side and its helpers."""
    marked, words = case.marked, case.pack.references.get("support", frozenset())
    yield taker
    if case.agent is not None:
        yield from side(marked, case.agent)
        yield from fellows(marked, case.trigger)
    for force in marked.forces:
        before = marked.tokens[max(force.first - HELP_REACH, 0) : force.first]
        helped = marked.tokens[force.last : force.last + (case.pack.order == "svo")]
        helps = any(token.text in words for token in helped)
        if any(token.text in words for token in before) or (
            helps and not marked.has(force.last + 1, "agent")
        ):
            yield force.actor


def _held_before(case: Case, taker: str) -> str:
    """Return whose a site was by its sentence ("which was under the control of X")."""
    marked = case.marked
    others = [f for f in marked.forces if f.actor not in {"", taker} and f.sort != "person"]
    return next((f.actor for f in others if _is_his(case, f)), "")


def _is_his(case: Case, force: Force) -> bool:
    """Whether a word for a stronghold, or for control that is not taken, owns a force."""
    marked, words = case.marked, case.pack.references
    strongholds = words.get("stronghold", frozenset())
    before = marked.tokens[max(force.first - ASIDE_REACH, 0) : force.first]
    if any(not strongholds.isdisjoint(case.pack.spellings(token.text)) for token in before):
        return True
    grasp = force.first - 1
    if not any(word.label == "grasp" for word in marked.tokens[grasp].words):
        return False
    under = marked.tokens[grasp - 1].text in words.get("under", ()) if grasp else False
    return under or bool(marked.tokens[grasp].analysis.role) or marked.has(grasp - 1, "source")


def _foe(case: Case, taker: str) -> str:
    """Return whom a sentence tells of fighting with ("the army, in battles with X, took Y")."""
    marked, fights = case.marked, case.pack.references.get("fights", frozenset())
    others = [f for f in marked.forces if f.actor not in {"", taker} and f.sort != "person"]
    for force in others:
        before = marked.tokens[max(force.first - FIGHT_REACH, 0) : force.first]
        if any(not fights.isdisjoint(case.pack.spellings(token.text)) for token in before):
            return force.actor
    return ""


def _is_history(case: Case) -> bool:
    """Whether a clause names its year, as what is told of the past does."""
    marked = case.marked
    here = range(marked.opening(case.at), marked.ending(case.at))
    years = (marked.tokens[at].text for at in here if marked.has(at, "date"))
    return any(text.isdigit() and len(text) == YEAR for text in years)
