"""Servers that mean harm: each is refused or handled in a line, and the others unaffected."""

from __future__ import annotations

import gzip
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.ingest.conftest import NEWS, Page, page

from basestatus.documents import read_documents

if TYPE_CHECKING:
    from collections.abc import Callable
    from http.server import BaseHTTPRequestHandler

    from tests.ingest.conftest import Site, Take

    from basestatus.settings import Settings

ARABIC = "غادرت آخر قافلة أميركية القاعدة أمس، وفق ما أعلن مصدر في المحافظة."


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Write a body without an end."""
    handler.end_headers()
    while True:
        handler.wfile.write(b"<p>and more</p>" * 1000)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """Write a byte now and then."""
    handler.end_headers()
    drip(handler, b"<p>")


def drip(handler: BaseHTTPRequestHandler, start: bytes) -> None:
    handler.wfile.write(start)
    for _ in range(200):
        handler.wfile.write(b"x")
        time.sleep(0.1)


def dripping_headers(handler: BaseHTTPRequestHandler) -> None:
    """Write the head of an answer as slowly."""
    handler.flush_headers()
    drip(handler, b"X-Slow: ")


def endless_headers(handler: BaseHTTPRequestHandler) -> None:
    """Write a head without an end."""
    handler.flush_headers()
    for number in range(10_000):
        handler.wfile.write(f"X-{number}: {'x' * 100}\r\n".encode())


def cut_short(handler: BaseHTTPRequestHandler) -> None:
    """Promise more than there is."""
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    handler.wfile.write(page(NEWS))
    handler.close_connection = True


def redirect(target: str) -> Page:
    return Page(status=302, headers={"Location": target})


BOMB = gzip.compress(b"<p>" + b"a" * 50_000_000)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(2000)
HOSTILE = [
    ("endless", Page(act=endless), "is larger than 1000000 bytes"),
    ("drip", Page(act=dripping), "takes longer than 3 seconds"),
    ("drip-head", Page(act=dripping_headers), "takes longer than 3 seconds"),
    ("endless-head", Page(act=endless_headers), "cannot be fetched: "),
    ("cut", Page(act=cut_short), "cannot be fetched: "),
    ("bomb", Page(BOMB, headers={"Content-Encoding": "gzip"}), "is larger than 1000000 bytes"),
    ("bomb.gz", Page(BOMB, "application/gzip"), "is larger than 1000000 bytes"),
    ("no-gzip", Page(b"plain", headers={"Content-Encoding": "gzip"}), "cannot be fetched: "),
    ("other", redirect("http://127.0.0.2/secret"), "redirects to http://127.0.0.2/secret, which"),
    ("six", redirect("http://[::1]/secret"), "leads to ::1, which is no public address"),
    ("mapped", redirect("http://[::ffff:127.0.0.2]/"), "which is no public address"),
    ("number", redirect("http://2130706434/"), "leads to 127.0.0.2, which is no public address"),
    ("cloud", redirect("http://169.254.169.254/latest/meta-data/"), "which is no public address"),
    ("file", redirect("file:///etc/passwd"), "which is no http or https address"),
    ("loop", redirect("/loop"), "redirects more than 5 times"),
    ("picture", Page(PNG), "is binary, not text"),
    ("nothing", Page(b""), "is empty"),
    ("menu", Page(b"<html><body></body></html>"), "holds no article"),
    ("gone", Page(status=410), "answers 410 Gone"),
    ("broken", Page(status=500), "answers 500 Internal Server Error"),
]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, fetch=replace(settings.fetch, seconds=3))


@pytest.fixture
def hostile(site: Site) -> Site:
    site.pages |= {f"/{name}": page for name, page, _ in HOSTILE}
    site.pages["/good"] = Page(page(NEWS))
    return site


@pytest.mark.parametrize(("name", "message"), [(name, told) for name, _, told in HOSTILE])
def test_a_hostile_answer_is_refused_in_a_line(
    hostile: Site, taken: Take, name: str, message: str
) -> None:
    harvest = taken(f"{hostile.address}/{name}", f"{hostile.address}/good")
    (problem,) = harvest.problems
    assert problem.path == f"{hostile.address}/{name}"
    assert message in problem.message
    assert "\n" not in str(problem)
    assert problem.remedy
    assert [article.address for article in harvest.taken] == [f"{hostile.address}/good"]


def test_a_page_is_read_and_nothing_in_it_run(site: Site, taken: Take) -> None:
    scripts = "<script>document.write('They never left.')</script><img src=x onerror=alert(1)>"
    html = page(NEWS).replace(b"<article>", f"<article>{scripts}<a href='javascript:x()'>".encode())
    html = html.replace(b"</head>", b"<link rel=canonical href='javascript:alert(1)'></head>")
    site.pages["/page"] = Page(html)
    (article,) = taken(f"{site.address}/page").taken
    (document,), _ = read_documents([article.path])
    assert document.text == NEWS
    assert document.url == f"{site.address}/page"
    assert site.paths() == ["/page"]


CHARSETS: list[tuple[str, Callable[[str], bytes], str]] = [
    ("says UTF-8, is windows-1256", lambda text: text.encode("cp1256"), "utf-8"),
    ("says windows-1256, is UTF-8", lambda text: text.encode(), "windows-1256"),
    ("says nothing known", lambda text: text.encode("cp1256"), "x-nonsense"),
    ("says what it is", lambda text: text.encode("cp1256"), "windows-1256"),
]


@pytest.mark.parametrize(
    ("encode", "charset"), [row[1:] for row in CHARSETS], ids=[row[0] for row in CHARSETS]
)
def test_a_wrong_charset_does_not_spoil_an_article(
    site: Site, taken: Take, encode: Callable[[str], bytes], charset: str
) -> None:
    html = f"<html><body><article><p>{ARABIC}</p></article></body></html>"
    site.pages["/page"] = Page(encode(html), f"text/html; charset={charset}")
    (article,) = taken(f"{site.address}/page").taken
    assert read_documents([article.path])[0][0].text == ARABIC


def test_of_ten_thousand_links_some_are_taken_and_the_rest_told(site: Site, taken: Take) -> None:
    links = [f"{site.address}/{number}" for number in range(10_000)]
    site.pages |= {f"/{n}": Page(page(f"{NEWS}\nThat was number {n}.")) for n in range(20)}
    site.pages["/links"] = Page("\n".join(links).encode(), "text/plain")
    harvest = taken(f"{site.address}/links")
    (problem,) = harvest.problems
    assert problem.message == "names 10000 new addresses, of which the first 20 are taken"
    assert len(harvest.taken) == 20


def test_the_links_of_a_page_are_not_followed(site: Site, taken: Take) -> None:
    links = "".join(f"<a href='/{number}'>More</a> " for number in range(10_000))
    site.pages["/page"] = Page(page(NEWS).replace(b"</nav>", f"{links}</nav>".encode()))
    (article,) = taken(f"{site.address}/page").taken
    assert site.paths() == ["/page"]
    assert read_documents([article.path])[0][0].text == NEWS


LAUGHS = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><title>&d;&e;</title><item><title>&d;&e;</title>
<link>file:///etc/passwd</link></item><item><link>javascript:alert(1)</link></item></channel></rss>
"""


def test_a_feed_leads_nowhere_but_to_the_web(site: Site, taken: Take) -> None:
    site.pages["/rss"] = Page(LAUGHS.encode(), "application/rss+xml")
    harvest = taken(f"{site.address}/rss")
    assert harvest.taken == ()
    assert site.paths() == ["/rss"]
