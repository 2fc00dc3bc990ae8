"""One trigger of a sentence, and all that its reading needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from basestatus.extract.memory.story import Story
    from basestatus.extract.sentence.marks import Force, Marked, Trigger
    from basestatus.languages import Meaning, Pack

T = TypeVar("T")

__all__ = ["Case"]

NEWS = frozenset({"take", "enter", "gain"})
EARLIER_REACH = 6


@dataclass(frozen=True, slots=True)
class Case:
    """A trigger in its sentence, the ``index``-th of the document, and the story told before it.

    ``agent`` is the force that acts, None where none is said to.
    """

    marked: Marked
    trigger: Trigger
    meaning: Meaning
    agent: Force | None
    index: int
    story: Story
    pack: Pack

    def once(self, work: Callable[[Case], T]) -> T:
        """Return what a function makes of the words alone, kept for the second reading.

        The function must not ask the story.
        """
        key = (work, self.trigger, self.agent)
        if key not in self.marked.kept:
            self.marked.kept[key] = work(self)
        return cast("T", self.marked.kept[key])

    @property
    def label(self) -> str:
        """The class of the trigger."""
        return self.trigger.word.label

    @property
    def form(self) -> str:
        """The tense of a verb, noun, state, phrase …: see Word."""
        return self.trigger.word.form

    @property
    def is_earlier(self) -> bool:
        """Whether the trigger is told as what was before ("had left")."""
        opening = self.marked.opening(self.at)
        start = max(opening, self.at - EARLIER_REACH)
        told = self.marked.has(opening - 1, "say") and self.label in NEWS
        return self.marked.any_between(start, self.at, "had", "was") and not told

    @property
    def is_after(self) -> bool:
        """Whether the clause of the trigger tells what came before the rest of the sentence."""
        return self.marked.has(self.marked.opening(self.at), "after")

    @property
    def at(self) -> int:
        """The token of the trigger."""
        return self.trigger.at

    @property
    def end(self) -> int:
        """The token after the trigger and its particle."""
        return self.trigger.end
