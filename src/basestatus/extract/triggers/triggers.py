"""Mark the words that tell of presence or its change, each with the reading that fits."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from basestatus.extract.sentence.marks import Trigger
from basestatus.extract.triggers.auxiliaries import in_passive, is_passive
from basestatus.extract.triggers.objects import (
    dwindles,
    ends_object,
    is_it,
    object_kind,
    subject_kind,
)
from basestatus.extract.triggers.particles import nearest_particle, subject_particle
from basestatus.extract.triggers.senses import choose_sense
from basestatus.extract.triggers.tenses import follows_a_time, in_tense, in_voice
from basestatus.extract.triggers.verbs import (
    has_auxiliary,
    has_both_arguments,
    has_object,
    is_attributive,
    is_finite,
    is_helper,
    is_somebody,
    prefer_tense,
    stands_as_noun,
)
from basestatus.languages import Word, load_classes

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Pack

__all__ = ["mark_triggers"]

STILL_REACH = 4
CALL_REACH = 7
BUILDING = frozenset({"reinforce", "establish"})
VERBAL = frozenset({"past", "present", "base", "ing", "participle"})
FINITE = frozenset({"past", "present", "passive_past", "passive_present"})
FIXED = frozenset(
    {
        "lookalike",
        "halt",
        "near",
        "still",
        "deny",
        "possible",
        "not",
        "if",
        "only",
        "left_over",
        "according",
        "cargo",
        "troops",
        "civilian",
    }
)


def mark_triggers(marked: Marked, pack: Pack, phrases: list[tuple[int, int, Word]]) -> None:
    """Fill the triggers of a sentence, in order: of phrases, of verbs and nouns, of "still"."""
    phrases = [
        (first, last, word)
        for first, last, word in phrases
        if word.kind != "trigger" or _holds_here(marked, first, last, word, pack)
    ]
    in_phrase = {
        at
        for first, last, word in phrases
        if word.kind != "operator" or word.label in FIXED
        for at in range(first, last)
    }
    consumed: set[int] = set()
    for first, last, word in phrases:
        if word.kind == "trigger":
            marked.triggers.append(Trigger(first, last, word))
    for at, token in enumerate(marked.tokens):
        if not token.analysis.triggers or at in in_phrase or marked.taken[at] or token.joined:
            continue
        found = _best_reading(marked, at, pack)
        if found is not None:
            word, start, end = found
            passive = _is_passive(marked, at, word)
            consumed.update(range(start, end))
            for inner in range(start, end):
                marked.relabel(inner, marked.operators[inner] - {"near"})
            end = end if start == at + 1 else at + 1
            marked.triggers.append(
                Trigger(at, end, word, passive=passive, suffix=token.analysis.suffix)
            )
    marked.triggers[:] = [
        t for t in marked.triggers if consumed.isdisjoint(range(t.at, t.end)) or t.word.particle
    ]
    marked.triggers[:] = [
        t for t in marked.triggers if not (_ends_a_fall(marked, t) or _only_calls(marked, t))
    ]
    _mark_still(marked, pack)
    marked.triggers.sort(key=lambda trigger: trigger.at)


def _ends_a_fall(marked: Marked, trigger: Trigger) -> bool:
    """Whether "in the hands of" only says to whom a site falls ("the fall of X into …")."""
    if trigger.word.label != "hold" or trigger.word.form != "phrase":
        return False
    before = [t for t in marked.triggers if t.at < trigger.at]
    return bool(before) and (before[-1].word.label, before[-1].word.form) == ("pass", "noun")


def _only_calls(marked: Marked, trigger: Trigger) -> bool:
    """Whether a form that may bid farewell calls on somebody to do a thing, where written alike."""
    ahead = range(trigger.end, min(trigger.end + CALL_REACH, len(marked.tokens)))
    to = next((at for at in ahead if marked.has(at, "goal")), -1)
    sites = (at for at, _, hit in marked.hits if any(r.kind == "site" for r in hit.readings))
    taken = any(trigger.end <= at < to for at in sites)
    return (
        trigger.word.label == "farewell"
        and marked.has(trigger.at, "demand")
        and to > 0
        and not taken
    )


def _mark_still(marked: Marked, pack: Pack) -> None:
    """Make a word of presence of "still" where no verb of the lists follows it."""
    verbs = [t.at for t in marked.triggers]
    for at in marked.where("still"):
        if marked.has(at - 1, "still"):
            continue
        end = at + 1
        while marked.has(end, "still"):
            end += 1
        reach = next(
            (i for i in range(end, end + STILL_REACH) if _closes(marked, i)), end + STILL_REACH
        )
        followed = end < len(marked.tokens) and marked.tokens[end].is_word
        told = marked.any_between(end, reach + 1, "deny", "say") or _is_idle(marked, end, pack)
        if followed and not told and not any(at < verb <= reach for verb in verbs):
            word = Word("trigger", "stay", "still", rule=f"{pack.language}.stay.still")
            marked.triggers.append(Trigger(at, end, word))


def _is_idle(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a word says how a place still is, nobody being there ("is still closed")."""
    idle = pack.references.get("idle", frozenset())
    return at < len(marked.tokens) and marked.tokens[at].text in idle


def _closes(marked: Marked, at: int) -> bool:
    """Whether what "still" speaks of is complete at a token: a comma, or a word of place."""
    return at >= len(marked.tokens) or marked.tokens[at].text == "," or marked.has(at, "there")


def _best_reading(marked: Marked, at: int, pack: Pack) -> tuple[Word, int, int] | None:
    """Return the reading of a token as a trigger and where its particle begins and ends.

    A reading whose particle follows comes before a bare one.
    """
    words = in_voice(marked, at, in_tense(marked, at, pack), pack)
    if marked.tokens[at].analysis.article:
        words = [w for w in words if w.form not in FINITE]
    if is_attributive(marked, at, pack) or is_helper(marked, at, pack):
        return None
    nominal = stands_as_noun(marked, at, pack) or has_both_arguments(marked, at)
    nominal = nominal or follows_a_time(marked, at, pack)
    headed = nominal and marked.head_kind(at)
    parted = [] if headed else _with_particles(marked, at, words, pack)
    fits = partial(_has_object, marked, at + 1, pack)
    found = nearest_particle(marked, at, parted, pack, fits)
    found = found or subject_particle(marked, at, parted, pack, fits)
    if found is not None:
        return found
    if marked.has(at, "troops", "cargo") and not has_object(marked, at, pack):
        words = [w for w in words if w.form not in {"present", "base", "noun"}]
    bare = _without_particles(marked, at, words, pack)
    if marked.head_kind(at) and not any(w.form in {"past", "participle"} for w in bare):
        return None
    nouns = [w for w in bare if w.form == "noun" and not _is_thing(w)]
    verbs = [w for w in bare if w.form != "noun" and is_finite(marked, at, w, pack)]
    if nominal:
        chosen = nouns or [w for w in verbs if w.form in {"state", "ing", "participle"}]
        if (
            chosen
            and chosen[0].form == "ing"
            and (marked.has(at, "last") or chosen[0].label == "work")
        ):
            return None
        noun = pack.adjective == "before" and marked.has(at + 1, "of")
        if chosen and chosen[0].form == "ing" and noun:
            chosen = [replace(chosen[0], form="noun")]
    else:
        chosen = (
            _prefer_state(marked, at, in_passive(marked, at, prefer_tense(marked, at, verbs)))
            or nouns
        )
    return (chosen[0], at + 1, at + 1) if chosen else None


def _with_particles(marked: Marked, at: int, words: list[Word], pack: Pack) -> list[Word]:
    """Return the readings of a form that ask for a particle, the tense that fits first."""
    found = prefer_tense(marked, at, [w for w in words if w.particle])
    found = in_passive(marked, at, found)
    if marked.has(at - 1, "be") and any(w.form == "participle" for w in words):
        found = [w for w in found if w.form != "past"]
    if at and marked.tokens[at - 1].text in pack.morphology.possessive:
        found = [w for w in found if w.form not in {"base", "present"}]
    return found


def _without_particles(marked: Marked, at: int, words: list[Word], pack: Pack) -> list[Word]:
    """Return the readings of a form that stand without a particle and have their object."""
    found = choose_sense(marked, at, [w for w in words if not w.particle], pack)
    found = [w for w in found if _has_object(marked, at + 1, pack, w)]
    if _only_tells_which(marked, at):
        found = [w for w in found if w.label != "send" or w.form not in {"past", "participle"}]
    if {"receive", "gain"} <= {w.label for w in found}:
        return [w for w in found if w.label == "gain"]
    is_state = marked.has(at - 1, "be") and any(w.form == "state" for w in found)
    return [w for w in found if w.form != "base"] if is_state else found


def _only_tells_which(marked: Marked, at: int) -> bool:
    """Whether a form right after a force and before a place qualifies it ("soldiers placed at")."""
    named = any(last == at and is_somebody(hit) for _, last, hit in marked.hits)
    return (named or marked.has(at - 1, "troops")) and marked.has(at + 1, "location")


def _is_thing(word: Word) -> bool:
    """Whether a plural of a noun of building names what was built ("fortifications")."""
    return word.number == "plural" and word.label in BUILDING


def _holds_here(marked: Marked, first: int, last: int, word: Word, pack: Pack) -> bool:
    """Whether a phrase means what it may: a noun of two words is joined or determined."""
    if word.form == "noun" and pack.order == "svo":
        return marked.tokens[last - 1].joined or stands_as_noun(marked, first, pack)
    deserted = any(other.label == "quit" for other in marked.tokens[last - 1].words)
    if deserted and marked.has(last, "agent"):
        return False
    return _has_object(marked, last, pack, word)


def _has_object(marked: Marked, end: int, pack: Pack, word: Word) -> bool:
    """Whether a verb that asks for a certain object has one, and one that sends sends no site."""
    meaning = load_classes()[word.label]
    if word.label == "expel" and word.particle:
        driven = word.form == "participle" and is_passive(marked, end - 1)
        return driven or object_kind(marked, end, pack) == "presence"
    if word.label == "shrink":
        return dwindles(marked, end, word, pack)
    sends = meaning.moves and "subject" not in meaning.roles and word.form in VERBAL
    if not (meaning.object or sends):
        return True
    passive = word.form == "participle" and is_passive(marked, end - 1)
    if passive and meaning.object != "presence":
        return (subject_kind(marked, end - 1) == "site") == bool(meaning.object)
    kind = object_kind(marked, end, pack)
    if meaning.object == "presence":
        return bool(kind) or (is_it(marked, end, pack) and not marked.has(end - 1, "have"))
    it = word.label == "gain" and is_it(marked, end, pack) and ends_object(marked, end + 1)
    return (kind == "site" or it) if meaning.object else kind != "site"


def _prefer_state(marked: Marked, at: int, words: list[Word]) -> list[Word]:
    """Put a word of state first where "are deployed at" says how things are, not what was done."""
    now = has_auxiliary(marked, at, "be") and not marked.any_between(at - 2, at, "past", "continue")
    now = now and not has_auxiliary(marked, at, "have") and not marked.has(at + 1, "goal")
    placed = has_auxiliary(marked, at, "be") and any(w.label == "send" for w in words)
    if now or placed:
        return sorted(words, key=lambda w: (w.form, w.label) != ("state", "stay"))
    return words


def _is_passive(marked: Marked, at: int, word: Word) -> bool:
    if word.form.startswith("passive"):
        return True
    if word.form == "participle":
        return (
            has_auxiliary(marked, at, "be")
            or marked.has(at + 1, "agent")
            or not has_auxiliary(marked, at, "have")
        )
    return word.form == "noun" and marked.has(at - 1, "be")
