"""Whose base it is, where nobody is said to act: "the French base at X was closed"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.extract.sentence.marks import BASES, Force

if TYPE_CHECKING:
    from basestatus.extract.names import Hit
    from basestatus.extract.sentence.marks import Marked, Trigger

__all__ = ["find_owner", "find_possessor"]

AFTER_REACH = 2
REACH = 4
PARTICLE_REACH = 10
BORNE = frozenset({"shut", "take"})
OWNED = frozenset({"shut", "establish", "function", "clear", "give"})


def find_owner(marked: Marked, trigger: Trigger) -> Force | None:
    """Return the nation whose base a trigger is about, by the adjective beside the head noun."""
    bearer = _of_particle(marked, trigger)
    if bearer is not None:
        return bearer
    shrinks = trigger.word.label == "stay" and bool(trigger.word.particle)
    if trigger.word.label not in OWNED and not shrinks:
        return None
    clause = marked.clauses[trigger.at]
    for first, last, hit in marked.hits:
        actor = _nation(hit)
        owns = _owns_a_base(marked, last) or _qualifies_a_base(marked, first)
        owns = owns or (shrinks and marked.is_plural_head(first - 1))
        owns = owns and not marked.has(first - 1, "spent")
        if actor and marked.clauses[first] == clause and owns:
            return Force(first, last, actor, "people")
    return _of_pronoun(marked, trigger)


def _of_pronoun(marked: Marked, trigger: Trigger) -> Force | None:
    """Return "they" whose base is at work, by the pronoun attached to it ("our base in X")."""
    if trigger.word.label != "function":
        return None
    before = [mark.first for mark in marked.marks if mark.first < trigger.at][-1:]
    owned = (at for at in before if marked.tokens[at].analysis.suffix)
    return next((Force(at, at + 1, "", "troops") for at in owned), None)


def _of_particle(marked: Marked, trigger: Trigger) -> Force | None:
    """Return the nation whose flag is lowered, whose presence is ended: it acts."""
    word, at = trigger.word, trigger.at
    if word.label not in BORNE or len(word.particle) != 1:
        return None
    end = at if word.label == "take" else at + PARTICLE_REACH
    near = range(max(at - PARTICLE_REACH, 0), min(end, len(marked.tokens)))
    for first, last, hit in marked.hits:
        if last in near and marked.tokens[last].text == word.particle[0] and _nation(hit):
            return Force(first, last, _nation(hit), "people", "agent")
    return None


def find_possessor(marked: Marked, trigger: Trigger) -> Force | None:
    """Return the force that a base right after a verb is said to belong to, by "belonging to"."""
    clause = marked.clauses[trigger.at]
    if trigger.word.label not in OWNED:
        return None
    owned = (f for f in marked.forces if f.actor and f.role == "goal" and f.first > trigger.at)
    here = (f for f in owned if marked.clauses[f.first] == clause)
    return next((replace(f, role="") for f in here if marked.has(f.first - 1, "of")), None)


def _owns_a_base(marked: Marked, at: int) -> bool:
    """Whether a word for a base follows within a few plain words."""
    for ahead in range(at, min(at + REACH, len(marked.tokens))):
        if any(w.kind == "head" and w.label in BASES for w in marked.tokens[ahead].words):
            return True
        if marked.operators[ahead] or not marked.tokens[ahead].is_word:
            return False
    return False


def _qualifies_a_base(marked: Marked, at: int) -> bool:
    """Whether an adjective stands after a word for a base, another adjective between allowed."""
    return any(
        any(w.kind == "head" and w.label in BASES for w in marked.tokens[head].words)
        and marked.tokens[head].analysis.article
        for head in range(max(at - AFTER_REACH, 0), at)
    )


def _nation(hit: Hit) -> str:
    """Return the tracked force of an adjective of nationality, empty for any other name."""
    found = (r.id for r in hit.readings if r.kind == "adjective")
    return next((actor for actor in found if not actor.startswith("?")), "")
