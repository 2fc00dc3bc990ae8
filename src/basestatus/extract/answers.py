"""What a question and the answer to it tell together: "What is left? Only X.", "Gone? Yes."."""

from __future__ import annotations

from dataclasses import replace
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from basestatus.extract.reading import read_events
from basestatus.extract.sentence.marks import Trigger
from basestatus.languages import Word
from basestatus.model import Modality

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from basestatus.extract.events import Event
    from basestatus.extract.memory.story import Story
    from basestatus.extract.sentence.marks import Marked, Place
    from basestatus.languages import Pack

__all__ = ["affirm_question", "mark_answer"]

ASKED = frozenset({"clear", "give", "leave", "quit", "shut", "stay"})
FRONT = 2
LONGEST = 4


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


def affirm_question(
    sentences: Sequence[Marked], index: int, story: Story, pack: Pack
) -> Iterator[Event]:
    """Yield what the question before a sentence asks, where that sentence says yes or no."""
    asked = sentences[index - 1] if index else None
    answer = _answer(sentences[index])
    if asked is None or not asked.sentence.question or not answer:
        return
    plain = replace(asked, sentence=replace(asked.sentence, question=False), kept={})
    for event in read_events(plain, index - 1, story, pack):
        if answer == "yes":
            yield event
        elif event.modality in {Modality.ASSERTED, Modality.PLANNED}:
            yield replace(event, modality=Modality.DENIED)


def _answer(marked: Marked) -> str:
    """Return yes or no where a sentence opens with that alone, or with "they have (not)"."""
    words = takewhile(lambda at: marked.tokens[at].is_word, _from_first(marked))
    opening = tuple(words)
    if not opening or len(opening) > LONGEST or any(t.at in opening for t in marked.triggers):
        return ""
    first, rest = opening[0], opening[1:]
    denied = any(marked.has(at, "not") for at in opening)
    echoed = marked.has(first, "pronoun_force", "this") and marked.any_between(
        first + 1, first + 2, "be", "have"
    )
    if echoed and len(rest) - denied <= 1:
        return "no" if denied else "yes"
    if marked.has(first, "yes"):
        return "yes"
    return "no" if marked.has(first, "not") and len(opening) <= FRONT else ""


def _from_first(marked: Marked) -> Iterator[int]:
    """Yield the tokens of a sentence from its first word on."""
    return dropwhile(lambda at: not marked.tokens[at].is_word, range(len(marked.tokens)))
