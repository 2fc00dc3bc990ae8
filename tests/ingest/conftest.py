"""A web server on this machine that holds whatever a test puts there."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Protocol

import pytest

from basestatus.ingest import Plan, take, visitor_by
from basestatus.settings import Fetch, Limits, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from basestatus.ingest import Harvest

AT = datetime(2026, 2, 24, 8, tzinfo=UTC)
NEWS = (
    "US troops left the base on Friday, an official said.\n"
    "The last trucks crossed the border in the evening, and the gates were closed behind them.\n"
    "Residents of two villages nearby watched the column pass, and said that it took an hour.\n"
    "There was no word from the army on what becomes of the runway and of the buildings there."
)


@dataclass
class Page:
    """What a path answers, after so many failures; ``act`` writes a body that no bytes can be."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    act: Callable[[BaseHTTPRequestHandler], None] | None = None
    failures: int = 0


@dataclass
class Site:
    """A server: pages by their paths, and what was asked for."""

    address: str
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


class Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append((self.path, dict(self.headers)))
        page = self.site.pages.get(self.path, Page(status=404))
        etag = page.headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            page = Page(status=304)
        if page.failures:
            page.failures -= 1
            page = Page(status=503)
        try:
            self.answer(page)
        except OSError:
            self.close_connection = True  # the visitor has had enough

    def answer(self, page: Page) -> None:
        self.send_response(page.status)
        self.send_header("Content-Type", page.kind)
        for name, value in page.headers.items():
            self.send_header(name, value)
        if page.act is None:
            self.send_header("Content-Length", str(len(page.body)))
            self.end_headers()
            self.wfile.write(page.body)
        else:
            page.act(self)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[Site]:
    """Serve pages until the end of a test."""
    handler = type("Handler", (Handler,), {})
    server = Server(("127.0.0.1", 0), handler)
    site = handler.site = Site(f"http://127.0.0.1:{server.server_address[1]}")  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as site:
        yield site


class Take(Protocol):
    """Take sources into a project, from this machine too."""

    def __call__(
        self, *sources: str | Path, again: bool = ..., write: bool = ..., originals: bool = ...
    ) -> Harvest: ...


@pytest.fixture
def settings() -> Settings:
    fetch = Fetch(
        seconds=30, bytes=1_000_000, retries=0, delay=0, addresses=20, inside=("127.0.0.1",)
    )
    return Settings(fetch=fetch, limits=Limits(document_bytes=1_000_000))


@pytest.fixture
def taken(tmp_path: Path, settings: Settings) -> Take:
    def taken(
        *sources: str | Path, again: bool = False, write: bool = True, originals: bool = False
    ) -> Harvest:
        plan = Plan(
            project=tmp_path / "project",
            settings=settings,
            visitor=visitor_by(settings.fetch),
            at=AT,
            originals=originals,
            again=again,
            write=write,
        )
        return take(map(str, sources), plan)

    return taken


def page(text: str, *, title: str = "The last trucks", day: str = "2026-02-13") -> bytes:
    """Return an article as a page."""
    paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="article:published_time" content="{day}"></head>'
        f"<body><nav><a href='/'>Home</a></nav><article>{paragraphs}</article></body></html>"
    ).encode()


def rss(*links: str) -> bytes:
    """Return a feed in which each article has the day after it, in a zone of its own."""
    items = "".join(
        f"<item><title>News</title><link>{link}</link>"
        f"<pubDate>{format_datetime(datetime(2026, 3, 1, 23, 30, tzinfo=UTC))}</pubDate></item>"
        for link in links
    )
    head = "<?xml version='1.0'?><rss version='2.0'><channel><title>The Wire</title>"
    return f"{head}{items}</channel></rss>".encode()


def atom(*links: str) -> bytes:
    entries = "".join(
        f"<entry><title>News</title><link href='{link}'/><updated>2026-03-02T00:30:00+03:00"
        "</updated></entry>"
        for link in links
    )
    head = "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>A</title>"
    return f"{head}{entries}</feed>".encode()


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return tmp_path / "project" / "seeds"
