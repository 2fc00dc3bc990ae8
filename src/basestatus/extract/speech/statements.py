"""The statements of a sentence: which verb or phrase credits whom with which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.extract.speech.complements import (
    goes_on,
    has_complement,
    is_opened,
    sides,
    that_ahead,
    that_follows,
)
from basestatus.extract.speech.phrases import phrase_after
from basestatus.extract.speech.reach import Statement, bounded
from basestatus.extract.speech.sources import is_source, read_source
from basestatus.extract.speech.subjects import (
    find_following,
    find_subject,
    helpers_before,
    pronoun_at,
    skip_aside,
)

if TYPE_CHECKING:
    from basestatus.extract.speech.scenes import Scene
    from basestatus.extract.speech.subjects import Subject

__all__ = ["find_statements"]

AHEAD = 14
AGENT = 8
RELAY = 12
LABEL = 10


def find_statements(scene: Scene) -> list[Statement]:
    """Return the statements of a sentence in the order of their verbs, bounds set."""
    found: list[Statement] = []
    for at in scene.spoken:
        statement = _statement_at(scene, at)
        if statement is not None and not (found and found[-1].cited and at < found[-1].last):
            found.append(statement)
    return bounded(scene, found or _labelled(scene))


def _labelled(scene: Scene) -> list[Statement]:
    """Read "X: words", and "words: X", as headlines put it."""
    colons = (at for at in range(1, scene.size) if scene.text(at) == ":")
    colon = next(colons, 0)
    if not colon:
        return []
    for first, last, forward in ((0, colon, True), (colon + 1, _end(scene), False)):
        if not 0 < last - first <= LABEL or phrase_after(scene, first) != last:
            continue
        if scene.speaks(first, last) and is_source(scene, first, last):
            source = read_source(scene, first, last)
            return [Statement(colon, first, last, source, forward=forward, backward=not forward)]
    return []


def _end(scene: Scene) -> int:
    """Return where the words of a sentence end, its full stop left out."""
    end = scene.size
    return end - 1 if scene.text(end - 1) in {".", "?", "!"} else end


def _statement_at(scene: Scene, at: int) -> Statement | None:
    """Return the statement whose verb or marker stands at a token."""
    if scene.has(at, "according") and not scene.has(at - 1, "according"):
        return _cited(scene, at)
    speech = scene.speech
    if scene.phrase(at, speech.relays):
        relayed = _relayed(scene, at)
        if relayed is not None:
            return relayed
    length = scene.phrase(at, speech.verbs) or scene.phrase(at, speech.participles)
    length = length or int(scene.has(at, "say"))
    if length and _is_verb(scene, at):
        return _told(scene, at, at + length)
    length = scene.phrase(at, speech.announcements)
    return _announced(scene, at, at + length) if length else None


def _is_verb(scene: Scene, at: int) -> bool:
    """Whether a word of saying is a verb here, and something is said."""
    token = scene.marked.tokens[at]
    infinitive = scene.has(at - 1, "goal") and not scene.has(at - 1, "have")
    if token.analysis.article or token.analysis.role or infinitive:
        return False
    if _is_noun(scene, at) or (at in scene.nouns and _says(scene, at + 1)):
        return False
    governed = scene.has(at - 1, "source", "goal", "location", "near")
    if scene.verb_first and governed and not scene.has(at - 1, "there"):
        return False
    helpers = range(at - 1, at) if scene.verb_first else range(helpers_before(scene, at), at)
    negated = any(scene.has(back, "not", "no_more", "what") for back in helpers)
    return not negated or scene.has(at, "deny") or _takes_up(scene, at)


def _is_noun(scene: Scene, at: int) -> bool:
    """Whether a word that may be a noun follows a determiner, a possessive or a denial."""
    if at not in scene.nouns and not scene.phrase(at, scene.speech.weak):
        return False
    before = scene.text(at - 1)
    determined = before in scene.pack.references.get("determiners", ())
    possessed = before in scene.pack.morphology.possessive
    return determined or possessed or scene.has(at - 1, "of", "deny")


def _says(scene: Scene, at: int) -> bool:
    return scene.has(at, "say") and at not in scene.nouns


def _takes_up(scene: Scene, at: int) -> bool:
    """Whether a verb takes up what it says with a pronoun ("what X said")."""
    attached = scene.marked.tokens[at].analysis.suffix not in {"", *scene.pack.morphology.people}
    return scene.verb_first and attached and scene.has(at - 1, "not", "what")


def _cited(scene: Scene, at: int) -> Statement | None:
    """Read "according to X", and what is put like it: "as X said"."""
    first = _after_citing(scene, at)
    pronoun = pronoun_at(scene, first)
    last = first + 1 if pronoun else phrase_after(scene, first)
    if last <= first or not is_source(scene, first, last):
        return None
    if scene.phrase(at, scene.speech.weak) and not scene.speaks(first, last):
        return None
    leading = not is_opened(scene, at) or scene.has(at - 1, "contrast")
    says = scene.verb_first and that_follows(scene, last)
    return Statement(
        at=at,
        first=at,
        last=last,
        source=None if pronoun else read_source(scene, first, last),
        pronoun=pronoun,
        forward=leading or says or goes_on(scene, last),
        backward=not leading and not says,
        cited=True,
        relayed=bool(scene.phrase(at, scene.speech.relays)),
    )


def _after_citing(scene: Scene, at: int) -> int:
    """Return where the source begins that "according to", "as reported by" and such bring in."""
    first = at
    while scene.has(first, "according", "there") or _reports(scene, first):
        first += 1
        if scene.has(first, "not", "what") and _reports(scene, first + 1):
            first += 1
    relay = any(scene.phrase(i, scene.speech.relays) for i in range(at + 1, first))
    return (relay and _after_mark(scene, first)) or skip_aside(scene, first)


def _reports(scene: Scene, at: int) -> bool:
    """Whether a verb of any kind that reports stands at a token."""
    speech = scene.speech
    verb = scene.phrase(at, speech.verbs) or scene.phrase(at, speech.relays)
    return at not in scene.nouns and (bool(verb) or scene.has(at, "say"))


def _relayed(scene: Scene, at: int) -> Statement | None:
    """Read "quoted X as saying": the words are those of X."""
    end = at + scene.phrase(at, scene.speech.relays)
    first = end if not scene.speech.relay_marks else _after_mark(scene, end)
    last = phrase_after(scene, first) if first else 0
    if scene.has(end, "agent") or last <= first or not scene.speaks(first, last):
        return None
    ahead = range(last, min(last + AHEAD, scene.size))
    marks = (i for i in ahead if scene.has(i, "that") or scene.phrase(i, scene.speech.participles))
    mark = next(marks, 0)
    if not mark:
        return None
    says = scene.verb_first or has_complement(scene, mark + 1)
    source = read_source(scene, first, last)
    return Statement(at, at, last, source, forward=says, backward=not says, relayed=True)


def _after_mark(scene: Scene, end: int) -> int:
    """Return where the source begins that a relay's preposition brings in, else 0."""
    for at in range(end, min(end + RELAY, scene.size - 1)):
        if scene.phrase(at, scene.speech.relay_marks) and scene.speaks(at + 1, at + 2):
            return at + 1
    return 0


def _announced(scene: Scene, at: int, end: int) -> Statement | None:
    """Read "the announcement by X that": a noun of saying and whose it is."""
    agent = scene.has(end, "agent")
    subject = find_following(scene, end + agent) if agent or scene.verb_first else None
    if subject is None or not scene.speaks(subject.first, subject.last):
        return None
    source = read_source(scene, subject.first, subject.last)
    return Statement(at, at, subject.last, source, embedded=True)


def _told(scene: Scene, at: int, end: int) -> Statement | None:
    """Read a verb of saying with its subject and the words it credits."""
    start = at if scene.verb_first else helpers_before(scene, at)
    going_on = bool(scene.phrase(at, scene.speech.participles))
    if not going_on and any(_is_passive_mark(scene, back) for back in range(start, at)):
        return _passive(scene, at, end)
    subject = find_subject(scene, at, end)
    if subject is None or scene.phrase(end, scene.speech.idle) or not _fits(scene, at, subject):
        return None
    named = not subject.left_out and not subject.pronoun
    first = min(subject.first, at)
    last = max(subject.last, end)
    forward, backward, cited = _directions(scene, at, first, last)
    return Statement(
        at=at,
        first=first,
        last=last,
        source=read_source(scene, subject.first, subject.last) if named else None,
        pronoun=subject.pronoun,
        forward=forward,
        backward=backward,
        denies=scene.has(at, "deny"),
        embedded=scene.verb_first and (scene.has(at - 1, "relative") or _takes_up(scene, at)),
        going_on=going_on and not named,
        cited=cited,
        joined=scene.marked.tokens[at].analysis.conjunction or scene.has(first - 1, "and"),
    )


def _directions(scene: Scene, at: int, first: int, last: int) -> tuple[bool, bool, bool]:
    """Return whether a verb credits the words after it, before it, and whether it only cites."""
    says = has_complement(scene, last, addressed=bool(scene.phrase(at, scene.speech.addressed)))
    if scene.verb_first:
        cites = scene.has(at - 1, "clause") and at > 1 and not says
        if cites or (_takes_up(scene, at) and scene.has(at - 2, "relative")):
            return False, True, cites
        return *sides(scene, first, last, says=says, inverted=False), False
    aside = scene.has(first - 1, "relative") or scene.phrase(first - 1, scene.speech.no_sources)
    if aside and first:
        return True, False, False
    return *sides(scene, first, last, says=says, inverted=first == at and last > at + 1), False


def _is_passive_mark(scene: Scene, at: int) -> bool:
    return scene.has(at, "be") or (scene.has(at, "was") and scene.has(at - 1, "was"))


def _passive(scene: Scene, at: int, end: int) -> Statement | None:
    """Read "was confirmed by X"."""
    ahead = range(end, min(end + AGENT, scene.size))
    first = next((i + 1 for i in ahead if scene.has(i, "agent")), 0)
    last = phrase_after(scene, first) if first else 0
    if last <= first or not scene.speaks(first, last):
        return None
    return Statement(
        at=at,
        first=at,
        last=last,
        source=read_source(scene, first, last),
        forward=False,
        backward=True,
        denies=scene.has(at, "deny"),
    )


def _fits(scene: Scene, at: int, subject: Subject) -> bool:
    """Whether a subject and a verb go together: a verb that rarely reports asks for more."""
    weak = bool(scene.phrase(at, scene.speech.weak))
    first, last = subject.first, subject.last
    reported = that_ahead(scene, max(at + 1, last))
    if scene.verb_first and scene.has(at, "near"):
        return reported and scene.speaks(first, last)
    if subject.pronoun:
        return not weak or subject.pronoun != "it"
    if subject.left_out:
        return _may_leave_out(scene, at, weak=weak, reported=reported)
    if at in scene.nouns and _says(scene, first - 1):
        return False
    noun = scene.phrase(first, scene.speech.partitives) or not scene.nouns.keys().isdisjoint(
        range(first, last)
    )
    if weak and not noun:
        bare = scene.verb_first and scene.text(at).endswith(tuple(scene.keys[at]))
        return (bare and that_follows(scene, last)) or (reported and scene.speaks(first, last))
    return is_source(scene, first, last)


def _may_leave_out(scene: Scene, at: int, *, weak: bool, reported: bool) -> bool:
    """Whether a verb may go on with a subject named before; at the opening only after "and"."""
    if scene.phrase(at, scene.speech.participles):
        return True
    if not scene.verb_first:
        return not weak
    return reported and not weak and (at > 0 or scene.marked.tokens[at].analysis.conjunction)
