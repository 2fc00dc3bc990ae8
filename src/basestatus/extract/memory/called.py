"""Mark sites spoken of by what they are: "the refinery", "the mineral-rich town"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.memory.story import TOWN
from basestatus.extract.sentence.marks import Reference
from basestatus.extract.sentence.roles import is_determiner, role_before

if TYPE_CHECKING:
    from basestatus.extract.memory.story import Story
    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Pack

__all__ = ["mark_called"]

ADJECTIVES = 2


def mark_called(marked: Marked, story: Story, pack: Pack) -> None:
    """Mark "the refinery" and the like as a site spoken of whose name has that word first.

    A word such as "the city" speaks of a town.
    """
    here = (story.kinds_of(r.id) for place in marked.places for r in place.readings)
    settlements = pack.references.get("settlement", frozenset())
    pairs = pack.references.get("settlement_pair", frozenset())
    known = story.called.union(*here)
    words = [token.analysis.bare or token.text for token in marked.tokens]
    if all(of_sites.isdisjoint(words) for of_sites in (known, settlements, pairs)):
        return
    for at, word in enumerate(words):
        pair = word in pairs
        town = (pair or word in settlements) and not marked.has(at + 1, "civil_use")
        if not (town or word in known):
            continue
        if not (marked.tokens[at].analysis.bare or _stands_for_a_name(marked, at, pack)):
            continue
        free = not marked.taken[at] and not any(r.first == at for r in marked.references)
        if free:
            kind, role = TOWN if town else word, role_before(marked, at, pack)
            number = "dual" if pair else "singular"
            marked.references.append(Reference(at, at + 1, kind, number, "", role))
            marked.kept.clear()


def _stands_for_a_name(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a noun has a determiner that points before it, and is no part of a longer one."""
    points = pack.references["determiners"] - pack.references["indefinite"]
    first = at - 1
    while first > at - ADJECTIVES - 1 and _is_adjective(marked, first, pack):
        first -= 1
    definite = first >= 0 and marked.tokens[first].text in points
    following = marked.tokens[at + 1] if at + 1 < len(marked.tokens) else None
    ends = following is None or not following.is_word
    ends = ends or (bool(marked.operators[at + 1]) and not marked.has(at + 1, "of"))
    return definite and (ends or any(t.at == at + 1 for t in marked.triggers))


def _is_adjective(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a token before a noun is a word of no list, or of one that may describe a place."""
    token = marked.tokens[at]
    if pack.adjective != "before" or is_determiner(token, pack):
        return False
    known = bool(token.words) and not marked.has(at, "last", "troops")
    return at > 0 and token.is_word and not (known or marked.taken[at])
