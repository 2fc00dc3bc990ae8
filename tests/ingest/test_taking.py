from __future__ import annotations

import hashlib
import io
import socket
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.documents.test_archiver import REPORT
from tests.ingest.conftest import AT, NEWS, Page, page, rss

from basestatus.documents import read_documents, read_retrieved
from basestatus.ingest import Plan, take, verify_originals, visitor_by

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ingest.conftest import Site, Take

    from basestatus.settings import Settings


def test_each_says_where_it_came_from(site: Site, taken: Take, seeds: Path) -> None:
    body = page(NEWS)
    site.pages["/1"] = Page(body)
    address = f"{site.address}/1?utm_source=feed"
    site.pages["/1?utm_source=feed"] = Page(body)
    taken(address, originals=True)
    (path,) = seeds.iterdir()
    retrieved = read_retrieved(path)
    assert retrieved
    assert (retrieved.address, retrieved.at) == (address, AT)
    assert retrieved.sha256 == hashlib.sha256(body).hexdigest()
    original = seeds.parent / retrieved.original
    assert original.read_bytes() == body
    assert list(verify_originals(seeds.parent, [seeds])) == []
    original.write_bytes(body.replace(b"Friday", b"Sunday"))
    (problem,) = verify_originals(seeds.parent, [seeds])
    assert problem.message == f"is not what came from {address}: its SHA-256 differs"
    original.unlink()
    (problem,) = verify_originals(seeds.parent, [seeds])
    assert problem.message == f"is the original of {path} and gone"
    assert path.name.startswith("2026-02-13_127.0.0.1_")
    assert taken(f"{site.address}/1").known == 1
    assert site.paths() == ["/1?utm_source=feed"]


def test_a_feed_knows_what_its_pages_do_not_say(site: Site, taken: Take, seeds: Path) -> None:
    body = f"<html><body><article><p>{NEWS}</p></article></body></html>"
    site.pages["/1"] = Page(body.encode())
    site.pages["/rss"] = Page(rss(f"{site.address}/1"), "application/rss+xml")
    taken(f"{site.address}/rss")
    (document,), _ = read_documents([seeds])
    assert (document.published, document.title) == (date(2026, 3, 1), "News")
    assert document.url == f"{site.address}/1"


def test_a_feed_that_cannot_be_read_is_named(site: Site, taken: Take) -> None:
    site.pages["/rss"] = Page(b"<rss version='2.0'><channel><item", "application/rss+xml")
    (problem,) = taken(f"{site.address}/rss").problems
    assert problem.message.startswith("is no feed that can be read: ")


def test_a_feed_that_did_not_change_is_not_read_again(site: Site, taken: Take) -> None:
    site.pages["/rss"] = Page(rss(f"{site.address}/1"), headers={"ETag": '"one"'})
    assert len(taken(f"{site.address}/rss").problems) == 1
    taken(f"{site.address}/rss")
    assert "If-None-Match" not in site.asked[-2][1]
    site.pages["/1"] = Page(page(NEWS))
    assert len(taken(f"{site.address}/rss").taken) == 1
    asked = len(site.paths())
    assert taken(f"{site.address}/rss").known == 1
    assert site.paths()[asked:] == ["/rss"]
    assert site.asked[-1][1]["If-None-Match"] == '"one"'


def test_what_a_feed_names_in_vain_is_given_up(site: Site, taken: Take) -> None:
    site.pages["/rss"] = Page(rss(f"{site.address}/1"))
    assert [len(taken(f"{site.address}/rss").problems) for _ in range(5)] == [1, 1, 1, 0, 0]


def test_a_document_that_was_removed_does_not_come_back(
    site: Site, taken: Take, seeds: Path
) -> None:
    site.pages |= {"/rss": Page(rss(f"{site.address}/1")), "/1": Page(page(NEWS))}
    taken(f"{site.address}/rss")
    next(seeds.iterdir()).unlink()
    assert taken(f"{site.address}/rss").taken == ()
    assert len(taken(f"{site.address}/1").taken) == 1


def test_a_changed_article_is_added_when_asked_for_again(
    site: Site, taken: Take, seeds: Path
) -> None:
    site.pages["/1"] = Page(page(NEWS), headers={"ETag": '"one"'})
    address = f"{site.address}/1"
    (first,) = taken(address).taken
    assert taken(address, again=True).taken == ()
    assert site.asked[-1][1]["If-None-Match"] == '"one"'
    site.pages["/1"] = Page(page(NEWS.replace("an hour", "two hours")), headers={"ETag": '"two"'})
    (second,) = taken(address, again=True).taken
    assert second.near == (first.path,)
    assert len(list(seeds.iterdir())) == 2


def test_nothing_is_written_in_a_dry_run(site: Site, taken: Take, seeds: Path) -> None:
    site.pages["/1"] = Page(page(NEWS))
    harvest = taken(f"{site.address}/1", write=False, originals=True)
    assert len(harvest.taken) == 1
    assert not seeds.parent.exists()


ROBOTS = b"User-agent: *\nDisallow: /private\n"


@pytest.mark.parametrize(
    ("page_of_rules", "path", "told"),
    [
        (Page(ROBOTS), "/private/1", "robots.txt does not allow it"),
        (Page(ROBOTS), "/public/1", ""),
        (Page(status=404), "/private/1", ""),
        (Page(status=503), "/public/1", "robots.txt does not allow it"),
    ],
)
def test_robots_are_heeded(
    site: Site, taken: Take, page_of_rules: Page, path: str, told: str
) -> None:
    site.pages |= {"/robots.txt": page_of_rules, path: Page(page(NEWS))}
    problems = taken(f"{site.address}{path}").problems
    assert [problem.message for problem in problems] == [told] * bool(told)


def test_a_server_that_fails_for_a_moment_is_asked_again(
    site: Site, settings: Settings, tmp_path: Path
) -> None:
    site.pages["/1"] = Page(page(NEWS), failures=2)
    visitor = visitor_by(replace(settings.fetch, retries=2))
    harvest = take([f"{site.address}/1"], Plan(tmp_path, settings, visitor, AT))
    assert len(harvest.taken) == 1
    assert site.paths() == ["/1", "/1", "/1"]


def test_a_name_that_changes_its_address_leads_nowhere_else(
    site: Site, taken: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/1"] = Page(page(NEWS))
    resolve, asked = socket.getaddrinfo, []

    def rebinding(host: str, *given: Any, **named: Any) -> Any:  # noqa: ANN401
        if host != "rebind.example":
            return resolve(host, *given, **named)
        asked.append(host)
        return resolve("127.0.0.1" if len(asked) < 3 else "127.0.0.2", *given, **named)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    address = site.address.replace("127.0.0.1", "rebind.example")
    assert len(taken(f"{address}/1").taken) == 1  # its robots.txt, then itself
    (problem,) = taken(f"{address}/2").problems
    assert "leads to 127.0.0.2, which is no public address" in problem.message


def test_what_auto_archiver_leaves_is_taken_in(site: Site, taken: Take, tmp_path: Path) -> None:
    site.pages["/film"] = Page(page(NEWS))
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "9.html").write_text(REPORT, encoding="utf-8")
    film = REPORT.replace("content</td>", "frames</td>")
    film = film.replace("https://example.org/9", f"{site.address}/film")
    (folder / "film.html").write_text(film, encoding="utf-8")
    for name in ("screenshot.png", "film.mp4", "sound.mp3"):
        (folder / name).touch()
    harvest = taken(folder)
    assert harvest.problems == ()
    assert [article.address for article in harvest.taken] == [
        "https://example.org/9",
        f"{site.address}/film",
    ]


def test_a_list_from_a_pipe_is_read(
    site: Site, taken: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/1"] = Page(page(NEWS))
    stdin = io.TextIOWrapper(io.BytesIO(f"# today\n{site.address}/1\n".encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    assert len(taken("-").taken) == 1
