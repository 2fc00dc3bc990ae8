"""Join the words that speak of one force: "soldiers of the 217th Corps", "an aid convoy"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.extract.sentence.roles import is_determiner
from basestatus.extract.sentence.text import QUOTES

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Force, Marked
    from basestatus.languages import Pack

__all__ = ["is_part", "is_verb_at", "join_forces"]

REACH = 4
NEAR = 2
ADJECTIVES = frozenset({"last", "another", "rank", "former_one", "latter_one"})
SERVES = ("source", "location")


def join_forces(marked: Marked, forces: list[Force], pack: Pack) -> list[Force]:
    """Join "soldiers" and "of the 217th Corps": the actor of the second is that of the first."""
    joined: list[Force] = []
    for force in forces:
        previous = joined[-1] if joined else None
        if previous and force.first < previous.last:
            continue
        if previous and _belongs(marked, previous, force, pack):
            actor = previous.actor or force.actor
            joined[-1] = replace(previous, last=force.last, actor=actor)
        elif previous and _owns(marked, previous, force, pack):
            joined[-1] = replace(previous, last=force.last, sort=force.sort)
        elif previous and _serves(marked, previous, force, pack):
            joined[-1] = replace(previous, last=force.last, sort="civilian")
        else:
            joined.append(force)
    return joined


def is_part(marked: Marked, force: Force, forces: list[Force]) -> bool:
    """Whether a force only tells what one named before is made up of ("a convoy of 30 lorries")."""
    opening = marked.opening(force.first)
    verb = max((t.at for t in marked.triggers if t.at < force.first), default=opening)
    made_up = [at for at in marked.where("comprise") if max(opening, verb) <= at < force.first]
    made_up = [at for at in made_up if not _is_quoted(marked, at, force.first)]
    return bool(made_up) and any(f.last <= made_up[0] and f.first >= opening for f in forces)


def _is_quoted(marked: Marked, first: int, last: int) -> bool:
    """Whether a quotation ends or begins between two tokens."""
    return any(token.text in QUOTES for token in marked.tokens[first:last])


def _owns(marked: Marked, first: Force, second: Force, pack: Pack) -> bool:
    """Whether the first force possesses the second ("Italy's 250 trainers")."""
    if second.sort not in {"troops", "cargo"} or second.actor or not first.actor:
        return False
    between = range(first.last, second.first)
    if not between:
        capitals = (hit for _, last, hit in marked.hits if last == first.last)
        named = any(r.kind == "metonym" for hit in capitals for r in hit.readings)
        return pack.adjective == "before" and (first.sort == "metonym" or named)
    possessive = any(marked.tokens[at].text in pack.morphology.possessive for at in between)
    plain = all(marked.tokens[at].is_word or at == first.last for at in between)
    return (
        possessive
        and plain
        and len(between) <= REACH
        and not any(is_verb_at(marked, at) for at in between)
    )


def _serves(marked: Marked, first: Force, second: Force, pack: Pack) -> bool:
    """Whether vehicles carry civilians or their goods, or men are a firm's ("an aid convoy")."""
    between = range(first.last, second.first)
    staff = (first.sort, second.sort) == ("troops", "civilian") and not first.actor
    if staff and len(between) == 1 and marked.has(between[0], "source"):
        return True
    if {first.sort, second.sort} != {"cargo", "civilian"} or first.actor or second.actor:
        return False
    if first.sort == "civilian":
        possessive = all(marked.tokens[at].text in pack.morphology.possessive for at in between)
        return pack.adjective == "before" and possessive
    if not between and pack.adjective == "before":
        return True
    linked = all(marked.has(at, "of", "carry") for at in between)
    counted = marked.has(first.first, "quantity", "partial") or len(between) == 1
    if counted and 0 < len(between) <= NEAR:
        plain = all(marked.operators[at] <= ADJECTIVES for at in between[:-1])
        linked = linked or (plain and marked.has(between[-1], "source"))
    return linked and (bool(between) or pack.adjective == "after")


def _belongs(marked: Marked, first: Force, second: Force, pack: Pack) -> bool:
    """Whether the second force is the owner of the first: "of", or the noun right after it."""
    between = range(first.last, second.first)
    of = marked.any_between(first.last, second.first, "of")
    if first.sort == "person" and second.actor and not first.actor and second.sort != "cargo":
        near = len(between) <= NEAR
        planned = marked.any_between(first.last, second.first, "plan")
        serves = marked.any_between(first.last, second.first, *SERVES) and not planned
        return near and (of or serves)
    if first.sort == "civilian" and marked.has(first.first, "envoy") and second.actor:
        from_it = of or marked.any_between(first.last, second.first, *SERVES)
        return not first.actor and len(between) <= NEAR and from_it
    if first.sort == "civilian":
        return second.sort == "troops" and len(between) == 1 and of
    if first.sort not in {"troops", "cargo"} or second.sort in {"pronoun", "civilian"}:
        return False
    if (first.actor and second.actor) or _is_apart(marked, between):
        return False
    return (
        of
        or _is_partitive(marked, first, second)
        or _is_unit(marked, second, between)
        or _is_construct(marked, second, between, pack)
    )


def _is_apart(marked: Marked, between: range) -> bool:
    """Whether a pause, a trigger or too many words part two forces."""
    texts = {marked.tokens[at].text for at in between}
    trigger = any(is_verb_at(marked, at) for at in between)
    return trigger or not texts.isdisjoint(",.;:") or len(between) > REACH


def _is_partitive(marked: Marked, first: Force, second: Force) -> bool:
    """Whether a number of troops "from" a force are meant."""
    if marked.has(first.first, "state") and marked.tokens[first.first].analysis.article:
        return False
    between = range(first.last, second.first)
    at = next((at for at in between if not marked.tokens[at].text.isdigit()), first.last)
    near = second.first - at <= NEAR
    return near and marked.has(at, "source") and second.sort in {"troops", "name", "cargo"}


def _is_unit(marked: Marked, second: Force, between: range) -> bool:
    """Whether a unit by its number is said to be one "in" an army ("the 54th Division in …")."""
    number = any(marked.tokens[at].text[0].isdigit() for at in between)
    plain = all(marked.has(at, "location") or marked.tokens[at].text.isdigit() for at in between)
    return number and plain and second.role == "location"


def _is_construct(marked: Marked, second: Force, between: range, pack: Pack) -> bool:
    """Whether the second noun owns the first by standing right after it, where nouns do."""
    tokens = [marked.tokens[at] for at in between]
    words = [token for token in tokens if token.is_word and not is_determiner(token, pack)]
    analysis = marked.tokens[second.first].analysis
    attached = analysis.role == "goal" or second.role == "goal"
    joined = not words or (attached and len(words) == 1)
    return pack.order == "vso" and not analysis.conjunction and joined


def is_verb_at(marked: Marked, at: int) -> bool:
    """Whether a trigger other than a noun stands at a token."""
    return any(t.at == at and t.word.form != "noun" for t in marked.triggers)
