"""Find the claims of a document."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from basestatus.extract.annotate import annotate
from basestatus.extract.clauses import mark_clauses
from basestatus.extract.denials import deny_last
from basestatus.extract.forces import mark_forces
from basestatus.extract.presence import mark_presence
from basestatus.extract.reading import name_forces, note_mentions, note_title, read_events
from basestatus.extract.story import Story
from basestatus.extract.text import Sentence, sentence_bounds, tokenise
from basestatus.extract.times import date_event, place_expressions
from basestatus.languages import fold
from basestatus.languages.dates import Kind, find_expressions
from basestatus.model import AttributionKind, Claim, DateBasis, Scope, Span, claim_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from basestatus.extract.lexicon import Lexicon
    from basestatus.extract.marks import Marked
    from basestatus.extract.names import Hit
    from basestatus.extract.events import Event
    from basestatus.extract.times import When
    from basestatus.languages import Folded
    from basestatus.languages.dates import Expression
    from basestatus.model import Document

__all__ = ["find_claims"]


def find_claims(document: Document, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return the claims of a document in the order of its text."""
    folded = fold(document.text)
    if not lexicon.names.names_a_place(folded.text):
        return ()
    claims: dict[str, Claim] = {}
    for claim in _claims(document, folded, lexicon):
        claims.setdefault(claim.id, claim)
    return tuple(sorted(claims.values(), key=lambda c: (c.start, c.end, c.site, c.status)))


def _claims(document: Document, folded: Folded, lexicon: Lexicon) -> Iterator[Claim]:
    pack = lexicon.pack_for(document.language, folded.text)
    hits = lexicon.names.find(folded.text)
    sentences = sentence_bounds(folded.text, pack)
    starts = [s.start for s in sentences]
    by_sentence: dict[int, list[Hit]] = {}
    for hit in hits:
        by_sentence.setdefault(bisect_right(starts, hit.start) - 1, []).append(hit)
    expressions = find_expressions(document.text, pack.language, folded=folded)
    spans = [folded_span(folded, expression.span) for expression in expressions if expression.kind is not Kind.EVENT_RELATIVE]
    sentences_marked = []
    for index, sentence in enumerate(sentences):
        tokens = tokenise(folded.text, sentence.start, sentence.end, pack)
        dates = [span for span in spans if span.start < sentence.end and sentence.start < span.end]
        marked = annotate(sentence, tokens, by_sentence.get(index, []), dates, pack)
        mark_clauses(marked, pack)
        mark_forces(marked, pack)
        mark_presence(marked, pack)
        sentences_marked.append(marked)
    home = _home(hits, lexicon)
    weights = _weigh(sentences_marked, lexicon)
    title = _mark_title(document, lexicon, pack)
    first = Story(lexicon, home=home, weights=weights)
    note_title(title, first)
    known = _read_all(sentences_marked, first, pack)[0]
    story = Story(lexicon, holders=known.holders, leavers=known.leavers, weights=weights, home=home)
    note_title(title, story)
    events = _read_all(sentences_marked, story, pack)[1]
    yield from _dated(document, folded, events, expressions)


def _mark_title(document: Document, lexicon: Lexicon, pack: Pack) -> Marked:
    """Return the title as one marked sentence."""
    text = fold(document.title).text
    tokens = tokenise(text, 0, len(text), pack)
    return annotate(Sentence(0, len(text), -1), tokens, lexicon.names.find(text), [], pack)


def _dated(
    document: Document,
    folded: Folded,
    events: list[tuple[Marked, Event]],
    expressions: tuple[Expression, ...],
) -> Iterator[Claim]:
    """Yield the claims of events; a day found for one is what the next may count from."""
    anchor: date | None = None
    for marked, event in events:
        placed = place_expressions(marked, expressions, folded)
        when = date_event(marked, event, placed, document.published, anchor)
        if when.basis is not DateBasis.PUBLICATION and when.interval.start == when.interval.end:
            anchor = when.interval.start or anchor
        elif document.published is None:
            anchor = when.interval.end or anchor
        yield _claim(document, folded, marked, event, when)


def _read_all(
    sentences: list[Marked], story: Story, pack: Pack
) -> tuple[Story, list[tuple[Marked, Event]]]:
    """Read the sentences in order; return what the story knows at the end, and the events."""
    events = []
    told: list[Event] = []
    for index, marked in enumerate(sentences):
        name_forces(marked, story)
        note_mentions(marked, index, story)
        here = list(read_events(marked, index, story, pack))
        here += deny_last(marked, told, here)
        events += [(marked, event) for event in here]
        told = here
    return story, events


def folded_span(folded: Folded, span: Span) -> Span:
    """Return the folded span of an original one."""
    start, end = folded.offsets.searchsorted([span.start, span.end])
    return Span(int(start), int(end))


def _weigh(sentences: list[Marked], lexicon: Lexicon) -> Counter[str]:
    """Count how much a document speaks of each tracked force; a bare capital or adjective counts less."""
    weights: Counter[str] = Counter()
    strangers = 0
    for marked in sentences:
        for force in marked.forces:
            if force.actor.startswith("?") and force.sort in {"troops", "people"}:
                strangers += 2
            elif force.actor and not force.actor.startswith("?") and not (force.sort == "metonym" and force.role):
                weights[force.actor] += 1 if force.sort == "metonym" else 3
        for first, last, hit in marked.hits:
            for reading in hit.readings:
                if reading.kind == "adjective" and not reading.id.startswith("?"):
                    weights[reading.id] += 2 * _beside_head(marked, first, last)
    mission = max((a for a in sorted(weights) if a in lexicon.missions), key=lambda a: weights[a], default="")
    if mission:
        weights[mission] += strangers
    return weights


def _beside_head(marked: Marked, first: int, last: int) -> bool:
    """Whether a word for a base or for presence stands beside an adjective ("the American base")."""
    near = [*range(max(first - 2, 0), first), *range(last, min(last + 2, len(marked.tokens)))]
    words = [w for at in near for w in marked.tokens[at].words]
    return any(w.kind == "head" or (w.label == "stay" and w.form == "noun") for w in words)


def _home(hits: list[Hit], lexicon: Lexicon) -> str:
    """Return the tracked force of the state in which most of the sites named lie."""
    sites = {r.id for hit in hits for r in hit.readings if r.kind == "site"}
    countries = Counter(lexicon.sites[site].country.upper() for site in sorted(sites))
    return lexicon.owners.get(countries.most_common(1)[0][0], "") if countries else ""


def _claim(
    document: Document, folded: Folded, marked: Marked, event: Event, when: When
) -> Claim:
    span = folded.span(marked.tokens[event.first].start, marked.tokens[event.last - 1].end)
    return Claim(
        id=claim_id(document.sha256, span, event.site, event.actor, event.status, event.modality),
        document=document.id,
        site=event.site,
        scope=Scope(event.scope),
        mention=document.quote(folded.span(*event.words)),
        actor=event.actor,
        to=event.to or None,
        status=event.status,
        modality=event.modality,
        valid_start=when.interval.start,
        valid_end=when.interval.end,
        edtf=when.edtf,
        date_basis=when.basis,
        attributed_to=None,
        attribution_kind=AttributionKind.OUTLET,
        quote=document.quote(span),
        start=span.start,
        end=span.end,
        rule=event.rule,
        published=document.published,
        reported_on=document.published,
    )
