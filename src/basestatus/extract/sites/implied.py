"""The site that a sentence leaves out, since what was told before says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.memory.recall import focus, resolve
from basestatus.extract.sentence.marks import Reference
from basestatus.extract.sentence.roles import is_determiner
from basestatus.extract.sites.aftermath import lost_before

if TYPE_CHECKING:
    from basestatus.extract.case import Case
    from basestatus.extract.memory.story import Mention
    from basestatus.extract.sentence.marks import Force

__all__ = ["implied", "implied_area"]

AWAY = {
    "remove": ("source",),
    "leave": ("source",),
    "quit": ("source",),
    "fly": ("source",),
    "enter": ("source", "goal", "location", "near"),
    "stay": ("source", "goal", "location"),
}
NEAR = 2
OBJECT_REACH = 4
GOODS_REACH = 8
FINITE = frozenset({"past", "participle", "state"})
IMPLIED = frozenset({"leave", "quit", "fly", "remove", "stay"})


def implied(case: Case) -> Mention | None:
    """Return the site that an attached pronoun or a sentence without any place speaks of."""
    suffix, morphology = case.trigger.suffix, case.pack.morphology
    if suffix and suffix not in morphology.people:
        going = case.label == "leave" and case.form == "noun"
        coming = case.label == "arrive" and case.form == "noun"
        if coming or _is_of_goods(case) or (going and _goes_elsewhere(case)):
            return None
        gender = "feminine" if suffix in morphology.feminine_pronouns else "masculine"
        number = "dual" if suffix in morphology.pair else "singular"
        pronoun = Reference(case.at, case.end, "", number, gender)
        return resolve(case.story, pronoun, case.index)
    if case.form == "noun":
        return _topic(case)
    if case.agent is None or case.agent.sort == "metonym":
        return None
    return _left_by_them(case) if case.agent.sort == "pronoun" else _left_by_force(case, case.agent)


def _left_by_force(case: Case, agent: Force) -> Mention | None:
    """Return the site of the paragraph, that a force comes to or leaves with no place told."""
    flying = case.marked.any_between(agent.first, agent.last, "aircraft")
    if flying and not agent.actor and case.label != "stay":
        return None
    just_named = _just_named(case)
    if just_named is not None:
        return just_named
    if case.label == "quit" and _has_unnamed_object(case):
        return None
    entering = case.label == "enter" and bool(agent.actor)
    if not (entering or case.label in IMPLIED) or _goes_elsewhere(case):
        return None
    if _names_a_place(case):
        return _announced(case)
    return focus(case.story, case.index, case.marked.sentence.paragraph) or lost_before(case)


def _announced(case: Case) -> Mention | None:
    """Return the one site named before the colon that what is told of it follows."""
    marked, story = case.marked, case.story
    colon = next((at for at in range(case.at) if marked.tokens[at].text == ":"), 0)
    here = [m for m in story.mentions if m.sentence == case.index and m.scope == "site"]
    alone = len(here) == 1 and here[0].at < colon and len(here[0].ids) == 1
    referred = any(reference.first > colon for reference in marked.references)
    return here[0] if alone and not referred else None


def _topic(case: Case) -> Mention | None:
    """Return the site whose change was told just before "the withdrawal" is spoken of."""
    marked, story, start = case.marked, case.story, case.at - 1
    while marked.has(start, "last", "date") or (start > 0 and not marked.tokens[start].words):
        start -= 1
    pointed = case.pack.references["determiners"] - case.pack.references["indefinite"]
    if case.label not in {"leave", "shut", "give"}:
        return None
    if case.pack.order != "svo" or marked.tokens[max(start, 0)].text not in pointed:
        return None
    if marked.marks or _goes_elsewhere(case) or marked.any_between(case.end, case.end + 1, "of"):
        return None
    site = focus(story, case.index, marked.sentence.paragraph)
    told = story.tenures.get(site.ids[0], ()) if site is not None else ()
    later = any(m.sentence >= site.sentence and m.ids != site.ids for m in story.mentions if site)
    near = any(case.index - tenure.sentence <= NEAR for tenure in told)
    return site if near and not later else None


def _is_of_goods(case: Case) -> bool:
    """Whether a relative clause is on equipment, not on a site ("the radars that they gave up")."""
    marked, start = case.marked, case.marked.opening(case.at)
    if not marked.has(start, "relative"):
        return False
    before = range(max(start - GOODS_REACH, 0), start)
    goods = [f.last for f in marked.forces if f.sort == "cargo" and f.first in before]
    sites = [mark.last for mark in marked.marks if mark.first in before]
    return bool(goods) and goods[-1] > max(sites, default=0)


def _left_by_them(case: Case) -> Mention | None:
    """Return the site that "they" leave where the story put them alone ("they flew home")."""
    finite = case.form in FINITE and case.pack.order == "svo"
    if case.label not in {"leave", "quit", "fly"} or not finite:
        return None
    if _has_unnamed_object(case) or _names_a_place(case) or _goes_elsewhere(case):
        return None
    site = focus(case.story, case.index, case.marked.sentence.paragraph)
    actor = case.story.last_people(case.index, case.at)
    told = site is not None and case.story.told_of(site.ids[0], actor)
    return site if told and not case.story.passed_by(case.index, case.at) else None


def _has_unnamed_object(case: Case) -> bool:
    """Whether what is left is said in words of no list ("left the country")."""
    marked, at = case.marked, case.end
    verb = case.pack.order == "svo" and not case.trigger.passive and at < len(marked.tokens)
    return (
        verb
        and is_determiner(marked.tokens[at], case.pack)
        and not marked.any_between(at, at + 2, "date")
    )


def _just_named(case: Case) -> Mention | None:
    """Return the base named last before one who "moved in" or "took over" with no place told."""
    particle = case.trigger.word.particle
    alone = case.label == "enter" and case.form == "base" and _goes_on_without(case)
    if case.label not in {"enter", "take"} or not (particle or alone) or case.agent is None:
        return None
    if not case.agent.actor or any(mark.first > case.at for mark in case.marked.marks):
        return None
    told = [m for m in case.story.mentions if m.sentence == case.index and m.at < case.at]
    sites = [m for m in told if m.scope == "site" and m.at < case.agent.first]
    return sites[-1] if sites else None


def _goes_on_without(case: Case) -> bool:
    """Whether no object follows a verb ("allowed them to enter without a fight")."""
    tokens, at = case.marked.tokens, case.end
    ends = at >= len(tokens) or not tokens[at].is_word
    return ends or case.marked.has(at, "not", "after", "and", "date")


def _names_a_place(case: Case) -> bool:
    """Whether the sentence names a place, or the clause speaks of one in other words."""
    if case.marked.places:
        return True
    agent, clauses = case.agent, case.marked.clauses
    return any(
        clauses[mark.first] == clauses[case.at]
        and (mark.kind or mark.readings or mark.number != "plural")
        and not (
            isinstance(mark, Reference)
            and agent is not None
            and agent.first <= mark.first < agent.last
        )
        for mark in case.marked.marks
    )


def implied_area(case: Case) -> Mention | None:
    """Return the area spoken of last, for a noun such as "the withdrawal" that names no place."""
    if case.label not in {"leave", "shut", "stay"} or case.form not in {"noun", "phrase"}:
        return None
    clause = case.marked.clauses[case.at]
    here = [m for m in case.marked.marks if case.marked.clauses[m.first] == clause]
    if any((m.first > case.at or case.label == "leave") and m.role != "near" for m in here):
        return None
    told = (m for m in case.story.mentions if (m.sentence, m.at) < (case.index, case.at))
    areas = [mention for mention in told if mention.scope == "area"]
    return areas[-1] if areas and case.index - areas[-1].sentence <= 1 else None


def _after_object(case: Case) -> int:
    """Return the token after a trigger and the troops that it moves."""
    if case.pack.order == "vso" and case.agent is not None and case.agent.first == case.end:
        return case.agent.last
    if case.pack.order != "svo" or case.trigger.passive:
        return case.end
    moved = (f for f in case.marked.forces if 0 <= f.first - case.end <= OBJECT_REACH)
    return next((f.last for f in moved if f.sort in {"troops", "name"} and not f.role), case.end)


def _goes_elsewhere(case: Case) -> bool:
    """Whether a preposition of place with an unnamed place follows the trigger."""
    away = AWAY.get(case.label, ("source", "goal"))
    start = _after_object(case)
    for at in range(start, min(start + 3, len(case.marked.tokens))):
        if case.marked.has(at, *away) and not case.marked.has(at, "there"):
            return not (
                case.marked.has(at + 1, "date") or any(t.at == at + 1 for t in case.marked.triggers)
            )
    return False
