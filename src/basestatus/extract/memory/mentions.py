"""Enter what a sentence names into the story, and name its forces from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.extract.memory.bases import military_first
from basestatus.extract.memory.latter import mark_latter
from basestatus.extract.memory.story import TOWN, Mention
from basestatus.extract.sentence.agreement import gender_of
from basestatus.extract.sentence.company import partners, passes_by
from basestatus.extract.sentence.marks import BASES, Force
from basestatus.extract.sentence.roles import is_determiner
from basestatus.extract.sentence.spokesmen import speaks_for
from basestatus.model import AttributionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.extract.memory.story import Story
    from basestatus.extract.sentence.marks import Marked, Place
    from basestatus.languages import Pack

OWNER_REACH = 3
BASE_REACH = 4
UNKNOWN = "?"

__all__ = ["name_forces", "note_mentions", "note_title"]


def note_mentions(marked: Marked, index: int, story: Story, pack: Pack) -> None:
    """Enter a sentence's places and forces into the story."""
    groups: dict[int, list[Place]] = {}
    for place in marked.places:
        groups.setdefault(place.group, []).append(place)
    for members in groups.values():
        if members[0].role != "near" or _may_be_topic(members[0], story):
            _note_places(marked, members, index, story)
    story.strikes = story.strikes or bool(marked.where("strike"))
    _note_owners(marked, story)
    _note_offices(marked, story)
    story.passers += [(index, f.first) for f in marked.forces if passes_by(marked, f)]
    known = marked.hits or any(force.actor for force in marked.forces)
    for force in marked.forces if known else ():
        group = tuple(dict.fromkeys((force.actor, *partners(marked, force))))
        tracked = tuple(actor for actor in group if actor and not actor.startswith("?"))
        if len(tracked) > 1:
            story.groups.append((index, force.first, tracked))
        story.actors += [(index, force.first, actor) for actor in force.others if actor in tracked]
        speaker = speaks_for(marked, force) if force.sort == "person" else ""
        if speaker and not speaker.startswith("?"):
            story.speakers.append((index, force.first, speaker))
        if force.actor.startswith("?"):
            story.strangers.append((index, force.first))
        if _is_tracked(force):
            story.genders[index, force.first] = gender_of(marked, force, pack)
            story.actors.append((index, force.first, force.actor))
            if force.sort not in {"metonym", "person"} and force.role in {"", "agent"}:
                story.people.append((index, force.first, force.actor))


def _note_places(marked: Marked, members: list[Place], index: int, story: Story) -> None:
    """Enter the places of one list, and the force whose name stands right before it."""
    ids = (military_first(place, story.lexicon)[:1] for place in members)
    sites = tuple(site for best in ids for site in best)
    areas = tuple(r.id for p in members for r in p.readings if r.kind == "area")[:1]
    if not sites and not areas:
        return
    first = members[0].first
    words = tuple(_extent(marked, place) for place in (members if sites else members[:1]))
    paragraph = marked.sentence.paragraph
    if not sites:
        story.note(Mention(areas, "area", index, paragraph, first, words))
        return
    if members[0].head == "refugee_camp":
        story.sheltering.update(sites)
    if members[0].head == TOWN:
        story.towns.update(sites)
    civil = all(story.is_civil(site) for site in sites) and not _has_a_base(marked, members[0])
    flying = all(story.lexicon.is_flying(site) for site in sites)
    aside = marked.has(marked.opening(first), "after", "before")
    story.note(Mention(sites, "site", index, paragraph, first, words, civil, flying, aside))
    for force in marked.forces:
        if _is_tracked(force) and 0 <= first - force.last <= 1:
            story.holders.setdefault(sites[0], force.actor)


def _has_a_base(marked: Marked, place: Place) -> bool:
    """Whether it is a base at a town that is spoken of ("the X base", "the base in X")."""
    inside = marked.has(place.first - 1, "location")
    near = range(place.first - BASE_REACH, place.first - 1)
    bases = (at for at in near if marked.head_kind(at) in BASES and not marked.is_plural_head(at))
    return place.head in BASES or (inside and bool(list(bases)))


def _is_tracked(force: Force) -> bool:
    """Whether the actor table knows the force that the words name."""
    return bool(force.actor) and not force.actor.startswith("?")


def _extent(marked: Marked, place: Place) -> tuple[int, int]:
    """Return the folded offsets of a name."""
    return marked.tokens[place.name[0]].start, marked.tokens[place.name[1] - 1].end


def note_title(marked: Marked, story: Story) -> None:
    """Enter the sites that a title names, so that "the base" of the first sentence means one."""
    for place in marked.places:
        ids = military_first(place, story.lexicon)[:1]
        if ids and not story.lexicon.is_civil(ids[0]):
            flying = story.lexicon.is_flying(ids[0])
            story.note(Mention(ids, "site", -1, -1, place.first, (), flying=flying))


def _may_be_topic(place: Place, story: Story) -> bool:
    """Whether a place beside the point ("outside the X base", a heading) is a base all the same."""
    ids = military_first(place, story.lexicon)
    return place.head in {"base", "air_base"} and bool(ids) and not story.lexicon.is_civil(ids[0])


def name_forces(marked: Marked, index: int, story: Story, pack: Pack) -> None:
    """Give their actors to a mission, to untracked nations' troops in one, and to "the army"."""
    before = tuple(marked.forces)
    groups = [*_groups(marked, story, pack), *_sides(marked, index, story)]
    groups += mark_latter(marked, index, story, pack)
    if groups:
        starts = {group.first for group in groups}
        others = (_owned(force, groups) for force in marked.forces if force.first not in starts)
        marked.forces[:] = sorted([*others, *groups])
    marked.forces[:] = [_named(marked, force, story, pack) for force in marked.forces]
    if tuple(marked.forces) != before:
        marked.kept.clear()


def _named(marked: Marked, force: Force, story: Story, pack: Pack) -> Force:
    """Return a force with the actor that the story gives it."""
    if force.actor.startswith("?") and force.sort in {"troops", "people", "cargo"}:
        return replace(force, actor=story.mission() or force.actor)
    if force.actor:
        return force
    if _is_of_mission(marked, force):
        return replace(force, actor=story.mission())
    beside = force.first - (pack.adjective == "before")
    if marked.any_between(beside, force.last, "irregular"):
        return replace(force, actor=story.last_irregular() or UNKNOWN)
    if not (
        story.home and _may_be_of_state(marked, force) and _is_ours(marked, force, story, pack)
    ):
        return force
    sort = "name" if marked.has(force.first, "state") else force.sort
    told = story.offices.get(marked.tokens[force.first].text, story.home)
    return replace(force, actor=told, sort=sort)


def _is_ours(marked: Marked, force: Force, story: Story, pack: Pack) -> bool:
    """Whether a word for the state stands in or before a force, or it is "the military"."""
    owned = bool(marked.tokens[force.first].analysis.suffix)
    if pack.order == "vso" and (owned or _is_of_another(marked, force)):
        return False
    if _is_of_a_capital(marked, force, pack):
        return False
    after = pack.adjective == "after"
    if marked.any_between(force.first - 1, force.last + after, "state"):
        return True
    return _is_the_military(marked, force, story, pack)


def _groups(marked: Marked, story: Story, pack: Pack) -> Iterator[Force]:
    """Yield "the movement", "the group" and the like as the force whose name has that word."""
    for at in marked.where("group"):
        token = marked.tokens[at]
        free = _is_definite(marked, at, pack) and not marked.taken[at]
        if free and not any(_covers(force, at) for force in marked.forces):
            actor = story.last_called(token.analysis.stem)
            if not actor and pack.order == "svo":
                actor = story.last_of_no_state()
            if actor:
                yield Force(at, at + 1, actor, "name", _role(marked, at))


def _sides(marked: Marked, index: int, story: Story) -> Iterator[Force]:
    """Yield "both sides" and the like as the two forces told of together."""
    for at in marked.where("sides"):
        inside = marked.has(at - 1, "sides")
        if inside or any(f.actor and f.first <= at < f.last for f in marked.forces):
            continue
        pair = story.last_two(index, at)
        end = at + 1
        while marked.has(end, "sides"):
            end += 1
        if len(pair) > 1:
            yield Force(at, end, pair[0], "name", _role(marked, at), pair[1:])


def _is_definite(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a noun has an article, attached or before it."""
    before = at > 0 and is_determiner(marked.tokens[at - 1], pack)
    return marked.tokens[at].analysis.article or before


def _covers(force: Force, at: int) -> bool:
    """Whether a token belongs to the words of a force, and is not all of one of nobody named."""
    unnamed = not force.actor and force.sort in {"civilian", "person"}
    alone = unnamed and (force.first, force.last) == (at, at + 1)
    return force.first <= at < force.last and not alone


def _owned(force: Force, groups: list[Force]) -> Force:
    """Return a force with the group right after it as its owner ("fighters of the movement")."""
    owners = (group.actor for group in groups if group.first == force.last)
    return replace(force, actor=force.actor or next(owners, ""))


def _role(marked: Marked, at: int) -> str:
    """Return the role that the preposition right before a token gives."""
    labels = ("source", "goal", "location", "agent", "near")
    return next((label for label in labels if marked.has(at - 1, label)), "")


def _is_the_military(marked: Marked, force: Force, story: Story, pack: Pack) -> bool:
    """Whether "the military" is the state's own, no other state being as much spoken of."""
    if marked.tokens[force.first].text not in pack.references.get("military", ()):
        return False
    others = (story.weights[a] for a in story.lexicon.owners.values() if a != story.home)
    return story.weights[story.home] > max(others, default=0)


def _is_of_mission(marked: Marked, force: Force) -> bool:
    """Whether words name a mission, or the troops of one ("a garrison of peacekeepers")."""
    if marked.has(force.first, "mission"):
        return True
    return force.sort == "troops" and marked.any_between(force.first, force.last, "mission")


def _may_be_of_state(marked: Marked, force: Force) -> bool:
    """Whether words can name the state's own: troops, or officials, no pages and no witnesses."""
    words = [w for w in marked.tokens[force.first].words if w.kind == "source"]
    official = any(w.label == AttributionKind.OFFICIAL for w in words)
    return force.sort == "troops" or (force.sort == "person" and official)


def _is_of_another(marked: Marked, force: Force) -> bool:
    """Whether an unknown name owns a word for the state ("the government of X")."""
    at = force.first
    token, last = marked.tokens[at], force.last
    if not marked.has(at, "state") or token.analysis.article or last >= len(marked.tokens):
        return False
    owner = marked.tokens[last]
    known = bool(owner.words) or bool(marked.operators[last]) or owner.analysis.article
    return owner.is_word and not known and not owner.analysis.conjunction


def _is_of_a_capital(marked: Marked, force: Force, pack: Pack) -> bool:
    """Whether a possessive names the state whose ministry it is ("X's defence ministry")."""
    owners = (f for f in marked.forces if 0 < force.first - f.last <= OWNER_REACH)
    return any(marked.tokens[f.last].text in pack.morphology.possessive for f in owners)


def _note_owners(marked: Marked, story: Story) -> None:
    """Enter whose base a site is said to be by an adjective of nationality beside its head noun."""
    for first, last, hit in marked.hits:
        tracked = (r.id for r in hit.readings if r.kind == "adjective" and r.id[0] != "?")
        actor = next(tracked, "")
        if not actor or not _beside_head(marked, first, last):
            continue
        if any(force.first <= first < force.last for force in marked.forces):
            continue
        near = (p for p in marked.places if first - 4 <= p.last and p.first <= last + 5)
        place = next((p for p in near if p.role != "near"), None)
        if place is not None:
            for site in military_first(place, story.lexicon)[:1]:
                story.holders.setdefault(site, actor)


def _note_offices(marked: Marked, story: Story) -> None:
    """Enter whose ministry is spoken of, which "the ministry" means from then on."""
    for at in marked.where("state"):
        near = (f for f in marked.forces if _is_tracked(f) and f.first < at <= f.last + 2)
        owner = next((f.actor for f in near if f.sort in {"metonym", "person"}), "")
        if owner and marked.tokens[at].analysis.source:
            story.offices[marked.tokens[at].text] = owner


def _beside_head(marked: Marked, first: int, last: int) -> bool:
    """Whether a head noun ("base") stands within two words of some tokens."""
    near = range(max(first - 2, 0), min(last + 3, len(marked.tokens)))
    return any(word.kind == "head" for at in near for word in marked.tokens[at].words)
