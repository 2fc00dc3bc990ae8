"""Atlases to draw: the seeds' five sites, all places known, and any number of random ones."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from basestatus.gazetteer import read_gazetteer
from basestatus.layers import Atlas
from basestatus.model import (
    Actor,
    AttributionKind,
    Claim,
    DateBasis,
    Document,
    Interval,
    Modality,
    Name,
    Period,
    Plan,
    PublishedBasis,
    Scope,
    Site,
    State,
    Status,
)
from basestatus.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ROOT = Path(__file__).parents[3]
COALITION = "us_coalition"
FIRST, SECOND = date(2026, 2, 13), date(2026, 2, 23)
DUE = date(2026, 3, 25)
STATES = tuple(State)
SYRIA = (35.8, 32.5, 42.3, 37.2)


@dataclass(frozen=True)
class Cases:
    """Makes values that tests draw."""

    basemap: Path = ROOT / "geo/basemap"

    def site(self, site_id: str, lon: float, lat: float, radius_m: float = 2000.0) -> Site:
        """Return a site named after its id."""
        names = (Name(f"Base {site_id}", "en"), Name(f"قاعدة {site_id}", "ar"))
        return Site(site_id, names, lon, lat, radius_m, "base")

    def period(self, site_id: str, status: State, *days: date | None, **rest: object) -> Period:
        """Return a period between two days, known by its state alone unless more is said."""
        start, end = days
        values = {
            "site_id": site_id,
            "actor": COALITION,
            "status": status,
            "changing_to": None,
            "valid_from": start,
            "valid_to": end,
            "edtf": "",
            "date_basis": DateBasis.STATED,
            "contested": (),
            "plans": (),
            "holder": None,
            "inherited_from": None,
            "stale_from": None,
            "n_independent": 1,
            "grade": "B2",
            "claims": (),
            "overruled": (),
            "reasons": (),
        }
        return Period(**{**values, **rest})  # type: ignore[arg-type]

    def claim(self, claim_id: str, site_id: str, day: date) -> Claim:
        """Return a claim of a departure, published on a day."""
        return Claim(
            id=claim_id,
            document=f"article-{day.isoformat()}",
            site=site_id,
            scope=Scope.SITE,
            mention=site_id,
            actor=COALITION,
            to=None,
            status=Status.WITHDRAWN,
            modality=Modality.ASSERTED,
            valid_start=None,
            valid_end=day,
            edtf=f"../{day.isoformat()}",
            date_basis=DateBasis.RELATIVE,
            attributed_to=None,
            attribution_kind=AttributionKind.OUTLET,
            quote="left",
            start=0,
            end=4,
            rule="test",
            published=day,
            reported_on=day,
        )

    def atlas(
        self,
        sites: Iterable[Site],
        periods: Iterable[Period] | None = None,
        settings: Settings | None = None,
        claims: tuple[Claim, ...] = (),
    ) -> Atlas:
        """Return an atlas; without periods every site is held, then left, then held again."""
        known = {site.id: site for site in sites}
        rows = self.changes(known) if periods is None else periods
        ordered = sorted(rows, key=lambda row: (row.site_id, row.actor, str(row.valid_from or "")))
        actor = Actor(COALITION, (Name("US-led coalition", "en"), Name("التحالف الدولي", "ar")))
        papers = {claim.document: self.document(claim) for claim in claims}
        tracked = settings or Settings(tracked=(COALITION,))
        return Atlas(tracked, known, {}, {}, {actor.id: actor}, papers, claims, tuple(ordered))

    def document(self, claim: Claim) -> Document:
        """Return the article that a claim is from."""
        basis = PublishedBasis.METADATA
        name = "وكالة عنب بلدي"
        return Document(claim.document, "", "", name, "", "ar", claim.published, basis, "")

    def changes(self, sites: Iterable[str]) -> Iterator[Period]:
        """Yield a departure and a return for each site."""
        for site_id in sites:
            yield self.period(site_id, State.HELD, None, FIRST)
            yield self.period(site_id, State.LEFT, FIRST, SECOND)
            yield self.period(site_id, State.HELD, SECOND, None)

    def seeds(self) -> Atlas:
        """Return the five sites of the two seed articles, much as they stand in February 2026."""
        places = read_gazetteer(ROOT / "geo/gazetteer.geojson").sites
        plan = Plan(State.LEFT, Interval(SECOND, DUE), ("planned",))
        left = {"claims": ("left",), "stale_from": date(2026, 5, 24)}
        rows = [
            self.period("al-tanf", State.HELD, None, date(2026, 2, 9), claims=("left",)),
            self.period(
                "al-tanf", State.HELD, date(2026, 2, 9), FIRST, changing_to=State.LEFT, **left
            ),
            self.period("al-tanf", State.LEFT, FIRST, None, **left),
            self.period("al-shaddadi-base", State.HELD, None, SECOND, changing_to=State.LEFT),
            self.period("al-shaddadi-base", State.LEFT, SECOND, None),
            self.period("qasrak-base", State.UNKNOWN, None, SECOND),
            self.period("qasrak-base", State.LEAVING, SECOND, None, plans=(plan,)),
            self.period("kharab-al-jir-base", State.UNKNOWN, None, SECOND),
            self.period(
                "kharab-al-jir-base",
                State.HELD,
                SECOND,
                None,
                contested=(State.HELD, State.LEAVING),
                plans=(plan,),
            ),
            self.period("qamishli", State.UNKNOWN, None, FIRST),
            self.period("qamishli", State.HELD, FIRST, None, inherited_from="syria", plans=(plan,)),
        ]
        claims = (self.claim("left", "al-tanf", FIRST), self.claim("planned", "syria", SECOND))
        title = {"en": "Coalition bases in Syria", "ar": "قواعد التحالف في سوريا"}
        settings = Settings(title=title, tracked=(COALITION,))
        sites = [places[key] for key in sorted({row.site_id for row in rows})]
        return self.atlas(sites, rows, settings, claims)

    def everywhere(self) -> Atlas:
        """Return all places of the gazetteer but those as large as a country."""
        places = read_gazetteer(ROOT / "geo/gazetteer.geojson").sites.values()
        return self.atlas(site for site in places if site.radius_m < 100_000)

    def scattered(self, count: int, seed: int = 0) -> Atlas:
        """Return so many random sites in and around Syria."""
        chance = random.Random(seed)  # noqa: S311  (a fixed sequence, nothing secret)
        west, south, east, north = SYRIA
        sites = [
            self.site(f"s{n:04}", chance.uniform(west, east), chance.uniform(south, north))
            for n in range(count)
        ]
        return self.atlas(sites, (row for site in sites for row in self.story(site.id, chance)))

    def story(self, site_id: str, chance: random.Random) -> Iterator[Period]:
        """Yield three random states, with all that may be drawn over them."""
        first = date(2026, 1, 1) + timedelta(chance.randrange(30))
        then = first + timedelta(5 + chance.randrange(25))
        plan = Plan(State.LEFT, Interval(then, then + timedelta(10)), ())
        plans = (plan,) if chance.random() < 0.2 else ()
        contested = (State.HELD, State.LEFT) if chance.random() < 0.1 else ()
        one, two, three = (chance.choice(STATES) for _ in range(3))
        changing = State.LEFT if two is not State.LEFT and chance.random() < 0.3 else None
        yield self.period(site_id, one, None, first)
        yield self.period(
            site_id, two, first, then, changing_to=changing, contested=contested, plans=plans
        )
        yield self.period(site_id, three, then, None, plans=plans, stale_from=date(2026, 2, 20))


@pytest.fixture(scope="session")
def cases() -> Cases:
    """Return what makes the values that tests draw."""
    return Cases()


@pytest.fixture(scope="session")
def seeds(cases: Cases) -> Atlas:
    """Return the seeds' five sites."""
    return cases.seeds()


@pytest.fixture(scope="session")
def everywhere(cases: Cases) -> Atlas:
    """Return all places of the gazetteer."""
    return cases.everywhere()


@pytest.fixture(scope="session")
def scattered(cases: Cases) -> Callable[[int], Atlas]:
    """Return what makes any number of random sites."""
    return cases.scattered


@pytest.fixture(scope="session")
def basemap(cases: Cases) -> Path:
    """Return the folder of the base map."""
    return cases.basemap


@pytest.fixture(scope="session")
def day() -> date:
    """Return a day on which much has happened."""
    return SECOND
