"""Where the noun phrases that may name a source begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.model import AttributionKind

if TYPE_CHECKING:
    from basestatus.extract.speech.scenes import Scene

__all__ = [
    "MARK",
    "PREPOSITIONS",
    "STOPS",
    "begins_clause",
    "first_speaker",
    "is_determiner",
    "phrase_after",
    "phrase_before",
    "phrase_start",
]

MARK = '"'
STOPS = frozenset({",", ";", ":", "?", "!", "(", ")", "-", "[", "]"})
LONGEST = 16
NAME = 4
FIRST_NOUNS = 4
LINKS = ("that", "if", "contrast", "clause", "after", "before")
PREPOSITIONS = ("source", "goal", "location", "near", "of", "agent", "after", "before")
VERBAL = ("not", "be", "have", "deny", "relative", *LINKS)
PREDICATES = ("be", "have", "say", "pronoun_force")


def phrase_after(scene: Scene, first: int, *, limit: int = LONGEST) -> int:
    """Return where the noun phrase that begins at a token ends."""
    at = first
    end = min(scene.size, first + limit)
    while at < end and not _closes(scene, at, first):
        if scene.text(at) == MARK and at + 1 not in scene.nouns:
            closing = _name_end(scene, at)
            if not closing:
                break
            at = closing
        at += 1
    while at > first + 1 and _trails(scene, at - 1, first):
        at -= 1
    return at


def _trails(scene: Scene, at: int, first: int) -> bool:
    """Whether a token cannot be the last of a noun phrase; a closing mark can."""
    if scene.text(at) == MARK:
        return sum(scene.text(i) == MARK for i in range(first, at + 1)) % 2 == 1
    function = scene.has(at, *PREPOSITIONS, "and") or is_determiner(scene, at)
    return function or scene.text(at) == "."


def _name_end(scene: Scene, at: int) -> int:
    """Return the closing mark of a name in quotation marks, 0 where it is no short name."""
    ahead = range(at + 2, min(at + NAME + 2, scene.size))
    return next((i for i in ahead if scene.text(i) == MARK), 0)


def _closes(scene: Scene, at: int, first: int) -> bool:
    """Whether a noun phrase that began at ``first`` ends before a token."""
    token = scene.marked.tokens[at]
    if token.text in STOPS or (token.text == "." and at == scene.size - 1):
        return True
    if at in scene.timed or _is_closer(scene, at):
        return True
    if at == first:
        return False
    if begins_clause(scene, at) or _is_hearer(scene, at, first) or _is_added(scene, at, first):
        return True
    if scene.is_adverb(at):
        return at not in scene.nouns
    joined = scene.has(at, "and") or token.analysis.conjunction
    return joined and not scene.speaks(at, at + NAME)


def _is_closer(scene: Scene, at: int) -> bool:
    """Whether a word ends source phrases, unless it tells on which medium a page is."""
    speech = scene.speech
    token = scene.marked.tokens[at]
    forms = scene.keys[at] & speech.closers.keys()
    bare = any(len(form) >= NAME or len(token.text) - len(form) <= 1 for form in forms)
    if token.joined or not bare or not scene.phrase(at, speech.closers):
        return False
    if scene.phrase(at - 1, speech.links) > 1 or scene.phrase(at - 1, speech.vague):
        return False
    if at + 1 == scene.size or not scene.has(at, "location"):
        return True
    media = any(w.label == AttributionKind.MEDIA for w in scene.nouns.get(at + 1, ()))
    return not media and scene.pack.hedged.isdisjoint(scene.forms[at + 1])


def _is_added(scene: Scene, at: int, first: int) -> bool:
    """Whether an unknown word after a noun is its verb or participle, where adjectives precede."""
    token = scene.marked.tokens[at]
    if scene.pack.adjective != "before" or token.words or token.joined or not token.is_word:
        return False
    titled = at + 1 in scene.nouns or (at + 2 in scene.nouns and not is_determiner(scene, at + 1))
    if (titled and at - 1 not in scene.nouns) or scene.phrase(at - 1, scene.speech.vague):
        return False
    headed = any(back in scene.nouns for back in range(first, at))
    named = at - 1 in scene.nouns or at - 1 in scene.forces
    compound = at + 1 < scene.size and scene.marked.tokens[at + 1].joined
    known = compound or scene.is_capital(at) or scene.marked.taken[at] or at in scene.nouns
    possessive = token.text in scene.pack.morphology.possessive
    last = scene.text(at + 1) in {"", ".", *STOPS} or scene.has(at + 1, "say")
    return (named or (headed and scene.is_capital(at - 1))) and not (known or possessive or last)


def begins_clause(scene: Scene, at: int) -> bool:
    """Whether a clause or its verb begins at a token."""
    if scene.has(at, *VERBAL) or at in scene.actions:
        return at not in scene.forces
    if scene.has(at, "say") and at not in scene.nouns:
        return True
    return scene.verb_first and _is_object(scene, at)


def _is_object(scene: Scene, at: int) -> bool:
    """Whether a token after a verb and its subject is the object, not part of the subject."""
    tokens = scene.marked.tokens
    article = tokens[at].analysis.article
    if at in scene.triggers:
        return not article or scene.is_definite(at - 1)
    after_name = at - 1 in scene.forces and not any(
        first < at < last for first, last, _ in scene.marked.hits
    )
    plain = tokens[at].is_word and not article and not tokens[at].analysis.conjunction
    role = tokens[at].analysis.role or scene.has(at, *PREPOSITIONS)
    return after_name and plain and not role and at not in scene.nouns


def _is_hearer(scene: Scene, at: int, first: int) -> bool:
    """Whether an attached preposition or a bare noun brings in the outlet that is told."""
    token = scene.marked.tokens[at]
    if not scene.verb_first:
        return False
    if token.text in scene.pack.morphology.prefixes:
        return True
    media = any(w.label == AttributionKind.MEDIA for w in scene.nouns.get(at, ()))
    told = bool(token.analysis.role) or (at > first + 1 and not token.analysis.article)
    return media and told and not scene.has(at - 1, *PREPOSITIONS)


def is_determiner(scene: Scene, at: int) -> bool:
    """Whether a token is an article, a demonstrative or the like."""
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
        return not _is_name_mark(scene, at)
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


def _is_name_mark(scene: Scene, at: int) -> bool:
    """Whether a quotation mark has its fellow a few words before or after."""
    behind = range(max(at - NAME - 1, 0), at - 1)
    return any(scene.text(back) == MARK for back in behind) or bool(_name_end(scene, at))


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
    if first == end or not scene.has(first, *PREPOSITIONS) or scene.speaks(first, first + 1):
        return first
    return next((at for at in range(first + 2, end) if _starts_anew(scene, at)), end)


def _starts_anew(scene: Scene, at: int) -> bool:
    """Whether a noun phrase of its own begins after a fronted one."""
    free = not scene.has(at - 1, *PREPOSITIONS)
    if is_determiner(scene, at):
        return free
    if at in scene.nouns:
        return free and not is_determiner(scene, at - 1)
    return at in scene.forces and at - 1 in scene.timed


def _is_light(scene: Scene, at: int) -> bool:
    if not scene.marked.tokens[at].is_word or at in scene.timed:
        return True
    if scene.has(at, "and", "contrast", "clause", "was"):
        return True
    return scene.is_adverb(at) and at not in scene.nouns


def first_speaker(scene: Scene) -> tuple[int, int] | None:
    """Return the noun phrase of the first source noun that may be the subject of a sentence."""
    for at in sorted(scene.nouns)[:FIRST_NOUNS]:
        if not scene.verb_first and any(_is_predicate(scene, back) for back in range(at)):
            return None
        first = phrase_start(scene, at)
        governed = scene.has(first - 1, *PREPOSITIONS) or scene.marked.tokens[first].analysis.role
        last = phrase_after(scene, first)
        if first < last and not governed:
            return first, last
    return None


def phrase_start(scene: Scene, at: int) -> int:
    """Return where the noun phrase of a noun begins: its article, number and adjectives."""
    first = at
    while first and at - first < LONGEST and _in_phrase(scene, first - 1):
        if is_determiner(scene, first) and not is_determiner(scene, first - 1):
            break
        first -= 1
    return first


def _is_predicate(scene: Scene, at: int) -> bool:
    if at in scene.nouns:
        return False
    return at in scene.actions or scene.has(at, *PREDICATES)


def _in_phrase(scene: Scene, at: int) -> bool:
    """Whether a token can stand before a noun in its phrase."""
    if scene.verb_first or at in scene.timed or _opens(scene, at):
        return False
    token = scene.marked.tokens[at]
    function = scene.has(at, *PREPOSITIONS, *VERBAL, "and", "according")
    return (token.is_word or token.text == ".") and not function
