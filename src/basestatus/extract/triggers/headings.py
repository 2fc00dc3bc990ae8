"""Sites that stand as the heading of a line that tells of them: "X: vacated on Monday."."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.extract.sentence.marks import Trigger
from basestatus.languages import Word

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Pack

__all__ = ["mark_headings"]

MARKS = frozenset(":-")
REACH = 3
DONE = frozenset({"past", "participle"})
GOVERNED = ("agent", "and", "clause", "date", "goal", "location", "near", "source", "after", "not")


def mark_headings(marked: Marked, pack: Pack) -> None:
    """Let what stands after a heading be said of the site that heads it."""
    if pack.order != "svo" or not marked.places:
        return
    place = marked.places[0]
    pause = place.last
    heads = place.first <= 1 and pause < len(marked.tokens) and marked.tokens[pause].text in MARKS
    if not heads:
        return
    if len(marked.places) == 1 and marked.tokens[pause].text == ":":
        marked.places[0] = replace(place, role="location")
        _mark_presence(marked, pause + 1, pack)
    first = min((trigger.at for trigger in marked.triggers), default=0)
    if not 0 < first - pause <= REACH or not _is_bare(marked, pause + 1, first):
        return
    index = next(i for i, t in enumerate(marked.triggers) if t.at == first)
    told = _of_heading(marked, marked.triggers[index])
    if told is not None:
        marked.triggers[index] = told
        marked.places[0] = replace(place, role="")


def _mark_presence(marked: Marked, at: int, pack: Pack) -> None:
    """Add a trigger where nothing but a force in its place is told ("X: US forces present")."""
    force = next((f for f in marked.forces if at <= f.first <= at + 1), None)
    if force is not None and marked.has(force.last, "situated") and not marked.triggers:
        word = Word("trigger", "stay", "copula", rule=f"{pack.language}.stay.copula")
        marked.triggers.append(Trigger(force.last, force.last + 1, word))


def _is_bare(marked: Marked, first: int, last: int) -> bool:
    """Whether no noun stands between a heading and the word that tells of it."""
    between = range(first, last)
    named = any(force.first in between for force in marked.forces)
    known = all(marked.operators[at] or marked.tokens[at].words for at in between)
    return known and not named


def _of_heading(marked: Marked, trigger: Trigger) -> Trigger | None:
    """Return a trigger as what is said of a heading; None where it has an object of its own."""
    if trigger.word.form not in DONE:
        return trigger if trigger.word.form in {"state", "phrase", "still"} else None
    end = trigger.end
    words = marked.tokens[trigger.at].words
    word = next((word for word in words if _is_participle(word, trigger.word)), None)
    closed = end >= len(marked.tokens) or not marked.tokens[end].is_word
    if word is None or not (closed or marked.has(end, *GOVERNED)):
        return None
    return replace(trigger, word=word, passive=True)


def _is_participle(word: Word, other: Word) -> bool:
    """Whether a word is the participle of the verb that another is a form of."""
    same = (word.label, word.particle) == (other.label, other.particle)
    return same and word.form == "participle"
