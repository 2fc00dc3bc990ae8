"""A page of seven sites in two languages, and a browser that sees nothing but it."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.telling import claim_of

from basestatus.layers import Atlas
from basestatus.model import (
    Actor,
    Area,
    AttributionKind,
    Claim,
    Document,
    Modality,
    Name,
    PublishedBasis,
    Scope,
    Site,
    Span,
    Status,
)
from basestatus.render import write_map
from basestatus.settings import Settings
from basestatus.timeline import build_timelines

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


def article(row: dict[str, Any]) -> tuple[Document, tuple[Claim, ...]]:
    """Return a document and its claims; a quote stands between ``before`` and ``after``."""
    lines = row["claims"]
    writer = Writer()
    for line in lines:
        writer.add(line["before"], line["quote"], line["after"])
    checksum = hashlib.sha256(writer.text.encode()).hexdigest()
    document = Document(
        id=row["id"],
        text=writer.text,
        title=f"{row['outlet']} {row['published']}",
        publisher=row["outlet"],
        url=row["url"],
        language=row["language"],
        published=date.fromisoformat(row["published"]),
        published_basis=PublishedBasis.METADATA,
        sha256=checksum,
    )
    claims = (claim(document, line, span) for line, span in zip(lines, writer.spans, strict=True))
    return document, tuple(claims)


def claim(document: Document, line: dict[str, Any], span: Span) -> Claim:
    """Return one claim of an article."""
    site, first, last = line["site"], line["first"], line["last"]
    status, modality = Status(line["status"]), Modality(line["modality"])
    actor = "sdf" if status is Status.TRANSFERRED else "us_coalition"
    return claim_of(
        document,
        span,
        site,
        status,
        day(first),
        day(last),
        scope=Scope.AREA if site == "syria" else Scope.SITE,
        actor=actor,
        to="syrian_government" if status is Status.TRANSFERRED else None,
        modality=modality,
        attributed_to=line["by"],
        attribution_kind=AttributionKind(line["kind"]),
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


@pytest.fixture(scope="session")
def atlas(root: Path) -> Atlas:
    """Return the atlas that the page is made from: the articles of articles.json."""
    rows = json.loads((root / "tests/browser/articles.json").read_text(encoding="utf-8"))
    read = [article(row) for row in rows]
    documents = {document.id: document for document, _ in read}
    claims = tuple(claim for _, found in read for claim in found)
    members = {"syria": frozenset(SITES)}
    periods = build_timelines(claims, members=members, documents=documents)
    return Atlas(
        settings=Settings(title={"en": "Who is where", "ar": "من أين"}),
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
