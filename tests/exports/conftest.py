"""Atlases to export: a small one told by hand, one of hostile words, and large ones."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.telling import claim_of

from basestatus.layers import Atlas
from basestatus.model import (
    Actor,
    Area,
    Claim,
    DateBasis,
    Document,
    Interval,
    Name,
    Period,
    Plan,
    PublishedBasis,
    Scope,
    Site,
    Span,
    State,
    Status,
)
from basestatus.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "غادرت القوات قاعدة التنف. Troops left Tanf, officials said. وبقيت في القامشلي."
QUOTES = ("غادرت القوات قاعدة التنف", "Troops left Tanf", "وبقيت في القامشلي")
HOSTILE = (
    '=HYPERLINK("http://example.org","x")',
    "+1;=2+5,@SUM(A1)\t-3",
    "'; DROP TABLE states; --",
    "</script><script>alert(1)</script> ${1+1} {{7*7}} [% 1+1 %]",
    "a \"double\" and a 'single' quote, a \\ backslash and a %s",
    "line one\nline two\r\nline three",
    "]]> <![CDATA[ & &amp; <b>",
    "\u202eright to left\u202c \u2066isolate\u2069 zero\u200bwidth",
    "𐤀 emoji 🛰️ and combining é",
    "'leading quote, trailing space ",
    "\u2028 separators \x85 and a mark \ufeff",
)


def document(
    number: int, text: str = TEXT, *, published: date | None = date(2026, 2, 13)
) -> Document:
    return Document(
        id=f"doc-{number}",
        text=text,
        title=f"Title {number}",
        publisher="Agency",
        url=f"https://example.org/{number}?a=1&b=2",
        language="ar",
        published=published,
        published_basis=PublishedBasis.METADATA,
        sha256=f"{number:064x}",
    )


def claim(
    source: Document, quote: str, site: str, status: Status, *, scope: Scope = Scope.SITE
) -> Claim:
    start = source.text.index(quote)
    span = Span(start, start + len(quote))
    return claim_of(
        source,
        span,
        site,
        status,
        None,
        source.published,
        scope=scope,
        mention=quote,
        edtf=f"../{source.published}",
        date_basis=DateBasis.PUBLICATION,
    )


def period(
    site_id: str, status: State, valid_from: date | None, valid_to: date | None, **more: object
) -> Period:
    values: dict[str, object] = {
        "changing_to": None,
        "edtf": "..",
        "date_basis": DateBasis.NONE,
        "contested": (),
        "plans": (),
        "holder": None,
        "inherited_from": None,
        "stale_from": None,
        "n_independent": 0,
        "grade": "F6",
        "claims": (),
        "overruled": (),
        "reasons": (),
        "actor": "us_coalition",
    } | more
    return Period(
        site_id=site_id,
        status=status,
        valid_from=valid_from,
        valid_to=valid_to,
        **values,  # type: ignore[arg-type]
    )


def site(site_id: str, english: str, arabic: str, lon: float, lat: float) -> Site:
    names = (Name(english, "en"), Name(arabic, "ar"))
    return Site(site_id, names, lon, lat, 2000.0, "base", country="SY", basis="test")


def square(west: float, south: float, size: float) -> str:
    east, north = west + size, south + size
    corners = ((west, south), (west, north), (east, north), (east, south), (west, south))
    return f"POLYGON (({', '.join(f'{x} {y}' for x, y in corners)}))"


def story(
    sites: tuple[Site, Site], documents: tuple[Document, Document], quotes: tuple[str, ...]
) -> Atlas:
    """Tell of one site left within an interval and one still held, with a plan and a contest."""
    gone, kept = sites
    first, second = documents
    left = claim(first, quotes[0], gone.id, Status.WITHDRAWN)
    again = claim(second, quotes[1], gone.id, Status.WITHDRAWN)
    active = claim(second, quotes[2], kept.id, Status.ACTIVE)
    area = Area("syria", (Name("Syria", "en"), Name("سوريا", "ar")), "country", square(35, 32, 8))
    listed = Area(
        "east", (Name("East", "en"), Name("الشرق", "ar")), "region", members=frozenset({kept.id})
    )
    plan = Plan(State.LEFT, Interval(date(2026, 2, 23), date(2026, 3, 30)), (active.id,))
    periods = (
        period(
            gone.id,
            State.HELD,
            None,
            date(2026, 2, 9),
            n_independent=1,
            grade="C3",
            claims=(left.id,),
        ),
        period(
            gone.id,
            State.HELD,
            date(2026, 2, 9),
            date(2026, 2, 14),
            changing_to=State.LEFT,
            edtf="2026-02-09/2026-02-13",
            date_basis=DateBasis.RELATIVE,
            n_independent=2,
            grade="B2",
            claims=(left.id, again.id),
        ),
        period(
            gone.id,
            State.LEFT,
            date(2026, 2, 14),
            None,
            n_independent=2,
            grade="B1",
            claims=(again.id,),
        ),
        period(kept.id, State.UNKNOWN, None, date(2026, 2, 23)),
        period(
            kept.id,
            State.HELD,
            date(2026, 2, 23),
            None,
            contested=(State.HELD, State.LEAVING),
            plans=(plan,),
            n_independent=1,
            grade="C2",
            claims=(active.id,),
        ),
    )
    return Atlas(
        settings=Settings(title={"en": "Test", "ar": "تجربة"}),
        sites={item.id: item for item in sites},
        areas={"syria": area, "east": listed},
        members={"syria": frozenset({gone.id, kept.id}), "east": frozenset({kept.id})},
        actors={
            "us_coalition": Actor(
                "us_coalition", (Name("US coalition", "en"), Name("التحالف", "ar"))
            )
        },
        documents={item.id: item for item in documents},
        claims=(left, again, active),
        periods=tuple(
            sorted(periods, key=lambda item: (item.site_id, item.valid_from or date.min))
        ),
    )


def tanf_story() -> Atlas:
    """Tell of two sites in Syria, one left and one held."""
    sites = (
        site("al-tanf", "Al-Tanf", "التنف", 38.6178, 33.5058),
        site("qamishli", "Qamishli", "القامشلي", 41.2297, 37.0521),
    )
    documents = (document(1), document(2, published=date(2026, 2, 23)))
    return story(sites, documents, QUOTES)


@pytest.fixture
def atlas() -> Atlas:
    """Return two sites in Syria, one left and one held."""
    return tanf_story()


@pytest.fixture
def hostiles() -> list[Atlas]:
    """Return that story with each hostile word."""
    return [hostile_story(word) for word in HOSTILE]


@pytest.fixture
def nul() -> Atlas:
    """Return a story whose quotes hold the character NUL."""
    return hostile_story("a\0b")


@pytest.fixture
def bell() -> Atlas:
    """Return a story whose quotes hold another control character."""
    return hostile_story("a\ab")


def hostile_story(word: str) -> Atlas:
    sites = (site("a", word, word, 38.0, 33.0), site("b", word + "!", "x" + word, 41.0, 37.0))
    text = f"{word} {word}"
    documents = (document(1, text), document(2, text + " ", published=date(2026, 2, 23)))
    return story(sites, documents, (word, word, word))


@cache
def seeds() -> Atlas:
    """Return what the articles of this repository give."""
    from basestatus.build import make_atlas  # noqa: PLC0415  (only the seeds need the reading)
    from basestatus.project import open_project  # noqa: PLC0415

    atlas, _ = make_atlas(open_project(Path(__file__).parents[2]))
    return atlas


@pytest.fixture(scope="session")
def seed_atlas() -> Atlas:
    """Return what the articles of this repository give."""
    return seeds()


@pytest.fixture(scope="session")
def makers() -> dict[str, Callable[[], Atlas]]:
    """Return makers of atlases to put before validators."""
    return {
        "seeds": seeds,
        "story": tanf_story,
        "hostile": lambda: hostile_story("\n".join(HOSTILE)),
        "ten thousand sites": lambda: synthetic(10_000),
    }


@pytest.fixture(scope="session")
def many() -> Callable[[int], Atlas]:
    """Return a maker of atlases of as many sites as asked for, two periods at each."""
    return synthetic


def synthetic(count: int) -> Atlas:
    source = document(1)
    sites = tuple(
        Site(
            f"site-{n:06}",
            (Name(f"Site {n}", "en"), Name(f"موقع {n}", "ar")),
            round(30 + n % 100 * 0.2, 7),
            round(20 + n // 100 * 0.2, 7),
            2000.0,
            "base",
        )
        for n in range(count)
    )
    claims = {
        item.id: claim(source, QUOTES[n % 3], item.id, Status.WITHDRAWN)
        for n, item in enumerate(sites)
    }
    start = date(2026, 1, 1)
    periods = tuple(
        row
        for n, item in enumerate(sites)
        for day in (start + timedelta(days=n % 60),)
        for row in (
            period(
                item.id, State.HELD, None, day + timedelta(days=1), claims=(claims[item.id].id,)
            ),
            period(
                item.id, State.LEFT, day + timedelta(days=1), None, claims=(claims[item.id].id,)
            ),
        )
    )
    return Atlas(
        settings=Settings(),
        sites={item.id: item for item in sites},
        areas={},
        members={},
        actors={},
        documents={source.id: source},
        claims=tuple(claims.values()),
        periods=periods,
    )
