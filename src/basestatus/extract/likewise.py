"""What is told again of another site: "X followed in May"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.extract.marks import Trigger
from basestatus.extract.whereabouts import sites_of
from basestatus.model import Modality, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from basestatus.extract.events import Event
    from basestatus.extract.marks import Marked, Place
    from basestatus.extract.story import Story

__all__ = ["repeat_last"]


def repeat_last(
    marked: Marked, told: Sequence[Event], here: Sequence[Event], story: Story
) -> Iterator[Event]:
    """Yield the change told last, for a site that is said to have followed.

    ``told`` are the events of the sentence before, ``here`` those of this one.
    """
    for at in marked.where("likewise"):
        place = _follower(marked, at)
        if place is None:
            continue
        before = [e for e in here if e.trigger.at < place.first] or list(told)
        changes = [e for e in before if e.status is not Status.ACTIVE and e.scope == "site"]
        changes = [e for e in changes if e.modality is not Modality.DENIED]
        last = [e for e in changes if e.trigger == changes[-1].trigger]
        for event in {(e.actor, e.to): e for e in last}.values():
            yield from _repeated(marked, at, place, event, story)


def _follower(marked: Marked, at: int) -> Place | None:
    """Return the site that a word such as "followed" at a token is said of."""
    if marked.has(at - 1, "likewise"):
        return None
    near = (p for p in marked.places if 0 <= at - p.last <= 1 and p.role != "near")
    return next(near, None)


def _repeated(marked: Marked, at: int, place: Place, event: Event, story: Story) -> Iterator[Event]:
    """Yield an event anew for each site of the list that a place belongs to."""
    planned = marked.has(at, "plan") or event.modality is Modality.PLANNED
    end = next(i for i in range(at + 1, len(marked.tokens) + 1) if not marked.has(i, "likewise"))
    for member in (p for p in marked.places if p.group == place.group):
        for where in sites_of(marked, member, story, member.first):
            yield replace(
                event,
                trigger=Trigger(at, end, event.trigger.word),
                first=member.first,
                last=end,
                site=where.site,
                scope=where.scope,
                words=where.words,
                place=(where.first, where.last),
                agent=None,
                elliptic=False,
                future=planned,
                modality=Modality.PLANNED if planned else event.modality,
                rule=f"{event.rule} | likewise",
            )
