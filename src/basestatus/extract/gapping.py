"""What is told of another site with the verb left out: "A went in May, and, in June, B"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.extract.likewise import repeat
from basestatus.extract.roles import is_determiner
from basestatus.model import Modality, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from basestatus.extract.events import Event
    from basestatus.extract.marks import Force, Marked, Place
    from basestatus.extract.story import Story
    from basestatus.languages import Pack

__all__ = ["fill_gaps"]

LONGEST = 16
MEASURE = 3
PLAIN = ("and", "agent", "be", "date", "have", "having", "likewise", "location", "source")
ENDS = frozenset(".;!")


def fill_gaps(
    marked: Marked, told: Sequence[Event], here: Sequence[Event], story: Story, pack: Pack
) -> Iterator[Event]:
    """Yield what was told last for each place of a sentence that has no verb of its own.

    ``told`` are the events told last in the paragraph, ``here`` those of the sentence.
    """
    if pack.order != "svo":
        return
    for place in _without_verb(marked, here, pack):
        before = [e for e in here if e.place and e.place[1] <= place.first] or list(told)
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
    read = {at for event in here if event.place for at in range(*event.place)}
    told = {place.group for place in marked.places if place.first in read}
    start = 0
    for place in marked.places:
        fits = place.role in {"", "location", "source"} and place.group not in told
        if fits and _is_bare(marked, place, _opening(marked, start, place.first), pack):
            told.add(place.group)
            yield place
        if place.group in told:
            start = place.last


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
    members = {at for p in marked.places if p.group == place.group for at in range(p.first, p.last)}
    members |= {at for f in marked.forces for at in _governed(marked, f)}
    around = [at for at in range(start, end) if at not in members and at not in spoken]
    if any(start <= trigger.at < end for trigger in marked.triggers):
        return False
    joint = any(_joins(marked, at) for at in range(start, place.first))
    joined = start == 0 or tokens[start - 1].text == ";" or joint
    plain = all(_is_plain(marked, at, pack) for at in around)
    return joined and plain and (_says_so(marked, start, end, pack) or force is not None)


def _governed(marked: Marked, force: Force) -> range:
    """Return the tokens of a force from its preposition on ("to the army"), none without one."""
    near = (force.first - 1, force.first - 2)
    start = next((at for at in near if marked.has(at, "goal", "source", "agent")), force.last)
    return range(start, force.last)


def _joins(marked: Marked, at: int) -> bool:
    """Whether a token joins what follows to what was told: "and", a comma before a date."""
    dated = marked.has(at + 1, "date") or (
        marked.has(at + 1, "location") and marked.has(at + 2, "date")
    )
    return marked.has(at, "and", "having") or (marked.tokens[at].text == "," and dated)


def _is_plain(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a token is a mark, a date, its preposition or a word that tells the same."""
    token = marked.tokens[at]
    if not token.is_word or is_determiner(token, pack) or marked.has(at, *PLAIN):
        return True
    ahead = marked.tokens[at + 1].text if at + 1 < len(marked.tokens) else ""
    echo = pack.references["echo"]
    linked = ahead in echo and marked.has(at, "clause", "goal", "of")
    return token.text in echo or linked or _measures(marked, at)


def _measures(marked: Marked, at: int) -> bool:
    """Whether a token is of a stretch of time before "after" or "before" ("two days after")."""
    stretch = range(at, at + MEASURE + 1)
    ahead = next((i for i in stretch if marked.has(i, "after", "before")), None)
    return ahead is not None and not any(marked.operators[i] for i in range(at, ahead))


def _says_so(marked: Marked, start: int, end: int, pack: Pack) -> bool:
    """Whether a stretch holds a date or a word that tells the same."""
    echoes = any(token.text in pack.references["echo"] for token in marked.tokens[start:end])
    return echoes or marked.any_between(start, end, "date", "likewise", "after", "before")
