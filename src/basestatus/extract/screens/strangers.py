"""What a verb is done to, where that is neither a site nor a force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.actors.agents import drops_pronoun
from basestatus.extract.sentence.roles import is_determiner

if TYPE_CHECKING:
    from basestatus.extract.case import Case

__all__ = ["has_other_object"]

PREPOSITIONS = ("source", "goal", "location", "near", "of", "agent", "after", "before")
LINKS = ("and", "that", "relative", "clause", "contrast", "if", "not", "only", "there")
KNOWN = ("part", "grasp", "troops", "last", "mission")
ACTIVE = frozenset({"past", "present", "base", "ing", "participle"})
LONGEST = 5
OBJECT_REACH = 5
AMENITY_REACH = 9
NUMBER_REACH = 2
TRANSITIVE = frozenset({"take", "give", "leave", "send", "shut", "clear", "reinforce"})


def has_other_object(case: Case) -> bool:
    """Whether a trigger is done to something that is neither a site nor a force."""
    if case.label == "quit" and _leaves_a_region(case):
        return True
    if case.label == "quit" and (_takes_another_object(case) or _happens_inside(case)):
        return True
    left_so = _leaves_it_as_it_is(case) or _is_of_a_departure(case)
    if case.label == "quit" and (left_so or _leaves_things_behind(case)):
        return True
    if case.label == "give" and _gives_nothing(case):
        return True
    if _publishes(case) or (case.label in TRANSITIVE and _stranger_object(case) >= 0):
        return True
    if case.label == "establish" and _opens_an_amenity(case):
        return True
    return _takes_on_a_task(case) or _works_on_something(case) or _guards_others(case)


def _guards_others(case: Case) -> bool:
    """Whether those right before a participle are guarded, no site ("trucks guarded by X")."""
    before = (f for f in case.marked.forces if f.last == case.at)
    held = case.label == "hold" and case.form == "participle" and case.trigger.passive
    return held and any(force.sort in {"cargo", "civilian"} for force in before)


def _is_of_a_departure(case: Case) -> bool:
    """Whether a departure is what leaves a site somehow ("the pullout could leave X exposed")."""
    marked, at = case.marked, case.at - 1
    while marked.has(at, "plan", "possible", "have"):
        at -= 1
    verb = case.pack.order == "svo" and not case.trigger.passive and case.form in ACTIVE
    return verb and any(t.end == at + 1 and t.word.form == "noun" for t in marked.triggers)


def _leaves_it_as_it_is(case: Case) -> bool:
    """Whether a site only is what remains ("leaving X, a bridge in the south, as the last one")."""
    marked = case.marked
    links = (at for at in marked.where("equal") if at >= case.end and marked.has(at, "clause"))
    return case.form == "ing" and any(
        marked.any_between(at + 1, at + OBJECT_REACH, "last", "only") for at in links
    )


def _leaves_things_behind(case: Case) -> bool:
    """Whether what is left is somebody's own things ("they left the generators running")."""
    marked, at = case.marked, case.end
    verb = case.pack.order == "vso" and case.form in ACTIVE and not case.trigger.suffix
    if not verb or at >= len(marked.tokens) or marked.taken[at] or marked.head_kind(at):
        return False
    if marked.has(at, "cargo"):
        return drops_pronoun(marked, case.trigger, case.pack)
    pronouns = case.pack.morphology.masculine_pronouns + case.pack.morphology.feminine_pronouns
    known = marked.operators[at] or marked.tokens[at].words
    return not known and marked.tokens[at].text.endswith(pronouns) and case.agent is None


def _gives_nothing(case: Case) -> bool:
    """Whether a verb of giving up has no object at all ("the soldiers at X surrendered")."""
    marked, end = case.marked, case.marked.ending(case.at)
    if case.pack.order == "vso":
        return _gives_something_there(case)
    if case.form not in ACTIVE or case.trigger.passive:
        return False
    follows = case.end < end and marked.tokens[case.end].is_word
    if follows and not marked.has(case.end, "date", *PREPOSITIONS):
        return False
    opened = marked.has(marked.opening(case.at), "relative")
    of = marked.has(case.end, "of")
    objects = (m for m in marked.marks if case.end <= m.first < end)
    return not opened and not any(not m.role or (of and m.role == "of") for m in objects)


def _gives_something_there(case: Case) -> bool:
    """Whether a site is only where a thing is given up, or those who give themselves up are."""
    marked = case.marked
    if case.trigger.passive or case.trigger.suffix or case.trigger.word.particle:
        return False
    first = min((m.first for m in marked.marks if m.first >= case.end), default=case.end)
    kept = any(marked.head_kind(at) or marked.has(at, "grasp") for at in range(case.end, first))
    return first > case.end and not kept and _stands_inside(case)


def _publishes(case: Case) -> bool:
    """Whether pictures or news are what is sent out, where one word serves for both."""
    media = case.pack.references.get("media", frozenset())
    ahead = case.marked.tokens[case.end : case.end + OBJECT_REACH]
    return case.label == "send" and any(token.text in media for token in ahead)


def _stranger_object(case: Case) -> int:
    """Return the token of a thing that a verb is done to and that is no site; -1 where none is.

    A site that owns the thing ("the depots of the base") is not a stranger's.
    """
    trigger = case.trigger
    apart = bool(trigger.word.particle) and trigger.end == trigger.at + 1
    apart = apart and not (case.label == "give" and _stands_inside(case))
    if case.form not in ACTIVE or trigger.passive or trigger.suffix or apart:
        return -1
    phrase = _after_verb(case) if case.pack.order == "vso" else _after_determiner(case)
    return _stranger(case, phrase)


def _stands_inside(case: Case) -> bool:
    """Whether every place after a verb is only where it is done ("handed X to Y at Z")."""
    after = [mark for mark in case.marked.marks if mark.first >= case.end]
    return bool(after) and all(mark.role in {"location", "near"} for mark in after)


def _stranger(case: Case, phrase: range) -> int:
    """Return the last noun of a phrase that holds only unknown words or cargo."""
    marked = case.marked
    if not phrase or any(marked.taken[at] or marked.head_kind(at) for at in phrase):
        return -1
    if any(r.first <= phrase.start < r.last for r in marked.references):
        return -1
    known = (*KNOWN, "cargo", "quantity") if case.label in {"leave", "send"} else KNOWN
    if any(marked.has(at, *known) or marked.tokens[at].analysis.suffix for at in phrase):
        return -1
    owned = any(0 <= m.first - phrase.stop <= 1 and m.role in {"", "of"} for m in marked.marks)
    return -1 if owned else phrase.stop - 1


def _after_determiner(case: Case) -> range:
    """Return the tokens of a noun phrase with a determiner that follows a verb at once."""
    marked, first = case.marked, case.end
    if first >= len(marked.tokens):
        return range(0)
    if not is_determiner(marked.tokens[first], case.pack):
        if case.label not in {"take", "give", "reinforce"} or marked.tokens[first].text.endswith(
            "ly"
        ):
            return range(0)
        first -= 1
    last = first + 1
    while last < min(len(marked.tokens), first + LONGEST) and not _closes(case, last):
        last += 1
    return range(first + 1, last)


def _after_verb(case: Case) -> range:
    """Return the indefinite noun that follows a verb and its subject, dates between allowed."""
    marked, agent = case.marked, case.agent
    fits = case.label in {"take", "give", "send", "shut"} and not case.trigger.word.particle
    follows = agent is not None and agent.first == case.end
    if not fits or not (follows or case.label == "shut"):
        return range(0)
    at = agent.last if agent is not None and follows else case.end
    while marked.has(at, "date", "quantity"):
        at += 1
    if at >= len(marked.tokens) or _closes(case, at) or marked.has(at + 1, "date"):
        return range(0)
    token, morphology = marked.tokens[at], case.pack.morphology
    purpose = (prefix for prefix, role in morphology.roles if role == "goal")
    begins = not token.words and token.text.startswith((*morphology.articles, *purpose))
    return range(0) if token.analysis.article or begins else range(at, at + 1)


def _closes(case: Case, at: int) -> bool:
    """Whether a noun phrase has ended before a token."""
    token = case.marked.tokens[at]
    if not token.is_word or token.analysis.role or token.analysis.conjunction:
        return True
    trigger = any(t.at == at and t.word.form != "noun" for t in case.marked.triggers)
    return trigger or case.marked.has(at, *PREPOSITIONS, *LINKS, "date", "be", "have", "say")


def _takes_on_a_task(case: Case) -> bool:
    """Whether what is taken on is a task at a site, not the site ("took on clearing the base")."""
    ahead = range(case.end, min(case.end + OBJECT_REACH, len(case.marked.tokens)))
    places = [mark.first for mark in case.marked.marks if mark.first >= case.end]
    task = next((at for at in ahead if case.marked.has(at, "task")), None)
    return case.label == "take" and task is not None and task < min(places, default=task + 1)


def _opens_an_amenity(case: Case) -> bool:
    """Whether what is opened at a base is no part of it ("opened a school at X")."""
    ahead = range(case.at + 1, min(case.end + AMENITY_REACH, case.marked.ending(case.at)))
    built = (at for at in ahead if case.marked.head_kind(at) or case.marked.has(at, "part"))
    amenities = case.pack.references.get("amenity", frozenset())
    opened = case.marked.tokens[case.at : next(built, ahead.stop)]
    return any(not amenities.isdisjoint(case.pack.spellings(token.text)) for token in opened)


def _works_on_something(case: Case) -> bool:
    """Whether a verb of work says on what those work, and not where ("work on a solution")."""
    marked, agent = case.marked, case.agent
    after = (case.end if agent is None or agent.first != case.end else agent.last) + 1
    if case.label != "work" or not marked.has(after - 1, "location"):
        return False
    near = [mark for mark in marked.marks if mark.first in {after - 1, after}]
    site = any(mark.kind or mark.readings for mark in near) or bool(marked.head_kind(after))
    return not site and marked.tokens[after - 1].text in case.pack.references.get("upon", ())


def _leaves_a_region(case: Case) -> bool:
    """Whether the object of a verb of leaving is the land around ("will leave the province")."""
    marked, agent, first = case.marked, case.agent, case.end
    if agent is not None and first <= agent.first <= first + NUMBER_REACH:
        first = agent.last
    objects = range(first, min(first + NUMBER_REACH, marked.ending(case.at)))
    at = next((at for at in objects if marked.has(at, "region")), -1)
    opening = marked.opening(case.at)
    named = any(opening <= mark.first <= at + 1 for mark in marked.marks)
    return at >= 0 and not (named or case.form == "noun" or case.trigger.suffix)


def _happens_inside(case: Case) -> bool:
    """Whether "in" follows a verb that takes its site as object ("left in the base")."""
    inside = case.marked.has(case.end, "location") and case.pack.order == "svo"
    return inside and not case.marked.any_between(case.end + 1, case.end + 3, "date")


def _takes_another_object(case: Case) -> bool:
    """Whether the direct object of an active verb is somebody or something, not a site."""
    if case.trigger.passive or case.form in {"noun", "state"} or case.pack.order == "vso":
        return False
    return any(
        0 <= f.first - case.end <= 1 and not f.role and f.sort not in {"pronoun", "metonym"}
        for f in case.marked.forces
        if all(token.is_word for token in case.marked.tokens[case.end : f.first])
    )
