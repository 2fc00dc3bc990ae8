"""Put the places of one list in one group: "A, B and C", members that nobody knows between."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.extract.sentence.marks import BASES, Place
from basestatus.extract.sentence.roles import attached_role, is_determiner
from basestatus.extract.sentence.text import QUOTES

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Pack

__all__ = ["group_lists", "is_conjoined", "is_list"]

REACH = 9
MEMBERS = frozenset(
    {
        "and",
        "cargo",
        "civilian",
        "last",
        "location",
        "lookalike",
        "near",
        "own_country",
        "state",
        "task",
        "troops",
    }
)


def group_lists(marked: Marked, pack: Pack) -> None:
    """Give the members of a list ("A, B and C") one group and the first one's role."""
    group = 0
    for index, place in enumerate(marked.places):
        previous = marked.places[index - 1] if index else None
        apart = previous is not None and previous.role == "near" and place.head in BASES
        if (
            previous
            and not apart
            and _same_scope(previous, place)
            and (
                is_list(marked, previous.last, place.first, pack)
                or _passes_unnamed(marked, previous.last, place.first, pack)
            )
        ):
            head = place.head or (previous.head if _has_outer_head(previous) else "")
            role = place.role if attached_role(marked, place.first, pack) else previous.role
            marked.places[index] = replace(place, role=role, group=previous.group, head=head)
        else:
            group += 1
            marked.places[index] = replace(place, group=group)


def _has_outer_head(place: Place) -> bool:
    """Whether the head of a place is no part of its name ("the villages of A and B")."""
    return place.head != "town" or (place.first, place.last) != place.name


def _same_scope(one: Place, other: Place) -> bool:
    return all(r.kind == "area" for r in one.readings) == all(
        r.kind == "area" for r in other.readings
    )


def is_list(marked: Marked, first: int, last: int, pack: Pack) -> bool:
    """Whether only commas, quotes, "and" and articles stand between, at least one of them."""
    joined = first == last and marked.tokens[last].analysis.conjunction
    for at in range(first, last):
        token = marked.tokens[at]
        if marked.has(at, "and") or token.text == "," or _parts_items(marked, at):
            joined = True
        elif token.text not in QUOTES and not is_determiner(token, pack):
            return False
    start = marked.tokens[last].text if last < len(marked.tokens) else ""
    attached = any(start.startswith(mark) for mark in pack.morphology.conjunctions)
    return joined or (attached and _has_conjunction(marked, last))


def _parts_items(marked: Marked, at: int) -> bool:
    """Whether a semicolon parts two names of a list that says no more of them ("A; B; C")."""
    item = next((p for p in marked.places if p.first == at + 1), None)
    last = len(marked.tokens) if item is None else item.last
    closed = item is not None and not any(token.is_word for token in marked.tokens[last : last + 1])
    return marked.tokens[at].text == ";" and closed


def _passes_unnamed(marked: Marked, first: int, last: int, pack: Pack) -> bool:
    """Whether a list goes on past members that no gazetteer names ("A, a police post and B")."""
    between = range(first, last)
    starts = (marked.tokens[at].text.startswith(pack.morphology.conjunctions) for at in between)
    aside = first < last and marked.tokens[first].text in {"(", "-"}
    joined = (aside or any(starts)) and is_conjoined(marked, last, pack)
    if not (joined and len(between) <= REACH):
        return False
    verbs = {t.at for t in marked.triggers}
    return all(_is_of_member(marked, at) for at in between) and verbs.isdisjoint(between)


def _is_of_member(marked: Marked, at: int) -> bool:
    """Whether a token may be part of a member of a list: a noun, a comma, where it lies."""
    if marked.taken[at] and not marked.has(at, "date"):
        return any(
            r.kind == "area" for h in marked.hits if h[0] <= at < h[1] for r in h[2].readings
        )
    bars = marked.operators[at] - MEMBERS
    bars -= {"clause"} if marked.has(at - 1, "location") else set()
    return not bars and (
        marked.tokens[at].is_word or marked.tokens[at].text in {",", "(", ")", "-", *QUOTES}
    )


def is_conjoined(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether "and" is attached to the token where a name begins."""
    marks = pack.morphology.conjunctions
    attached = any(first == at and hit.clitics.startswith(marks) for first, _, hit in marked.hits)
    return attached or marked.tokens[at].analysis.conjunction


def _has_conjunction(marked: Marked, at: int) -> bool:
    return marked.tokens[at].analysis.conjunction or any(
        first == at and hit.clitics for first, _, hit in marked.hits
    )
