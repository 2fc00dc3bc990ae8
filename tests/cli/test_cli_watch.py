from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING

import pytest
from tests.ingest.conftest import Page, page, rss, served

from basestatus.files import locked
from basestatus.starters import start_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from subprocess import CompletedProcess

    from tests.ingest.conftest import Site

    Run = Callable[..., CompletedProcess[str]]

BACK = (
    "Exampleland troops are stationed at the Example base again, a resident said.\n"
    "Their trucks came over the pass in the morning, and the gates were opened to them.\n"
    "People in two villages nearby watched the column, and said that it took an hour.\n"
)


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as site:
        site.pages["/rss"] = Page(rss())
        yield site


@pytest.fixture
def project(tmp_path: Path, site: Site) -> Path:
    """Return a project that watches a feed and a folder."""
    folder = tmp_path / "project"
    start_project(folder)
    (folder / "inbox").mkdir()
    settings = folder / "basestatus.toml"
    text = settings.read_text(encoding="utf-8")
    places = f'[watch]\nfeeds = ["{site.address}/rss"]\nfolders = ["inbox"]'
    text = text.replace("[watch]", places).replace("# delay = 1\n", "delay = 0\n")
    settings.write_text(text, encoding="utf-8")
    return folder


def test_what_is_new_is_taken_in_and_what_it_changes_told(
    run: Run, project: Path, site: Site
) -> None:
    first = run("watch", "-q", "--allow-private", project)
    assert (first.returncode, first.stdout, first.stderr) == (0, "", "")
    made = (project / "maps" / "map.html").stat().st_mtime_ns
    again = run("watch", "--json", "--allow-private", project)
    report = json.loads(again.stdout)
    assert (report["taken"], report["built"], report["changes"]) == ([], False, [])
    assert (project / "maps" / "map.html").stat().st_mtime_ns == made
    site.pages["/rss"] = Page(rss(f"{site.address}/back"))
    site.pages["/back"] = Page(page(BACK, day="2031-02-20"))
    (project / "inbox" / "2.txt").write_text("date 2031-02-25\nIt was quiet.", encoding="utf-8")
    news = run("watch", "-q", "--allow-private", project)
    assert news.returncode == 0
    assert len(list((project / "seeds").glob("2031-02-2*.txt"))) == 2
    (told,) = re.sub("[\u2068\u2069]", "", news.stdout).splitlines()
    assert told == (
        "Example base, Exampleland's army, from 13 January 2031:"
        " now Held (contested: Held, Left), before Left"
    )


def test_what_fails_is_named_and_the_rest_done(run: Run, project: Path, site: Site) -> None:
    site.pages["/rss"] = Page(status=404)
    (project / "inbox").rmdir()
    ended = run("watch", "-q", "--allow-private", project)
    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [
        f"{project}/inbox: does not exist (name a file, a folder, or - for stdin)",
        f"{site.address}/rss: answers 404 Not Found (check it, or try again later)",
    ]
    assert (project / "maps" / "map.html").is_file()


def test_a_second_watch_gives_way(run: Run, project: Path) -> None:
    with locked(project / ".basestatus"):
        ended = run("watch", project)
    assert ended.returncode == 75
    assert "is being written by process" in ended.stderr


def test_it_looks_again_until_it_is_stopped(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "basestatus.toml").write_text("[watch]\nfeed = []\n")
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", pause)
    ended = run("watch", "--every", "30", tmp_path)
    assert pauses == [1800, 1800]
    assert ended.stderr.count("unknown key watch.feed (did you mean feeds?)") == 2
    assert ended.returncode == 1
