"""What is told again of another site: "X followed in May", "the same happened at X"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.extract.sentence.marks import Trigger
from basestatus.extract.sites.whereabouts import sites_of
from basestatus.model import Modality, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from basestatus.extract.events import Event
    from basestatus.extract.memory.story import Story
    from basestatus.extract.sentence.marks import Force, Marked, Place

__all__ = ["repeat", "repeat_last"]

AGAIN = " | likewise"
REACH = 4
SUBJECT = 2
AFTER = ("after", "and", "before", "clause", "date", "location", "likewise")
GONE = frozenset({Status.WITHDRAWN, Status.WITHDRAWING})


def repeat_last(
    marked: Marked, told: Sequence[Event], here: Sequence[Event], story: Story
) -> Iterator[Event]:
    """Yield the change told last, for a site that is said to have followed.

    ``told`` are the events told last, a sentence or two before, ``here`` those of this one.
    """
    for at in sorted({*marked.where("likewise"), *marked.where("same_at")}):
        place = _follower(marked, at) or _same_at(marked, at)
        other = _other(marked, at)
        if place is None or (place.last <= at and not _is_all(marked, at)):
            continue
        before = [e for e in here if e.trigger.at < place.first] or list(told)
        changes = [e for e in before if e.status is not Status.ACTIVE and e.scope == "site"]
        changes = [e for e in changes if e.modality is not Modality.DENIED]
        if marked.has(at, "plan"):
            changes = [e for e in changes if e.status is not Status.BUILDING_UP]
        last = [e for e in changes if e.trigger == changes[-1].trigger]
        for event in {(e.actor, e.to): e for e in last}.values():
            same = event if other is None else replace(event, actor=other.actor)
            yield from repeat(marked, at, place, same, story)


def _follower(marked: Marked, at: int) -> Place | None:
    """Return the site that a word such as "followed" at a token is said of."""
    if marked.has(at - 1, "likewise", "same_at"):
        return None
    places = [p for p in marked.places if p.last <= at and p.role != "near"]
    near = (p for p in places if at - p.last <= 1 or _is_past_an_aside(marked, p, at))
    return next(near, None)


def _other(marked: Marked, at: int) -> Force | None:
    """Return the force that is said to have done the same ("the British had done so at X")."""
    before = (f for f in marked.forces if f.actor and not f.role and 0 <= at - f.last <= SUBJECT)
    return next(before, None) if marked.has(at, "same_at") else None


def _is_past_an_aside(marked: Marked, place: Place, at: int) -> bool:
    """Whether only what two commas enclose parts a place that opens a sentence from a word."""
    commas = [i for i in range(place.last, at) if marked.tokens[i].text == ","]
    told = any(place.last <= t.at < at for t in marked.triggers)
    return place.first <= 1 and commas == [place.last, at - 1] and not told


def _same_at(marked: Marked, at: int) -> Place | None:
    """Return the site that follows words such as "the same happened" with its preposition."""
    if marked.has(at - 1, "same_at") or not marked.has(at, "same_at"):
        return None
    end = _end(marked, at)
    place = next((p for p in marked.places if 0 <= p.first - end <= REACH), None)
    if place is None or any(not t.is_word for t in marked.tokens[end : place.first]):
        return None
    between = range(end, place.first)
    unknown = [at for at in between if not (marked.operators[at] or marked.head_kind(at))]
    return place if len(unknown) <= 1 else None


def _modality(event: Event, *, planned: bool) -> Modality:
    """Return how a change is told again: as planned, as done where the first was only planned."""
    if planned:
        return Modality.PLANNED
    return Modality.ASSERTED if event.modality is Modality.PLANNED else event.modality


def _is_all(marked: Marked, at: int) -> bool:
    """Whether words of what is to follow say no more than when ("will be next, in May")."""
    end = _end(marked, at)
    more = end < len(marked.tokens) and marked.tokens[end].is_word
    return not (marked.has(at, "plan") and more and not marked.has(end, *AFTER))


def _end(marked: Marked, at: int) -> int:
    """Return the token after the words that tell the same."""
    while marked.has(at, "likewise", "same_at"):
        at += 1
    return at


def repeat(marked: Marked, at: int, place: Place, event: Event, story: Story) -> Iterator[Event]:
    """Yield an event anew for each site of the list that a place belongs to."""
    end = _end(marked, at)
    done = marked.any_between(at, end, "past") and not marked.has(at, "plan")
    planned = marked.has(at, "plan") or (event.modality is Modality.PLANNED and not done)
    begun = marked.any_between(0, at, "begin", "continue") and not planned
    first, last = min(place.first, at), max(place.last, end)
    for member in (p for p in marked.places if p.group == place.group):
        for where in sites_of(marked, member, story, member.first):
            yield replace(
                event,
                trigger=Trigger(at, end, event.trigger.word),
                first=min(first, member.first),
                last=max(last, member.last),
                site=where.site,
                scope=where.scope,
                words=where.words,
                place=(where.first, where.last),
                agent=None,
                elliptic=False,
                future=planned,
                modality=_modality(event, planned=planned),
                status=Status.WITHDRAWING if begun and event.status in GONE else event.status,
                rule=f"{event.rule.removesuffix(AGAIN)}{AGAIN}",
            )
