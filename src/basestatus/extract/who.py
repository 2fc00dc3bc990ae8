"""Which tracked force acts, and which one takes over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.arguments import drops_pronoun, recipient

if TYPE_CHECKING:
    from basestatus.extract.marks import Force, Marked, Trigger
    from basestatus.extract.story import Story
    from basestatus.languages import Meaning, Pack

__all__ = ["who_acts"]

POSSESSOR_REACH = 3


def who_acts(  # noqa: PLR0913
    marked: Marked,
    trigger: Trigger,
    meaning: Meaning,
    agent: Force | None,
    site: str,
    index: int,
    story: Story,
    pack: Pack,
) -> tuple[str, str]:
    """Return (who leaves or is present, who takes over); empty where it cannot be told."""
    leaving = trigger.word.label in {"leave", "quit", "clear", "shut", "remove"}
    acting = (
        _identify(marked, agent, site, index, story, pack, leaving=leaving) if agent is not None else ""
    )
    if agent is None and drops_pronoun(marked, trigger, pack):
        acting = story.last_here(index, trigger.at) or story.main_actor(site)
    if meaning.taker == "subject":
        named = agent is not None and bool(agent.actor)
        return _taken(marked, trigger, acting, site, index, story, pack, named=named)
    if meaning.taker == "recipient":
        return _given(marked, trigger, agent, acting, site, index, story, pack)
    if meaning.taker == "perhaps" and acting:
        leaver = story.holder(site, acting)
        state = story.lexicon.state_at(site)
        guest = acting != state and acting in story.lexicon.owners.values()
        if leaver and not guest and (leaver == story.leavers.get(site) or acting == state):
            return leaver, acting
    return acting or _usual(site, index, trigger.at, story), ""


def _usual(site: str, index: int, at: int, story: Story, other_than: str = "") -> str:
    """Return the force one would think of: who was said to be there, who moved last, who is the topic.

    The state's own force comes last: its presence at home is seldom what a story tells of.
    """
    mover = story.last_mover(index, at, other_than)
    mover = mover if mover != story.lexicon.state_at(site) else ""
    found = story.holder(site, other_than) or mover or story.main_actor(site, other_than)
    lexicon = story.lexicon
    known = found in lexicon.owners.values() or found in lexicon.missions
    state = lexicon.state_at(site)
    return state if state and state != other_than and not known and story.weights[state] else found


def _identify(  # noqa: PLR0913
    marked: Marked, agent: Force, site: str, index: int, story: Story, pack: Pack, *, leaving: bool
) -> str:
    """Return the actor of a force: named, owned by the one named before, the state's, or the usual."""
    if agent.actor:
        return agent.actor
    if agent.sort == "pronoun" and leaving and story.holder(site):
        return story.holder(site)
    if agent.sort == "pronoun" or _is_possessed(marked, agent, pack):
        last = story.last_people if agent.sort == "pronoun" else story.last_actor
        owner = last(index, agent.first)
        if owner:
            return owner
    if marked.any_between(agent.first - 2, agent.last + 2, "foreign"):
        state = story.lexicon.state_at(site)
        return story.holder(site, state) or story.main_actor(site, state)
    nearby = _before_in_sentence(marked, agent)
    if nearby:
        return nearby
    if marked.any_between(agent.first - 2, agent.last + 2, "state"):
        state = story.lexicon.state_at(site)
        if state:
            return state
    return _usual(site, index, agent.first, story)


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


def _is_possessed(marked: Marked, agent: Force, pack: Pack) -> bool:
    if marked.tokens[agent.first].analysis.suffix:
        return True
    before = range(max(agent.first - POSSESSOR_REACH, 0), agent.first)
    return any(marked.has(at, "pronoun_force") for at in before)


def _taken(  # noqa: PLR0913
    marked: Marked,
    trigger: Trigger,
    acting: str,
    site: str,
    index: int,
    story: Story,
    pack: Pack,
    *,
    named: bool,
) -> tuple[str, str]:
    """Return who loses a site and who takes it."""
    taker = acting
    if trigger.passive:
        taker = recipient(marked, trigger, pack, role="agent")
        loser = acting if acting != taker else ""
        return loser or _dispossessed(site, index, trigger.at, story, taker), taker
    loser = recipient(marked, trigger, pack, role="source") or recipient(marked, trigger, pack, role="")
    if loser == taker:
        loser, taker = (taker, "") if not named else ("", taker)
    return loser or _dispossessed(site, index, trigger.at, story, taker), taker


def _dispossessed(site: str, index: int, at: int, story: Story, taker: str) -> str:
    """Return who loses a site to a taker: its holder, else the state's force, else the usual."""
    state = story.lexicon.state_at(site)
    abroad = taker in story.lexicon.owners.values()
    if taker == state or abroad:
        return _usual(site, index, at, story, taker)
    mission = story.mission()
    guests = mission if story.weights[mission] > story.weights[state] else ""
    return story.holder(site, taker) or guests or state or _usual(site, index, at, story, taker)


def _given(
    marked: Marked,
    trigger: Trigger,
    agent: Force | None,
    acting: str,
    site: str,
    index: int,
    story: Story,
    pack: Pack,
) -> tuple[str, str]:
    """Return who gives a site up and who receives it."""
    taker = recipient(marked, trigger, pack, role="goal")
    if not taker and trigger.word.label == "pass":
        taker = recipient(marked, trigger, pack, role="")
    if not taker and any(
        marked.has(at, "state")
        and (
            marked.has(at - 1, "goal")
            or marked.tokens[at].analysis.role == "goal"
            or marked.has(at - 2, "goal")
        )
        for at in range(trigger.end, len(marked.tokens))
    ):
        taker = story.lexicon.state_at(site)
    giver = acting if acting != taker and (agent is None or agent.role != "goal") else ""
    giver = giver or recipient(marked, trigger, pack, role="source")
    return giver or _usual(site, index, trigger.at, story, taker), taker
