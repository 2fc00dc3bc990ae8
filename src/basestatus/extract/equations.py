"""Presence said by an equation: "the last American base is X", "X is the only one left"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.marks import BASES, Force, Trigger
from basestatus.languages import Word

if TYPE_CHECKING:
    from basestatus.extract.marks import Marked
    from basestatus.extract.names import Hit
    from basestatus.languages import Pack

__all__ = ["mark_equations"]

REACH = 5
BEYOND = 8
NEAR = 2


def mark_equations(marked: Marked, pack: Pack) -> None:
    """Add a trigger where a word such as "is" joins a site and the last base of a force."""
    for at in sorted({*marked.where("last"), *marked.where("only")}):
        head = _last_base(marked, at)
        if head is None or any(at <= t.at < head for t in marked.triggers if t.word.form != "ing"):
            continue
        owner = next((h for h in marked.hits if at - REACH <= h[0] < head and _nation(h[2])), None)
        verb = _joined(marked, at, head)
        if owner is None or verb is None:
            continue
        word = Word("trigger", "stay", "phrase", rule=f"{pack.language}.stay.last")
        marked.triggers[:] = [t for t in marked.triggers if not at <= t.at < head and t.at != verb]
        marked.triggers.append(Trigger(verb, verb + 1, word))
        marked.forces[:] = [f for f in marked.forces if not at <= f.first < head]
        marked.forces.append(Force(owner[0], owner[1], _nation(owner[2]), "people"))
    marked.forces.sort()
    marked.triggers.sort(key=lambda trigger: trigger.at)


def _last_base(marked: Marked, at: int) -> int | None:
    """Return the head noun that "last" or "only" at a token qualifies."""
    if marked.has(at - 1, "last", "only"):
        return None
    ahead = range(at + 1, min(at + REACH, len(marked.tokens)))
    heads = (i for i in ahead if any(_is_base(w.kind, w.label) for w in marked.tokens[i].words))
    return next(heads, None)


def _is_base(kind: str, label: str) -> bool:
    return kind == "head" and label in BASES


def _joined(marked: Marked, first: int, head: int) -> int | None:
    """Return the word that makes the same of a base and a place, before or after it."""
    before = [at for at in range(max(first - 2, 0), first) if marked.has(at, "equal")]
    if before and any(0 <= before[0] - p.last <= 1 for p in marked.places):
        return before[0]
    after = (at for at in range(head + 1, head + BEYOND) if marked.has(at, "equal"))
    at = next(after, None)
    if at is None or any(head < t.at < at for t in marked.triggers):
        return None
    return at if any(0 <= p.first - at <= NEAR for p in marked.places) else None


def _nation(hit: Hit) -> str:
    """Return the tracked force of an adjective of nationality, empty for another name."""
    found = (r.id for r in hit.readings if r.kind in {"adjective", "force"})
    return next((actor for actor in found if not actor.startswith("?")), "")
