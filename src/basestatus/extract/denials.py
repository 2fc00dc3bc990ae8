"""A denial of what was just told: "the ministry denied this", "called it a lie"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.extract.marks import Trigger
from basestatus.model import Modality

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from basestatus.extract.case import Case
    from basestatus.extract.events import Event
    from basestatus.extract.marks import Marked

__all__ = ["deny_last", "find_denier"]

REACH = 5
CLEAR = 10


def deny_last(marked: Marked, told: Sequence[Event], here: Sequence[Event]) -> Iterator[Event]:
    """Yield denied copies of the events told last, if a sentence denies "this" or "it".

    ``told`` are the events of the sentence before, ``here`` those of this one.
    """
    at = _denial(marked)
    if at is None:
        return
    earlier = [event for event in here if event.trigger.at < at] or list(told)
    earlier = [e for e in earlier if e.modality in {Modality.ASSERTED, Modality.POSSIBLE}]
    for event in earlier:
        if event.trigger == earlier[-1].trigger and event.scope == "site":
            first, last = _extent(marked, at)
            trigger = Trigger(at, at + 1, event.trigger.word)
            yield replace(
                event,
                trigger=trigger,
                first=first,
                last=last,
                place=None,
                agent=None,
                elliptic=False,
                subordinate=False,
                future=False,
                modality=Modality.DENIED,
                rule=f"{event.rule} | denied",
            )


def _denial(marked: Marked) -> int | None:
    """Return the token of a denial that governs no trigger and points at what was told."""
    for at in marked.where("deny"):
        if marked.has(at - 1, "deny"):
            continue
        pointed = marked.has(at + 1, "this") and not marked.has(at + 1, "that")
        if not pointed and any(at < t.at <= at + CLEAR for t in marked.triggers):
            continue
        if any(_points(marked, near) for near in range(max(at - REACH, 0), at + REACH)):
            return at
    return None


def _points(marked: Marked, at: int) -> bool:
    """Whether a token points at what was told, and does not only join clauses."""
    opens = at + 1 < len(marked.tokens) and marked.tokens[at + 1].is_word
    joins = marked.has(at + 1, "deny") or (opens and marked.has(at - 1, "deny"))
    return marked.has(at, "this") and not (marked.has(at, "that") and joins)


def _extent(marked: Marked, at: int) -> tuple[int, int]:
    """Return the tokens from the word pointed with to the denial, in order."""
    near = range(max(at - REACH, 0), min(at + REACH, len(marked.tokens)))
    points = [i for i in near if _points(marked, i)]
    return min([at, *points]), max([at, *points]) + 1


def find_denier(case: Case, site: str, *, own: bool = False) -> str:
    """Return the force whose officer denies what is said of nobody: it speaks of itself.

    The state's ``own`` officers may deny what is said of others.
    """
    marked = case.marked
    denials = [at for at in marked.where("deny") if at < case.at]
    if case.agent is not None or not denials:
        return ""
    officers = (f.actor for f in marked.forces if f.first < case.at and f.sort == "person")
    named = (f.actor for f in marked.forces if f.last <= denials[-1] and f.sort == "name")
    speakers = (*officers, *named)
    state = case.story.lexicon.state_at(site)
    return next((a for a in speakers if a and (own or a != state) and not a.startswith("?")), "")
