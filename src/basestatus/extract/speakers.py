"""Who says so: the source of each event, across the sentences of a document."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.extract.discourse import Discourse
from basestatus.extract.quotations import read_quotations
from basestatus.extract.scenes import read_scene
from basestatus.languages.speech import load_speech
from basestatus.model import AttributionKind, Modality, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from basestatus.extract.events import Event
    from basestatus.extract.marks import Marked
    from basestatus.extract.discourse import Voiced
    from basestatus.extract.quotations import Quotations
    from basestatus.extract.sources import Source
    from basestatus.languages import Folded, Pack

__all__ = ["Attribution", "Speakers", "find_speakers"]

NEAR = 8


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so: the span of the source in the original text, None where nobody is named.

    ``hedged`` where the source makes what it says only possible.
    """

    span: Span | None = None
    kind: AttributionKind = AttributionKind.OUTLET
    hedged: bool = False


OUTLET = Attribution()


@dataclass(frozen=True, slots=True)
class Speakers:
    """The statements of a document by sentence, its quotations, and what is said of sources."""

    sentences: Sequence[Marked]
    folded: Folded
    quotations: Quotations
    voiced: list[list[Voiced]]
    speakers: dict[int, Source]
    unnamed: frozenset[tuple[int, int]]
    unverified: frozenset[int]

    def of(self, index: int, event: Event) -> Attribution:
        """Return who says so of an event in a sentence."""
        token = event.trigger.at
        denied = event.modality is Modality.DENIED
        number = self.quotations.at(index, token)
        near = [v for v in self._near(index, token) if v.statement.bears_on(token)]
        if self.quotations.is_speech(number):
            near = [v for v in near if self.quotations.at(index, v.statement.at) != number]
        if near:
            best = min(near, key=lambda v: _rank(v, token, denied=denied))
            return self._attribution(best.source, index)
        speaker = self.speakers.get(number) if self.quotations.is_speech(number) else None
        return self._attribution(speaker, index) if speaker else OUTLET

    def _near(self, index: int, token: int) -> list[Voiced]:
        """Return the statements of a sentence around a token, a bounded number of them."""
        voiced = self.voiced[index]
        after = bisect_right(voiced, token, key=lambda v: v.statement.at)
        return voiced[max(after - NEAR, 0) : after + NEAR]

    def _attribution(self, source: Source, index: int) -> Attribution:
        tokens = self.sentences[source.index].tokens
        span = self.folded.span(source.start, tokens[source.last - 1].end)
        unnamed = (source.index, source.first) in self.unnamed
        hedged = source.hedged or index in self.unverified
        return Attribution(span, AttributionKind.ANONYMOUS if unnamed else source.kind, hedged)


def _rank(voiced: Voiced, token: int, *, denied: bool) -> tuple[bool, bool, bool, bool, int]:
    """Order the statements that bear on a token: who denies, who says so, who passes it on."""
    statement = voiced.statement
    behind = statement.at < token
    away = token - statement.at if behind else statement.at - token
    media = voiced.source.kind is AttributionKind.MEDIA
    passed_on = (denied and statement.embedded) or (media and not statement.relayed)
    denier = denied and not statement.denies
    return (denier, not statement.relayed, passed_on, not behind, away)


def find_speakers(
    sentences: Sequence[Marked], folded: Folded, text: str, pack: Pack
) -> Speakers:
    """Read who says what in a document of which ``text`` is the original text."""
    speech = load_speech(pack.language)
    quotations = read_quotations(sentences, folded, text)
    discourse = Discourse(quotations)
    for index, marked in enumerate(sentences):
        discourse.read(read_scene(marked, index, folded, text, pack, speech))
    return Speakers(
        sentences=sentences,
        folded=folded,
        quotations=quotations,
        voiced=discourse.voiced,
        speakers=dict(discourse.speakers()),
        unnamed=frozenset(discourse.unnamed),
        unverified=frozenset(discourse.unverified),
    )
