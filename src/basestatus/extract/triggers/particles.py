"""The particle that makes another verb of a verb: "pull" and "pull out", "hand" and "hand to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.sentence.roles import is_determiner
from basestatus.extract.sentence.wording import matches
from basestatus.extract.triggers.auxiliaries import is_passive
from basestatus.extract.triggers.verbs import is_somebody

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Pack, Word

__all__ = ["nearest_particle", "subject_particle"]

REACH = 9
RECIPIENT = 5
PREPOSITIONS = ("source", "goal", "location", "of")
STOPS = frozenset(".;:!?")


def nearest_particle(
    marked: Marked, at: int, words: list[Word], pack: Pack, fits: Callable[[Word], bool]
) -> tuple[Word, int, int] | None:
    """Return the reading of a trigger whose particle comes first, the longest of several.

    A particle that is but a preposition says less than a noun further on. Few readings have their
    particle, so that ``fits`` is asked of these alone.
    """
    governed: tuple[Word, int, int] | None = None
    abandons = any(word.label == "quit" for word in marked.tokens[at].words)
    openings = {word.particle[0] for word in words}
    for start in _particle_range(marked, at) if words else ():
        spellings = pack.spellings(marked.tokens[start].text)
        if openings.isdisjoint(spellings):
            continue
        here = [
            word
            for word in words
            if word.particle[0] in spellings
            and matches(marked.tokens, start, word.particle, pack)
            and not (len(word.particle) == 1 and _is_other(marked, start, pack))
            and not (word.label == "give" and abandons and _reaches_nobody(marked, start, pack))
            and not (word.label == "stay" and marked.any_between(at + 1, start, "reduce"))
            and fits(word)
        ]
        if here:
            word = max(here, key=lambda word: len(word.particle))
            found = word, start, start + len(word.particle)
            if len(word.particle) > 1 or not marked.has(start, *PREPOSITIONS):
                return found
            governed = governed or found
    return governed


def subject_particle(
    marked: Marked, at: int, words: list[Word], pack: Pack, fits: Callable[[Word], bool]
) -> tuple[Word, int, int] | None:
    """Return the reading of a passive whose particle is its subject ("the X flag was lowered").

    Its end is after a preposition beside the verb, which governs nothing then ("raised over X").
    """
    done = [w for w in words if w.form == "participle" and len(w.particle) == 1]
    if not (done and is_passive(marked, at)):
        return None
    for noun in range(at - 1, max(at - REACH, 0), -1):
        token = marked.tokens[noun]
        here = [w for w in done if w.particle[0] in pack.spellings(token.text) and fits(w)]
        if here and _is_subject(marked, noun, pack):
            return here[0], at + 1, at + 1 + marked.has(at + 1, "near")
        if token.text in STOPS:
            break
    return None


def _is_subject(marked: Marked, noun: int, pack: Pack) -> bool:
    """Whether a word is a noun that nothing governs: a determiner or a nation stands before it."""
    if marked.has(noun, *PREPOSITIONS, "near", "there"):
        return False
    first = noun - any(last == noun for _, last, _ in marked.hits)
    before = range(max(first - 2, 0), first)
    return any(is_determiner(marked.tokens[at], pack) for at in before)


def _particle_range(marked: Marked, at: int) -> Iterator[int]:
    """Yield the tokens at which the particle of a trigger may begin: up to the next verb."""
    dates = marked.operators[at + 1 : at + 2 * REACH]
    reach = REACH + sum("date" in operators for operators in dates)
    for start in range(at + 1, min(at + reach, len(marked.tokens))):
        token = marked.tokens[start]
        if token.text in STOPS or _opens_participle(marked, start):
            return
        yield start
        told = (w.form for w in token.words if w.kind == "trigger" and not marked.taken[start])
        if start > at + 1 and not {"past", "present"}.isdisjoint(told):
            return


def _opens_participle(marked: Marked, at: int) -> bool:
    """Whether a comma ends what a verb says, a participle going on ("left X, leaving Y open")."""
    if marked.tokens[at].text != ",":
        return False
    ahead = marked.tokens[at + 1 : at + 2]
    return any(w.form == "ing" and w.kind == "trigger" for token in ahead for w in token.words)


def _is_other(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a token is no particle here: part of a longer phrase, or the "on" of a date."""
    dated = marked.has(at + 1, "date") and marked.has(at, "location")
    dated = dated and not _is_adverbial(marked, at + 1, pack)
    if dated or _opens_infinitive(marked, at) or _inside_longer(marked, at):
        return True
    return pack.order == "svo" and _says_where(marked, at)


def _says_where(marked: Marked, at: int) -> bool:
    """Whether a preposition after a name or a pause says where a place lies ("took X in Y")."""
    before = at - 1
    place = any(
        last == at and any(r.kind in {"site", "area"} for r in hit.readings)
        for _, last, hit in marked.hits
    )
    apart = place or marked.tokens[before].text == "," or marked.head_kind(before)
    return (
        marked.has(at, "location")
        and bool(apart)
        and any(t.is_word for t in marked.tokens[at + 1 : at + 2])
    )


def _is_adverbial(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a date stands by itself, with no preposition ("moved in a day later")."""
    adverbs, end = pack.references.get("adverbial_dates", frozenset()), at
    while marked.has(end, "date"):
        end += 1
    return any(token.text in adverbs for token in marked.tokens[at : end + 1])


def _opens_infinitive(marked: Marked, at: int) -> bool:
    """Whether "to" stands before a bare verb, not before who or what is reached."""
    if not marked.has(at, "goal") or marked.head_kind(at + 1) or at + 1 >= len(marked.tokens):
        return False
    forms = {w.form for w in marked.tokens[at + 1].words if w.kind == "trigger"}
    return "base" in forms and not marked.taken[at + 1]


def _reaches_nobody(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether "to" governs no force: "left the base to its fate"."""
    if not marked.has(at, "goal"):
        return False
    ahead = range(at + 1, min(at + RECIPIENT, len(marked.tokens)))
    for i in ahead:
        people = any(first == i and is_somebody(hit) for first, _, hit in marked.hits)
        if people or marked.has(i, "state", "troops"):
            return False
        if not is_determiner(marked.tokens[i], pack):
            return True
    return True


def _inside_longer(marked: Marked, at: int) -> bool:
    """Whether a token is only part of a longer phrase ("in the direction of")."""
    own = {w.label for w in marked.tokens[at].words if w.kind == "operator"}
    return bool(marked.operators[at]) and bool(own) and marked.operators[at].isdisjoint(own)
