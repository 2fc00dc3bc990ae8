"""What keeps a place from being that of a trigger, however near it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sentence.marks import BASES

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Mark, Marked, Trigger

__all__ = ["is_area", "is_out_of_reach"]

PASS_GAP = 4
PRONOUN_GAP = 2
OBJECT_REACH = 6
TARGET_REACH = 3
ADJUNCT = ("after", "and", "before", "clause")
ASIDE = frozenset(",-()")


def is_out_of_reach(marked: Marked, trigger: Trigger, mark: Mark, role: str) -> bool:
    """Whether a mark cannot be the site however near: too weak a word, or the wrong side."""
    gap = _gap(marked, trigger, mark)
    noun, before = trigger.word.form == "noun", mark.first < trigger.at
    if trigger.word.label == "hold" and role == "location" and trigger.word.form != "phrase":
        return True
    weak = not mark.role and _is_too_weak(marked, trigger, mark, gap)
    elsewhere = _is_target(marked, mark) or _is_in_the_country(marked, trigger, mark)
    elsewhere = elsewhere or _is_flown_from(marked, trigger, mark)
    elsewhere = elsewhere or (noun and mark.role == "location" and _is_apart(marked, trigger, mark))
    weak = weak or _is_taken_up(marked, trigger, mark, gap)
    if weak or elsewhere:
        return True
    if _is_after_another(marked, trigger, mark, role) or _is_beyond_verb(marked, trigger, mark):
        return True
    if noun and before and trigger.word.label == "arrive" and marked.has(trigger.end, "goal"):
        return True
    if trigger.word.label == "pass" and before and gap > PASS_GAP:
        return not _is_topic(marked, trigger, mark)
    if noun and before and marked.has(marked.opening(trigger.at), "that"):
        return marked.clauses[mark.first] != marked.clauses[trigger.at]
    after = any(force.last == mark.first and force.first >= trigger.end for force in marked.forces)
    beside = bool(mark.role) or 0 <= gap <= 1 or after
    return is_area(mark) and ((noun and before) or not beside)


def _is_too_weak(marked: Marked, trigger: Trigger, mark: Mark, gap: int) -> bool:
    """Whether a mark that nothing governs stands too far off, most of all a pronoun."""
    weak = not (mark.readings or mark.kind)
    if trigger.word.form == "noun" and (gap > 1 or weak):
        return True
    here = marked.clauses[mark.first] == marked.clauses[trigger.at]
    return weak and (gap > PRONOUN_GAP or not here)


def _is_flown_from(marked: Marked, trigger: Trigger, mark: Mark) -> bool:
    """Whether aircraft took off from a mark before a trigger that tells of something else."""
    flights = (t.end for t in marked.triggers if t.word.label == "fly" and t != trigger)
    near = any(0 <= mark.first - end <= PRONOUN_GAP for end in flights)
    return near and mark.last <= trigger.at and mark.role == "source"


def _is_taken_up(marked: Marked, trigger: Trigger, mark: Mark, gap: int) -> bool:
    """Whether a pronoun far before a verb belongs to another ("it is also called by that name")."""
    here = marked.clauses[mark.first] == marked.clauses[trigger.at]
    pronoun = here and not (mark.readings or mark.kind) and bool(mark.role)
    verb = trigger.word.form in {"past", "present"}
    return pronoun and verb and mark.first < trigger.at and gap > PASS_GAP


def _is_target(marked: Marked, mark: Mark) -> bool:
    """Whether a mark is only what an attack was on ("left after an attack on the base")."""
    return mark.role == "location" and marked.any_between(
        mark.first - TARGET_REACH, mark.first - 1, "attack"
    )


def _is_apart(marked: Marked, trigger: Trigger, mark: Mark) -> bool:
    """Whether a noun opens an adjunct and a mark stands in what follows its comma."""
    opened = marked.any_between(trigger.at - TARGET_REACH, trigger.at, *ADJUNCT)
    pauses = [at for at in range(trigger.end, mark.first) if marked.tokens[at].text == ","]
    if not (opened and pauses):
        return False
    between = range(pauses[-1] + 1, mark.first)
    words = (at for at in between if not marked.has(at, "location", "date", "according"))
    return sum(marked.tokens[at].is_word for at in words) > 1


def _is_in_the_country(marked: Marked, trigger: Trigger, mark: Mark) -> bool:
    """Whether "there" takes up a country just named ("will stay in Iraq … friends there")."""
    if mark.readings or mark.kind or not marked.has(mark.first, "here"):
        return False
    hits = [(at, hit) for at, _, hit in marked.hits if trigger.end < at < mark.first]
    named = (at for at, hit in hits if any(r.kind in {"area", "metonym"} for r in hit.readings))
    return any(marked.has(at - 1, "location") for at in named)


def _is_after_another(marked: Marked, trigger: Trigger, mark: Mark, role: str) -> bool:
    """Whether a later mark is cut off by an object, a source or a clause of its own."""
    if mark.first < trigger.end:
        return False
    later = marked.clauses[mark.first] > marked.clauses[trigger.at]
    if later and _has_common_object(marked, trigger):
        return True
    if _has_own_source(marked, trigger):
        between = (t for t in marked.triggers if trigger.at < t.at < mark.first)
        other = any(t.word.label != "other" for t in between)
        if role == "patient" or (role == "location" and other and (mark.readings or mark.kind)):
            return True
    return not mark.role and _is_parted(marked, trigger, mark)


def _is_topic(marked: Marked, trigger: Trigger, mark: Mark) -> bool:
    """Whether a mark opens a sentence and an aside parts it from its verb ("X, which …, fell")."""
    pauses = [at for at in range(mark.last, trigger.at) if marked.tokens[at].text in ASIDE]
    around = bool(pauses) and (pauses[0], pauses[-1]) == (mark.last, trigger.at - 1)
    return mark.first - marked.opening(mark.first) <= 1 and around


def _is_parted(marked: Marked, trigger: Trigger, mark: Mark) -> bool:
    """Whether another clause begins between a trigger and what might be its object."""
    start = marked.opening(mark.first)
    opened = marked.has(start, "clause", "contrast", "after", "before")
    return trigger.end <= start and opened


def _is_beyond_verb(marked: Marked, trigger: Trigger, mark: Mark) -> bool:
    """Whether a finite verb stands between a participle and a mark, whose it is then."""
    if trigger.word.form != "ing":
        return False
    between = (t for t in marked.triggers if trigger.end <= t.at < mark.first)
    return any(t.word.form in {"past", "present"} for t in between)


def _gap(marked: Marked, trigger: Trigger, mark: Mark) -> int:
    """Return how many tokens stand between, but for a force that acts right after the trigger."""
    if mark.first < trigger.end:
        return trigger.at - mark.last
    end = trigger.end
    while marked.has(end, "last", "quantity", "rank"):
        end += 1
    acting = (f for f in marked.forces if f.first == end and f.last <= mark.first)
    start = next((force.last for force in acting), trigger.end)
    apposed = marked.tokens[mark.first - 1].text == "," and marked.head_kind(end) in BASES
    return 0 if apposed and end < mark.first else mark.first - start


def _has_common_object(marked: Marked, trigger: Trigger) -> bool:
    """Whether bases without names are the object of a verb ("left eight of its bases, but …")."""
    if trigger.word.form == "noun" or trigger.passive:
        return False
    for at in range(trigger.end, min(trigger.end + OBJECT_REACH, len(marked.tokens))):
        if marked.taken[at] or not marked.tokens[at].is_word:
            return False
        if any(w.kind == "head" and w.number == "plural" for w in marked.tokens[at].words):
            return True
    return False


def _has_own_source(marked: Marked, trigger: Trigger) -> bool:
    """Whether "from" follows the trigger at once: then nothing but what it governs is left."""
    after = range(trigger.at + 1, min(trigger.end + 2, len(marked.tokens)))
    inside = {at for f in marked.forces if f.actor for at in range(f.first, f.last)}
    return trigger.word.label in {"leave", "quit"} and any(
        marked.has(at, "source") and not (marked.has(at, "there") or marked.has(at - 1, "quantity"))
        for at in after
        if at not in inside
    )


def is_area(mark: Mark) -> bool:
    """Whether a mark is a whole area, not a site."""
    return bool(mark.readings) and all(reading.kind == "area" for reading in mark.readings)
