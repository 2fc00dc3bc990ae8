"""The noun phrases that name who says something: where they begin and end, and what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.model import AttributionKind

if TYPE_CHECKING:
    from basestatus.extract.scenes import Scene
    from basestatus.languages import Word

__all__ = [
    "Source",
    "first_speaker",
    "phrase_after",
    "phrase_before",
    "phrase_start",
    "read_source",
]

MARK = '"'
STOPS = frozenset({",", ";", ":", "?", "!", "(", ")", "-", "[", "]"})
LONGEST = 16
NAME = 4
POINTED = 2
LINKS = ("that", "if", "contrast", "clause", "after", "before")
PREPOSITIONS = ("source", "goal", "location", "near", "of", "agent", "after", "before")
VERBAL = ("not", "be", "have", "relative", *LINKS)


@dataclass(frozen=True, slots=True)
class Source:
    """A source at tokens ``first`` to ``last`` of sentence ``index``.

    ``start`` is where it begins in the folded text, a preposition attached to it cut off;
    ``words`` are the forms of each of its words but determiners, ``heads`` the entries of its
    head noun; ``pointed`` where it is put as known already ("the official"); ``one_of`` where it
    picks one of several; ``generic`` where any source may be meant ("the source"); ``listed``
    where it names more than one.
    """

    index: int
    first: int
    last: int
    start: int
    kind: AttributionKind
    words: tuple[frozenset[str], ...] = ()
    heads: frozenset[str] = frozenset()
    plural: bool = False
    hedged: bool = False
    pointed: bool = False
    one_of: bool = False
    generic: bool = False
    listed: bool = False


def phrase_after(scene: Scene, first: int, *, limit: int = LONGEST) -> int:
    """Return where the noun phrase that begins at a token ends."""
    at = first
    end = min(len(scene), first + limit)
    while at < end and not _closes(scene, at, first):
        if scene.text(at) == MARK and at + 1 not in scene.nouns:
            closing = _name_end(scene, at)
            if not closing:
                break
            at = closing
        at += 1
    while at > first + 1 and (
        scene.has(at - 1, *PREPOSITIONS, "and")
        or _is_determiner(scene, at - 1)
        or scene.text(at - 1) in {".", MARK}
    ):
        at -= 1
    return at


def _name_end(scene: Scene, at: int) -> int:
    """Return the closing mark of a name in quotation marks, 0 where it is no short name."""
    for ahead in range(at + 2, min(at + NAME + 2, len(scene))):
        if scene.text(ahead) == MARK:
            return ahead
    return 0


def _closes(scene: Scene, at: int, first: int) -> bool:
    """Whether a noun phrase that began at ``first`` ends before a token."""
    token = scene.marked.tokens[at]
    if token.text in STOPS or (token.text == "." and at == len(scene) - 1):
        return True
    if at > first and _begins_clause(scene, at):
        return True
    if at in scene.timed or _is_hearer(scene, at, first) or _is_closer(scene, at):
        return True
    if at > first and _is_added(scene, at, first):
        return True
    if at > first and scene.is_adverb(at):
        return at not in scene.nouns
    if scene.has(at, "and") or token.analysis.conjunction:
        return at > first and not scene.speaks(at, at + NAME)
    return False


def _is_closer(scene: Scene, at: int) -> bool:
    """Whether a word ends source phrases, unless it tells on which medium a page is."""
    if scene.marked.tokens[at].joined or not scene.phrase(at, scene.speech.closers):
        return False
    medium = not scene.pack.hedged.isdisjoint(scene.forms[at + 1]) if at + 1 < len(scene) else False
    nouns = scene.nouns.get(at + 1, ())
    media = any(w.label == AttributionKind.MEDIA for w in nouns)
    return not (scene.has(at, "location") and (medium or media))


def _is_added(scene: Scene, at: int, first: int) -> bool:
    """Whether an unknown word after a noun is its verb or participle, where adjectives precede."""
    token = scene.marked.tokens[at]
    if scene.pack.adjective != "before" or token.words or token.joined or not token.is_word:
        return False
    headed = any(back in scene.nouns for back in range(first, at))
    named = at - 1 in scene.nouns or (headed and at - 1 in scene.capital)
    compound = at + 1 < len(scene) and scene.marked.tokens[at + 1].joined
    known = compound or at in scene.capital or scene.marked.taken[at] or at in scene.nouns
    possessive = token.text in scene.pack.morphology.possessive
    last = scene.text(at + 1) in {"", ".", *STOPS} or scene.has(at + 1, "say")
    return named and not known and not possessive and not last


def _begins_clause(scene: Scene, at: int) -> bool:
    if scene.has(at, *VERBAL) or at in scene.actions:
        return at not in scene.forces
    if scene.has(at, "say") and at not in scene.nouns:
        return True
    return scene.verb_first and _is_object(scene, at)


def _is_object(scene: Scene, at: int) -> bool:
    """Whether a token after a verb and its subject is the object rather than part of the subject."""
    tokens = scene.marked.tokens
    article = tokens[at].analysis.article
    if any(t.at == at for t in scene.marked.triggers):
        return not article or tokens[at - 1].analysis.article
    after_name = at - 1 in scene.forces and not any(
        first < at < last for first, last, _ in scene.marked.hits
    )
    plain = tokens[at].is_word and not article and not tokens[at].analysis.conjunction
    role = tokens[at].analysis.role or scene.has(at, *PREPOSITIONS)
    return bool(after_name and plain and not role and at not in scene.nouns)


def _is_hearer(scene: Scene, at: int, first: int) -> bool:
    """Whether an attached preposition or a bare noun brings in the outlet that is told."""
    token = scene.marked.tokens[at]
    if not scene.verb_first or at == first:
        return False
    if token.text in scene.pack.morphology.prefixes:
        return True
    media = any(w.label == AttributionKind.MEDIA for w in scene.nouns.get(at, ()))
    told = token.analysis.role or (at > first + 1 and not token.analysis.article)
    governed = scene.has(at - 1, *PREPOSITIONS)
    return bool(media and told and not governed)


def _is_determiner(scene: Scene, at: int) -> bool:
    references = scene.pack.references
    text = scene.text(at)
    return text in references.get("determiners", ()) or text in references.get("indefinite", ())


def phrase_before(scene: Scene, end: int, *, nearest: bool = False) -> tuple[int, int] | None:
    """Return the noun phrase that ends before a token and may be the subject there.

    The ``nearest`` one begins after the last preposition of an agent ("by").
    """
    first = end
    while first and end - first < LONGEST * 2 and not _opens(scene, first - 1):
        if nearest and scene.has(first - 1, "agent"):
            break
        first -= 1
    return _subject_in(scene, first, end)


def _opens(scene: Scene, at: int) -> bool:
    """Whether a token stands before the clause that a subject to its right belongs to."""
    text = scene.text(at)
    if text in STOPS or (scene.has(at, *LINKS) and not _relates(scene, at)):
        return True
    if text == MARK:
        return not (_name_start(scene, at))
    relayed = scene.has(at + 1, "agent")
    return scene.has(at, "say") and at not in scene.nouns and not relayed


def _relates(scene: Scene, at: int) -> bool:
    """Whether "that" opens a relative clause: nothing is said before it."""
    if scene.verb_first or not scene.has(at, "that") or not at:
        return False
    for back in range(at - 1, max(at - LONGEST, -1), -1):
        if scene.text(back) in STOPS or scene.text(back) == MARK:
            break
        if scene.has(back, "say", "deny") or scene.phrase(back, scene.speech.verbs):
            return False
    return True


def _name_start(scene: Scene, at: int) -> bool:
    return any(scene.text(back) == MARK for back in range(max(at - NAME - 1, 0), at - 1)) or any(
        scene.text(ahead) == MARK for ahead in range(at + 2, min(at + NAME + 2, len(scene)))
    )


def _subject_in(scene: Scene, first: int, end: int) -> tuple[int, int] | None:
    """Return the subject in a stretch of one clause, what stands before and after it cut off."""
    first = _after_preamble(scene, first, end)
    relatives = (at for at in range(first, end) if scene.has(at, "relative", "that"))
    relative = next(relatives, end)
    if relative < end and not scene.speaks(first, relative) and scene.speaks(relative, end):
        first = relative + 1
    verbs = [at for at in range(first, min(relative, end)) if at in scene.actions]
    if verbs and (scene.speaks(verbs[-1], end) or not scene.speaks(first, verbs[0])):
        first = verbs[-1] + 1
    for at in range(end - 2, first, -1):
        if scene.has(at, "and") and not scene.speaks(first, at) and scene.text(at + 1) != MARK:
            first = at + 1
            break
    last = phrase_after(scene, first, limit=end - first)
    return (first, min(last, end)) if first < min(last, end) else None


def _after_preamble(scene: Scene, first: int, end: int) -> int:
    """Skip conjunctions, adverbs, dates and a fronted phrase of place or time."""
    while first < end and _is_light(scene, first):
        first += 1
    if first < end and (scene.has(first, *PREPOSITIONS) and not scene.speaks(first, first + 1)):
        starts = (
            at
            for at in range(first + 2, end)
            if (_is_determiner(scene, at) and not scene.has(at - 1, *PREPOSITIONS))
            or (at in scene.nouns and _starts_bare(scene, at))
            or (at in scene.forces and (at - 1) in scene.timed)
        )
        return next(starts, end)
    return first


def _starts_bare(scene: Scene, at: int) -> bool:
    return not scene.has(at - 1, *PREPOSITIONS) and not _is_determiner(scene, at - 1)


def _is_light(scene: Scene, at: int) -> bool:
    token = scene.marked.tokens[at]
    if not token.is_word or at in scene.timed or scene.has(
        at, "and", "contrast", "clause", "was"
    ):
        return True
    adverb = scene.is_adverb(at)
    return adverb and at not in scene.nouns


def first_speaker(scene: Scene) -> tuple[int, int] | None:
    """Return the noun phrase of the first source noun that may be the subject of a sentence."""
    for at in sorted(scene.nouns):
        if not scene.verb_first and any(_is_predicate(scene, back) for back in range(at)):
            return None
        first = phrase_start(scene, at)
        governed = scene.has(first - 1, *PREPOSITIONS) or scene.marked.tokens[first].analysis.role
        if not governed:
            return first, phrase_after(scene, first)
    return None


def phrase_start(scene: Scene, at: int) -> int:
    """Return where the noun phrase of a noun begins: its article, number and adjectives."""
    while at and not _opens(scene, at - 1) and _in_phrase(scene, at - 1):
        at -= 1
    return at


def _is_predicate(scene: Scene, at: int) -> bool:
    if at in scene.nouns:
        return False
    return at in scene.actions or scene.has(at, "be", "have", "say", "pronoun_force")


def _in_phrase(scene: Scene, at: int) -> bool:
    if scene.verb_first:
        return False
    token = scene.marked.tokens[at]
    return (token.is_word or token.text == ".") and not scene.has(
        at, *PREPOSITIONS, *VERBAL, "and", "according"
    )


def read_source(scene: Scene, first: int, last: int) -> Source:
    """Return what a noun phrase tells of its source."""
    one_of = scene.phrase(first, scene.speech.partitives)
    head = _head(scene, first + one_of, last)
    nouns = scene.nouns.get(head, ())
    joints = (at for at in range(first + 1, last) if _joins(scene, at))
    listed = any(scene.speaks(at, min(at + NAME, last)) for at in joints)
    words = tuple(scene.forms[at] for at in range(first + one_of, last) if _has_content(scene, at))
    return Source(
        index=scene.index,
        first=first,
        last=last,
        start=_start(scene, first),
        kind=_kind(scene, first, last, nouns),
        words=words,
        heads=frozenset(w.rule for w in nouns),
        plural=listed or any(w.number != "singular" for w in nouns),
        hedged=any(not scene.pack.hedged.isdisjoint(f) for f in scene.forms[first:last]),
        pointed=len(words) <= POINTED and _is_pointed(scene, first, last, head),
        one_of=bool(one_of),
        listed=listed,
        generic=bool(scene.phrase(head, scene.speech.generic)),
    )


def _joins(scene: Scene, at: int) -> bool:
    return scene.has(at, "and") or scene.marked.tokens[at].analysis.conjunction


def _start(scene: Scene, first: int) -> int:
    """Return where a phrase begins in the folded text without the clitics but the article."""
    token = scene.marked.tokens[first]
    analysis = token.analysis
    if not (analysis.role or analysis.conjunction):
        return token.start
    end = len(token.text) - len(analysis.suffix)
    clitics = token.text[: max(end - len(analysis.stem), 0)]
    article = next((a for a in scene.pack.morphology.articles if clitics.endswith(a)), "")
    return token.start + len(clitics) - len(article)


def _head(scene: Scene, first: int, last: int) -> int:
    """Return the head noun: the first one, in languages with compounds the last of the first run."""
    nouns = [at for at in range(first, last) if at in scene.nouns]
    if not nouns:
        return -1
    if scene.verb_first:
        return nouns[0]
    stop = next((at for at in range(nouns[0], last) if scene.has(at, *PREPOSITIONS)), last)
    return [at for at in nouns if at < stop][-1]


def _kind(scene: Scene, first: int, last: int, nouns: tuple[Word, ...]) -> AttributionKind:
    """Return the kind of a source; a force speaks for itself, anybody else only saw something."""
    if nouns:
        return AttributionKind(nouns[0].label)
    forces = any(at in scene.forces or scene.has(at, "troops") for at in range(first, last))
    return AttributionKind.OFFICIAL if forces else AttributionKind.OBSERVER


def _has_content(scene: Scene, at: int) -> bool:
    if not scene.marked.tokens[at].is_word or _is_determiner(scene, at):
        return False
    speech = scene.speech
    same = scene.phrase(at, speech.same) or scene.text(at) in speech.they
    return not same and scene.text(at) not in scene.pack.morphology.possessive


def _is_pointed(scene: Scene, first: int, last: int, head: int) -> bool:
    """Whether a phrase speaks of a source as known: definite, "the same", or a bare name."""
    if any(scene.phrase(at, scene.speech.same) for at in range(first, last)):
        return True
    references = scene.pack.references
    loose = references.get("indefinite", frozenset()) | references.get("dual", frozenset())
    if scene.text(first) in loose | references.get("plural", frozenset()):
        return False
    if head < 0 or _is_determiner(scene, first):
        return True
    return scene.marked.tokens[head].analysis.article
