"""The page as a whole, and what it knows of what was known when."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.telling import claim_of

from basestatus.layers import Atlas
from basestatus.model import (
    Actor,
    AttributionKind,
    Claim,
    Document,
    Name,
    PublishedBasis,
    Site,
    Span,
    Status,
)
from basestatus.render import fit
from basestatus.render.page import write_map
from basestatus.render.page.knowledge import known_periods, publication_dates
from basestatus.settings import Settings
from basestatus.timeline import build_timelines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NEWS = "Troops are stationed at the base. Later all of the troops left the base for good."
PRESENT, GONE = Span(0, 33), Span(34, 81)


def article(number: int, published: date) -> Document:
    """Return an article of two sentences, which its number makes unlike others."""
    return Document(
        id=f"d{number:05}",
        text=f"{NEWS} Report {number}.",
        title=f"Report {number}",
        publisher=f"Outlet {number % 7}",
        url=f"https://example.org/{number}",
        language="en",
        published=published,
        published_basis=PublishedBasis.METADATA,
        sha256=f"{number:064x}",
    )


def claim(document: Document, site: str, status: Status, when: date) -> Claim:
    span = PRESENT if status is Status.ACTIVE else GONE
    return claim_of(
        document,
        span,
        site,
        status,
        when,
        when,
        mention="the base",
        edtf=when.isoformat(),
        attributed_to="a spokesman",
        attribution_kind=AttributionKind.OFFICIAL,
    )


def make_atlas(documents: Sequence[Document], claims: Sequence[Claim]) -> Atlas:
    by_id = {document.id: document for document in documents}
    names = sorted({claim.site for claim in claims})
    sites = {name: site(n, name) for n, name in enumerate(names)}
    actor = Actor("us_coalition", (Name("US-led coalition", "en"), Name("التحالف", "ar")))
    return Atlas(
        settings=Settings(title={"en": "Bases", "ar": "قواعد"}),
        sites=sites,
        areas={},
        members={},
        actors={actor.id: actor},
        documents=by_id,
        claims=tuple(claims),
        periods=build_timelines(claims, members={}, documents=by_id),
    )


def site(n: int, name: str) -> Site:
    names = (Name(f"Base {n}", "en"), Name(f"قاعدة {n}", "ar"), Name(f"Camp {n}"))
    return Site(name, names, 36 + n % 50 / 10, 33 + n // 50 / 10, 2000.0, "base", "SY")


@pytest.fixture(scope="module")
def thousand() -> Atlas:
    """Return a thousand sites, each with two claims from one of a hundred articles."""
    documents = [article(n, date(2026, 1, 1) + timedelta(days=n)) for n in range(100)]
    claims = []
    for n in range(1000):
        document = documents[n % 100]
        day = document.published or date(2026, 1, 1)
        claims.append(claim(document, f"s{n:04}", Status.ACTIVE, day - timedelta(days=20)))
        claims.append(claim(document, f"s{n:04}", Status.WITHDRAWN, day - timedelta(days=3)))
    return make_atlas(documents, claims)


@pytest.fixture(scope="module")
def two() -> Atlas:
    """Return a base that one article shows held and a later one left, and another base."""
    early, late = article(1, date(2026, 1, 10)), article(2, date(2026, 2, 10))
    claims = [
        claim(early, "a", Status.ACTIVE, date(2026, 1, 8)),
        claim(early, "b", Status.ACTIVE, date(2026, 1, 9)),
        claim(late, "a", Status.WITHDRAWN, date(2026, 2, 1)),
    ]
    return make_atlas([early, late], claims)


def block(path: Path, name: str) -> Any:  # noqa: ANN401
    text = path.read_text(encoding="utf-8")
    found = re.search(
        rf'<script type="application/json" id="{name}">(.*?)</script>', text, re.DOTALL
    )
    assert found
    return json.loads(found[1])


def test_a_thousand_sites_stay_below_a_megabyte(
    thousand: Atlas, root: Path, tmp_path: Path
) -> None:
    path = tmp_path / "map.html"
    write_map(thousand, path, basemap=root / "geo/basemap")
    assert path.stat().st_size <= 1_000_000


def test_equal_input_gives_equal_bytes(two: Atlas, tmp_path: Path) -> None:
    paths = [tmp_path / "one.html", tmp_path / "two.html"]
    for path in paths:
        write_map(two, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_the_order_of_documents_does_not_matter(two: Atlas, tmp_path: Path) -> None:
    turned = replace(two, documents=dict(reversed(list(two.documents.items()))))
    write_map(two, tmp_path / "one.html")
    write_map(turned, tmp_path / "two.html")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_what_was_known_ends_where_news_changed_it(two: Atlas) -> None:
    rows = known_periods(two)
    assert publication_dates(two) == (date(2026, 1, 10), date(2026, 2, 10))
    changed = {(row.known_from, row.known_to) for row in rows if row.period.site_id == "a"}
    assert (date(2026, 1, 10), date(2026, 2, 10)) in changed
    assert (date(2026, 2, 10), None) in changed
    assert {r.known_from for r in rows if r.period.site_id == "b"} == {date(2026, 1, 10)}


@pytest.mark.parametrize("day", [date(2026, 1, 10), date(2026, 2, 10)])
def test_what_was_known_on_a_day_is_what_a_build_of_that_day_gives(two: Atlas, day: date) -> None:
    rows = [row for row in known_periods(two) if row.known_from and row.known_from <= day]
    then = [row.period for row in rows if row.known_to is None or day < row.known_to]
    built = build_timelines(two.claims, members={}, documents=two.documents, as_known_on=day)
    assert then == list(built)


def test_the_last_state_is_that_of_the_atlas(thousand: Atlas) -> None:
    latest = [row.period for row in known_periods(thousand) if row.known_to is None]
    assert latest == list(thousand.periods)


def test_an_atlas_without_claims_still_makes_a_page(two: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    write_map(replace(two, claims=(), periods=(), documents={}), path)
    assert "</html>" in path.read_text(encoding="utf-8")


def test_only_tracked_actors_are_shown(two: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    write_map(replace(two, settings=replace(two.settings, tracked=("sdf",))), path)
    assert block(path, "states")["sites"]["id"] == []


def test_quotes_are_placed_in_their_passages(two: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    write_map(two, path)
    evidence = block(path, "evidence")
    for row in evidence["claims"]:
        passage, _ = evidence["passages"][row[1]]
        assert passage[row[2] : row[3]] in {NEWS[0:33], NEWS[34:81]}


def test_the_language_asked_for_opens_the_page(two: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    write_map(two, path, language="ar")
    assert '<html lang="ar" dir="rtl">' in path.read_text(encoding="utf-8")


def test_of_too_many_claims_the_page_shows_the_last_time_and_says_so(two: Atlas) -> None:
    shown, since = fit(two, most=1)
    assert since == date(2026, 2, 10)
    assert "since 10 February 2026; 1 earlier" in shown.settings.subtitle["en"]
    ids = {claim.id for claim in shown.claims}
    assert ids < {claim.id for claim in two.claims}
    assert {name for period in shown.periods for name in period.claims} <= ids
    assert {period.site_id for period in shown.periods} == {"a", "b"}
    assert fit(two, most=len(two.claims)) == (two, None)


def test_a_page_may_begin_on_a_day(two: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    write_map(two, path, since=date(2026, 2, 1))
    assert "since 1 February 2026; 1 earlier" in path.read_text(encoding="utf-8")


def test_of_too_many_states_the_page_shows_the_sites_told_of_in_the_last_time(
    thousand: Atlas,
) -> None:
    shown, since = fit(thousand, most=100, most_states=100)
    assert since is not None
    told = {claim.site for claim in thousand.claims if claim.published and claim.published >= since}
    assert {period.site_id for period in shown.periods} == told
    assert 0 < len(told) < 1000
    assert f"{len(told)} of 1,000 sites" in shown.settings.subtitle["en"]
    assert all(period.claims for period in shown.periods if period.n_independent)
