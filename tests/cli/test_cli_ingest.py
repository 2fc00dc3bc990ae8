from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.ingest.conftest import NEWS, Page, page, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from subprocess import CompletedProcess

    from tests.ingest.conftest import Site

    Run = Callable[..., CompletedProcess[str]]


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as site:
        site.pages["/1"] = Page(page(NEWS))
        yield site


def test_private_addresses_are_refused_unless_they_are_opened(
    run: Run, tmp_path: Path, site: Site
) -> None:
    refused = run("ingest", "-C", tmp_path, f"{site.address}/1")
    assert refused.returncode == 1
    assert refused.stderr.endswith(
        f"{site.address}/1: leads to 127.0.0.1, which is no public address"
        " (add --allow-private if you mean it)\n"
    )
    assert site.asked == []
    allowed = run("ingest", "-C", tmp_path, "--allow-private", f"{site.address}/1")
    assert allowed.returncode == 0
    assert allowed.stdout.startswith(f"{tmp_path}/seeds/2026-02-13_127.0.0.1_")
    assert allowed.stderr == "1 taken in, 0 there already\n"


def test_what_a_server_says_does_not_reach_the_terminal_as_a_command(
    run: Run, tmp_path: Path, site: Site
) -> None:
    site.pages["/2"] = Page(status=302, headers={"Location": "http://127.0.0.2/\x1b[2J"})
    ended = run("ingest", "-C", tmp_path, "--allow-private", f"{site.address}/2")
    assert "redirects to http://127.0.0.2/\ufffd[2J, which" in ended.stderr
    assert "\x1b" not in ended.stderr


def test_what_was_taken_in_is_reported_as_json(run: Run, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "1.html").write_bytes(page(NEWS))
    (inbox / "2.html").write_bytes(page(NEWS.replace("two", "three")))
    (inbox / "3.txt").write_bytes(bytes(range(256)) * 8)
    ended = run("ingest", "-C", tmp_path, "--json", inbox)
    report = json.loads(ended.stdout)
    assert ended.returncode == 1
    assert [row["published"] for row in report["taken"]] == ["2026-02-13", "2026-02-13"]
    assert [len(row["near"]) for row in report["taken"]] == [1, 1]
    assert [row["path"] for row in report["problems"]] == [f"{inbox}/3.txt"]


def test_what_has_no_date_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    ended = run("ingest", "-C", tmp_path, tmp_path / "news.txt")
    assert "has no date (add published = 2026-02-23 above its text)" in ended.stderr
    assert ended.returncode == 0


def test_wrong_settings_are_named_before_anything_is_fetched(
    run: Run, tmp_path: Path, site: Site
) -> None:
    (tmp_path / "basestatus.toml").write_text("[fetch]\nsecond = 3\n")
    ended = run("ingest", "-C", tmp_path, "--allow-private", f"{site.address}/1")
    assert ended.returncode == 1
    assert "basestatus.toml:2: unknown key fetch.second (did you mean seconds?)" in ended.stderr
    assert site.asked == []
