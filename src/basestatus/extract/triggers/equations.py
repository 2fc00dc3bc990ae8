"""Presence said by an equation: "the last American base is X", "X is the only one left"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sentence.marks import BASES, Force, Trigger
from basestatus.languages import Word

if TYPE_CHECKING:
    from basestatus.extract.names import Hit
    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Pack

__all__ = ["mark_equations"]

REACH = 5
PHRASE = 8
OWNED = 4
LINKS = ("location", "source", "goal", "and", "that")
BEYOND = 8
NEAR = 2


def mark_equations(marked: Marked, pack: Pack) -> None:
    """Add a trigger where a word such as "is" joins a site and the last base of a force."""
    _mark_lasting(marked, pack)
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
        _tell(marked, Trigger(verb, verb + 1, word), owner, (at, head))
    marked.forces.sort()
    marked.triggers.sort(key=lambda trigger: trigger.at)


def _mark_lasting(marked: Marked, pack: Pack) -> None:
    """Turn a verb of staying into one of its base: "X remains the main hub of the Russians"."""
    for trigger in list(marked.triggers):
        at = trigger.at
        beside = any(p.last <= at and _may_be_subject(marked, p.last, at) for p in marked.places)
        head = _complement(marked, trigger.end) if beside and not marked.has(at - 1, "plan") else 0
        lasting = marked.has(at, "equal") or marked.has(at - 1, "equal")
        if trigger.word.label != "stay" or not (head and lasting):
            continue
        owner = _owner(marked, trigger.end, head, pack)
        if owner is not None:
            word = Word("trigger", "stay", "phrase", rule=f"{pack.language}.stay.lasting")
            marked.triggers.remove(trigger)
            _tell(marked, Trigger(at, trigger.end, word), owner, (at, owner[1] + 1))


def _owner(marked: Marked, first: int, head: int, pack: Pack) -> tuple[int, int, Hit] | None:
    """Return whose base a head noun is: an adjective or a possessive before it, "of" after it."""
    for start, last, hit in marked.hits:
        if not first <= start <= head + OWNED:
            continue
        possessive = marked.tokens[last].text if last < len(marked.tokens) else ""
        named = any(r.kind == "metonym" for r in hit.readings)
        if _nation(hit) or (named and possessive in pack.morphology.possessive and start < head):
            return start, last, hit
    return None


def _may_be_subject(marked: Marked, last: int, at: int) -> bool:
    """Whether at most a relative, "is" or an aside stands between a place and a verb."""
    if at - last > BEYOND or any(last <= t.at < at for t in marked.triggers):
        return False
    if last < at - 1 and marked.tokens[last].text == "," == marked.tokens[at - 1].text:
        return True
    words = [i for i in range(last, at) if marked.tokens[i].is_word]
    return all(marked.has(i, "relative", "equal") for i in words)


def _complement(marked: Marked, first: int) -> int:
    """Return the head noun of the base that a noun phrase at a token names, 0 for another."""
    for at in range(first, min(first + PHRASE, len(marked.tokens))):
        if any(_is_base(w.kind, w.label) for w in marked.tokens[at].words):
            return at
        if marked.has(at, *LINKS) or marked.tokens[at].text == ",":
            return 0
    return 0


def _tell(
    marked: Marked, trigger: Trigger, owner: tuple[int, int, Hit], place: tuple[int, int]
) -> None:
    """Add a trigger of presence and the force whose nation is named, in place of what was there."""
    first, last = place
    marked.triggers.append(trigger)
    marked.forces[:] = [f for f in marked.forces if not first <= f.first < last]
    actor = _nation(owner[2]) or next(r.id for r in owner[2].readings if r.kind == "metonym")
    marked.forces.append(Force(owner[0], owner[1], actor, "people"))


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
