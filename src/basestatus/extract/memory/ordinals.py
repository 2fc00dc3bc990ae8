"""Sites that are counted off after a list of them: "the first", "the second", "the other"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.memory.recall import listed_before
from basestatus.extract.sentence.marks import BASES, COUNTED_OFF, Reference
from basestatus.extract.sentence.roles import role_before

if TYPE_CHECKING:
    from basestatus.extract.memory.story import Story
    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Pack

__all__ = ["mark_ordinals"]

COUNTED = 4
ENDS = ("be", "have", "plan", "possible", "not", "and", "location", "date", "before", "after")


def mark_ordinals(marked: Marked, index: int, story: Story, pack: Pack) -> None:
    """Mark "the second" and the like as the site that comes second in the list told last."""
    for at, number in _counted(marked):
        known = any(r.first <= at < r.last for r in marked.references)
        if _counts_a_base(marked, at, pack) and listed_before(story, index, at):
            marked.references[:] = [r for r in marked.references if r.first != at + 1]
            role = role_before(marked, at - 1, pack)
            marked.references.append(Reference(at - 1, at + 2, "base", number, "", role))
            marked.kept.clear()
            continue
        if not known and _is_one_of_many(marked, at, pack):
            role = role_before(marked, at - 1, pack)
            marked.references.append(Reference(at - 1, at + 1, "base", "singular", "", role))
            marked.kept.clear()
            continue
        if known or not _stands_alone(marked, at, pack) or not listed_before(story, index, at):
            continue
        role = role_before(marked, at - 1, pack)
        marked.references.append(Reference(at - 1, at + 1, "", number, "", role))
        marked.kept.clear()


def _counted(marked: Marked) -> list[tuple[int, str]]:
    """Return the tokens of ordinals, each with its place in a list."""
    return sorted((at, number) for number in COUNTED_OFF for at in marked.where(number))


def _stands_alone(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether an ordinal has a determiner that points and no noun, as a name beside it would be."""
    if not _is_pointed_at(marked, at, pack):
        return False
    if at + 1 >= len(marked.tokens) or marked.has(at + 1, *ENDS):
        return True
    if any(t.at == at + 1 for t in marked.triggers):
        return True
    return not marked.tokens[at + 1].is_word


def _counts_a_base(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether an ordinal says which base of a list is meant ("the first base"), and no name."""
    head = marked.head_kind(at + 1) in BASES
    named = any(p.first <= at + 1 < p.last for p in marked.places)
    return head and not named and _is_pointed_at(marked, at, pack)


def _is_one_of_many(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether an ordinal says which of a number of bases a site just named is."""
    named = any(p.last < at and p.role != "near" for p in marked.places)
    bases = any(marked.is_plural_head(i) for i in range(at + 2, at + 2 + COUNTED))
    return named and bases and marked.has(at + 1, "of") and _is_pointed_at(marked, at, pack)


def _is_pointed_at(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a determiner that points stands before a token."""
    before = marked.tokens[at - 1].text if at else ""
    return before in pack.references["determiners"] - pack.references["indefinite"]
