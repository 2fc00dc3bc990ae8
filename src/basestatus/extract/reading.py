"""Read one marked sentence: each trigger with its sites, force, status and modality."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.extract.actors.acting import goes_on_alone
from basestatus.extract.actors.agents import choose_agent, drops_pronoun
from basestatus.extract.actors.owners import find_owner, find_possessor
from basestatus.extract.actors.takers import left_to
from basestatus.extract.actors.who import who_acts
from basestatus.extract.actors.whose import is_owned_by_a_stranger, whose
from basestatus.extract.case import Case
from basestatus.extract.chronicle import note_move, note_past_presence, remember
from basestatus.extract.events import Event, Outcome
from basestatus.extract.outcomes.lasting import holds_since, is_over
from basestatus.extract.outcomes.mood import read_mood
from basestatus.extract.outcomes.outcome import settle
from basestatus.extract.screens.asides import is_aside
from basestatus.extract.screens.background import is_background
from basestatus.extract.screens.screening import tells_of_a_force
from basestatus.extract.screens.worth import is_claim
from basestatus.extract.sentence.company import fellows, partners
from basestatus.extract.sites.whereabouts import find_sites
from basestatus.model import Modality, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.extract.memory.story import Story
    from basestatus.extract.outcomes.mood import Mood
    from basestatus.extract.sentence.marks import Force, Marked
    from basestatus.extract.sites.whereabouts import Where
    from basestatus.languages import Pack

__all__ = ["read_events"]

WAYS = frozenset({"goal", "location", "source"})
GONE = frozenset({Status.WITHDRAWN, Status.WITHDRAWING})


def read_events(marked: Marked, index: int, story: Story, pack: Pack) -> list[Event]:
    """Return the events of a sentence in the order of their triggers."""
    if not _may_tell(marked, story):
        return []
    events = list(_read_triggers(marked, index, story, pack))
    return [event for event in events if not is_background(marked, event, events)]


def _may_tell(marked: Marked, story: Story) -> bool:
    """Whether a sentence may tell of a place, named so far or ahead, or of a force that is known.

    Much of an article comes before the first place in it, and then no trigger tells anything.
    """
    if marked.places or story.mentions or story.ahead or story.groups:
        return True
    return any(force.actor for force in marked.forces)


def _read_triggers(marked: Marked, index: int, story: Story, pack: Pack) -> Iterator[Event]:
    """Yield what each trigger of a sentence tells."""
    for trigger in marked.triggers:
        if trigger.word.label == "other":
            continue
        meaning = story.lexicon.meanings[trigger.word.label]
        case = Case(marked, trigger, meaning, None, index, story, pack)
        case = replace(case, agent=case.once(_agent))
        if tells_of_a_force(case):
            yield from _read_case(case)
            for other in (*_companions(case), *_far_ends(case)):
                yield from _read_case(other)


def _agent(case: Case) -> Force | None:
    """Return the force that acts, or the nation whose base it is done to."""
    owner = find_owner(case.marked, case.trigger)
    if owner is not None and (case.label == "stay" or owner.role == "agent"):
        return owner
    agent = choose_agent(case.marked, case.trigger, case.pack)
    possessor = find_possessor(case.marked, case.trigger)
    if possessor is not None and (agent is None or agent.first > case.end):
        return possessor
    return agent or owner


def _companions(case: Case) -> Iterator[Case]:
    """Yield the case once more for each force that acts together with the agent."""
    agent = case.agent
    if agent is None or case.meaning.taker in {"subject", "recipient"}:
        return
    beside = fellows(case.marked, case.trigger)
    actor, told = agent.actor, [*partners(case.marked, agent), *beside]
    if not actor:
        several = agent.sort == "pronoun" or case.pack.order == "vso"
        told = [*case.story.last_group(case.index, case.at)] if several else []
        actor = whose(case, agent)
    for other in dict.fromkeys(told):
        if actor and other and other != actor and not other.startswith("?"):
            yield replace(case, agent=replace(agent, actor=other))


def _far_ends(case: Case) -> Iterator[Case]:
    """Yield the case once more for the other end of the way that troops or goods are moved.

    One who only arrives may come from anywhere: the verb itself has to be one of moving them. A
    site at both ends is one end, told again ("from the two bases, a reference to X and Y").
    """
    far, word = case.meaning.far, case.trigger.word
    on_the_way = any(WAYS & case.pack.analyse(part).operators for part in word.particle)
    if not far or on_the_way or not (case.meaning.moves or word.particle):
        return
    role = "goal" if case.meaning.moves else "source"
    here = case.marked.clauses[case.at]
    ends = (m for m in case.marked.places if m.role == role and m.first >= case.end)
    if any(case.marked.clauses[end.first] == here for end in ends):
        meaning = replace(case.story.lexicon.meanings[far], roles=(role,))
        trigger = replace(case.trigger, word=replace(word, label=far, particle=()))
        other = replace(case, meaning=meaning, trigger=trigger)
        if not _sites(case) & _sites(other):
            yield other


def _sites(case: Case) -> set[str]:
    return {where.site for where in find_sites(case)}


def _read_case(case: Case) -> Iterator[Event]:
    found = find_sites(case)
    if not found:
        note_move(case)
        return
    mood = case.once(read_mood)
    if mood.void or mood.phase == "halted":
        return
    elliptic = _several_lists(case.marked, [where.first for where in found])
    for where in found:
        outcome = _outcome(case, mood, where)
        if outcome is None:
            note_past_presence(case, mood, where)
        if outcome is None or not is_claim(case, where, outcome):
            continue
        remember(case, where, outcome)
        if is_aside(case, outcome):
            continue
        event = _event(case, mood, where, outcome, elliptic=elliptic)
        yield event
        if _stays_by_negation(case, mood, outcome):
            yield replace(event, status=Status.ACTIVE, modality=Modality.ASSERTED, to="")
        heir = left_to(case, where.last)
        if heir not in {"", outcome.actor} and outcome.status in GONE:
            yield replace(event, status=Status.TRANSFERRED, to=heir)


def _outcome(case: Case, mood: Mood, where: Where) -> Outcome | None:
    """Return who did what at a site; None where the force or the status cannot be told."""
    if _is_only_spoken_of(case, mood, where):
        return None
    actor, to = who_acts(case, where.site)
    settled = settle(case, mood, to, where.first)
    if settled is None or actor == to:
        return None
    status, modality = settled
    if status is Status.ACTIVE and case.meaning.taker == "subject" and to:
        actor, to = to, ""
    if not actor or actor.startswith("?"):
        return None
    to = "" if to.startswith("?") else to
    if status is Status.ACTIVE and is_over(case, where.site, actor):
        return None
    left = case.story.last_leaver(where.site) if holds_since(case) else ""
    if status is Status.ACTIVE and modality is Modality.ASSERTED and left not in {"", actor}:
        actor, to, status = left, actor, Status.TRANSFERRED
    sure = _is_sure(case, actor, where.site)
    return Outcome(actor, to, status, modality, sure)


def _is_only_spoken_of(case: Case, mood: Mood, where: Where) -> bool:
    """Whether "the withdrawal" from a site told before is a topic, its course being left out."""
    topic = where.first < 0 and where.scope == "site" and case.form == "noun"
    ends = case.marked.any_between(case.end, case.marked.ending(case.at), "finish")
    plain = mood.modality is Modality.ASSERTED and not (mood.phase or mood.negated or ends)
    return topic and plain and case.pack.order == "svo"


def _is_sure(case: Case, actor: str, site: str) -> bool:
    """Whether the sentence names the force, or leaves it out as the one all know."""
    if case.form == "noun" and actor == case.story.dominant():
        return True
    if case.agent is None and goes_on_alone(case):
        return actor == case.story.last_people(case.index, case.at)
    if case.agent is None and drops_pronoun(case.marked, case.trigger, case.pack):
        return bool(case.story.last_here(case.index, case.at) or case.story.main_actor(site))
    return any(force.actor == actor for force in case.marked.forces) or _is_of_them(case, actor)


def _is_of_them(case: Case, actor: str) -> bool:
    """Whether a pronoun speaks of a force that alone was named in the sentence before."""
    if case.agent is None or case.agent.sort != "pronoun" or case.pack.order != "svo":
        return False
    return {a for index, _, a in case.story.people if index == case.index - 1} == {actor}


def _event(case: Case, mood: Mood, where: Where, outcome: Outcome, *, elliptic: bool) -> Event:
    first, last = _extent(case, where)
    return Event(
        trigger=case.trigger,
        first=first,
        last=last,
        site=where.site,
        scope=where.scope,
        words=where.words,
        actor=outcome.actor,
        to=outcome.to if outcome.status is Status.TRANSFERRED else "",
        status=outcome.status,
        modality=outcome.modality,
        rule=case.trigger.word.rule,
        future=mood.future,
        place=(where.first, where.last) if where.first >= 0 else None,
        agent=(case.agent.first, case.agent.last) if case.agent is not None else None,
        elliptic=elliptic and where.first >= 0,
        subordinate=case.marked.has(case.marked.opening(case.at), "after"),
        sure=outcome.sure or _is_told(case, outcome, where.site),
    )


def _stays_by_negation(case: Case, mood: Mood, outcome: Outcome) -> bool:
    """Whether "has never left" says that the force is there: a plain negation, not a denial."""
    left = outcome.status in GONE and case.form not in {"noun", "ing"}
    plain = mood.negated and not mood.future and mood.modality is Modality.ASSERTED
    sure = outcome.sure or case.agent is not None
    return left and plain and sure and case.label in {"leave", "quit", "clear"}


def _is_told(case: Case, outcome: Outcome, site: str) -> bool:
    """Whether a sentence speaks of a force: by "they", as its taker, by an adjective, its load."""
    agent = case.agent
    if agent is not None and agent.sort == "pronoun":
        return True
    if agent is not None and case.marked.any_between(agent.first - 2, agent.last + 2, "carry"):
        return True
    if agent is not None and not agent.actor and whose(case, agent):
        return not is_owned_by_a_stranger(case, agent)
    if agent is not None and outcome.actor == case.story.mover_near(case.index, case.at):
        return True
    if case.label in {"pass", "take"} and outcome.to:
        return case.label == "pass" or any(f.actor == outcome.to for f in case.marked.forces)
    if _was_told_to_be_there(case, outcome, site):
        return True
    readings = {r.id for _, _, hit in case.marked.hits for r in hit.readings}
    falls = case.label == "pass" and bool(outcome.to)
    return falls or outcome.actor in readings or outcome.to in readings


def _was_told_to_be_there(case: Case, outcome: Outcome, site: str) -> bool:
    """Whether a force leaves a site where it is told to have been, and is not named again."""
    goes = outcome.status in GONE | {Status.TRANSFERRED}
    return goes and case.story.was_there(site, outcome.actor)


def _several_lists(marked: Marked, starts: list[int]) -> bool:
    """Whether the sites of a trigger stand in more than one list, each perhaps with its date."""
    groups = {p.first: p.group for p in marked.places}
    return len({groups.get(start, -start) for start in starts}) > 1


def _extent(case: Case, where: Where) -> tuple[int, int]:
    """Return the first token and the one after the last of the trigger, the site and the force."""
    marks = [(case.at, case.end)]
    if where.first >= 0:
        marks.append((where.first, where.last))
    clauses = case.marked.clauses
    if case.agent is not None and clauses[case.agent.first] == clauses[case.at]:
        marks.append((case.agent.first, case.agent.last))
    return min(mark[0] for mark in marks), max(mark[1] for mark in marks)
