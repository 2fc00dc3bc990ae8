"""What a question and the answer to it tell together: "What is left? Only X."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sentence.marks import Trigger
from basestatus.languages import Word

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Marked, Place
    from basestatus.languages import Pack

__all__ = ["mark_answer"]

ASKED = frozenset({"clear", "give", "leave", "quit", "shut", "stay"})
FRONT = 2


def mark_answer(asked: Marked, marked: Marked, pack: Pack) -> None:
    """Add to a bare list of sites the word of change of a question that names none."""
    fits = asked.sentence.question and not asked.marks
    verb = next((t.word for t in reversed(asked.triggers) if t.word.label in ASKED), None)
    if not fits or verb is None or marked.triggers or pack.order != "svo":
        return
    place = _listed(marked)
    if place is not None:
        rule = f"{verb.rule} | answer"
        word = Word("trigger", verb.label, "state", rule=rule)
        marked.triggers.append(Trigger(place.last, place.last + 1, word, passive=True))


def _listed(marked: Marked) -> Place | None:
    """Return the last place of the list that opens a sentence and that a mark ends."""
    first = next(iter(marked.places), None)
    if first is None or first.first > FRONT or any(f.first < first.first for f in marked.forces):
        return None
    last = [place for place in marked.places if place.group == first.group][-1]
    ends = last.last < len(marked.tokens) and not marked.tokens[last.last].is_word
    return last if ends else None
