"""Which noun an adjective qualifies: troops, equipment, or the base that they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.nouns.joining import is_verb_at
from basestatus.extract.sentence.roles import is_people
from basestatus.extract.sentence.text import QUOTES

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Pack

__all__ = [
    "is_of_a_base",
    "is_opposed",
    "noun_beside",
    "opens_a_name",
    "qualifies_a_move",
]

REACH = 4
LISTED = 5
GROUP = 6
MOVERS = frozenset({"cargo", "troops"})
SORTS = ("troops", "cargo", "civilian")


def noun_beside(
    marked: Marked, first: int, last: int, pack: Pack, *, reach: int = REACH
) -> tuple[int, int, str]:
    """Return the noun that an adjective of nationality qualifies: its range and its sort."""
    step = 1 if pack.adjective == "before" else -1
    at = last if step > 0 else first - 1
    steps = 0
    while steps < reach and 0 <= at < len(marked.tokens):
        sort = _sort_of(marked, at)
        while step > 0 and sort in MOVERS and _sort_of(marked, at + 1) in MOVERS:
            at, sort = at + 1, _sort_of(marked, at + 1)
        if sort:
            return min(first, at), max(last, at + 1), sort
        if not _transparent(marked, at):
            break
        steps += not _is_of_nation(marked, at) and marked.tokens[at].is_word
        at += step
    return first, last, ""


def _sort_of(marked: Marked, at: int) -> str:
    if at >= len(marked.tokens) or marked.taken[at] or is_verb_at(marked, at):
        return ""
    if is_of_a_base(marked, at):
        return "other"
    if marked.has(at, "sides"):
        return "troops"
    for sort in SORTS:
        if marked.has(at, sort):
            return sort
    if marked.tokens[at].analysis.source:
        return "source"
    return "other" if marked.head_kind(at) or marked.has(at, "strike") else ""


def is_of_a_base(marked: Marked, at: int) -> bool:
    """Whether "military" at a token is an adjective of the base before it."""
    words = [w for w in marked.tokens[at].words if w.label == "troops"]
    nouns = [w for w in words if w.form == "noun" and w.number != "dual"]
    return bool(words and marked.head_kind(at - 1)) and not nouns


def _transparent(marked: Marked, at: int) -> bool:
    """Whether a token may stand between an adjective of nationality and its noun."""
    token = marked.tokens[at]
    if token.text in QUOTES or marked.has(at, "and", "last", "continue", "state"):
        return True
    if _is_of_nation(marked, at) or _lists_nations(marked, at):
        return True
    return (
        token.is_word
        and not token.joined
        and not marked.operators[at]
        and not is_verb_at(marked, at)
        and not marked.taken[at]
    )


def _lists_nations(marked: Marked, at: int) -> bool:
    """Whether a comma stands between adjectives of nationality ("Indian, Thai and Lao troops")."""
    listed = _is_of_nation(marked, at - 1) and _is_of_nation(marked, at + 1)
    return marked.tokens[at].text == "," and listed and marked.any_between(at, at + LISTED, "and")


def _is_of_nation(marked: Marked, at: int) -> bool:
    """Whether a token belongs to a word for a nation's people or for what is theirs."""
    return any(first <= at < last and is_people(hit) for first, last, hit in marked.hits)


def opens_a_name(marked: Marked, at: int) -> bool:
    """Whether a word for a group stands before the force's own name in quotes or brackets."""
    if not marked.has(at, "group"):
        return False
    last = at + 1
    while last < len(marked.tokens) and last - at <= GROUP and _is_plain(marked, last):
        last += 1
    named = (hit for first, _, hit in marked.hits if first == last)
    return any(r.kind == "force" for hit in named for r in hit.readings)


def _is_plain(marked: Marked, at: int) -> bool:
    """Whether a token is a mark or a word of no list and no name."""
    token = marked.tokens[at]
    known = token.words or marked.operators[at] or marked.taken[at]
    return not (known or token.text in {",", ";", ":", "."})


def qualifies_a_move(marked: Marked, first: int, last: int, pack: Pack) -> bool:
    """Whether an adjective of nationality stands right beside a noun of a move."""
    at = last if pack.adjective == "before" else first - 1
    return any(t.at == at and t.word.form == "noun" for t in marked.triggers)


def is_opposed(marked: Marked, first: int, pack: Pack) -> bool:
    """Whether a name only says against whom others are ("the anti-X coalition")."""
    return first > 0 and marked.tokens[first - 1].text in pack.references.get("opposed", ())
