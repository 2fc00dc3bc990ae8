"""Whether a form of a trigger stands as a verb or as a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sentence.roles import is_determiner
from basestatus.extract.sentence.wording import ends_another_verb

if TYPE_CHECKING:
    from basestatus.extract.names import Hit
    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Pack, Word

__all__ = [
    "has_auxiliary",
    "has_both_arguments",
    "has_object",
    "is_attributive",
    "is_finite",
    "is_helper",
    "is_somebody",
    "prefer_tense",
    "stands_as_noun",
]

ADVERBS = 2
BEGUN_REACH = 9
SAID_REACH = 4
PREDICATE = 9
GOVERNORS = ("goal", "plan", "possible", "not", "no_more", "deny", "demand")
SUBJECTS = ("and", "clause", "troops", "cargo", "still", "pronoun_force", "relative", "quantity")


def is_finite(marked: Marked, at: int, word: Word, pack: Pack) -> bool:
    """Whether a bare form has what makes it a verb, and a word of state its copula."""
    if pack.order == "vso":
        return True
    governed = marked.has(at - 1, "goal", "of", "source", "location")
    if word.form == "present" and governed and not marked.has(at - 1, "there"):
        return False
    if word.form == "base":
        before = range(max(at - 4, 0), at)
        helped = any(
            marked.has(b, *GOVERNORS) or (marked.has(b, "implicative") and not marked.has(b, "was"))
            for b in before
        )
        subject = at - 1
        while _is_adverb(marked, subject, pack):
            subject -= 1
        joined = marked.has(subject, *SUBJECTS) or marked.tokens[subject].text.isdigit()
        joined = joined or marked.is_plural_head(at - 1)
        somebody = any((last == subject + 1 and is_somebody(hit) for _, last, hit in marked.hits))
        return (
            helped
            or joined
            or _ends_list(marked, subject + 1)
            or somebody
            or any(t.text in pack.references["plural"] for t in marked.tokens[max(at - 2, 0) : at])
        )
    if word.form == "state":
        if word.label == "leave" and ends_another_verb(marked, at, pack):
            return False
        opens = not at or marked.tokens[at - 1].text in {":", "-", '"'}
        return (
            opens
            or has_auxiliary(marked, at, "be")
            or marked.has(at - 1, "still", "rest")
            or _is_headline(marked, at)
            or marked.has(at - 2, "be")
            or _has_gone(marked, at, word)
        )
    return True


def _has_gone(marked: Marked, at: int, word: Word) -> bool:
    """Whether a word of being away is a perfect that says no more than when ("had gone by May")."""
    after = at + 1
    more = after < len(marked.tokens) and marked.tokens[after].is_word
    dated = marked.has(after + marked.has(after, "location", "agent"), "date")
    ends = not more or dated or marked.has(after, "and", "clause", "after", "before")
    return word.label == "leave" and has_auxiliary(marked, at, "have") and ends


def _is_headline(marked: Marked, at: int) -> bool:
    """Whether troops and nothing else open a sentence before a state ("last troops out of X")."""
    force = any(last == at and is_somebody(hit) for _, last, hit in marked.hits)
    opens = (force or marked.has(at - 1, "troops")) and marked.has(at + 1, "source", "of")
    before = range(at - 1)
    plain = all(marked.taken[i] or marked.tokens[i].is_word for i in before)
    return opens and plain and not any(marked.tokens[i].analysis.triggers for i in before)


def is_attributive(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a participle only says which bases or troops are meant ("the shuttered bases")."""
    noun = marked.head_kind(at + 1) or marked.has(at + 1, "troops", "cargo")
    noun = noun or _is_site(marked, at + 1)
    if pack.adjective != "before" or not at or not noun:
        return False
    forms = {w.form for w in marked.tokens[at].words if w.kind == "trigger"}
    before = marked.tokens[at - 1]
    counted = before.text.isdigit() or marked.has(at - 1, "quantity", "of")
    determined = is_determiner(before, pack) or before.text in pack.morphology.possessive
    return "participle" in forms and (counted or determined)


def is_helper(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a form only helps the verb right after it ("has said"), where verbs come first."""
    if pack.order != "vso" or at + 1 >= len(marked.tokens):
        return False
    if marked.tokens[at + 1].analysis.suffix:
        return False
    following = marked.tokens[at + 1].words
    past = any(w.kind == "trigger" for w in following) and all(w.form == "past" for w in following)
    verb = any(w.form == "past" for w in marked.tokens[at].words if w.kind == "trigger")
    return verb and (past or marked.has(at + 1, "say")) and not marked.has(at + 1, "source")


def _ends_list(marked: Marked, at: int) -> bool:
    """Whether the names of several sites end before a token ("X, Y and Z remain")."""
    sites = [first for first, last, _ in marked.hits if last == at and _is_site(marked, first)]
    return any(marked.has(first - 1, "and") for first in sites)


def _is_site(marked: Marked, at: int) -> bool:
    """Whether the name of a site begins at a token."""
    hits = (hit for first, _, hit in marked.hits if first == at)
    return any(reading.kind == "site" for hit in hits for reading in hit.readings)


def _is_adverb(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a token is an adverb or a date between a subject and its verb."""
    listed = at > 0 and marked.tokens[at].text in pack.references.get("adverbs", ())
    return marked.has(at, "date") or listed


def has_object(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a determiner or a name follows, so that "guards" is a verb."""
    if at + 1 >= len(marked.tokens):
        return False
    return marked.taken[at + 1] or is_determiner(marked.tokens[at + 1], pack)


def prefer_tense(marked: Marked, at: int, verbs: list[Word]) -> list[Word]:
    """Put the participle first after a form of "be" or "have"."""
    if any(w.form == "participle" for w in verbs) and (
        has_auxiliary(marked, at, "be")
        or has_auxiliary(marked, at, "have")
        or marked.has(at + 1, "agent")
        or _qualifies_bases(marked, at)
    ):
        return sorted(verbs, key=lambda w: w.form != "participle")
    return verbs


def _qualifies_bases(marked: Marked, at: int) -> bool:
    """Whether a form says which bases another verb is about ("the bases vacated include")."""
    ahead = range(at + 1, min(at + PREDICATE, len(marked.tokens)))
    ends = (i for i in ahead if marked.has(i, "comprise", "and", "relative", "that", "clause"))
    end = next(ends, at)
    plain = all(marked.tokens[i].is_word for i in range(at, end))
    return marked.is_plural_head(at - 1) and plain and marked.has(end, "comprise")


def has_auxiliary(marked: Marked, at: int, label: str) -> bool:
    """Whether an auxiliary stands before a token, adverbs and negation between allowed."""
    unknown = 0
    for back in range(at - 1, max(at - 5, -1), -1):
        if marked.has(back, label):
            return True
        token = marked.tokens[back]
        if marked.has(back, "be", "have", "not", "still", "last", "continue", "no_more"):
            continue
        unknown += 1
        if token.words or marked.taken[back] or not token.is_word or unknown > ADVERBS:
            return False
    return False


def stands_as_noun(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a determiner, an article, a possessive or a preposition makes a noun of a form."""
    token = marked.tokens[at]
    if token.analysis.article or token.analysis.role:
        return True
    if not at:
        return False
    nominal = any(w.form == "noun" for w in token.words if w.kind == "trigger")
    determined = (nominal or pack.order == "svo") and _determined(marked, at, pack)
    if determined and not _tells(marked, at, pack):
        return True
    if pack.order == "vso" and marked.has(
        at - 1, "near", "source", "location", "process", "begin", "finish"
    ):
        return not (marked.has(at - 1, "there") or marked.tokens[at - 1].analysis.article)
    beside = (_is_begun, _is_said_of, _is_beside_a_noun)
    if nominal and pack.order == "vso" and any(is_noun(marked, at) for is_noun in beside):
        return True
    people = any((last == at and _is_adjective(hit) for _, last, hit in marked.hits))
    singular = any(w.form in {"base", "noun"} for w in token.words if w.kind == "trigger")
    past = any(w.form in {"past", "present"} for w in token.words if w.kind == "trigger")
    return (people and singular and not past) or marked.has(at - 1, "of")


def _is_begun(marked: Marked, at: int) -> bool:
    """Whether a form, nothing joining it, comes after a verb of phase and who begins, if told."""
    if marked.tokens[at].analysis.conjunction:
        return False
    for back in range(at - 1, max(at - BEGUN_REACH, -1), -1):
        if marked.has(back, "begin", "continue", "finish"):
            return True
        told = any(w.kind == "trigger" for w in marked.tokens[back].words)
        parted = marked.has(back, "that", "relative", "clause", "and", "after", "before")
        if told or parted or not marked.tokens[back].is_word:
            return False
    return False


def _is_said_of(marked: Marked, at: int) -> bool:
    """Whether a form right after "said that" is what something is said of, as no verb can be."""
    said = marked.any_between(at - SAID_REACH, at - 1, "say")
    said = said and not any(w.form == "present" for w in marked.tokens[at].words)
    return said and marked.has(at - 1, "that") and not marked.has(at - 2, "after", "before", "plan")


def _is_beside_a_noun(marked: Marked, at: int) -> bool:
    """Whether "and" joins a form to a noun of change alone ("of redeployment and transfer of")."""
    before = marked.tokens[at - 1]
    bare = not (before.analysis.article or before.analysis.suffix)
    nouns = [_may_be_noun(marked, back) for back in (at - 1, at - 2)]
    governed = nouns[1] or marked.has(at - 2, "process", "source", "location", "begin")
    return bool(marked.tokens[at].analysis.conjunction) and bare and nouns[0] and governed


def _may_be_noun(marked: Marked, at: int) -> bool:
    """Whether a form at a token may be a noun of change."""
    words = marked.tokens[at].words if at >= 0 else ()
    return any(w.kind == "trigger" and w.form == "noun" for w in words)


def _tells(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a past form after an unknown noun is its verb, no head noun behind it."""
    forms = {w.form for w in marked.tokens[at].words if w.kind == "trigger"}
    beside = marked.tokens[at - 1]
    known = beside.words or marked.operators[at - 1] or is_determiner(beside, pack)
    verb = "past" in forms and not forms & {"noun", "base", "present"}
    return verb and beside.is_word and not known and not marked.head_kind(at + 1)


def _determined(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a determiner or a possessive stands before a form, an adjective between allowed."""
    for back in range(at - 1, max(at - 4, -1), -1):
        token = marked.tokens[back]
        if marked.has(back, "not", "no_more") or _opens_relative(marked, back, at):
            return False
        if token.text in pack.morphology.possessive or is_determiner(token, pack):
            return True
        if (
            (token.words and not marked.has(back, "last", "begin"))
            or marked.taken[back]
            or not token.is_word
        ):
            return False
    return False


def _opens_relative(marked: Marked, back: int, at: int) -> bool:
    """Whether "that" right before a finite form opens its clause ("the army that holds X")."""
    forms = {w.form for w in marked.tokens[at].words if w.kind == "trigger"}
    return back == at - 1 and marked.has(back, "that") and not forms & {"noun", "base", "ing"}


def _is_adjective(hit: Hit) -> bool:
    """Whether a name is an adjective of nationality and no plural that stands alone."""
    kinds = {r.kind for r in hit.readings}
    return "adjective" in kinds and "people" not in kinds


def is_somebody(hit: Hit) -> bool:
    """Whether a name is that of a force, a nation or its people, whatever else it may mean."""
    return any(r.kind not in {"site", "area"} for r in hit.readings)


def has_both_arguments(marked: Marked, at: int) -> bool:
    """Whether a pronoun and a site follow at once: the subject and the object of a noun."""
    named = (hit for first, _, hit in marked.hits if first == at + 1)
    site = any(r.kind == "site" for hit in named for r in hit.readings)
    return bool(marked.tokens[at].analysis.suffix) and (site or bool(marked.head_kind(at + 1)))
