"""Forces called by "the latter" right after a verb ("and the latter left")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sentence.agreement import gender_of, genders_of_noun
from basestatus.extract.sentence.marks import Force

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.extract.memory.story import Story
    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Pack

__all__ = ["mark_latter"]

FINITE = frozenset({"past", "present"})


def mark_latter(marked: Marked, index: int, story: Story, pack: Pack) -> Iterator[Force]:
    """Yield "the latter" right after a verb as the last force of its gender, and of no site."""
    for at in tuple(marked.where("latter_one")):
        token = marked.tokens[at]
        verb = any(t.at == at - 1 and t.word.form in FINITE for t in marked.triggers)
        after = verb or marked.has(at - 1, "begin", "continue", "finish", "that")
        if not (after and token.text.startswith(pack.morphology.articles)):
            continue
        feminine = token.analysis.stem.endswith(pack.morphology.feminine_nouns)
        genders = genders_of_noun(feminine=feminine)
        before = (f for f in marked.forces if f.actor and f.last <= at and f.sort != "person")
        here = [f.actor for f in before if gender_of(marked, f, pack) in genders]
        actor = here[-1] if here else story.last_of(genders, index, at)
        if actor:
            marked.relabel(at, marked.operators[at] - {"last", "latter_one"})
            marked.references[:] = [r for r in marked.references if r.first != at]
            yield Force(at, at + 1, actor, "name")
