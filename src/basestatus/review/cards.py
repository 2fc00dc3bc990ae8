"""Put an item of the queue into words: what is claimed, by whom, where it stands, what it moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.decisions import reading_of
from basestatus.model import Interval, Modality
from basestatus.review.passages import find_passage
from basestatus.strings import strings
from basestatus.timeline import say_difference
from basestatus.timeline.sources import register_sources
from basestatus.timeline.wording import Wording, isolated

if TYPE_CHECKING:
    from basestatus.decisions import Decision, Reading
    from basestatus.layers import Atlas
    from basestatus.model import Claim
    from basestatus.review.passages import Passage
    from basestatus.review.queue import Item
    from basestatus.review.session import Session

__all__ = ["Card", "Sibling", "Teller"]


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another claim of the same document: what it says in one sentence, and by which words."""

    claim: str
    says: str
    quote: str


@dataclass(frozen=True, slots=True)
class Card:
    """All that is shown of a claim, in one language.

    ``fields`` is what it says by ids, ``says`` the same in one sentence; ``moves`` are sentences
    on what the map would show without it, on ``days`` days in all; ``decisions`` were made on it.
    """

    claim: str
    says: str
    source: str
    concerns: tuple[str, ...]
    why: str
    fields: Reading
    passage: Passage
    language: str
    title: str
    url: str
    grade: str
    days: int
    moves: tuple[str, ...]
    decisions: tuple[str, ...]
    siblings: tuple[Sibling, ...]


class Teller:
    """Speaks of the claims of one atlas in one language."""

    def __init__(self, atlas: Atlas, language: str) -> None:
        self.atlas = atlas
        self.names = atlas.labels(language)
        register = register_sources(atlas.sources, atlas.settings.reliability)
        self.words = Wording(strings(language), atlas.documents, register, self.names)

    def card(self, item: Item, session: Session) -> Card:
        """Return the card of an item."""
        claim, told = item.claim, self.words.strings
        document = self.atlas.documents.get(claim.document)
        rows = session.rows.get(claim.id, ())
        return Card(
            claim=claim.id,
            says=self.sentence(claim),
            source=self._source(claim),
            concerns=tuple(concern.value for concern in item.concerns),
            why=self.words.listed(told("review", f"is_{c.value}") for c in item.concerns),
            fields=reading_of(claim),
            passage=find_passage(claim, document),
            language=document.language if document else "",
            title=document.title if document else "",
            url=document.url if document else "",
            grade=item.grade,
            days=item.days,
            moves=tuple(
                say_difference(d, told, self.names, sentence="without") for d in item.differences
            ),
            decisions=tuple(self._decision(row) for row in rows),
            siblings=tuple(self._siblings(claim, session)),
        )

    def sentence(self, claim: Claim) -> str:
        """Return what a claim says in one sentence."""
        told = self.words.strings
        status = told("map", f"claim_{claim.status}")
        if claim.modality is not Modality.ASSERTED:
            modality = told("map", f"modality_{claim.modality}")
            status = told("map", "claim_modal", modality=modality, status=status)
        return told(
            "review",
            "says_to" if claim.to else "says",
            actor=self.words.name(claim.actor),
            site=self.words.name(claim.site),
            to=self.words.name(claim.to),
            status=status,
            when=self.words.when(Interval(claim.valid_start, claim.valid_end)),
        )

    def _source(self, claim: Claim) -> str:
        """Return who says it, where and when, and how reliable they are."""
        words = self.words
        day = words.day(claim.published) if claim.published else words.strings("why", "no_day")
        letter = words.register.letter(claim, words.documents.get(claim.document))
        parts = {"outlet": words.outlet(claim), "day": day, "letter": letter}
        if not claim.attributed_to:
            return words.strings("review", "source", **parts)
        return words.strings("review", "source_quoting", who=isolated(claim.attributed_to), **parts)

    def _decision(self, row: Decision) -> str:
        told = self.words.strings
        verdict = told("review", f"was_{row.verdict}")
        reason = row.reason or told("review", "no_reason")
        return told(
            "review", "decision", verdict=verdict, who=row.who, when=row.when[:10], reason=reason
        )

    def _siblings(self, claim: Claim, session: Session) -> list[Sibling]:
        """Return the other claims of the same document, in the order of the text."""
        own = (c for c in session.desk.claims.values() if c.document == claim.document)
        near = sorted(own, key=lambda c: (c.start, c.id))
        return [Sibling(c.id, self.sentence(c), c.quote) for c in near if c.id != claim.id]
