"""Who says so: the source of each event, across the sentences of a document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from basestatus.extract.speech.discourse import Discourse
from basestatus.extract.speech.quotations import read_quotations
from basestatus.extract.speech.scenes import has_doubts, may_speak, read_scene
from basestatus.extract.speech.statements import find_statements
from basestatus.languages.speech import load_speech
from basestatus.model import AttributionKind, Modality, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from basestatus.extract.events import Event
    from basestatus.extract.sentence.marks import Marked
    from basestatus.extract.speech.discourse import Voiced
    from basestatus.extract.speech.quotations import Quotations
    from basestatus.extract.speech.reach import Statement
    from basestatus.extract.speech.scenes import Scene
    from basestatus.extract.speech.sources import Source
    from basestatus.languages import Folded, Pack

__all__ = ["Attribution", "Speakers", "find_speakers"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so: the span of the source in the original text, None where nobody is named.

    ``hedged`` where the source makes what it says only possible.
    """

    span: Span | None = None
    kind: AttributionKind = AttributionKind.OUTLET
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Speakers:
    """The statements of a document, ready to tell who says so of an event.

    ``quoting`` holds the speakers of its quotations by number.
    """

    sentences: Sequence[Marked]
    folded: Folded
    discourse: Discourse
    quoting: dict[int, Source]

    def of(self, index: int, event: Event) -> Attribution:
        """Return who says so of an event in the sentence with a number."""
        denied = event.modality is Modality.DENIED
        return self.at(index, event.trigger.at, denied=denied)

    def at(self, index: int, token: int, *, denied: bool = False) -> Attribution:
        """Return who says what a token of a sentence tells, or denies it."""
        quotations = self.discourse.quotations
        number = quotations.at(index, token)
        around = self.discourse.around(index, token)
        near = [v for v in around if _tells(v.statement, token, denied=denied)]
        if quotations.is_speech(number):
            near = [v for v in near if quotations.at(index, v.statement.at) != number]
        if near:
            best = min(near, key=lambda v: _rank(v, token, denied=denied))
            return self._attribution(best.source, index)
        source = self.quoting.get(number) if quotations.is_speech(number) else None
        return self._attribution(source, index) if source else Attribution()

    def _attribution(self, source: Source, index: int) -> Attribution:
        tokens = self.sentences[source.index].tokens
        span = self.folded.span(source.start, tokens[source.last - 1].end)
        unnamed = (source.index, source.first) in self.discourse.unnamed
        hedged = source.hedged or index in self.discourse.unverified
        return Attribution(span, AttributionKind.ANONYMOUS if unnamed else source.kind, hedged)


def _tells(statement: Statement, token: int, *, denied: bool) -> bool:
    """Whether a token is among the words of a statement, or of its very denial."""
    denial = statement.first <= token < statement.last and statement.denies and denied
    return denial or statement.bears_on(token)


def _rank(voiced: Voiced, token: int, *, denied: bool) -> tuple[bool, bool, bool, bool, int]:
    """Order statements that tell of a token: who denies, who is quoted, who is nearest."""
    statement = voiced.statement
    behind = statement.at < token
    away = abs(token - statement.at)
    media = voiced.source.kind is AttributionKind.MEDIA and not statement.relayed
    passed_on = media or (denied and statement.embedded)
    denier = denied and not statement.denies
    return denier, not statement.relayed, passed_on, not behind, away


def find_speakers(
    sentences: Sequence[Marked], folded: Folded, text: str, pack: Pack, told: Collection[int]
) -> Speakers:
    """Read who says what in some sentences of a document of which ``text`` is the original text.

    What others say is read where it bears on these.
    """
    speech = load_speech(pack.language)
    discourse = Discourse(read_quotations(sentences, folded, text))

    @cache
    def scene(index: int) -> Scene | None:
        marked = sentences[index]
        speaks = may_speak(marked, pack)
        return read_scene(marked, index, folded, text, pack, speech) if speaks else None

    doubts = any(has_doubts(marked, pack) for marked in sentences)
    alone = not doubts and all(_stand_alone(scene(at), at, discourse.quotations) for at in told)
    last = len(sentences) if doubts else _end(told, discourse.quotations)
    for index, marked in enumerate(sentences):
        discourse.open(marked.sentence.paragraph)
        here = scene(index) if index in told or (index < last and not alone) else None
        if here is not None:
            discourse.read(here)
    return Speakers(sentences, folded, discourse, dict(discourse.speakers()))


def _stand_alone(scene: Scene | None, index: int, quotations: Quotations) -> bool:
    """Whether a sentence names all its sources in full and nothing in it is quoted."""
    if any(number >= 0 for number in quotations.numbers[index]):
        return False
    sources = [statement.source for statement in find_statements(scene)] if scene else []
    return all(source and not (source.pointed or source.one_of) for source in sources)


def _end(told: Collection[int], quotations: Quotations) -> int:
    """Return the sentence after the last on which it depends who speaks in some."""
    last = max(told, default=-1)
    return 1 + max([last, *(q.last[0] for q in quotations.all if q.first[0] <= last)])
