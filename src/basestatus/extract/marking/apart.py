"""Take a document apart: its names and dates, and its sentences marked near the places named."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from basestatus.extract.marking.annotate import annotate
from basestatus.extract.marking.capitals import without_datelines, written_as_names
from basestatus.extract.marking.enumerations import Piece, join_lists
from basestatus.extract.marking.weights import own_commons
from basestatus.extract.nouns.forces import mark_forces
from basestatus.extract.sentence.clauses import mark_clauses
from basestatus.extract.sentence.marks import Marked
from basestatus.extract.sentence.text import Sentence, sentence_bounds, tokenise
from basestatus.extract.triggers.presence import mark_presence
from basestatus.languages import fold
from basestatus.languages.dates import Kind, find_expressions
from basestatus.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from basestatus.extract.lexicon import Lexicon
    from basestatus.extract.names import Hit
    from basestatus.languages import Folded, Pack
    from basestatus.languages.dates import Expression
    from basestatus.model import Document

BEFORE, AFTER = 6, 13

__all__ = ["Reading", "mark_title", "take_apart"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document taken apart: what every step works on."""

    document: Document
    folded: Folded
    pack: Pack
    sentences: tuple[Marked, ...]
    hits: tuple[Hit, ...]
    expressions: tuple[Expression, ...]


def take_apart(document: Document, folded: Folded, lexicon: Lexicon) -> Reading:
    """Mark the sentences of a document that are close enough to a named place to speak of it."""
    pack = lexicon.pack_for(document.language, folded.text)
    named = written_as_names(lexicon.names.find(folded.text), document.text, folded, pack)
    places = without_datelines(tuple(named), document.text, folded)
    hits = tuple(own_commons(places, lexicon))
    bounds = sentence_bounds(folded.text, pack)
    by_sentence = _by_sentence(bounds, hits)
    near = _near_places(by_sentence, len(bounds)) or range(len(bounds))
    within = Span(bounds[min(near)].start, bounds[max(near)].end) if bounds else None
    expressions = find_expressions(document.text, pack.language, folded=folded, within=within)
    spans = _folded_spans(folded, expressions)
    pieces = {
        index: Piece(
            sentence,
            tokenise(folded.text, sentence.start, sentence.end, pack),
            by_sentence.get(index, []),
        )
        for index, sentence in enumerate(bounds)
        if index in near
    }
    joined = join_lists(pieces, pack)
    sentences = tuple(
        _mark(joined[index], spans, pack)
        if index in joined and joined[index].tokens
        else Marked(sentence, [], [])
        for index, sentence in enumerate(bounds)
    )
    return Reading(document, folded, pack, sentences, hits, expressions)


def _by_sentence(bounds: Sequence[Sentence], hits: Sequence[Hit]) -> dict[int, list[Hit]]:
    starts = [sentence.start for sentence in bounds]
    found: dict[int, list[Hit]] = {}
    for hit in hits:
        found.setdefault(bisect_right(starts, hit.start) - 1, []).append(hit)
    return found


def _near_places(by_sentence: Mapping[int, list[Hit]], count: int) -> frozenset[int]:
    """Return the sentences from a few before one that names a place to a dozen after it."""
    named = (
        index
        for index, hits in by_sentence.items()
        if any(reading.kind in {"site", "area"} for hit in hits for reading in hit.readings)
    )
    near = (range(max(at - BEFORE, 0), min(at + AFTER, count)) for at in named)
    return frozenset(chain.from_iterable(near))


def _mark(piece: Piece, dates: Sequence[Span], pack: Pack) -> Marked:
    sentence, tokens, hits = piece
    here = [span for span in dates if span.start < sentence.end and sentence.start < span.end]
    marked = annotate(sentence, tokens, hits, here, pack)
    mark_clauses(marked, pack)
    mark_forces(marked, pack)
    mark_presence(marked, pack)
    return marked


def _folded_spans(folded: Folded, expressions: Sequence[Expression]) -> list[Span]:
    """Return the folded spans of the dates that a sentence tells by themselves."""
    spans = (e.span for e in expressions if e.kind is not Kind.EVENT_RELATIVE)
    pairs = np.array([(span.start, span.end) for span in spans], dtype=np.uint32)
    edges = folded.offsets.searchsorted(pairs.reshape(-1, 2))
    return [Span(start, end) for start, end in edges.tolist()]


def mark_title(document: Document, lexicon: Lexicon, pack: Pack) -> Marked:
    """Return the title as one marked sentence, an empty one where it names no place."""
    folded = fold(document.title)
    text = folded.text
    sentence = Sentence(0, len(text), -1)
    if not lexicon.names.names_a_place(text):
        return Marked(sentence, [], [])
    tokens = tokenise(text, 0, len(text), pack)
    hits = written_as_names(lexicon.names.find(text), document.title, folded, pack)
    return annotate(sentence, tokens, [*hits], [], pack)
