"""Whose troops leave where their host tells of it: "the ministry said the soldiers had left"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.case import Case
    from basestatus.extract.sentence.marks import Force, Marked

__all__ = ["find_guest"]

SAID = 3
OWNER_REACH = 3
GOING = frozenset({"leave", "quit", "clear", "empty", "shut", "remove", "give"})


def find_guest(case: Case, agent: Force, site: str) -> str:
    """Return the foreign force that goes where the state tells of troops not named as its own."""
    story, marked = case.story, case.marked
    state = story.lexicon.state_at(site)
    if case.pack.order != "svo" or case.label not in GOING or not state:
        return ""
    troops = _unnamed_troops(marked, agent)
    if troops is None or not any(_tells(marked, f) for f in marked.forces if f.actor == state):
        return ""
    known = story.tenant_before(site, (case.index, case.at), state, earlier=False)
    guest = known or story.holder(site, state) or story.main_actor(site, state)
    lexicon = story.lexicon
    return guest if guest in lexicon.missions or guest in lexicon.owners.values() else ""


def _unnamed_troops(marked: Marked, agent: Force) -> Force | None:
    """Return the agent, or whom "their" takes up, where they are troops of nobody named."""
    start = marked.opening(agent.first)
    before = (f for f in marked.forces if start <= f.first < agent.first and f.sort != "person")
    troops = next(before, agent) if agent.sort == "pronoun" else agent
    owned = marked.any_between(troops.first - OWNER_REACH, troops.first, "pronoun_force")
    return troops if troops.sort == "troops" and not (troops.actor or owned) else None


def _tells(marked: Marked, force: Force) -> bool:
    """Whether a verb of saying follows a force."""
    return marked.any_between(force.last, force.last + SAID, "say")
