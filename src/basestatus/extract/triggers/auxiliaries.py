"""Passives, each with "be" of its own or one that it shares after "and"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.triggers.verbs import has_auxiliary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Word

__all__ = ["first_passive", "in_passive", "is_passive"]

SHARED = 10


def is_passive(marked: Marked, at: int) -> bool:
    """Whether "be" makes a passive of the form at a token."""
    return has_auxiliary(marked, at, "be") or first_passive(marked, at) < at


def in_passive(marked: Marked, at: int, words: list[Word]) -> list[Word]:
    """Return the readings of a form, the participle first where a passive goes on with it."""
    if first_passive(marked, at) == at:
        return words
    return sorted(words, key=lambda word: word.form != "participle")


def first_passive(marked: Marked, at: int) -> int:
    """Return the passive that one after "and" goes on from ("was left by A and given to B")."""
    joint = next((i for i in (at - 1, at - 2) if marked.has(i, "and")), 0)
    governed = any(marked.has(i, "goal", "agent") for i in (at + 1, at + 2))
    before = range(joint - 1, max(joint - SHARED, 0), -1) if governed else ()
    first = next((i for i in before if any(w.form == "participle" for w in _verbs(marked, i))), at)
    return first if first < at and has_auxiliary(marked, first, "be") else at


def _verbs(marked: Marked, at: int) -> Iterator[Word]:
    """Yield the readings of a token as a trigger."""
    return (word for word in marked.tokens[at].words if word.kind == "trigger")
