"""Whether a trigger tells of a force's presence or its change at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.actors.acting import has_subject
from basestatus.extract.screens.moving import moves_civilians, names_the_moved
from basestatus.extract.screens.passing import changes_nothing
from basestatus.extract.screens.strangers import has_other_object
from basestatus.extract.sentence.clauses import words_of_clause
from basestatus.extract.sentence.roles import is_determiner, is_people
from basestatus.languages.speech import load_speech
from basestatus.model import Status

if TYPE_CHECKING:
    from basestatus.extract.case import Case
    from basestatus.extract.sentence.marks import Force

__all__ = ["tells_of_a_force"]

STATE_REACH = 3
PAIR = 2
MANY = 4
COUNTING = ("last", "no_more", "not", "only", "quantity")
HELD = frozenset({"enter", "hold", "take"})


def tells_of_a_force(case: Case) -> bool:
    """Whether a force, named or not, stays or moves: no visitor, no sortie, no other sense."""
    agent = case.agent
    if agent is not None and (_is_bystander(agent, case) or _is_nobodys(agent, case)):
        return False
    if changes_nothing(case):
        return False
    if agent is not None and _is_one_man(agent, case):
        return False
    return not case.once(_has_another_sense) and has_subject(case)


def _has_another_sense(case: Case) -> bool:
    """Whether the words around a trigger give it a sense that no force and no site is part of."""
    if (case.form == "state" and not _predicates(case)) or _is_predicated(case):
        return True
    if case.form == "noun" and _is_another_noun(case):
        return True
    if _is_a_sort_of_craft(case):
        return True
    return has_other_object(case) or moves_civilians(case) or _is_another_deed(case)


def _is_another_noun(case: Case) -> bool:
    """Whether a noun has an object of its own, only qualifies, or is of a part."""
    return (
        _has_own_object(case)
        or _qualifies(case)
        or _is_what_passes(case)
        or _is_of_an_intention(case)
        or _is_of_a_country(case)
    )


def _is_another_deed(case: Case) -> bool:
    """Whether "they" come to somebody, or nothing is said to be moved."""
    if case.label == "stay" and case.form == "phrase" and _is_of_goods(case):
        return True
    suffix = case.trigger.suffix
    own = bool(suffix) and case.label == "establish"
    people = suffix in case.pack.morphology.people and case.form != "noun"
    if own or (people and case.label == "arrive"):
        return True
    return case.meaning.moves and not names_the_moved(case)


def _is_of_goods(case: Case) -> bool:
    """Whether goods of nobody are what was left, whoever acted before ("only tents were left")."""
    start = case.marked.opening(case.at)
    near = [f for f in case.marked.forces if start <= f.first < case.at and not f.role]
    return bool(near) and near[-1].sort == "cargo" and not near[-1].actor


def _is_predicated(case: Case) -> bool:
    """Whether an unknown word says how somebody remains, not where ("remain friends")."""
    stays = case.label == "stay" and case.form in {"past", "present", "base", "ing"}
    svo = case.pack.order == "svo"
    if not (stays and svo) or case.trigger.word.particle or case.end >= len(case.marked.tokens):
        return False
    determiner = is_determiner(case.marked.tokens[case.end], case.pack)
    return case.marked.is_unknown(case.end) and not determiner


def _qualifies(case: Case) -> bool:
    """Whether a noun with an article only qualifies the one before it ("the leaving unit")."""
    return _agrees(case) and case.marked.has(case.at - 1, "troops", "cargo")


def _agrees(case: Case) -> bool:
    """Whether a word with an article stands right after another, as its adjective does."""
    tokens, at = case.marked.tokens, case.at
    articles = case.pack.morphology.articles
    before = tokens[at - 1]
    definite = before.analysis.suffix or before.text.startswith(articles)
    return at > 0 and bool(definite) and tokens[at].analysis.article


def _has_own_object(case: Case) -> bool:
    """Whether an unknown noun right after a verbal noun is what is cleared or shut, not a site.

    What is done again ("the return of a deployment") is told by the noun after it.
    """
    marked, at = case.marked, case.end
    if case.label == "return" and any(
        t.at == at and t.word.form == "noun" for t in marked.triggers
    ):
        return True
    verbal = case.pack.order == "vso" and case.label in {"clear", "shut"}
    if not verbal or case.trigger.suffix or at >= len(marked.tokens):
        return False
    bound = marked.tokens[at].analysis.conjunction or marked.tokens[at].analysis.role
    named = marked.head_kind(at + 1) or any(place.first == at + 1 for place in marked.places)
    return marked.is_unknown(at) and not (bound or named)


def _is_what_passes(case: Case) -> bool:
    """Whether a noun of control is what passes to another ("control of X passed to the army")."""
    start = case.marked.opening(case.at)
    return case.label == "take" and any(
        t.word.label == "pass" and start <= t.at < case.at for t in case.marked.triggers
    )


def _is_of_an_intention(case: Case) -> bool:
    """Whether it is a plan that is said to be there ("denied the existence of any plan")."""
    at = case.end + case.marked.has(case.end, "not")
    return case.label == "stay" and case.marked.has(at, "plan", "possible")


def _is_a_sort_of_craft(case: Case) -> bool:
    """Whether a word for moving only says what craft they are ("American transport planes")."""
    marked, craft = case.marked, case.at - 1
    if case.pack.adjective != "after" or case.label != "remove" or not marked.has(craft, "cargo"):
        return False
    bare = not marked.tokens[case.at].analysis.article and not case.trigger.suffix
    nation = any(first == case.end and is_people(hit) for first, _, hit in marked.hits)
    plural = any(word.number == "plural" for word in marked.tokens[craft].words)
    return bare and (nation or plural)


def _is_of_a_country(case: Case) -> bool:
    """Whether it is a country that a noun of leaving tells of ("a plan to leave Syria")."""
    marked, at = case.marked, case.end
    if case.label not in {"quit", "clear"} or case.pack.order != "vso":
        return False
    if case.agent is not None and case.agent.first == at and case.agent.sort != "people":
        at = case.agent.last
    here = (hit for first, _, hit in marked.hits if first == at)
    country = any(r.kind == "metonym" for hit in here for r in hit.readings)
    after = (mark.first - at for mark in marked.marks)
    return (country or marked.has(at, "country")) and not any(0 <= gap <= PAIR for gap in after)


def _predicates(case: Case) -> bool:
    """Whether a word of state is said of a force or a site, not of a kitchen."""
    if _agrees(case) and case.marked.any_between(case.at - STATE_REACH, case.at, "partial"):
        return False
    if case.meaning.status == Status.ACTIVE:
        of_bases = _agrees(case) and bool(case.marked.head_kind(case.at - 1))
        left_over = case.marked.has(case.at, "left_over")
        return not of_bases or (left_over and case.marked.tokens[case.at - 1].analysis.article)
    if _agrees(case) and not case.marked.head_kind(case.at - 1):
        return False
    subjects = [m.last for m in case.marked.marks if m.last <= case.at]
    if case.agent is not None:
        subjects.append(case.agent.last if case.agent.last <= case.at else -STATE_REACH - 1)
    marked, start = case.marked, case.at
    while marked.has(start - 2, "plan", "possible") and marked.has(start - 1, "be", "plan"):
        start -= 1
    words = (words_of_clause(marked, case.at, (last, start)) for last in subjects)
    opens = marked.opening(case.at) == case.at
    return opens or min(words, default=STATE_REACH + 1) <= STATE_REACH


def _is_bystander(agent: Force, case: Case) -> bool:
    """Whether the one who acts is no force; a state's officials may take a site over."""
    if agent.sort in {"person", "civilian"} and agent.actor:
        words = {token.text for token in case.marked.tokens[agent.first : agent.last]}
        observes = not words.isdisjoint(case.pack.references.get("observe", ()))
        if _tells_of_his_own(agent, case):
            return False
        return observes or case.label not in {"take", "give", "return"}
    return agent.sort in {"civilian", "person"}


def _tells_of_his_own(agent: Force, case: Case) -> bool:
    """Whether an officer tells that "the withdrawal", of nobody named, has come: his own side's."""
    noun = case.form == "noun" and case.label in {"leave", "quit"} and case.pack.order == "vso"
    return noun and agent.last <= case.at and agent.actor != case.story.home


def _is_nobodys(agent: Force, case: Case) -> bool:
    """Whether goods of no force come, stay or fall, or a country itself is said to come."""
    if agent.sort == "cargo" and not agent.actor:
        falls = case.label == "pass" and (agent.last == case.at or agent.first == case.end)
        held = case.label in HELD and not (case.label == "enter" and case.trigger.word.particle)
        return held or case.form in {"still", "phrase"} or falls
    if agent.sort == "pronoun" and case.label in {"arrive", "enter", "quit"}:
        return case.marked.tokens[agent.first].text in load_speech(case.pack.language).he
    if agent.sort == "metonym":
        after = case.form == "still" and case.pack.order == "svo" and agent.first >= case.end
        return after or (case.label == "arrive" and case.pack.order == "vso")
    counted = agent.first > 0 and case.marked.tokens[agent.first - 1].text[0].isdigit()
    return agent.sort == "people" and counted and case.meaning.status != Status.ACTIVE


def _is_one_man(agent: Force, case: Case) -> bool:
    """Whether a single soldier goes or comes, who is no force; the last one out is."""
    marked = case.marked
    alone = [at for at in range(agent.first, agent.last) if marked.has(at, "alone")]
    words = [w for at in alone for w in marked.tokens[at].words if w.label == "alone"]
    if not words or any(word.number != "singular" for word in words):
        return False
    around = range(max(agent.first - MANY, 0), agent.last + 1)
    counted = any(marked.tokens[at].text[0].isdigit() for at in around if at < len(marked.tokens))
    return not counted and not marked.any_between(around.start, around.stop, *COUNTING)
