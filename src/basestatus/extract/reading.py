"""Read one marked sentence: each trigger with its sites, force, status and modality."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.extract.arguments import choose_agent, choose_sites, drops_pronoun
from basestatus.extract.events import Event
from basestatus.extract.marks import Reference
from basestatus.extract.modality import read_mood, settle
from basestatus.extract.story import Mention, Story, military_first
from basestatus.extract.who import who_acts
from basestatus.model import Modality, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.extract.marks import Force, Marked, Place, Trigger
    from basestatus.extract.modality import Mood
    from basestatus.languages import Meaning, Pack

OBJECT_REACH = 5
STATE_REACH = 3
MOVED_REACH = 6
IMPLIED = frozenset({"leave", "quit", "fly", "remove", "stay"})

__all__ = ["name_forces", "note_mentions", "note_title", "read_events"]


def note_mentions(marked: Marked, index: int, story: Story) -> None:
    """Enter a sentence's places and forces into the story."""
    groups: dict[int, list[Place]] = {}
    for place in marked.places:
        groups.setdefault(place.group, []).append(place)
    for members in groups.values():
        if members[0].role == "near" and not _may_be_topic(members[0], story):
            continue
        ids = [military_first(place, story.lexicon)[:1] for place in members]
        sites = tuple(i[0] for i in ids if i)
        first = members[0]
        areas = tuple(r.id for p in members for r in p.readings if r.kind == "area")[:1]
        if areas and not sites:
            words = ((marked.tokens[first.name[0]].start, marked.tokens[first.name[1] - 1].end),)
            story.mentions.append(
                Mention(areas, "area", index, marked.sentence.paragraph, first.first, words)
            )
        if sites:
            words = tuple(
                (marked.tokens[p.name[0]].start, marked.tokens[p.name[1] - 1].end) for p in members
            )
            civil = all(story.lexicon.is_civil(i) for i in sites)
            flying = all(story.lexicon.is_flying(i) for i in sites)
            story.mentions.append(
                Mention(
                    sites,
                    "site",
                    index,
                    marked.sentence.paragraph,
                    first.first,
                    words,
                    civil,
                    flying,
                    marked.has(_opening(marked, first.first), "after", "before"),
                )
            )
        for force in marked.forces:
            if (
                force.actor
                and not force.actor.startswith("?")
                and sites
                and 0 <= first.first - force.last <= 1
            ):
                story.holders.setdefault(sites[0], force.actor)
    story.strikes = story.strikes or any("strike" in labels for labels in marked.operators)
    _note_owners(marked, story)
    for force in marked.forces:
        if force.actor and not force.actor.startswith("?"):
            story.actors.append((index, force.first, force.actor))
            if force.sort not in {"metonym", "person"} and force.role in {"", "agent"}:
                story.people.append((index, force.first, force.actor))


def note_title(marked: Marked, story: Story) -> None:
    """Enter the sites that a title names, so that "the base" of the first sentence has a meaning."""
    for place in marked.places:
        ids = military_first(place, story.lexicon)[:1]
        if ids and not story.lexicon.is_civil(ids[0]):
            flying = story.lexicon.is_flying(ids[0])
            story.mentions.append(Mention(ids, "site", -1, -1, place.first, (), flying=flying))


def _may_be_topic(place: Place, story: Story) -> bool:
    """Whether a place beside the point ("outside the X base", a heading) is a base all the same."""
    ids = military_first(place, story.lexicon)
    return place.head in {"base", "air_base"} and bool(ids) and not story.lexicon.is_civil(ids[0])


def name_forces(marked: Marked, story: Story) -> None:
    """Give their actors to the troops of an untracked nation in a mission, and to "the army"."""
    for at, force in enumerate(marked.forces):
        if force.actor.startswith("?") and force.sort in {"troops", "people", "cargo"}:
            marked.forces[at] = replace(force, actor=story.mission() or force.actor)
        elif not force.actor and force.sort in {"troops", "person"} and story.home:
            here = marked.any_between(force.first, force.last, "state")
            if here or marked.has(force.first - 1, "state"):
                sort = "name" if marked.has(force.first, "state") else force.sort
                marked.forces[at] = replace(force, actor=story.home, sort=sort)


def _note_owners(marked: Marked, story: Story) -> None:
    """Enter whose base a site is said to be by an adjective of nationality beside its head noun."""
    for first, last, hit in marked.hits:
        actor = next(
            (r.id for r in hit.readings if r.kind == "adjective" and not r.id.startswith("?")), ""
        )
        beside = [
            p
            for p in marked.places
            if not p.last < first - 4 and not p.first > last + 5 and p.role != "near"
        ]
        if not actor or not beside or any(f.first <= first < f.last for f in marked.forces):
            continue
        if any(
            marked.tokens[at].words and any(w.kind == "head" for w in marked.tokens[at].words)
            for at in range(max(first - 2, 0), min(last + 3, len(marked.tokens)))
        ):
            for site in military_first(beside[0], story.lexicon)[:1]:
                story.holders.setdefault(site, actor)


def read_events(marked: Marked, index: int, story: Story, pack: Pack) -> Iterator[Event]:
    """Yield the events of a sentence in the order of their triggers."""
    for trigger in marked.triggers:
        if trigger.word.label == "other":
            continue
        meaning = story.lexicon.meanings[trigger.word.label]
        agent = choose_agent(marked, trigger, pack)
        if agent is not None and (
            _is_bystander(agent, trigger) or _flies_a_sortie(marked, trigger, agent, story)
        ):
            continue
        yield from _read_trigger(marked, trigger, meaning, agent, index, story, pack)


def _is_bystander(agent: Force, trigger: Trigger) -> bool:
    """Whether the one who acts is no force; a state's officials may take a site over."""
    if agent.sort == "person" and agent.actor:
        return trigger.word.label not in {"take", "enter", "give"}
    return agent.sort in {"civilian", "person"}


def _implied_area(marked: Marked, trigger: Trigger, meaning: Meaning, index: int, story: Story) -> Mention | None:
    """Return the area spoken of last, for a noun such as "the withdrawal" that names no place."""
    whole = trigger.word.label in {"leave", "shut", "stay"} and trigger.word.form in {"noun", "phrase"}
    clause = marked.clauses[trigger.at]
    marks = [m for m in (*marked.places, *marked.references) if marked.clauses[m.first] == clause and m.role != "near"]
    if not whole or any(m.first > trigger.at or trigger.word.label == "leave" for m in marks):
        return None
    areas = [m for m in story.mentions if m.scope == "area" and (m.sentence, m.at) < (index, trigger.at)]
    return areas[-1] if areas and index - areas[-1].sentence <= 1 else None


def _fits_area(  # noqa: PLR0913
    trigger: Trigger, actor: str, area: str, status: Status, modality: Modality, first: int, story: Story
) -> bool:
    """Whether a claim on a whole area is worth making: a foreign force's presence or its end."""
    if status in {Status.BUILDING_UP, Status.TRANSFERRED} or actor == story.lexicon.state_at(area):
        return False
    return first >= 0 or modality is not Modality.ASSERTED


def _is_setting(place: Place, story: Story) -> bool:
    """Whether a place is a town or an area, where somebody speaks rather than what is spoken of."""
    ids = military_first(place, story.lexicon)
    return not ids or story.lexicon.is_civil(ids[0])


def _goes_elsewhere(marked: Marked, trigger: Trigger) -> bool:
    """Whether "from" or "to" with an unnamed place follows the trigger."""
    for at in range(trigger.end, min(trigger.end + 3, len(marked.tokens))):
        away = ("source",) if trigger.word.label == "remove" else ("source", "goal")
        if marked.has(at, *away) and not marked.has(at, "there"):
            return not any(t.at == at + 1 for t in marked.triggers)
    return False


def _has_stranger(marked: Marked, trigger: Trigger) -> bool:
    """Whether an unknown noun follows the verb at once: its subject, and no force."""
    if trigger.word.form == "noun" or trigger.end >= len(marked.tokens):
        return False
    token = marked.tokens[trigger.end]
    known = bool(marked.operators[trigger.end]) or marked.taken[trigger.end] or bool(token.words)
    return token.is_word and not known and not token.analysis.conjunction


def _predicates(marked: Marked, trigger: Trigger, meaning: Meaning, agent: Force | None, pack: Pack) -> bool:
    """Whether a word of state is said of a force or a site, not of a kitchen."""
    if meaning.status == Status.ACTIVE:
        return True
    subjects = [m.last for m in (*marked.places, *marked.references) if m.last <= trigger.at]
    if agent is not None:
        subjects.append(agent.last if agent.last <= trigger.at else -STATE_REACH - 1)
    opens = _opening(marked, trigger.at) == trigger.at
    return opens or any(trigger.at - last <= STATE_REACH for last in subjects)


def _names_the_moved(marked: Marked, trigger: Trigger, agent: Force | None) -> bool:
    """Whether troops or equipment are said to be moved, or a noun of moving has begun."""
    for force in marked.forces:
        words = [at for at in range(trigger.end, force.first) if not marked.has(at, "date")]
        after = force.first >= trigger.end and len(words) <= MOVED_REACH
        before = trigger.passive and force.last <= trigger.at
        here = marked.clauses[force.first] == marked.clauses[trigger.at]
        if force.sort in {"troops", "cargo", "name"} and here and (after or before):
            return True
    phase = marked.any_between(trigger.at - 3, trigger.end + 3, "begin", "continue")
    return agent is None and trigger.word.form in {"noun", "ing"} and phase


def _takes_another_object(marked: Marked, trigger: Trigger, pack: Pack) -> bool:
    """Whether the direct object of an active verb is somebody or something, not a site."""
    if trigger.passive or trigger.word.form in {"noun", "state"} or pack.order == "vso":
        return False
    return any(
        0 <= f.first - trigger.end <= 1 and not f.role and f.sort != "pronoun"
        for f in marked.forces
    )


def _moves_civilians(marked: Marked, trigger: Trigger, agent: Force | None) -> bool:
    """Whether what is moved or handed over is people or things that make no claim."""
    if trigger.passive or trigger.word.form == "state":
        return False
    clause = marked.clauses[trigger.at]
    objects = [
        f
        for f in marked.forces
        if f.first >= trigger.end
        and (f != agent or f.sort == "civilian")
        and f.first - trigger.end <= OBJECT_REACH
        and marked.clauses[f.first] == clause
        and f.role in {"", "of"}
    ]
    places = [p.first for p in (*marked.places, *marked.references) if p.first >= trigger.end]
    first = min(places, default=len(marked.tokens))
    return bool(objects) and objects[0].sort == "civilian" and objects[0].first <= first


def _flies_a_sortie(marked: Marked, trigger: Trigger, agent: Force, story: Story) -> bool:
    """Whether aircraft only fly from or to a base, as they do in a story of strikes."""
    if (
        trigger.word.label == "fly"
        and not trigger.word.particle
        and not marked.any_between(agent.first - 2, agent.last + 2, "last")
    ):
        return True
    if not marked.any_between(agent.first, agent.last, "aircraft"):
        return False
    if trigger.word.label == "arrive" and not marked.any_between(
        trigger.at - 4, trigger.at, "still"
    ):
        carries = marked.any_between(agent.first, len(marked.tokens), "carry")
        return not carries or any(f.sort == "civilian" for f in marked.forces)
    return story.strikes


def _read_trigger(
    marked: Marked,
    trigger: Trigger,
    meaning: Meaning,
    agent: Force | None,
    index: int,
    story: Story,
    pack: Pack,
) -> Iterator[Event]:
    if not _has_subject(marked, trigger, meaning, agent, pack):
        return
    found = list(_sites(marked, trigger, meaning, agent, index, story, pack))
    if not found:
        return
    mood = read_mood(marked, trigger, agent, pack)
    if mood.void or mood.phase == "halted":
        return
    for site, scope, words, first, last in found:
        actor, to = who_acts(marked, trigger, meaning, agent, site, index, story, pack)
        if not actor or actor.startswith("?") or to.startswith("?"):
            continue
        settled = settle(marked, trigger, meaning, mood, agent, pack, to, first)
        sure = any(force.actor == actor for force in marked.forces)
        if agent is None and drops_pronoun(marked, trigger, pack):
            sure = bool(story.last_here(index, trigger.at) or story.main_actor(site))
        sure = sure or (trigger.word.form == "noun" and actor == story.dominant())
        if (
            scope == "site"
            and story.lexicon.is_civil(site)
            and not (sure and _stands_firm(marked, trigger, first, last))
        ):
            continue
        if settled is None or (scope == "area" and not sure):
            continue
        status, modality = settled
        if status is Status.ACTIVE and meaning.taker == "subject" and to:
            actor, to = to, ""
        if scope == "area" and not _fits_area(trigger, actor, site, status, modality, first, story):
            continue
        if trigger.word.label == "pass" and trigger.word.particle and not to:
            continue
        if trigger.word.label == "return" and not to and not 0 <= found[0][3] <= trigger.end:
            continue
        if scope == "site" and sure and agent is not None:
            _remember(story, index, trigger, site, actor, status, modality)
        low, high = _extent(marked, trigger, agent, first, last)
        to = to if status is Status.TRANSFERRED else ""
        place = (first, last) if first >= 0 else None
        acting = (agent.first, agent.last) if agent is not None else None
        elliptic = place is not None and _several_lists(marked, [row[3] for row in found])
        after = marked.has(_opening(marked, trigger.at), "after")
        event = Event(
            trigger, low, high, site, scope, words, actor, to, status, modality, trigger.word.rule,
            sure, mood.future, place, acting, elliptic, after,
        )  # fmt: skip
        yield event
        if _stays_by_negation(trigger, mood, status, sure=sure or agent is not None):
            yield replace(event, status=Status.ACTIVE, modality=Modality.ASSERTED, to="")


def _stays_by_negation(trigger: Trigger, mood: Mood, status: Status, *, sure: bool) -> bool:
    """Whether "has never left" says that the force is there: a plain negation, not a denial."""
    left = status in {Status.WITHDRAWN, Status.WITHDRAWING} and trigger.word.form != "noun"
    plain = mood.negated and not mood.future and mood.modality is Modality.ASSERTED
    return left and plain and sure and trigger.word.label in {"leave", "quit", "clear"}


def _several_lists(marked: Marked, starts: list[int]) -> bool:
    """Whether the sites of a trigger stand in more than one list, each perhaps with its own date."""
    groups = {p.first: p.group for p in marked.places}
    return len({groups.get(start) for start in starts}) > 1


def _opening(marked: Marked, at: int) -> int:
    """Return the first token of a clause."""
    while at and marked.clauses[at - 1] == marked.clauses[at]:
        at -= 1
    return at


def _stands_firm(marked: Marked, trigger: Trigger, first: int, last: int) -> bool:
    """Whether a town is plainly where it happened: by its preposition, or as the object beside the verb."""
    role = next((p.role for p in marked.places if (p.first, p.last) == (first, last)), "")
    beside = (
        trigger.word.label in {"enter", "take", "quit", "clear"} and 0 <= first - trigger.end <= 1
    )
    there = role == "location" and trigger.word.label in {"stay", "arrive", "send", "work"}
    return role in {"source", "goal"} or there or beside


def _remember(
    story: Story,
    index: int,
    trigger: Trigger,
    site: str,
    actor: str,
    status: Status,
    modality: Modality,
) -> None:
    if trigger.word.label not in {"hold", "take", "enter"} and modality is not Modality.DENIED:
        story.movers.append((index, trigger.at, actor))
    if status in {Status.WITHDRAWN, Status.WITHDRAWING, Status.TRANSFERRED}:
        if modality is Modality.ASSERTED:
            story.leavers[site] = actor
    if status is not Status.BUILDING_UP:
        story.holders.setdefault(site, actor)


def _has_subject(
    marked: Marked, trigger: Trigger, meaning: Meaning, agent: Force | None, pack: Pack
) -> bool:
    """Whether somebody acts: a force, or nobody because the verb is passive or a noun."""
    if trigger.word.label == "arrive" and trigger.suffix in pack.morphology.people and trigger.word.form != "noun":
        return False
    if trigger.word.form == "state" and not _predicates(marked, trigger, meaning, agent, pack):
        return False
    if trigger.word.label == "quit" and _takes_another_object(marked, trigger, pack):
        return False
    inside = marked.has(trigger.end, "location") and not marked.any_between(trigger.end + 1, trigger.end + 3, "date")
    if trigger.word.label == "quit" and pack.order == "svo" and inside:
        return False
    if _moves_civilians(marked, trigger, agent):
        return False
    if agent is not None and trigger.word.label in {"leave", "quit"}:
        if any(
            t.word.label == "reinforce" and agent.first - 1 <= t.at < agent.last
            for t in marked.triggers
        ):
            return False
    if trigger.word.label == "establish" and trigger.suffix:
        return False
    if meaning.moves and not _names_the_moved(marked, trigger, agent):
        return False
    if trigger.word.form == "noun" and trigger.word.label in {
        "arrive",
        "enter",
        "reinforce",
        "establish",
    }:
        return agent is not None and agent.sort != "pronoun"
    if agent is not None or drops_pronoun(marked, trigger, pack):
        return True
    if trigger.word.form == "base" and marked.any_between(trigger.at - 4, trigger.at, "deny", "plan"):
        return True
    if trigger.suffix and trigger.suffix not in pack.morphology.people:
        return not _has_stranger(marked, trigger)
    nominal = any(w.form == "noun" and w.label == trigger.word.label for w in marked.tokens[trigger.at].words)
    if trigger.word.form in {"noun", "state", "phrase"} or trigger.passive or nominal:
        return True
    if pack.order == "vso":
        beside = [
            m
            for m in (*marked.places, *marked.references)
            if not m.role and 0 <= m.first - trigger.end <= 1
        ]
        before = [
            m
            for m in (*marked.places, *marked.references)
            if not m.role and m.last <= trigger.at
        ]
        return bool(beside or before) and trigger.word.label in {
            "clear",
            "return",
            "shut",
            "give",
            "reinforce",
            "establish",
            "pass",
        }
    return meaning.agent == "site" or "subject" in meaning.roles


def _extent(
    marked: Marked, trigger: Trigger, agent: Force | None, first: int, last: int
) -> tuple[int, int]:
    marks = [(trigger.at, trigger.end)]
    if first >= 0:
        marks.append((first, last))
    if agent is not None and marked.clauses[agent.first] == marked.clauses[trigger.at]:
        marks.append((agent.first, agent.last))
    return min(m[0] for m in marks), max(m[1] for m in marks)


def _sites(
    marked: Marked,
    trigger: Trigger,
    meaning: Meaning,
    agent: Force | None,
    index: int,
    story: Story,
    pack: Pack,
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
                    yield site, mention.scope, _words(marked, mention, mark.first, mark.last), mark.first, mark.last
    if not chosen:
        mention = _implied(marked, trigger, meaning, agent, index, story, pack)
        mention = mention or _implied_area(marked, trigger, meaning, index, story)
        if mention is not None:
            for site in mention.ids:
                yield site, mention.scope, _words(marked, mention, trigger.at, trigger.end), -1, -1


def _words(marked: Marked, mention: Mention, first: int, last: int) -> tuple[int, int]:
    """Return where the name stands; where only the title has it, the words that speak of it."""
    if mention.words:
        return mention.words[0]
    return marked.tokens[first].start, marked.tokens[last - 1].end


def _of_place(
    marked: Marked, place: Place, story: Story
) -> Iterator[tuple[str, str, tuple[int, int], int, int]]:
    words = (marked.tokens[place.name[0]].start, marked.tokens[place.name[1] - 1].end)
    ids = story.base_for(place, military_first(place, story.lexicon))
    if ids:
        yield ids[0], "site", words, place.first, place.last
    elif place.head in {"", "town"}:
        for reading in place.readings:
            if reading.kind == "area":
                yield reading.id, "area", words, place.first, place.last
                return


def _implied(
    marked: Marked,
    trigger: Trigger,
    meaning: Meaning,
    agent: Force | None,
    index: int,
    story: Story,
    pack: Pack,
) -> Mention | None:
    """Return the site that an attached pronoun or a sentence without any place speaks of."""
    if trigger.suffix and trigger.suffix not in pack.morphology.people:
        gender = "feminine" if trigger.suffix in pack.morphology.feminine_pronouns else "masculine"
        number = "dual" if trigger.suffix in pack.morphology.pair else "singular"
        return story.resolve(Reference(trigger.at, trigger.end, "", number, gender), marked, index)
    entering = trigger.word.label == "enter" and agent is not None and bool(agent.actor)
    others = [r for r in marked.references if agent is None or not agent.first <= r.first < agent.last]
    clause = marked.clauses[trigger.at]
    near = [m for m in (*marked.places, *others) if marked.clauses[m.first] == clause]
    named = any(not _is_setting(place, story) for place in marked.places)
    if near or named or not (entering or trigger.word.label in IMPLIED):
        return None
    if agent is None or agent.sort in {"pronoun", "metonym"} or trigger.word.form == "noun":
        return None
    if _goes_elsewhere(marked, trigger):
        return None
    return story.focus(index, marked.sentence.paragraph)
