"""Who speaks across sentences: pronouns, "the official", "one of them", what goes on in quotes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from basestatus.extract.speech.appositions import with_name
from basestatus.extract.speech.phrases import first_speaker, phrase_after, phrase_start
from basestatus.extract.speech.sources import read_source
from basestatus.extract.speech.statements import find_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.extract.speech.quotations import Quotation, Quotations
    from basestatus.extract.speech.reach import Statement
    from basestatus.extract.speech.scenes import Scene
    from basestatus.extract.speech.sources import Source

__all__ = ["Discourse", "Voiced"]

MEMORY = 40
NEAR = 8


@dataclass(frozen=True, slots=True)
class Voiced:
    """A statement with the source that its words, or those before it, name."""

    statement: Statement
    source: Source


@dataclass(frozen=True, slots=True)
class Mention:
    """A source spoken of at a token of a sentence; ``source`` is its fullest wording so far."""

    index: int
    at: int
    source: Source
    spoke: bool


@dataclass(slots=True)
class Discourse:
    """The sources of a document so far, filled sentence by sentence.

    ``seen`` holds the source nouns of each sentence, whether or not they speak; ``unnamed`` the
    sources, by sentence and first token, that keep their names back; ``unverified`` the sentences
    whose words nobody could check.
    """

    quotations: Quotations
    voiced: list[list[Voiced]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    seen: list[tuple[Scene, int]] = field(default_factory=list)
    unnamed: set[tuple[int, int]] = field(default_factory=set)
    unverified: set[int] = field(default_factory=set)

    def open(self, paragraph: int) -> None:
        """Begin the next sentence, which nobody speaks in as far as is known."""
        self.paragraphs.append(paragraph)
        self.voiced.append([])

    def read(self, scene: Scene) -> None:
        """Take in the sentence begun last."""
        subject = self._subject(scene)
        self.seen += [(scene, noun) for noun in sorted(scene.nouns)]
        for statement in find_statements(scene):
            if self.quotations.is_speech(self.quotations.at(scene.index, statement.at)):
                continue
            if subject and subject.first < statement.first:
                self._mention(scene.index, subject.first, subject, spoke=False)
                subject = None
            source = self._resolve(statement, scene)
            if source is not None:
                self.voiced[-1].append(Voiced(statement, source))
                if not statement.embedded:
                    self._mention(scene.index, statement.first, source, spoke=True)
        if subject and not self.voiced[-1]:
            self._mention(scene.index, subject.first, subject, spoke=False)
        self._note_doubts(scene)

    def _subject(self, scene: Scene) -> Source | None:
        """Return the first source noun phrase of a sentence as known by its fullest wording."""
        span = first_speaker(scene)
        if span is None or self.quotations.at(scene.index, span[0]) >= 0:
            return None
        return self._known(read_source(scene, *span))

    def _mention(self, index: int, at: int, source: Source, *, spoke: bool) -> None:
        self.mentions.append(Mention(index, at, source, spoke))

    def _resolve(self, statement: Statement, scene: Scene) -> Source | None:
        """Return the source of a statement: its own, or the one its wording goes back to."""
        if statement.source is not None:
            return self._known(statement.source)
        here = self.voiced[-1]
        if statement.going_on or statement.joined:
            here = [v for v in here if not v.statement.embedded and not v.statement.cited]
        if here and not statement.pronoun:
            return here[-1].source
        if scene.verb_first and not (statement.going_on or statement.joined):
            return None
        spoken_of = self.mentions and self.mentions[-1].index == scene.index
        if spoken_of and not statement.pronoun:
            return self.mentions[-1].source
        return self._latest(statement.pronoun)

    def _latest(self, pronoun: str) -> Source | None:
        """Return the source spoken of last that a pronoun may stand for."""
        recent = self.mentions[: -MEMORY - 1 : -1]
        if pronoun == "he":
            recent = [m for m in recent if not m.source.plural or m.source.one_of] or recent
        elif pronoun == "they":
            recent = [m for m in recent if m.source.plural] or recent
        else:
            recent = [m for m in recent if m.spoke] or recent
        return recent[0].source if recent else None

    def _known(self, source: Source) -> Source:
        """Return the earlier, fuller wording of the same source, else the source itself."""
        recent = self.mentions[: -MEMORY - 1 : -1]
        if source.one_of and not source.words:
            found = next((m.source for m in recent if m.source.plural), None)
            found = found or (recent[0].source if recent else None)
            return replace(found, one_of=True) if found else source
        if source.one_of or source.pointed:
            found = next((m.source for m in recent if _is_same(source, m.source)), None)
            if found is None and source.generic:
                found = next((m.source for m in recent if m.spoke), None)
            if found is None:
                seen = self._seen_before(source.index, source.first)
                found = next((s for s in seen if _is_same(source, s)), None)
            if found:
                return replace(found, one_of=source.one_of or found.one_of)
        return source

    def _seen_before(self, index: int, at: int) -> Iterator[Source]:
        """Yield the sources spoken of before a token, the last one first, each read when asked."""
        for scene, noun in self.seen[: -MEMORY - 1 : -1]:
            first = phrase_start(scene, noun)
            if (scene.index, first) < (index, at):
                last = with_name(scene, first, max(phrase_after(scene, first), noun + 1))
                yield read_source(scene, first, last)

    def _note_doubts(self, scene: Scene) -> None:
        """Note who keeps the name back, and that nobody could check what was said."""
        for at in scene.spoken:
            if scene.phrase(at, scene.speech.unverified):
                self.unverified.add(scene.index)
                if scene.index and self.paragraphs[-1] == self.paragraphs[-2]:
                    self.unverified.add(scene.index - 1)
            if scene.phrase(at, scene.speech.unnamed):
                source = self._speaker_near(scene, at)
                if source is not None:
                    self.unnamed.add((source.index, source.first))

    def _speaker_near(self, scene: Scene, at: int) -> Source | None:
        """Return the source that a remark on its anonymity is about."""
        here = (scene.index, at)
        recent = [m for m in self.mentions[: -MEMORY - 1 : -1] if (m.index, m.at) <= here]
        if recent and (recent[0].index == scene.index or not self.voiced[-1]):
            return recent[0].source if scene.index - recent[0].index <= 1 else None
        return self.voiced[-1][0].source if self.voiced[-1] else None

    def around(self, index: int, token: int) -> list[Voiced]:
        """Return the statements of a sentence around a token, a bounded number of them."""
        voiced = self.voiced[index]
        after = bisect_right(voiced, token, key=lambda v: v.statement.at)
        return voiced[max(after - NEAR, 0) : after + NEAR]

    def speakers(self) -> Iterator[tuple[int, Source]]:
        """Yield the speaker of each quotation by its number, once the document is read."""
        known: dict[int, Source] = {}
        for number, quotation in enumerate(self.quotations.all):
            source = self._speaker(number, quotation, known)
            if source is not None:
                known[number] = source
                yield number, source

    def _speaker(
        self, number: int, quotation: Quotation, known: dict[int, Source]
    ) -> Source | None:
        """Return who a quotation is credited to: after it, before it, else who spoke last."""
        for (index, token), after in ((quotation.last, True), (quotation.first, False)):
            near = [v for v in self.around(index, token) if v.statement.bears_on(token)]
            near = [v for v in near if (v.statement.at > token) == after]
            if near:
                return near[0].source if after else near[-1].source
        previous = self.quotations.all[number - 1] if number else None
        if previous and previous.paragraph == quotation.paragraph and number - 1 in known:
            return known[number - 1]
        index, token = quotation.first
        if previous and quotation.paragraph - previous.paragraph == 1 and number - 1 in known:
            return known[number - 1]
        before = bisect_left(self.mentions, (index, token), key=lambda m: (m.index, m.at))
        last = self.mentions[before - 1] if before else None
        if last is not None and self.paragraphs[last.index] == quotation.paragraph:
            return last.source
        return None


def _is_same(later: Source, earlier: Source) -> bool:
    """Whether a short wording can mean a source named before: same head, no other words."""
    if later.heads.isdisjoint(earlier.heads) and (later.heads or not later.words):
        return False
    if (later.one_of and not earlier.plural) or (earlier.listed and not later.plural):
        return False
    known = frozenset().union(*earlier.words) if earlier.words else frozenset()
    new = sum(known.isdisjoint(forms) for forms in later.words)
    return new <= (1 if later.heads else 0) and len(earlier.words) >= len(later.words)
