"""Comings and goings that change nothing: sorties, patrols, rotations, changes of command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.case import Case
    from basestatus.extract.sentence.marks import Force

__all__ = ["changes_nothing"]

NEAR = 2
VISIT_REACH = 5
ACTIVE = frozenset({"past", "present", "participle"})
MOVES = frozenset({"leave", "quit", "fly", "remove", "arrive", "send", "enter", "give", "return"})
ERRANDS = frozenset({"leave", "quit", "fly", "arrive", "enter", "send"})
COMINGS = frozenset({"arrive", "enter", "send"})
FETCHING = frozenset({"leave", "clear", "remove", "shut"})
LEAVING = frozenset({"leave", "quit"})
TRANSFERS = frozenset({"take", "give"})


def changes_nothing(case: Case) -> bool:
    """Whether somebody only passes: flies a sortie, is on patrol, relieves a like unit."""
    if case.label in MOVES and _comes_back(case):
        return True
    if _runs_an_errand(case) or _comes_to_fetch(case) or _ends_a_visit(case):
        return True
    if case.label in TRANSFERS and _takes_office(case):
        return True
    agent = case.agent
    return agent is not None and _flies_a_sortie(agent, case)


def _comes_back(case: Case) -> bool:
    """Whether a return ends an outing told before it in the sentence."""
    verb = case.marked.tokens[case.at].words
    if not (case.marked.has(case.at, "back") or any(word.label == "back" for word in verb)):
        return False
    before = (t for t in case.marked.triggers if t.at < case.at and t.word.form != "noun")
    started = any(t.word.label in {"fly", "other"} for t in before)
    flown = case.agent is not None and case.agent.sort == "pronoun"
    flown = flown and case.marked.any_between(0, case.at, "aircraft")
    return started or flown or case.marked.any_between(0, case.at, "outing")


def _runs_an_errand(case: Case) -> bool:
    """Whether those who go or come are on a patrol, an exercise, a raid or bring relief."""
    if case.label not in ERRANDS or case.form == "noun":
        return False
    marked, agent = case.marked, case.agent
    if agent is not None and marked.any_between(agent.first - 2, agent.last + 2, "last"):
        return False
    here = marked.clauses[case.at]
    first = case.at if agent is None or agent.first > case.at else max(agent.first - 2, 0)
    after = range(case.end, len(marked.tokens))
    pause = next((at for at in after if marked.tokens[at].text == ","), len(marked.tokens))
    if case.pack.order == "vso":
        pause = next((at for at in after if at < pause and _is_adjunct(case, at)), pause)
    near = [at for at in range(first, pause) if marked.clauses[at] <= here + 1]
    strikes = (at for at in near if marked.clauses[at] <= here and marked.has(at, "strike"))
    if any(not marked.tokens[at].analysis.suffix for at in strikes):
        return True
    words = {marked.tokens[at].text for at in near if not marked.taken[at]}
    return not words.isdisjoint(case.pack.references.get("errand", ()))


def _comes_to_fetch(case: Case) -> bool:
    """Whether those who come are there to take others away ("planes landed at X to evacuate Y")."""
    if case.pack.order != "svo" or case.label not in COMINGS or case.form == "noun":
        return False
    ahead = (t for t in case.marked.triggers if t.at > case.end and t.word.form == "base")
    return any(t.word.label in FETCHING and case.marked.has(t.at - 1, "goal") for t in ahead)


def _ends_a_visit(case: Case) -> bool:
    """Whether a few leave after what they came for ("the officers left after a tour")."""
    marked, agent, references = case.marked, case.agent, case.pack.references
    if agent is None or case.form not in ACTIVE or case.label not in {*LEAVING, "fly"}:
        return False
    few = {token.text for token in marked.tokens[max(agent.first - 1, 0) : agent.last + 1]}
    if few.isdisjoint(references.get("few", ())) or marked.any_between(0, agent.last, "last"):
        return False
    visits, after = references.get("visit", ()), range(case.end, len(marked.tokens))
    return any(
        token.text in visits
        for at in after
        if marked.has(at, "after")
        for token in marked.tokens[at : at + VISIT_REACH]
    )


def _is_adjunct(case: Case, at: int) -> bool:
    """Whether what only goes with a deed begins at a token: "after a visit", "amid raids"."""
    marked = case.marked
    if marked.has(at, "and") and marked.has(at + 1, "and"):
        return True
    leaves = case.label in LEAVING or marked.has(at + 1, "date")
    return leaves and marked.has(at, "after", "before", "clause")


def _takes_office(case: Case) -> bool:
    """Whether it is a command over men that somebody hands on, not a site."""
    agent, marked = case.agent, case.marked
    named = agent is not None and bool(agent.actor)
    after = case.end if agent is None or agent.first < case.end else agent.last
    ahead = range(case.at, min(max(case.end + NEAR, after) + 1, len(marked.tokens)))
    offices = [at for at in ahead if marked.has(at, "office") and not marked.taken[at]]
    own = any(
        marked.tokens[at].text.endswith(case.pack.morphology.masculine_pronouns) for at in offices
    )
    return own or (bool(offices) and not named)


def _flies_a_sortie(agent: Force, case: Case) -> bool:
    """Whether aircraft only fly from or to a base, as they do in a story of strikes."""
    marked = case.marked
    takes_off = case.label == "fly" and not case.trigger.word.particle
    first = case.end if agent.first > case.at else agent.first - NEAR
    if takes_off and not marked.any_between(first, agent.last + NEAR, "last"):
        return True
    flies_on = any(t.word.label == "fly" and t.at > case.at for t in marked.triggers)
    if case.label == "arrive" and flies_on and agent.sort == "cargo":
        return True
    returns = (at for at in marked.where("back") if at >= case.end)
    back = any(not marked.any_between(at - NEAR, at, "not") for at in returns)
    if case.label == "fly" and back:
        return True
    if not marked.any_between(agent.first, agent.last, "aircraft"):
        return False
    if back:
        return True
    moved = {actor for _, _, actor in case.story.movers}
    if case.label == "fly" and not (agent.actor in moved if agent.actor else moved):
        return True
    if case.label == "arrive" and not marked.any_between(case.at - 4, case.at, "still"):
        carries = marked.any_between(agent.first, len(marked.tokens), "carry")
        return not carries or any(force.sort == "civilian" for force in marked.forces)
    return case.story.strikes
