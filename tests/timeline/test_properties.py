"""What is true of the timeline of any claims at all."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from basestatus.model import (
    AttributionKind,
    Claim,
    DateBasis,
    Document,
    Modality,
    Period,
    PublishedBasis,
    Scope,
    State,
    Status,
)
from basestatus.timeline import build_timelines, compare_timelines
from basestatus.timeline.consequences import weigh_claims
from basestatus.timeline.sources import Register

if TYPE_CHECKING:
    from collections.abc import Iterable

EPOCH = date(2026, 1, 1)
MEMBERS = {"land": frozenset({"base", "camp"}), "province": frozenset({"base"})}
DAYS = st.integers(min_value=0, max_value=160)
SOURCES = ("AFP", "AP", "Reuters", "SANA", "TASS")


def on(number: int) -> date:
    return EPOCH + timedelta(number)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Draw a claim whose parts need not make sense together."""
    published = draw(DAYS)
    last = draw(st.one_of(st.none(), st.integers(min_value=max(0, published - 40), max_value=200)))
    width = draw(st.one_of(st.none(), st.integers(min_value=0, max_value=20)))
    first = None if width is None else (published if last is None else last) - width
    source = draw(st.sampled_from(SOURCES))
    place = draw(st.sampled_from(["base", "base", "base", "camp", "land", "province"]))
    status = draw(st.sampled_from(Status))
    modality = draw(st.sampled_from([Modality.ASSERTED] * 5 + list(Modality)))
    quoted = draw(st.sampled_from([None, None, "a general", "an envoy"]))
    key = draw(st.integers(min_value=0, max_value=2**40))
    return Claim(
        id=f"{key:011x}",
        document=f"{source} {published}",
        site=place,
        scope=Scope.AREA if place in MEMBERS else Scope.SITE,
        mention=place,
        actor=draw(st.sampled_from(["us", "us", "syria"])),
        to=draw(st.sampled_from([None, "russia"])) if status is Status.TRANSFERRED else None,
        status=status,
        modality=modality,
        valid_start=None if first is None else on(first),
        valid_end=None if last is None else on(last),
        edtf="",
        date_basis=DateBasis.STATED,
        attributed_to=quoted,
        attribution_kind=AttributionKind.ANONYMOUS if quoted else AttributionKind.OUTLET,
        quote=f"quote {key}",
        start=0,
        end=0,
        rule="",
        published=on(published),
        reported_on=on(published),
    )


STORIES = st.lists(claims(), max_size=14, unique_by=lambda claim: claim.id)


def articles(story: Iterable[Claim]) -> dict[str, Document]:
    """Return a document for each claim's article, with a long text of its own."""
    return {claim.document: article(claim.document, claim.published) for claim in story}


def article(name: str, published: date | None, text: str | None = None) -> Document:
    source = name.split(maxsplit=1)[0]
    words = random.Random(name).sample(range(10_000), 60)  # noqa: S311
    text = text or " ".join(f"w{word}" for word in words)
    return Document(name, text, "", source, "", "en", published, PublishedBasis.METADATA, "")


def timeline(story: Iterable[Claim], as_known_on: date | None = None) -> tuple[Period, ...]:
    story = tuple(story)
    return build_timelines(
        story, members=MEMBERS, documents=articles(story), as_known_on=as_known_on
    )


@given(STORIES, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(story: list[Claim], chance: random.Random) -> None:
    shuffled = list(story)
    chance.shuffle(shuffled)
    assert timeline(shuffled) == timeline(story)


@given(STORIES)
def test_periods_cover_every_day_once(story: list[Claim]) -> None:
    periods = timeline(story)
    for _, own in groupby(periods, lambda p: (p.site_id, p.actor)):
        rows = list(own)
        assert rows[0].valid_from is None
        assert rows[-1].valid_to is None
        assert all(one.valid_to == other.valid_from for one, other in pairwise(rows))
        assert all(
            row.valid_to > row.valid_from for row in rows[1:-1] if row.valid_from and row.valid_to
        )


@given(STORIES, DAYS)
def test_what_was_known_on_a_day_is_what_was_published_by_then(
    story: list[Claim], day: int
) -> None:
    published = [claim for claim in story if claim.published and claim.published <= on(day)]
    assert timeline(story, as_known_on=on(day)) == timeline(published)


@given(STORIES, st.data())
def test_a_copy_of_an_article_changes_no_state_and_no_count(
    story: list[Claim], data: st.DataObject
) -> None:
    documents = articles(story)
    before = build_timelines(story, members=MEMBERS, documents=documents)
    for original in data.draw(st.sets(st.sampled_from(sorted(documents)))) if documents else ():
        later = data.draw(st.integers(min_value=0, max_value=30))
        source = documents[original]
        assert source.published
        published = source.published + timedelta(later)
        name = f"ZZ {original}"
        documents[name] = article(name, published, source.text)
        story = [
            *story,
            *(copied(claim, name, published) for claim in story if claim.document == original),
        ]
    after = build_timelines(story, members=MEMBERS, documents=documents)
    assert [shown(period) for period in after] == [shown(period) for period in before]


def copied(claim: Claim, document: str, published: date) -> Claim:
    return replace(
        claim, id=f"z{claim.id}", document=document, published=published, reported_on=published
    )


def shown(period: Period) -> Period:
    """Return a period without the lists of claims, which name the copies."""
    plans = tuple(replace(plan, claims=()) for plan in period.plans)
    return replace(period, claims=(), plans=plans, overruled=(), reasons=())


@given(STORIES, st.data())
def test_a_narrower_claim_that_agrees_never_widens(story: list[Claim], data: st.DataObject) -> None:
    uncertain = [
        period
        for period in timeline(story)
        if period.changing_to is State.LEFT
        and not period.contested
        and not period.inherited_from
        and period.valid_from
        and period.valid_to
    ]
    if not uncertain:
        return
    period = data.draw(st.sampled_from(uncertain))
    assert period.valid_from
    assert period.valid_to
    days = (period.valid_to - period.valid_from).days
    first = data.draw(st.integers(min_value=0, max_value=days))
    last = data.draw(st.integers(min_value=first, max_value=days))
    narrower = departure(
        period, period.valid_from + timedelta(first), period.valid_from + timedelta(last)
    )
    after = [
        p
        for p in timeline([*story, narrower])
        if (p.site_id, p.actor) == (period.site_id, period.actor)
        and p.changing_to is State.LEFT
        and p.valid_from
        and p.valid_to
        and p.valid_from < period.valid_to
        and p.valid_to > period.valid_from
    ]
    assert all(
        p.valid_from >= period.valid_from and p.valid_to <= period.valid_to
        for p in after
        if p.valid_from and p.valid_to
    )


def departure(period: Period, first: date, last: date) -> Claim:
    return Claim(
        id="narrower",
        document="DPA 1",
        site=period.site_id,
        scope=Scope.SITE,
        mention="",
        actor=period.actor,
        to=None,
        status=Status.WITHDRAWN,
        modality=Modality.ASSERTED,
        valid_start=first,
        valid_end=last,
        edtf="",
        date_basis=DateBasis.STATED,
        attributed_to=None,
        attribution_kind=AttributionKind.OUTLET,
        quote="",
        start=0,
        end=0,
        rule="",
        published=last,
        reported_on=last,
    )


@given(STORIES)
def test_the_reasons_of_a_state_suffice_to_rebuild_it(story: list[Claim]) -> None:
    """But for how an arrival is bounded by what is told of who was there before."""
    for period in timeline(story):
        if period.status is State.UNKNOWN:
            continue
        rebuilt = timeline(claim for claim in story if claim.id in cited(period))
        found = [p for p in rebuilt if same_place(p, period) and covers(p, period)]
        assert [(p.status, p.changing_to) for p in found] == [(period.status, period.changing_to)]


def cited(period: Period) -> set[str]:
    named = {claim for reason in period.reasons for claim in reason.claims}
    return named | set(period.claims) | {overruled.claim for overruled in period.overruled}


def same_place(one: Period, other: Period) -> bool:
    return (one.site_id, one.actor) == (other.site_id, other.actor)


def covers(one: Period, other: Period) -> bool:
    """Whether a period holds on the first day of another, or on the last where that is open."""
    day = other.valid_from or EPOCH
    if other.valid_from is None and other.valid_to is not None:
        day = other.valid_to - timedelta(1)
    return (one.valid_from is None or one.valid_from <= day) and (
        one.valid_to is None or day < one.valid_to
    )


@given(STORIES)
def test_what_a_claim_changes_is_what_differs_without_it(story: list[Claim]) -> None:
    """Though only the sites that it reaches are reasoned over again."""
    weighed = weigh_claims(
        story,
        [claim.id for claim in story],
        members=MEMBERS,
        register=Register(),
        documents=articles(story),
    )
    for claim in story:
        rest = [other for other in story if other.id != claim.id]
        assert weighed[claim.id] == compare_timelines(timeline(story), timeline(rest))
