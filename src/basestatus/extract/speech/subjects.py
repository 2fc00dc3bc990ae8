"""Who is the subject of a verb of saying: before it, after it, or left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.extract.speech.appositions import is_named, with_name
from basestatus.extract.speech.phrases import MARK, phrase_after, phrase_before, phrase_start

if TYPE_CHECKING:
    from basestatus.extract.speech.scenes import Scene

__all__ = [
    "Subject",
    "find_following",
    "find_subject",
    "helpers_before",
    "pronoun_at",
    "skip_aside",
]

PIECES = 3
SKIPPED = 6
ASIDE = 4
AHEAD = 14
HELPERS = ("be", "have", "was", "plan", "possible", "not", "still", "no_more")
NOT_FIRST = ("source", "goal", "location", "near", "agent", "of", "that", "relative", "if", "not")
OPENERS = ("contrast", "clause", "and", "that", "was")


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject at tokens ``first`` to ``last``, both equal where it is left out.

    ``pronoun`` is "he", "they" or "it" where it is one.
    """

    first: int
    last: int
    pronoun: str = ""

    @property
    def left_out(self) -> bool:
        """Whether the words at hand do not name the subject."""
        return self.first == self.last


def find_subject(scene: Scene, at: int, end: int) -> Subject | None:
    """Return the subject of the verb at a token; None where nobody can be saying anything."""
    if scene.phrase(at, scene.speech.participles):
        return _of_participle(scene, at)
    if scene.verb_first:
        return _around(scene, at, end)
    return _before(scene, at) or _inverted(scene, at, end)


def _of_participle(scene: Scene, at: int) -> Subject:
    """Return the subject of the clause that a participle belongs to; left out after a comma."""
    if scene.verb_first or not at or scene.text(at - 1) in {",", MARK}:
        return Subject(at, at)
    span = phrase_before(scene, at)
    return Subject(*span) if span and scene.speaks(*span) else Subject(at, at)


def helpers_before(scene: Scene, at: int) -> int:
    """Return the first of the auxiliaries and adverbs that stand right before a verb."""
    first = at
    while first and at - first < AHEAD and _is_helper(scene, first - 1):
        first -= 1
    return first


def _is_helper(scene: Scene, at: int) -> bool:
    if at in scene.nouns or at in scene.forces:
        return False
    if scene.has(at, *HELPERS):
        return True
    return scene.is_adverb(at) or bool(scene.phrase(at, scene.speech.helpers))


def _before(scene: Scene, at: int) -> Subject | None:
    """Return a subject that stands before its verb."""
    end = helpers_before(scene, at)
    before = end - 1
    if before < 0 or scene.text(before) == MARK or scene.has(before, "goal"):
        return None
    pronoun = pronoun_at(scene, before)
    if pronoun:
        return Subject(before, end, pronoun)
    if scene.has(before, "and"):
        return Subject(at, at)
    if scene.has(before, "relative"):
        return _antecedent(scene, before)
    if scene.text(before) == ",":
        return None if _ends_with_speaker(scene, at + 1) else _across_comma(scene, before)
    span = phrase_before(scene, end)
    return Subject(*span) if span else None


def _ends_with_speaker(scene: Scene, first: int) -> bool:
    """Whether a source and nothing it says follows a verb (", said X.")."""
    after = find_following(scene, first)
    if after is None or not scene.speaks(after.first, after.last):
        return False
    return scene.text(after.last) in {"", ".", ",", ";", MARK} or scene.has(after.last, "relative")


def pronoun_at(scene: Scene, at: int) -> str:
    """Return "he", "they" or "it" where a token is such a pronoun, else nothing."""
    speech = scene.speech
    for name, words in (("he", speech.he), ("they", speech.they), ("it", speech.it)):
        if scene.text(at) in words:
            return name
    return ""


def _antecedent(scene: Scene, relative: int) -> Subject | None:
    """Return the noun phrase that a relative clause of saying speaks of."""
    end = relative - (scene.text(relative - 1) == ",")
    span = phrase_before(scene, end, nearest=True)
    if span and scene.speaks(*span) and span[1] >= end - 1:
        return Subject(*span)
    return None


def _across_comma(scene: Scene, comma: int) -> Subject | None:
    """Return the subject before a parenthesis that ends at a comma ("X, who …, said")."""
    for _ in range(PIECES):
        opening = _comma_before(scene, comma)
        if opening <= 0:
            return None
        span = phrase_before(scene, opening)
        whole = span is not None and span[1] == opening
        named = is_named(scene, opening + 1, comma)
        if span and whole and (scene.speaks(*span) or span[0] == 0 or is_named(scene, *span)):
            return Subject(span[0], comma if named else opening)
        if named and scene.speaks(opening + 1, comma):
            return Subject(opening + 1, comma)
        comma = opening
    return None


def _comma_before(scene: Scene, comma: int) -> int:
    """Return the comma before another, -1 where a stronger mark or nothing comes first."""
    for at in range(comma - 1, -1, -1):
        if scene.text(at) in {MARK, ";", ":"}:
            return -1
        if scene.text(at) == ",":
            return at
    return -1


def _inverted(scene: Scene, at: int, end: int) -> Subject | None:
    """Return a subject that follows its verb after the words quoted ("…," said X)."""
    start = helpers_before(scene, at)
    if start and scene.text(start - 1) not in {MARK, ",", ":"}:
        return None
    return find_following(scene, _after_hearer(scene, end))


def _after_hearer(scene: Scene, at: int) -> int:
    """Return where a source begins after "to" and who is told, else the token itself."""
    if not scene.has(at, "goal"):
        return at
    for ahead in range(at + 2, min(at + AHEAD, scene.size)):
        if scene.has(ahead, "be", "that") or scene.text(ahead) in {",", MARK}:
            break
        first = phrase_start(scene, ahead)
        if ahead in scene.nouns and first > at + 1 and not scene.has(first - 1, *NOT_FIRST):
            return first
    return at


def find_following(scene: Scene, first: int) -> Subject | None:
    """Return the noun phrase that begins at a token, None where none does."""
    pronoun = pronoun_at(scene, first)
    if pronoun:
        return Subject(first, first + 1, pronoun)
    if not _may_begin(scene, first):
        return None
    last = phrase_after(scene, first)
    return Subject(first, with_name(scene, first, last)) if last > first else None


def _may_begin(scene: Scene, at: int) -> bool:
    """Whether a token can be the first of a noun phrase that is no object of a preposition."""
    if at >= scene.size or at in scene.timed:
        return False
    token = scene.marked.tokens[at]
    if at in scene.nouns or at in scene.forces:
        return not (scene.verb_first and token.analysis.role)
    if token.text == MARK:
        return scene.speaks(at + 1, at + 2)
    if scene.has(at, *NOT_FIRST, "clause", "contrast"):
        return False
    if scene.verb_first and (token.analysis.role or scene.has(at, "say", "after", "before")):
        return False
    return token.is_word and at not in scene.triggers


def _around(scene: Scene, at: int, end: int) -> Subject | None:
    """Return a subject after its verb, else one before it, else one left out."""
    after = find_following(scene, skip_aside(scene, end))
    if after and scene.speaks(after.first, after.last):
        return after
    joined = scene.marked.tokens[at].analysis.conjunction
    span = None if joined and not _has_topic(scene, at) else phrase_before(scene, at)
    before = Subject(*span) if span and _stands_first(scene, *span, at) else None
    if before and (after is None or scene.speaks(before.first, before.last)):
        return before
    return after or before or Subject(at, at)


def _has_topic(scene: Scene, at: int) -> bool:
    """Whether a topic stands before a verb joined to it ("as for X, he said")."""
    return any(scene.has(back, "contrast") for back in range(max(at - AHEAD, 0), at))


def _stands_first(scene: Scene, first: int, last: int, at: int) -> bool:
    """Whether a noun phrase before a verb is its subject: only an opening before it."""
    near = last >= at - 1 or (scene.speaks(first, last) and at - last <= ASIDE)
    if not near or not _may_begin(scene, first):
        return False
    opening = first - 1
    if opening < 0 or scene.text(opening) in {",", ":", "-", "."}:
        return True
    return scene.has(opening, *OPENERS)


def skip_aside(scene: Scene, at: int) -> int:
    """Skip what may stand between a verb and its subject: a date, a pronoun, the hearer."""
    for _ in range(SKIPPED):
        dated = at in scene.timed or (
            scene.text(at) == "," and (at + 1 in scene.timed or at - 1 in scene.timed)
        )
        pronoun = scene.has(at, "there") or (scene.verb_first and pronoun_at(scene, at) == "it")
        outlet = _after_outlet(scene, at)
        if not (dated or pronoun or outlet):
            break
        at = outlet or at + 1
    return at


def _after_outlet(scene: Scene, at: int) -> int:
    """Return the source noun after a name in quotation marks that begins at a token, else 0."""
    if scene.text(at) != MARK:
        return 0
    ahead = range(at + 2, min(at + ASIDE + 2, scene.size))
    closing = next((i for i in ahead if scene.text(i) == MARK), 0)
    return closing + 1 if closing and closing + 1 in scene.nouns else 0
