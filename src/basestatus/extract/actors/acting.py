"""Whether a sentence says who acts, or may leave it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.actors.agents import drops_pronoun
from basestatus.extract.actors.whose import find_speaker, speaks_of_us
from basestatus.extract.sentence.roles import is_determiner
from basestatus.model import Status

if TYPE_CHECKING:
    from basestatus.extract.case import Case

__all__ = ["goes_on_alone", "has_subject"]

ACTIVE = frozenset({"ing", "participle", "past", "present"})
ADVERB = "ly"
GOVERNORS = ("agent", "goal", "location", "near", "of", "source")
MOVES = frozenset({"arrive", "leave", "quit"})
STRANGERS = frozenset({"civilian", "person"})
HELPERS = ("be", "have", "not", "still")
AGENTIVE = frozenset({"arrive", "enter", "reinforce", "establish"})
VISITED = frozenset({"arrive", "enter", "leave", "quit"})
OPENERS = ("that", "so_that", "clause", "contrast")
SUBJECTLESS = frozenset({"clear", "return", "shut", "give", "reinforce", "establish", "pass"})


def has_subject(case: Case) -> bool:
    """Whether somebody acts: a force, or nobody because the verb is passive or a noun."""
    if case.form == "noun" and case.label in AGENTIVE:
        return case.agent is not None and case.agent.sort != "pronoun"
    if _needs_its_holder(case) and case.marked.any_between(case.at, case.end, "first_person"):
        return bool(find_speaker(case))
    if _needs_its_holder(case):
        exists = case.form == "phrase" and not (case.pack.order == "vso" and _has_stranger(case))
        if case.agent is not None:
            return exists or case.agent.role == "agent"
        return case.label == "stay" and _has_its_site(case)
    if any(is_other(case) for is_other in OTHERS):
        return False
    return _names_its_subject(case) or _leaves_out_its_subject(case)


def _leaves_out_its_subject(case: Case) -> bool:
    """Whether a form needs no subject, or the site itself is it."""
    marked, at = case.marked, case.at
    told = marked.any_between(at - 4, at, "plan")
    if case.form == "base" and (told or marked.any_between(marked.opening(at), at, "deny")):
        return True
    if case.trigger.suffix and case.trigger.suffix not in case.pack.morphology.people:
        return not (_has_stranger(case) or _goes_on_from_a_person(case))
    nominal = any(w.form == "noun" and w.label == case.label for w in marked.tokens[at].words)
    if case.form in {"noun", "state", "phrase"} or case.trigger.passive or nominal:
        return True
    if case.pack.order == "vso":
        control = any(t.word.label == "take" and t.at == case.end for t in case.marked.triggers)
        bare = _has_bare_site(case) and not _has_subject_of_its_own(case)
        return (case.label in SUBJECTLESS and (control or bare)) or goes_on_alone(case)
    if any(0 <= m.first - case.end <= 1 and not m.role for m in case.marked.marks):
        return False
    stays = case.label == "stay" and _has_its_site(case)
    return stays or case.meaning.agent == "site" or "subject" in case.meaning.roles


def goes_on_alone(case: Case) -> bool:
    """Whether a verb joined to the sentence before it leaves out who goes ("and left the town")."""
    marked, at = case.marked, case.at
    joined = at == 0 and marked.tokens[at].analysis.conjunction
    mark = next((m for m in marked.marks if m.first >= case.end), None)
    if case.label not in {"leave", "quit", "clear"} or not joined or mark is None:
        return False
    near = mark.first - case.end <= 1 and (bool(mark.role) or mark.first == case.end)
    last = mark.last
    ends = last >= len(marked.tokens) or not marked.tokens[last].is_word
    return near and (ends or bool(marked.operators[last]))


def _goes_on_from_a_person(case: Case) -> bool:
    """Whether who was named last before a verb without a subject is no force but a visitor."""
    if case.pack.order != "vso" or case.form == "noun":
        return False
    before = [force for force in case.marked.forces if force.last <= case.at]
    return bool(before) and before[-1].sort == "civilian"


def _has_its_site(case: Case) -> bool:
    """Whether a base is itself said to stay ("the base at X is here to stay")."""
    before = (m for m in case.marked.marks if m.last <= case.at and not m.role)
    last = max((m.last for m in before), default=-1)
    return last == case.at or (case.marked.has(last, "be") and last + 1 == case.at)


def _needs_its_holder(case: Case) -> bool:
    """Whether the words say nothing where they do not name who is present: "is held by"."""
    if case.form == "phrase":
        return case.meaning.status == Status.ACTIVE
    return case.label == "hold" and case.trigger.passive and case.pack.order == "svo"


def _goes_on_saying(case: Case) -> bool:
    """Whether "that they" opens the clause of a word for "still", which so has its subject."""
    return case.form == "still" and case.marked.has(case.marked.opening(case.at), "that")


def _names_its_subject(case: Case) -> bool:
    """Whether a force, or the ending of a verb, tells who acts; "we" only where it is known."""
    if case.agent is not None:
        return True
    if case.label != "arrive" and drops_pronoun(case.marked, case.trigger, case.pack):
        return True
    if _goes_on_saying(case):
        return True
    known = bool(find_speaker(case)) or case.meaning.taker == "subject"
    return known and speaks_of_us(case)


def _is_said_of_a_thing(case: Case) -> bool:
    """Whether it is a road that is still shut or was closed, a depot that was emptied."""
    if case.pack.order != "vso":
        return False
    own = _has_subject_of_its_own(case)
    if case.form == "still":
        return own or _goes_on_from_a_thing(case)
    if case.form not in {"past", "present"}:
        return False
    return case.label in {"clear", "shut", "stay"} and own


def _goes_on_from_a_thing(case: Case) -> bool:
    """Whether a definite noun that is no force opens the clause of "still" ("the road still")."""
    marked, noun = case.marked, case.at - 1
    if noun < 1 or not marked.tokens[noun].text.startswith(case.pack.morphology.articles):
        return False
    opens = marked.has(noun - 1, *OPENERS) or not marked.tokens[noun - 1].is_word
    signs = case.pack.references.get("signs", frozenset())
    unknown = not (marked.taken[noun] or marked.operators[noun])
    unknown = unknown and signs.isdisjoint(case.pack.spellings(marked.tokens[noun].text))
    return opens and unknown and marked.head_kind(noun) in {"", "road"}


def _follows_a_stranger(case: Case) -> bool:
    """Whether an unknown noun right before a verb is its subject ("a missile landed in X")."""
    marked, agent, noun = case.marked, case.agent, case.at - 1
    adverbs = case.pack.references.get("adverbs", ())
    if case.pack.order != "svo" or case.form not in ACTIVE or case.trigger.passive or not adverbs:
        return False
    while noun > 0 and (marked.has(noun, *HELPERS) or marked.tokens[noun].text in adverbs):
        noun -= 1
    token, first = marked.tokens[noun], noun
    if token.words or not _is_unknown(case, noun):
        return False
    while first > 0 and (
        _is_unknown(case, first) or marked.has(first, "last") or _is_plain(case, first)
    ):
        if is_determiner(marked.tokens[first], case.pack):
            break
        first -= 1
    inside = agent is not None and agent.first <= noun < agent.last
    free = first == 0 or not marked.has(first - 1, *GOVERNORS)
    joined = marked.has(first - 1, "and") and any(f.last == first - 1 for f in marked.forces)
    free = free and not joined
    return first < noun and is_determiner(marked.tokens[first], case.pack) and free and not inside


def _is_plain(case: Case, at: int) -> bool:
    """Whether a token is a word that names nobody and governs nothing, a trigger at most."""
    marked = case.marked
    verb = any(t.at == at for t in marked.triggers)
    return marked.tokens[at].is_word and not (marked.taken[at] or marked.operators[at] or verb)


def _is_unknown(case: Case, at: int) -> bool:
    """Whether a token is a word of no list: no name, no adverb, no number."""
    text = case.marked.tokens[at].text
    return case.marked.is_unknown(at) and not (text.endswith(ADVERB) or text[0].isdigit())


def _has_bare_site(case: Case) -> bool:
    """Whether a site without a preposition stands before the verb or right after it."""
    bare = (mark for mark in case.marked.marks if not mark.role)
    return any(m.last <= case.at or 0 <= m.first - case.end <= 1 for m in bare)


def _has_stranger(case: Case) -> bool:
    """Whether an unknown noun follows the verb at once: its subject, and no force."""
    if case.form == "noun" or case.end >= len(case.marked.tokens):
        return False
    joined = case.marked.tokens[case.end].analysis.conjunction
    return case.marked.is_unknown(case.end) and not joined


def _has_subject_of_its_own(case: Case) -> bool:
    """Whether a definite stranger follows the verb at once ("the snow closed the airport")."""
    articles = case.pack.morphology.articles
    if any(mark.first == case.end for mark in case.marked.marks):
        return False
    return _has_stranger(case) and case.marked.tokens[case.end].text.startswith(articles)


def _is_of_something_else(case: Case) -> bool:
    """Whether a definite stranger, not the force before a verb, comes or goes ("calm returned")."""
    agent = case.agent
    verb = case.label in {"arrive", "leave", "stay"} and case.form in {"past", "present"}
    if not verb or case.pack.order != "vso" or agent is None or agent.first > case.at:
        return False
    return _has_subject_of_its_own(case)


def _goes_on_from_a_visitor(case: Case) -> bool:
    """Whether a verb without a subject goes on with the visitor that opened the sentence."""
    marked, agent, first = case.marked, case.agent, next(iter(case.marked.forces), None)
    finite = case.form in {"past", "present"} and case.label in MOVES and not case.trigger.passive
    if case.pack.order != "vso" or not finite or first is None or first.sort != "civilian":
        return False
    alone = agent is None or (agent.last <= case.at and not agent.actor)
    opens = first.first <= marked.opening(first.first) + 1 and not first.role
    return alone and opens and not marked.any_between(first.last, case.at, "that", "say")


def _is_only_a_commander(case: Case) -> bool:
    """Whether one man of a force, its commander, came to a site and "left it"."""
    agent = case.agent
    coming = case.pack.order == "vso" and bool(case.trigger.suffix) and case.label in VISITED
    if agent is None or not coming or agent.last > case.at or case.form == "noun":
        return False
    return any(f.sort == "person" and f.last == agent.first for f in case.marked.forces)


def _qualifies_a_person(case: Case) -> bool:
    """Whether a verb right after somebody who is no force speaks of him ("an engineer working")."""
    finite = case.form in {"past", "present"} and not case.trigger.passive
    before = (f for f in case.marked.forces if f.last == case.at and f.sort in STRANGERS)
    return case.pack.order == "vso" and finite and any(not force.actor for force in before)


OTHERS = (
    _follows_a_stranger,
    _goes_on_from_a_visitor,
    _qualifies_a_person,
    _is_only_a_commander,
    _is_said_of_a_thing,
    _is_of_something_else,
)
