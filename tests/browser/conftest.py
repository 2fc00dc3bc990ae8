"""A page of seven sites in two languages, and a browser that sees nothing but it."""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from basestatus.layers import Atlas
from basestatus.model import (
    Actor,
    Area,
    AttributionKind,
    Claim,
    DateBasis,
    Document,
    Modality,
    Name,
    PublishedBasis,
    Scope,
    Site,
    Span,
    Status,
    claim_id,
)
from basestatus.render import write_map
from basestatus.settings import Settings
from basestatus.timeline import build_timelines
from playwright.sync_api import Browser, Page, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
)
WIDE = {"width": 1360, "height": 860}
PHONE = {"width": 390, "height": 844}

SITES = {
    "qasrak": ("Qasrak base", "قاعدة قسرك", 36.71, 40.51, 2000.0, ("Qasrak", "Qesrek")),
    "tell-baydar": ("Tell Baydar base", "قاعدة تل بيدر", 36.73, 40.59, 3000.0, ("Tal Beydar",)),
    "tanf": ("Al-Tanf", "التنف", 33.5058, 38.6178, 2000.0, ("at-Tanf Garrison", "Tenef")),
    "shaddadi": ("Shaddadi base", "قاعدة الشدادي", 36.0561, 40.7303, 5000.0, ("Shedade",)),
    "kharab": ("Kharab al-Jir base", "قاعدة خراب الجير", 36.88, 42.08, 2000.0, ("Rmeilan base",)),
    "conoco": ("Conoco", "كونيكو", 35.33, 40.29, 2000.0, ("Koniko",)),
    "qamishli": ("Qamishli", "القامشلي", 37.05, 41.23, 3000.0, ("Qamishlo", "Kamishly")),
}

# Each article: id, language, outlet, address, day, then its claims; in a claim the quote stands
# between the words before and after it in the sentence.
ARTICLES: tuple[tuple[Any, ...], ...] = (
    (
        "older",
        "en",
        "The Example",
        "https://example.org/older",
        date(2025, 11, 1),
        (
            ("qasrak", "active", "asserted", "2025-11-01", "2025-11-01", "In the north ", "coalition troops are stationed at Qasrak", " and patrol daily.", "a spokesman", "official"),
            ("tanf", "active", "asserted", "2025-11-01", "2025-11-01", "He added that ", "the garrison at Tanf remains in place", ".", None, "outlet"),
            ("conoco", "active", "asserted", "2025-11-01", "2025-11-01", "", "The coalition still holds Conoco", ", he said.", "a spokesman", "official"),
            ("kharab", "building_up", "asserted", "2025-10-20", "2025-10-30", "", "Reinforcements have reached Kharab al-Jir", " this month.", "residents", "observer"),
        ),
    ),
    (
        "first",
        "ar",
        "المثال",
        "https://example.net/1",
        date(2026, 2, 13),
        (
            ("tanf", "withdrawn", "asserted", None, "2026-02-13", "وقالت مصادر إن ", "القوات انسحبت من قاعدة التنف", " بالكامل.", "مصادر عسكرية", "anonymous"),
            ("tell-baydar", "active", "asserted", "2026-02-13", "2026-02-13", "", "ما زالت القوات في تل بيدر", "، بحسب شهود.", "شهود", "observer"),
            ("qamishli", "active", "asserted", "2026-02-13", "2026-02-13", "", "وجود غير معلن في مدينة القامشلي", ".", "خبراء", "expert"),
        ),
    ),
    (
        "second",
        "ar",
        "الوكالة",
        "",
        date(2026, 2, 23),
        (
            ("shaddadi", "withdrawn", "asserted", "2026-02-09", "2026-02-23", "خلال الأسبوعين الماضيين ", "انسحبت القوات من الشدادي", ".", None, "outlet"),
            ("tanf", "withdrawn", "asserted", "2026-02-09", "2026-02-23", "", "غادرت القوات التنف خلال أسبوعين", ".", None, "outlet"),
            ("qasrak", "withdrawing", "asserted", "2026-02-23", "2026-02-23", "وقال مصدر: ", "هناك عملية سحب لآليات من قسرك", " باتجاه العراق.", "مصدر كردي", "anonymous"),
            ("qasrak", "withdrawn", "planned", "2026-02-23", "2026-03-23", "", "ستنسحب القوات من قسرك في غضون شهر", ".", "مصدر حكومي", "official"),
            ("qasrak", "withdrawn", "planned", "2026-03-16", "2026-03-30", "", "تنهي القوات وجودها في قسرك خلال ثلاثة إلى خمسة أسابيع", ".", "مصدر كردي", "anonymous"),
            ("syria", "withdrawn", "planned", "2026-02-23", "2026-04-23", "", "ستغادر القوات سوريا خلال شهرين", ".", "وسائل إعلام", "media"),
        ),
    ),
    (
        "third",
        "en",
        "The Daily",
        "https://example.com/3",
        date(2026, 2, 23),
        (
            ("tell-baydar", "withdrawn", "asserted", "2026-02-10", "2026-02-20", "", "US troops left Tell Baydar in mid-February", ", a monitor said.", "a monitor", "observer"),
            ("tell-baydar", "active", "asserted", "2026-02-22", "2026-02-23", "", "Two convoys returned and troops are still at Tell Baydar", ".", "a Kurdish official", "official"),
            ("shaddadi", "transferred", "asserted", "2026-02-20", "2026-02-20", "", "The SDF handed Shaddadi over to government forces", " on Friday.", "the ministry", "official"),
        ),
    ),
)


@dataclass(slots=True)
class Writer:
    """Joins sentences to an article and remembers where each quote stands."""

    text: str = ""
    spans: list[Span] = field(default_factory=list)

    def add(self, before: str, quote: str, after: str) -> None:
        """Append one sentence."""
        start = len(self.text) + len(before)
        self.text += before + quote + after + " "
        self.spans.append(Span(start, start + len(quote)))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def article(row: tuple[Any, ...]) -> tuple[Document, tuple[Claim, ...]]:
    """Return a document and its claims."""
    name, language, outlet, url, published, lines = row
    writer = Writer()
    for line in lines:
        writer.add(*line[5:8])
    checksum = hashlib.sha256(writer.text.encode()).hexdigest()
    document = Document(
        id=name,
        text=writer.text,
        title=f"{outlet} {published}",
        publisher=outlet,
        url=url,
        language=language,
        published=published,
        published_basis=PublishedBasis.METADATA,
        sha256=checksum,
    )
    claims = (claim(document, line, span) for line, span in zip(lines, writer.spans, strict=True))
    return document, tuple(claims)


def claim(document: Document, line: tuple[Any, ...], span: Span) -> Claim:
    """Return one claim of an article."""
    site, status, modality, first, last, _, quote, _, by, kind = line
    actor = "sdf" if status == "transferred" else "us_coalition"
    area = site == "syria"
    return Claim(
        id=claim_id(document.sha256, span, site, actor, Status(status), Modality(modality)),
        document=document.id,
        site=site,
        scope=Scope.AREA if area else Scope.SITE,
        mention=site,
        actor=actor,
        to="syrian_government" if status == "transferred" else None,
        status=Status(status),
        modality=Modality(modality),
        valid_start=day(first),
        valid_end=day(last),
        edtf=f"{first or '..'}/{last or '..'}",
        date_basis=DateBasis.STATED,
        attributed_to=by,
        attribution_kind=AttributionKind(kind),
        quote=quote,
        start=span.start,
        end=span.end,
        rule="test",
        published=document.published,
        reported_on=document.published,
    )


def sites() -> dict[str, Site]:
    """Return the sites with their names in both languages."""
    return {
        name: Site(
            id=name,
            names=(Name(en, "en"), Name(ar, "ar"), *(Name(other) for other in others)),
            lon=lon,
            lat=lat,
            radius_m=radius,
            kind="base",
            country="SY",
        )
        for name, (en, ar, lat, lon, radius, others) in SITES.items()
    }


def named(name: str, english: str, arabic: str) -> Actor:
    return Actor(name, (Name(english, "en"), Name(arabic, "ar")))


def make_atlas(articles: tuple[tuple[Any, ...], ...] = ARTICLES) -> Atlas:
    """Build the atlas of some articles."""
    read = [article(row) for row in articles]
    documents = {document.id: document for document, _ in read}
    claims = tuple(claim for _, found in read for claim in found)
    members = {"syria": frozenset(SITES)}
    periods = build_timelines(claims, members=members, documents=documents)
    return Atlas(
        settings=Settings(title={"en": "Who is where", "ar": "من أين"}, tracked=()),
        sites=sites(),
        areas={"syria": Area("syria", (Name("Syria", "en"), Name("سوريا", "ar")), "country")},
        members=members,
        actors={
            "us_coalition": named("us_coalition", "US-led coalition", "التحالف الدولي"),
            "sdf": named("sdf", "SDF", "قسد"),
            "syrian_government": named("syrian_government", "Syrian government", "الحكومة السورية"),
        },
        documents=documents,
        claims=claims,
        periods=periods,
    )


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """Return the atlas that the page is made from."""
    return make_atlas()


@pytest.fixture(scope="session")
def coalition(atlas: Atlas) -> Atlas:
    """Return the same atlas, with one force tracked."""
    return replace(atlas, settings=replace(atlas.settings, tracked=("us_coalition",)))


@pytest.fixture(scope="session")
def page_file(atlas: Atlas, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page, written once."""
    path = tmp_path_factory.mktemp("page") / "map.html"
    write_map(atlas, path, basemap=root / "geo/basemap")
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Start the browser once."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield started
        started.close()


@dataclass(slots=True)
class Watched:
    """A page, and what went on in it that should not have."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@contextmanager
def watched(browser: Browser, path: Path, address: str = "", **options: Any) -> Iterator[Watched]:  # noqa: ANN401
    """Open a page and watch its console and its requests."""
    context = browser.new_context(**{"viewport": WIDE, **options})
    seen = Watched(context.new_page())
    seen.page.on("request", lambda request: seen.requests.append(request.url))
    seen.page.on("console", lambda message: seen.complaints.append(message.text))
    seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    seen.page.goto(path.as_uri() + address)
    seen.page.wait_for_selector("html[data-ready]")
    yield seen
    context.close()


@pytest.fixture
def open_page(browser: Browser, page_file: Path) -> Iterator[Callable[..., Page]]:
    """Return a function that opens the page at an address; nothing may be asked or complained."""
    opened: list[Any] = []

    def open_at(address: str = "", path: Path | None = None, **options: Any) -> Page:  # noqa: ANN401
        manager = watched(browser, path or page_file, address, **options)
        seen = manager.__enter__()
        opened.append((manager, seen))
        return seen.page

    yield open_at
    for manager, seen in opened:
        complaints, requests = seen.complaints, seen.requests
        manager.__exit__(None, None, None)
        assert complaints == []
        assert [url for url in requests if not url.startswith(("file:", "blob:", "data:"))] == []
        assert len({url.split("#")[0] for url in requests if url.startswith("file:")}) == 1


@pytest.fixture(scope="session")
def artifacts(root: Path) -> Path:
    """Return the folder in which screenshots are kept."""
    folder = Path(os.environ.get("ARTIFACTS", root / "artifacts")) / "page"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
