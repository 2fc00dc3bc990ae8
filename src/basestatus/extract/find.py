"""Find the claims of a document, and say of each why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from basestatus.extract.answers import affirm_question, mark_answer
from basestatus.extract.gapping import fill_gaps
from basestatus.extract.likewise import repeat_last
from basestatus.extract.marking.apart import mark_title, take_apart
from basestatus.extract.marking.weights import home_state, weigh_forces
from basestatus.extract.memory.called import mark_called
from basestatus.extract.memory.mentions import name_forces, note_mentions, note_title
from basestatus.extract.memory.ordinals import mark_ordinals
from basestatus.extract.memory.story import Story
from basestatus.extract.outcomes.denials import deny_last
from basestatus.extract.reading import read_events
from basestatus.extract.screens.plot import leave_out_guesses
from basestatus.extract.speech.speakers import find_speakers
from basestatus.extract.times import date_event, may_be_ahead, place_expressions
from basestatus.languages import fold
from basestatus.model import Claim, DateBasis, Modality, Scope, Span, Status, claim_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from basestatus.extract.events import Event
    from basestatus.extract.lexicon import Lexicon
    from basestatus.extract.marking.apart import Reading
    from basestatus.extract.sentence.marks import Marked
    from basestatus.extract.speech.speakers import Attribution, Speakers
    from basestatus.extract.times import Placed, When
    from basestatus.model import Document

POINTS = range(3)
PAIR = 2
CLOSE = 2

__all__ = ["Explanation", "explain_claims", "find_claims"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim and the spans of the text that it rests on; None where it was implied."""

    claim: Claim
    trigger: Span
    site: Span | None
    actor: Span | None
    time: Span | None
    source: Span | None


def find_claims(document: Document, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return the claims of a document in the order of its text; none where it names no place."""
    return tuple(explanation.claim for explanation in explain_claims(document, lexicon))


def explain_claims(document: Document, lexicon: Lexicon) -> tuple[Explanation, ...]:
    """Return the claims of a document in the order of its text, each with what it rests on."""
    folded = fold(document.text)
    if not lexicon.names.names_a_place(folded.text):
        return ()
    found: dict[str, Explanation] = {}
    reading = take_apart(document, folded, lexicon)
    for explanation in _explained(reading, _events(reading, lexicon)):
        found.setdefault(explanation.claim.id, explanation)
    order = sorted(
        found.values(), key=lambda e: (e.claim.start, e.claim.end, e.claim.site, e.claim.status)
    )
    return tuple(order)


def _events(reading: Reading, lexicon: Lexicon) -> list[tuple[int, Event]]:
    """Read the events twice: what a story tells late says who held a site early in it."""
    title = mark_title(reading.document, lexicon, reading.pack)
    home = home_state(reading.hits, lexicon)
    weights = weigh_forces(reading.sentences, lexicon)
    known = Story(lexicon, home=home, weights=weights)
    note_title(title, known)
    events = _read_all(reading, known)
    ahead = tuple(m for m in known.mentions if m.scope == "site" and len(m.ids) == PAIR)
    if not (known.holders or known.leavers or known.tenures or ahead):
        return leave_out_guesses(events, moved=known.moved)
    story = Story(
        lexicon,
        holders=known.holders,
        leavers=known.leavers,
        rivals=known.rivals,
        known=known.tenures,
        ahead=ahead,
        weights=weights,
        home=home,
    )
    note_title(title, story)
    return leave_out_guesses(_read_all(reading, story), moved=story.moved)


def _read_all(reading: Reading, story: Story) -> list[tuple[int, Event]]:
    """Read the sentences in order into a story; return the events with their sentences."""
    events = []
    told: list[Event] = []
    last, since = told, 0
    for index, marked in enumerate(reading.sentences):
        if not marked.tokens:
            told = []
            continue
        mark_called(marked, story, reading.pack)
        mark_ordinals(marked, index, story, reading.pack)
        mark_answer(reading.sentences[max(index - 1, 0)], marked, reading.pack)
        name_forces(marked, index, story, reading.pack)
        note_mentions(marked, index, story, reading.pack)
        asked = list(affirm_question(reading.sentences, index, story, reading.pack))
        events += [(index - 1, event) for event in asked]
        here = list(read_events(marked, index, story, reading.pack))
        close = last if index - since <= CLOSE else ()
        beside = reading.sentences[since].sentence.paragraph == marked.sentence.paragraph
        here += repeat_last(marked, close, here, story)
        here += [*fill_gaps(marked, close if beside else (), here, story, reading.pack)]
        here += deny_last(marked, told, here)
        events += [(index, event) for event in here]
        told = here
        last, since = (here or asked, index) if here or asked else (last, since)
    return events


def _explained(reading: Reading, events: list[tuple[int, Event]]) -> Iterator[Explanation]:
    """Yield the claims of events; a day found for one is what the next may count from."""
    anchor: date | None = None
    published = reading.document.published
    if not events:
        return
    speakers = _speakers(reading, events)
    told: set[tuple[object, ...]] = set()
    before: Event | None = None
    dates: dict[int, list[Placed]] = {}
    for index, read in events:
        marked = reading.sentences[index]
        if index not in dates:
            dates[index] = place_expressions(marked, reading.expressions, reading.folded)
        dated = _dated_like(read, before)
        when = date_event(marked, dated, dates[index], published, anchor)
        event = before = _put_off(read, when, published)
        if when.basis is not DateBasis.PUBLICATION and when.interval.start == when.interval.end:
            anchor = when.interval.start or anchor
        elif published is None:
            anchor = when.interval.end or anchor
        who_and_what = event.actor, event.to, event.status, event.modality
        same = (index, event.site, *who_and_what, when.interval)
        if same not in told:
            told.add(same)
            yield _explanation(
                reading, marked, event, when, _source(reading, speakers, index, event)
            )


def _speakers(reading: Reading, events: list[tuple[int, Event]]) -> Speakers:
    """Return who speaks where events are told, and before where they go on from "this"."""
    told = {index for index, _ in events}
    told |= {index - 1 for index in told if _points_back(reading, index)}
    text = reading.document.text
    return find_speakers(reading.sentences, reading.folded, text, reading.pack, told)


def _dated_like(event: Event, before: Event | None) -> Event:
    """Return an event as one to come where its verb is ("we get A tomorrow and B on Friday")."""
    shared = before is not None and before.trigger is event.trigger and may_be_ahead(event)
    ahead = shared and before is not None and before.modality is Modality.PLANNED
    return replace(event, future=True) if ahead else event


def _put_off(event: Event, when: When, published: date | None) -> Event:
    """Return an event told in the present with a day to come as planned ("leave next week")."""
    start = when.interval.start
    if not (may_be_ahead(event) and published and start and start > published):
        return event
    status = Status.WITHDRAWN if event.status is Status.WITHDRAWING else event.status
    return replace(event, modality=Modality.PLANNED, status=status)


def _source(reading: Reading, speakers: Speakers, index: int, event: Event) -> Attribution:
    """Return who says so; what only goes on from "this" is by who said the sentence before."""
    found = speakers.of(index, event)
    if found.span is None and _points_back(reading, index):
        return speakers.at(index - 1, reading.sentences[index - 1].triggers[0].at)
    return found


def _points_back(reading: Reading, index: int) -> bool:
    """Whether a sentence goes on from "this", what the one before tells in its paragraph."""
    marked, before = reading.sentences[index], reading.sentences[index - 1]
    points = (marked.has(at, "this") and not marked.has(at, "pronoun_force") for at in POINTS)
    joined = before.sentence.paragraph == marked.sentence.paragraph and before.triggers
    return index > 0 and bool(joined) and any(points)


def _explanation(
    reading: Reading, marked: Marked, event: Event, when: When, attribution: Attribution
) -> Explanation:
    def span(tokens: tuple[int, int] | None) -> Span | None:
        if tokens is None:
            return None
        first, last = tokens
        return reading.folded.span(marked.tokens[first].start, marked.tokens[last - 1].end)

    trigger = span((event.trigger.at, event.trigger.at + 1))
    quote = span((event.first, event.last))
    assert trigger is not None  # noqa: S101  (both are given tokens)
    assert quote is not None  # noqa: S101
    claim = _claim(reading, event, when, attribution, quote)
    return Explanation(
        claim, trigger, span(event.place), span(event.agent), when.span, attribution.span
    )


def _claim(
    reading: Reading, event: Event, when: When, attribution: Attribution, span: Span
) -> Claim:
    document = reading.document
    hedged = attribution.hedged and event.modality in {Modality.ASSERTED, Modality.PLANNED}
    modality = Modality.POSSIBLE if hedged else event.modality
    source = attribution.span
    return Claim(
        id=claim_id(document.sha256, span, event.site, event.actor, event.status, modality),
        document=document.id,
        site=event.site,
        scope=Scope(event.scope),
        mention=document.quote(reading.folded.span(*event.words)),
        actor=event.actor,
        to=event.to or None,
        status=event.status,
        modality=modality,
        valid_start=when.interval.start,
        valid_end=when.interval.end,
        edtf=when.edtf,
        date_basis=when.basis,
        attributed_to=document.quote(source) if source else None,
        attribution_kind=attribution.kind,
        quote=document.quote(span),
        start=span.start,
        end=span.end,
        rule=event.rule,
        published=document.published,
        reported_on=document.published,
    )
