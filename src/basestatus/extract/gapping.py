"""What is told of another site with the verb left out: "A went in May, and, in June, B"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.extract.likewise import repeat
from basestatus.extract.sentence.company import has_and_attached
from basestatus.extract.sentence.roles import is_determiner
from basestatus.model import Modality, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from basestatus.extract.events import Event
    from basestatus.extract.memory.story import Story
    from basestatus.extract.sentence.marks import Force, Marked, Place
    from basestatus.languages import Pack

__all__ = ["fill_gaps"]

LONGEST = 16
MEASURE = 3
PLAIN = ("and", "agent", "be", "date", "have", "having", "likewise", "location", "source")
ENDS = frozenset(".;!")
ROLES = frozenset({"", "location", "source"})


def fill_gaps(
    marked: Marked, told: Sequence[Event], here: Sequence[Event], story: Story, pack: Pack
) -> Iterator[Event]:
    """Yield what was told last for each place of a sentence that has no verb of its own.

    ``told`` are the events told last in the paragraph, ``here`` those of the sentence.
    """
    for place in _without_verb(marked, here, pack):
        ends = [(e.place[1] if e.place else e.last, e) for e in here]
        before = [e for end, e in ends if end <= place.first] or list(told)
        force = _other_force(marked, place)
        last = [e for e in before if e.trigger == before[-1].trigger]
        for event in {(e.actor, e.to): e for e in last}.values():
            if _may_go_on(event, force) and _is_alike(place, event):
                other = event if force is None else replace(event, actor=force.actor)
                yield from repeat(marked, _place_of_plan(marked, place), place, other, story)


def _may_go_on(event: Event, force: Force | None) -> bool:
    """Whether an event may be told of another site, or by another force, with its verb left out."""
    kept = event.status is Status.ACTIVE or event.modality is Modality.DENIED
    return not kept and (force is None or event.status is not Status.TRANSFERRED)


def _place_of_plan(marked: Marked, place: Place) -> int:
    """Return the token that says that a place is still to come, else where its name begins."""
    ahead = range(place.last, min(place.last + MEASURE, len(marked.tokens)))
    return next((at for at in ahead if marked.has(at, "plan")), place.first)


def _is_alike(place: Place, event: Event) -> bool:
    """Whether a place is a site or an area as that of an event."""
    return any(reading.kind == event.scope for reading in place.readings)


def _without_verb(marked: Marked, here: Sequence[Event], pack: Pack) -> Iterator[Place]:
    """Yield the first place of each list that only dates and words such as "then" stand beside."""
    told = {place.group for place in marked.places if _is_read(place, here)}
    start = 0
    for place in marked.places:
        fits = place.role in ROLES and place.group not in told
        if fits and _is_bare(marked, place, _opening(marked, start, place.first), pack):
            told.add(place.group)
            yield place
        if place.group in told:
            start = max(place.last, *(e.last for e in here if _is_read(place, [e])), 0)


def _is_read(place: Place, here: Sequence[Event]) -> bool:
    """Whether an event is told of a place, or of a pronoun for its site."""
    sites = {reading.id for reading in place.readings}
    return any(e.place[0] <= place.first < e.place[1] if e.place else e.site in sites for e in here)


def _opening(marked: Marked, start: int, last: int) -> int:
    """Return where the words begin that a place stands in, past the last semicolon."""
    near = range(max(start, last - LONGEST), last)
    return max((at + 1 for at in near if marked.tokens[at].text == ";"), default=start)


def _other_force(marked: Marked, place: Place) -> Force | None:
    """Return the force that stands before a place ("and the Italians, B in May")."""
    parted = place.first - (marked.tokens[place.first - 1].text == ",")
    near = (f for f in marked.forces if f.actor and not f.role and f.last == parted)
    return next(near, None)


def _is_bare(marked: Marked, place: Place, start: int, pack: Pack) -> bool:
    """Whether nothing but dates and words such as "then" stands around a place."""
    tokens = marked.tokens
    ahead = range(place.last, min(place.last + LONGEST, len(tokens)))
    end = next((at for at in ahead if tokens[at].text in ENDS), ahead.stop)
    if place.first - start > LONGEST or (end == ahead.stop < len(tokens)):
        return False
    force = _other_force(marked, place)
    spoken = range(0) if force is None else range(force.first - 1, force.last)
    members = {at for p in marked.places if _may_follow(p, place) for at in range(p.first, p.last)}
    members |= {at for f in marked.forces for at in _governed(marked, f)}
    around = [at for at in range(start, end) if at not in members and at not in spoken]
    if any(start <= trigger.at < end for trigger in marked.triggers):
        return False
    joint = any(_joins(marked, at, pack) for at in range(start, place.first + 1))
    joined = (start == 0 and pack.order == "svo") or tokens[start - 1].text == ";" or joint
    plain = all(_is_plain(marked, at, pack) for at in around)
    return joined and plain and (_says_so(marked, start, end, pack) or force is not None)


def _may_follow(place: Place, first: Place) -> bool:
    """Whether a place is of the list of another, or of one that goes on after it ("then B")."""
    return place.group == first.group or (place.first > first.last and place.role in ROLES)


def _governed(marked: Marked, force: Force) -> range:
    """Return the tokens of a force from its preposition on ("to the army"), none without one."""
    near = (force.first - 1, force.first - 2)
    end = force.first if force.role in {"goal", "source", "agent"} else force.last
    start = next((at for at in near if marked.has(at, "goal", "source", "agent")), end)
    return range(start, force.last)


def _joins(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a token joins what follows to what was told: "and", a comma before a date."""
    dated = marked.has(at + 1, "date") or (
        marked.has(at + 1, "location") and marked.has(at + 2, "date")
    )
    conjoined = marked.tokens[at].text.startswith(pack.morphology.conjunctions)
    attached = has_and_attached(marked, at) or (conjoined and _is_plain(marked, at, pack))
    return attached or marked.has(at, "and", "having") or (marked.tokens[at].text == "," and dated)


def _is_plain(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a token is a mark, a date, its preposition or a word that tells the same."""
    token = marked.tokens[at]
    if not token.is_word or is_determiner(token, pack) or marked.has(at, *PLAIN):
        return True
    ahead = marked.tokens[at + 1].text if at + 1 < len(marked.tokens) else ""
    linked = _is_echo(ahead, pack) and marked.has(at, "clause", "goal", "of")
    return _is_echo(token.text, pack) or linked or _measures(marked, at)


def _is_echo(word: str, pack: Pack) -> bool:
    """Whether a word says that the same is told ("too", "then")."""
    return not pack.references["echo"].isdisjoint(pack.spellings(word))


def _measures(marked: Marked, at: int) -> bool:
    """Whether a token is of a stretch of time beside "after" or "before" ("two days after")."""
    stretch = range(at, at + MEASURE + 1)
    ahead = next((i for i in stretch if marked.has(i, "after", "before")), None)
    if ahead is not None and not any(marked.operators[i] for i in range(at, ahead)):
        return True
    before = any(marked.has(at - 1, label) for label in ("after", "before"))
    return before and not (marked.operators[at] or marked.taken[at])


def _says_so(marked: Marked, start: int, end: int, pack: Pack) -> bool:
    """Whether a stretch holds a date or a word that tells the same."""
    echoes = any(_is_echo(token.text, pack) for token in marked.tokens[start:end])
    return echoes or marked.any_between(start, end, "date", "likewise", "after", "before")
