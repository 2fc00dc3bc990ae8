"""From an inbox of sixty documents to an edition for the public, by commands alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.ingest.conftest import served
from tests.ingest.test_sixty import contents, sixty

from basestatus.starters import start_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from subprocess import CompletedProcess

    from tests.ingest.conftest import Site

    Run = Callable[..., CompletedProcess[str]]


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as site:
        yield site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project that publishes what was reviewed, and asks a server without a pause."""
    folder = tmp_path / "project"
    start_project(folder)
    settings = folder / "basestatus.toml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace("# delay = 1\n", "delay = 0\n")
    text = text.replace('# policy = "all"', 'policy = "reviewed"')
    settings.write_text(text, encoding="utf-8")
    return folder


def test_sixty_documents_become_an_edition(
    run: Run, project: Path, site: Site, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    sources = sixty(site, inbox)
    assert len(run("ingest", "-C", project, "--allow-private", *sources).stdout.split()) == 60
    queue = json.loads(run("review", "--json", "-q", project).stdout)
    assert {item["language"] for item in queue} == {"ar", "en"}
    rejected, *accepted = [item["claim"] for item in queue]
    decisions = tmp_path / "decisions.jsonl"
    rows = [{"claim": claim, "decision": "accept"} for claim in accepted]
    rows.append({"claim": rejected, "decision": "reject", "reason": "of another year"})
    decisions.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    decided = run("review", "-q", project, "--from", decisions, "--who", "Desk")
    assert decided.returncode == 0
    built = run("build", "-q", "--json", "--public", "--on", "2031-03-01", project)
    report = json.loads(built.stdout)
    assert (report["claims"], report["held_back"]) == (len(accepted), 0)
    assert {row["message"] for row in report["problems"]} <= {"has no date"}
    assert run("verify", "-q", project).stderr == ""
    assert (project / "public" / "map.html").is_file()
    seeds = contents(project / "seeds")
    again = json.loads(run("ingest", "--json", "-C", project, "--allow-private", *sources).stdout)
    assert (again["taken"], again["problems"]) == ([], [])
    assert contents(project / "seeds") == seeds
