"""Whose troops they are that words point at: "we", "they", "its soldiers", "soldiers from X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sentence.agreement import genders_meant
from basestatus.extract.sentence.spokesmen import speaks_for, tells_on

if TYPE_CHECKING:
    from basestatus.extract.case import Case
    from basestatus.extract.sentence.marks import Force, Marked

__all__ = [
    "COMING",
    "find_army",
    "find_heir",
    "find_origin",
    "find_speaker",
    "is_owned_by_a_stranger",
    "speaks_of_us",
    "whose",
]

POSSESSOR_REACH = 3
ORIGIN_REACH = 4
OWN_REACH = 2
SPEAKER_REACH = 3
OFFICE_REACH = 4
OTHERS = frozenset({"person", "civilian"})
COMING = frozenset({"arrive", "enter", "send", "establish"})


def whose(case: Case, agent: Force, but: str = "") -> str:
    """Return whom "we", "they" or "its troops" points back to, empty where it is none of them.

    It is not who is told to have gone, ``but``, if anybody else fits.
    """
    speaker = _whose_own(case, agent)
    if speaker:
        return speaker
    comes = agent.sort == "troops" and case.meaning.taker in {"perhaps", "subject"}
    teller = _who_says_so(case, agent) if comes or agent.sort == "pronoun" else ""
    if teller or agent.sort == "pronoun":
        return teller or case.story.last_people(case.index, agent.first)
    if _is_possessed(case.marked, agent):
        last = _owner(case, agent, but)
        if case.story.spoke_of_a_stranger(case.index, agent.first):
            last = case.story.mission() or "?"
        return _nation_before(case, agent) or last
    return ""


def _owner(case: Case, agent: Force, but: str) -> str:
    """Return whom "its" speaks of: who fits of its clause, who tells of it, else the last."""
    marked, story, at = case.marked, case.story, agent.first
    genders = genders_meant(marked.tokens[at].analysis.suffix, case.pack)
    before = (f for f in marked.forces if f.actor not in {"", but} and f.last <= at)
    fitting = [f for f in before if story.genders.get((case.index, f.first), "") in genders]
    start = marked.opening(at)
    told = [f for f in fitting if f.first < start and not f.role]
    if told == fitting and told and marked.has(start, "that"):
        clause = marked.clauses[told[-1].first]
        return next(f.actor for f in told if marked.clauses[f.first] == clause)
    if not fitting and tells_on(marked, at) and story.last_speaker(case.index, at):
        return story.last_speaker(case.index, at)
    last = story.last_of(genders, case.index, at, but) or story.last_of(genders, case.index, at)
    return last or story.last_actor(case.index, at)


def _who_says_so(case: Case, agent: Force) -> str:
    """Return the force that tells of itself ("the ministry said it had taken the base")."""
    marked, start = case.marked, case.marked.opening(agent.first)
    if case.pack.order != "svo" or agent.first - start > 1:
        return ""
    while marked.has(start - 1, "date"):
        start -= 1
    if not marked.has(start - 1, "say"):
        return ""
    before = (f for f in marked.forces if f.actor and not f.role)
    near = (f.actor for f in before if 0 < start - f.last <= SPEAKER_REACH)
    return next(near, "")


def is_owned_by_a_stranger(case: Case, agent: Force) -> bool:
    """Whether troops are "his" who is named last before them, and of no force that is known."""
    suffix = case.marked.tokens[agent.first].analysis.suffix
    persons = [f for f in case.marked.forces if f.sort in OTHERS and f.last <= agent.first]
    his = suffix in case.pack.morphology.masculine_pronouns
    return his and bool(persons) and not speaks_for(case.marked, persons[-1])


def _whose_own(case: Case, agent: Force) -> str:
    """Return the force of the speaker whose troops "we", "ours" or those of "his country" are."""
    marked = case.marked
    if marked.any_between(agent.first - OWN_REACH, agent.last, "first_person"):
        return find_speaker(case)
    ours = marked.tokens[agent.first].analysis.suffix in case.pack.morphology.we_past
    beside = range(agent.first, agent.last + OWN_REACH)
    if ours or any(marked.has(at, "own_country") and not marked.taken[at] for at in beside):
        persons = (f.actor for f in marked.forces if f.actor and f.sort == "person")
        return next(persons, "") or _nation_before(case, agent)
    return ""


def _nation_before(case: Case, agent: Force) -> str:
    """Return the nation of an adjective ("the X embassy denied that its …") before any force."""
    before = [f for f in case.marked.forces if f.actor and f.last <= agent.first]
    hits = (hit for _, last, hit in case.marked.hits if last <= agent.first and not before)
    nations = (r.id for hit in hits for r in hit.readings if r.kind == "adjective")
    return next((actor for actor in nations if not actor.startswith("?")), "")


def _is_possessed(marked: Marked, agent: Force) -> bool:
    """Whether a pronoun, attached or before it, says whose a force is."""
    if marked.tokens[agent.first].analysis.suffix:
        return True
    before = range(max(agent.first - POSSESSOR_REACH, 0), agent.first)
    return any(marked.has(at, "pronoun_force") for at in before)


def find_origin(case: Case, agent: Force) -> str:
    """Return whose troops those who come are ("soldiers from X", "a battalion flown in from X")."""
    if agent.sort != "troops" or case.label not in COMING:
        return ""
    sources = (f for f in case.marked.forces if f.role == "source" and f.sort == "metonym")
    return next((f.actor for f in sources if 0 < f.first - agent.last <= ORIGIN_REACH), "")


def find_speaker(case: Case) -> str:
    """Return the force of whoever speaks: a person named in the sentence, else the last before."""
    persons = [f.actor for f in case.marked.forces if f.actor and f.sort == "person"]
    return persons[0] if persons else case.story.last_speaker(case.index, case.at)


def speaks_of_us(case: Case) -> bool:
    """Whether the form of a verb says "we"."""
    last = case.end - 1 if case.form == "still" else case.at
    morphology, stem = case.pack.morphology, case.marked.tokens[last].analysis.stem
    if case.form == "present":
        return stem.startswith(morphology.we_present)
    return case.form in {"past", "still"} and stem.endswith(morphology.we_past)


def find_heir(case: Case) -> str:
    """Return whose troops a site falls to where a pronoun says it ("fell to its troops")."""
    goals = (f for f in case.marked.forces if f.role == "goal" and f.first >= case.end)
    return next((whose(case, f) for f in goals if not f.actor), "")


def find_army(case: Case, agent: Force) -> str:
    """Return whose "the army" is in the words of an official of another country."""
    marked = case.marked
    army = agent.last == agent.first + 1 and marked.has(agent.first, "state")
    said = next((at for at in marked.where("say") if at < agent.first), 0)
    if case.pack.order != "svo" or not (army and said):
        return ""
    nations = (
        reading.id
        for _, last, hit in marked.hits
        for reading in hit.readings
        if reading.kind == "adjective" and 0 < said - last <= OFFICE_REACH
    )
    return next((actor for actor in nations if not actor.startswith("?")), "")


def find_host(case: Case, site: str) -> str:
    """Return the state's force where somebody unnamed says that "we" take a site over."""
    return case.story.lexicon.state_at(site) if case.meaning.taker == "subject" else ""
