"""A sentence with what attribution asks of its tokens: who may speak, what ends a phrase."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from basestatus.languages import load_pack
from basestatus.languages.speech import load_speech

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from basestatus.extract.sentence.marks import Marked
    from basestatus.languages import Folded, Pack, Word
    from basestatus.languages.speech import Phrases, Speech

__all__ = ["Scene", "has_doubts", "may_speak", "read_scene"]

FINITE = frozenset({"past", "present", "base", "participle", "passive_past", "passive_present"})
TALKING = frozenset({"force", "metonym", "people"})


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence: ``nouns`` the source nouns by token, ``forces`` the tokens of named forces.

    ``size`` is the number of tokens. ``forms`` are the tokens with and without clitics, ``keys``
    those that begin a word of speech. ``triggers`` are the tokens of words that tell of
    presence, ``actions`` those of them that are verbs, ``timed`` the tokens of dates; ``spoken``
    are the tokens that begin a word of speech or are of the class of "say", in order.
    """

    index: int
    marked: Marked
    pack: Pack
    speech: Speech
    size: int
    forms: tuple[frozenset[str], ...]
    keys: tuple[frozenset[str], ...]
    nouns: dict[int, tuple[Word, ...]]
    forces: frozenset[int]
    triggers: frozenset[int]
    actions: frozenset[int]
    timed: frozenset[int]
    spoken: Sequence[int]
    folded: Folded
    original: str

    @property
    def verb_first(self) -> bool:
        """Whether the subject follows its verb."""
        return self.pack.order == "vso"

    def has(self, at: int, *labels: str) -> bool:
        """Whether a token carries an operator of any of the classes."""
        return self.marked.has(at, *labels)

    def text(self, at: int) -> str:
        """Return a token, empty beyond the sentence."""
        return self.marked.tokens[at].text if 0 <= at < self.size else ""

    def phrase(self, at: int, phrases: Phrases) -> int:
        """Return how many tokens the longest of the phrases takes that begins at a token."""
        for form in self.keys[at] if 0 <= at < self.size else ():
            for rest in phrases.get(form, ()):
                if all(self.text(at + 1 + i) == word for i, word in enumerate(rest)):
                    return len(rest) + 1
        return 0

    def is_adverb(self, at: int) -> bool:
        """Whether a token ends like an adverb."""
        return self.text(at).endswith(tuple(self.speech.adverbs))

    def is_capital(self, at: int) -> bool:
        """Whether a token is written with a capital letter."""
        if not 0 <= at < self.size:
            return False
        return self.original[self.folded.offsets[self.marked.tokens[at].start]].isupper()

    def is_definite(self, at: int) -> bool:
        """Whether a token begins with an attached article."""
        articles = self.pack.morphology.articles
        return self.marked.tokens[at].analysis.article or self.text(at).startswith(articles)

    def speaks(self, first: int, last: int) -> bool:
        """Whether a range names somebody known to speak: a source noun or a force."""
        return any(at in self.nouns or at in self.forces for at in range(first, last))


def may_speak(marked: Marked, pack: Pack) -> bool:
    """Whether a sentence has a word of speech, a source noun, or a colon that may stand for one."""
    if any(shape.speaks for shape in _shapes(marked, pack)):
        return True
    return bool(marked.where("say") or marked.where("according")) or any(
        token.text == ":" for token in marked.tokens
    )


def has_doubts(marked: Marked, pack: Pack) -> bool:
    """Whether a sentence says that a source keeps its name back or that nobody could check."""
    speech, tokens = load_speech(pack.language), marked.tokens
    for at, shape in enumerate(_shapes(marked, pack)):
        for form in shape.keys if shape.doubts else ():
            for rest in (*speech.unnamed.get(form, ()), *speech.unverified.get(form, ())):
                if [token.text for token in tokens[at + 1 : at + 1 + len(rest)]] == [*rest]:
                    return True
    return False


def read_scene(
    marked: Marked, index: int, folded: Folded, text: str, pack: Pack, speech: Speech
) -> Scene:
    """Return what attribution asks of a sentence of the original text."""
    forces = {at for f in marked.forces for at in range(f.first, f.last) if f.sort == "name"}
    for first, last, hit in marked.hits:
        if any(r.kind in TALKING for r in hit.readings):
            forces.update(range(first, last))
    shapes = _shapes(marked, pack)
    keys = tuple([shape.keys for shape in shapes])
    labels = (*marked.where("say"), *marked.where("according"))
    return Scene(
        index=index,
        marked=marked,
        pack=pack,
        speech=speech,
        size=len(shapes),
        forms=tuple([shape.forms for shape in shapes]),
        keys=keys,
        nouns=dict(_nouns(marked, shapes)),
        forces=frozenset(forces),
        triggers=frozenset(t.at for t in marked.triggers),
        actions=frozenset(t.at for t in marked.triggers if t.word.form in FINITE),
        timed=frozenset(marked.where("date")),
        spoken=sorted({*labels, *(at for at, known in enumerate(keys) if known)}),
        folded=folded,
        original=text,
    )


@dataclass(frozen=True, slots=True)
class Shape:
    """A token with and without its clitics; the speech words and source nouns it begins.

    ``doubts`` is whether words on who keeps a name back, or what is unverified, begin with it.
    """

    forms: frozenset[str]
    keys: frozenset[str]
    alone: tuple[Word, ...]
    phrases: tuple[tuple[tuple[str, ...], Word], ...]
    doubts: bool

    @property
    def speaks(self) -> bool:
        """Whether a word of speech or a source noun may begin with it."""
        return bool(self.keys or self.alone or self.phrases)


def _shapes(marked: Marked, pack: Pack) -> list[Shape]:
    language = pack.language
    return [_shape(token.text, language) for token in marked.tokens]


@lru_cache(maxsize=1 << 16)
def _shape(text: str, language: str) -> Shape:
    """Return what a token is, whatever stands around it."""
    pack, speech = load_pack(language), load_speech(language)
    splits = pack.morphology.splits(text)
    forms = frozenset(split.stem for split in splits if not split.future)
    rows = (row for form in sorted(forms) for row in pack.phrases.get(form, ()))
    return Shape(
        forms=forms,
        keys=forms & speech.firsts,
        alone=tuple(w for w in pack.analyse(text).words if w.kind == "source"),
        phrases=tuple(row for row in rows if row[1].kind == "source"),
        doubts=not forms.isdisjoint((*speech.unnamed, *speech.unverified)),
    )


def _nouns(marked: Marked, shapes: list[Shape]) -> Iterator[tuple[int, tuple[Word, ...]]]:
    """Yield the tokens that are source nouns, alone or as the first word of a phrase."""
    for at, shape in enumerate(shapes):
        if shape.alone and not marked.taken[at]:
            yield at, shape.alone
            continue
        for parts, word in shape.phrases:
            rest = [token.text for token in marked.tokens[at + 1 : at + len(parts)]]
            if rest == list(parts[1:]):
                yield from ((at + place, (word,)) for place in range(len(parts)))
                break
