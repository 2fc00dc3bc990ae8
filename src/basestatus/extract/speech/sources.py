"""Who a noun phrase names as a source: what kind, one or many, new or known already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.extract.speech.phrases import MARK, PREPOSITIONS, is_determiner
from basestatus.model import AttributionKind

if TYPE_CHECKING:
    from basestatus.extract.speech.scenes import Scene
    from basestatus.languages import Word

__all__ = ["Source", "is_source", "read_source"]

NAME = 4
POINTED = 2


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


def read_source(scene: Scene, first: int, last: int) -> Source:
    """Return what a noun phrase tells of its source."""
    marks = [at for at in range(first, last) if scene.text(at) == MARK]
    first = marks[-1] + 1 if len(marks) % 2 else first
    one_of = scene.phrase(first, scene.speech.partitives)
    head = _head(scene, first + one_of, last)
    nouns = scene.nouns.get(head, ())
    words = tuple(scene.forms[at] for at in range(first + one_of, last) if _has_content(scene, at))
    listed = _is_listed(scene, first, last)
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
        generic=bool(scene.phrase(head, scene.speech.generic)),
        listed=listed,
    )


def is_source(scene: Scene, first: int, last: int) -> bool:
    """Whether a noun phrase can be the source of words, as an agreement or a plan is not."""
    nouns = [at for at in range(first, last) if at in scene.nouns]
    if nouns or scene.speaks(first, last):
        last = nouns[0] + 1 if nouns else first
    elif _is_thing(scene, first, last):
        return False
    return not any(scene.phrase(at, scene.speech.no_sources) for at in range(first, last))


def _is_thing(scene: Scene, first: int, last: int) -> bool:
    """Whether a noun phrase is a place, a load or an action rather than somebody."""
    ahead = range(first + 1, last)
    end = next((at for at in ahead if scene.has(at, *PREPOSITIONS)), last)
    head = first if scene.verb_first else end - 1
    if scene.marked.head_kind(head) or scene.has(head, "cargo"):
        return True
    return any(t.at == head and t.word.form == "noun" for t in scene.marked.triggers)


def _is_listed(scene: Scene, first: int, last: int) -> bool:
    """Whether "and" joins another speaker to the first."""
    joints = (at for at in range(first + 1, last) if _joins(scene, at))
    return any(scene.speaks(at, min(at + NAME, last)) for at in joints)


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
    """Return the head noun: the first; in languages with compounds the last of the first run."""
    nouns = [at for at in range(first, last) if at in scene.nouns]
    if not nouns:
        return -1
    if scene.verb_first:
        return nouns[0]
    ends = (at for at in range(nouns[0], last) if scene.has(at, *PREPOSITIONS, "and"))
    end = next(ends, last)
    return [at for at in nouns if at < end][-1]


def _kind(scene: Scene, first: int, last: int, nouns: tuple[Word, ...]) -> AttributionKind:
    """Return the kind of a source; a force speaks for itself, anybody else only saw something."""
    if nouns:
        return AttributionKind(nouns[0].label)
    forces = any(at in scene.forces or scene.has(at, "troops") for at in range(first, last))
    return AttributionKind.OFFICIAL if forces else AttributionKind.OBSERVER


def _has_content(scene: Scene, at: int) -> bool:
    if not scene.marked.tokens[at].is_word or is_determiner(scene, at):
        return False
    pointing = scene.phrase(at, scene.speech.same) or scene.text(at) in scene.speech.they
    return not pointing and scene.text(at) not in scene.pack.morphology.possessive


def _is_pointed(scene: Scene, first: int, last: int, head: int) -> bool:
    """Whether a phrase speaks of a source as known: definite, "the same", or a bare name."""
    if any(scene.phrase(at, scene.speech.same) for at in range(first, last)):
        return True
    references = scene.pack.references
    if any(scene.text(first) in references.get(k, ()) for k in ("indefinite", "dual", "plural")):
        return False
    if head < 0 or is_determiner(scene, first):
        return True
    return scene.marked.tokens[head].analysis.article
