"""Read one marked sentence: each trigger with its sites, force, status and modality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.extract.arguments import choose_agent, choose_sites, recipient
from basestatus.extract.modality import Mood, read_mood
from basestatus.extract.story import Mention, Story, military_first
from basestatus.model import Modality, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.extract.marks import Force, Marked, Place, Reference, Trigger
    from basestatus.languages import Meaning, Pack

__all__ = ["Event", "note_mentions", "read_events"]


@dataclass(frozen=True, slots=True)
class Event:
    """One reading: token range, site or area, who, what and how."""

    trigger: Trigger
    first: int
    last: int
    site: str
    scope: str
    words: tuple[int, int]
    actor: str
    to: str
    status: Status
    modality: Modality
    rule: str
    sure: bool


def note_mentions(marked: Marked, index: int, story: Story) -> None:
    """Enter a sentence's places and forces into the story."""
    groups: dict[int, list[Place]] = {}
    for place in marked.places:
        groups.setdefault(place.group, []).append(place)
    for members in groups.values():
        if members[0].role == "near":
            continue
        ids = [military_first(place, story.lexicon)[:1] for place in members]
        sites = tuple(i[0] for i in ids if i)
        first = members[0]
        if sites:
            words = tuple((marked.tokens[p.name[0]].start, marked.tokens[p.name[1] - 1].end) for p in members)
            civil = all(story.lexicon.is_civil(i) for i in sites)
            flying = all(story.lexicon.is_flying(i) for i in sites)
            story.mentions.append(
                Mention(sites, "site", index, marked.sentence.paragraph, first.first, words, civil, flying)
            )
        for force in marked.forces:
            if force.actor and not force.actor.startswith("?") and sites and 0 <= first.first - force.last <= 1:
                story.holders.setdefault(sites[0], force.actor)
    for force in marked.forces:
        if force.actor and not force.actor.startswith("?"):
            story.actors.append((index, force.actor))
            story.weights[force.actor] += 1 if force.sort == "metonym" else 2


def read_events(marked: Marked, index: int, story: Story, pack: Pack) -> Iterator[Event]:
    """Yield the events of a sentence in the order of their triggers."""
    for trigger in marked.triggers:
        meaning = story.lexicon.meanings[trigger.word.label]
        agent = choose_agent(marked, trigger, meaning, pack)
        if agent is not None and agent.sort == "civilian":
            continue
        yield from _read_trigger(marked, trigger, meaning, agent, index, story, pack)


def _read_trigger(
    marked: Marked, trigger: Trigger, meaning: Meaning, agent: Force | None, index: int, story: Story, pack: Pack
) -> Iterator[Event]:
    found = list(_sites(marked, trigger, meaning, agent, index, story, pack))
    if not found:
        return
    mood = read_mood(marked, trigger, agent, pack)
    if mood.void or mood.phase == "halted":
        return
    for site, scope, words, first, last in found:
        actor, to = _who(marked, trigger, meaning, agent, site, index, story, pack)
        if not actor or actor.startswith("?") or to.startswith("?"):
            continue
        settled = _settle(trigger, meaning, mood, agent, marked, pack, to)
        if settled is None:
            continue
        status, modality = settled
        low, high = _extent(marked, trigger, agent, first, last)
        sure = agent is not None and bool(agent.actor)
        if scope == "area" and not sure:
            continue
        if scope == "site" and modality is Modality.ASSERTED and status in {Status.WITHDRAWN, Status.WITHDRAWING, Status.TRANSFERRED}:
            story.leavers[site] = actor
        elif scope == "site":
            story.holders.setdefault(site, actor)
        yield Event(
            trigger, low, high, site, scope, words, actor, to if status is Status.TRANSFERRED else "",
            status, modality, trigger.word.rule, sure,
        )


def _extent(marked: Marked, trigger: Trigger, agent: Force | None, first: int, last: int) -> tuple[int, int]:
    marks = [(trigger.at, trigger.end)]
    if first >= 0:
        marks.append((first, last))
    if agent is not None and marked.clauses[agent.first] == marked.clauses[trigger.at]:
        marks.append((agent.first, agent.last))
    return min(m[0] for m in marks), max(m[1] for m in marks)


def _sites(
    marked: Marked, trigger: Trigger, meaning: Meaning, agent: Force | None, index: int, story: Story, pack: Pack
) -> Iterator[tuple[str, str, tuple[int, int], int, int]]:
    """Yield (id, scope, words, first token, last token) of each site the trigger is about."""
    chosen = choose_sites(marked, trigger, meaning, pack)
    for mark in chosen:
        if hasattr(mark, "readings"):
            yield from _of_place(marked, mark, story)
        else:
            mention = story.resolve(mark, marked, index)
            if mention is not None:
                for site in mention.ids:
                    yield site, mention.scope, mention.words[0], mark.first, mark.last
    if not chosen:
        mention = _implied(marked, trigger, meaning, agent, index, story, pack)
        if mention is not None:
            for site in mention.ids:
                yield site, mention.scope, mention.words[0], -1, -1


def _of_place(marked: Marked, place: Place, story: Story) -> Iterator[tuple[str, str, tuple[int, int], int, int]]:
    words = (marked.tokens[place.name[0]].start, marked.tokens[place.name[1] - 1].end)
    ids = military_first(place, story.lexicon)
    if ids:
        yield ids[0], "site", words, place.first, place.last
    elif place.head in {"", "town"}:
        for reading in place.readings:
            if reading.kind == "area":
                yield reading.id, "area", words, place.first, place.last
                return


def _implied(
    marked: Marked, trigger: Trigger, meaning: Meaning, agent: Force | None, index: int, story: Story, pack: Pack
) -> Mention | None:
    """Return the site that an attached pronoun or a sentence without any place speaks of."""
    if trigger.suffix and trigger.suffix not in pack.morphology.people:
        from basestatus.extract.marks import Reference

        gender = "feminine" if trigger.suffix in pack.morphology.feminine_pronouns else "masculine"
        number = "dual" if trigger.suffix in pack.morphology.pair else "singular"
        return story.resolve(Reference(trigger.at, trigger.end, "", number, gender), marked, index)
    if marked.places or marked.references or meaning.agent in {"taker", "site"}:
        return None
    if agent is None or agent.sort in {"pronoun", "metonym"} or trigger.word.form == "noun":
        return None
    return story.focus(index, marked.sentence.paragraph)


def _who(
    marked: Marked, trigger: Trigger, meaning: Meaning, agent: Force | None, site: str, index: int, story: Story, pack: Pack
) -> tuple[str, str]:
    """Return (who is leaving or present, who takes over)."""
    named = agent.actor if agent is not None else ""
    if meaning.taker == "subject":
        to = recipient(marked, trigger, pack, role="agent") if trigger.passive else named
        to = to or named
        leaver = recipient(marked, trigger, pack, role="source")
        leaver = leaver or story.holder(site, to) or story.main_actor(to)
        return leaver, to
    if meaning.taker == "recipient":
        to = recipient(marked, trigger, pack, role="goal")
        giver = named if named != to else ""
        giver = giver or recipient(marked, trigger, pack, role="source")
        return giver or story.holder(site, to) or story.main_actor(to), to
    if named:
        return named, ""
    return story.holder(site) or story.last_actor() or story.main_actor(), ""


def _settle(
    trigger: Trigger, meaning: Meaning, mood: Mood, agent: Force | None, marked: Marked, pack: Pack, to: str
) -> tuple[Status, Modality] | None:
    """Return the status and modality that class, phase, cargo and negation give together."""
    status = Status(meaning.status)
    if meaning.taker == "perhaps" and to:
        status = Status.TRANSFERRED
    last = agent is not None and marked.any_between(agent.first - 2, agent.last + 2, "last")
    done = mood.phase == "done" or last
    cargo = agent is not None and agent.sort == "cargo" and not last
    ongoing = trigger.word.form == "ing" or (
        trigger.word.form == "present" and pack.order == "vso" and mood.modality is Modality.ASSERTED
    )
    if status is Status.ACTIVE:
        return _settle_presence(mood)
    if status is Status.WITHDRAWING and done:
        status = Status.WITHDRAWN
    elif mood.modality is Modality.ASSERTED and not done and (mood.phase == "begun" or ongoing):
        status = Status(meaning.begun)
    elif cargo and meaning.cargo:
        status = Status(meaning.cargo)
    if mood.negated and mood.modality is not Modality.DENIED:
        return status, Modality.DENIED
    return status, mood.modality


def _settle_presence(mood: Mood) -> tuple[Status, Modality] | None:
    if mood.negated and mood.modality is Modality.DENIED:
        return Status.ACTIVE, Modality.DENIED
    if mood.negated or mood.phase == "done":
        return Status.WITHDRAWN, mood.modality
    return Status.ACTIVE, mood.modality
