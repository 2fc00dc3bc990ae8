"""From decisions to a public map: the gate, the record, a retraction that stays to be seen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from basestatus.build import make_atlas
from basestatus.cli.build import command as build
from basestatus.cli.verify import command as verify
from basestatus.decisions import Choice, Ids, Signature, Verdict, decide
from basestatus.decisions import record as record_decisions
from basestatus.project import open_project
from basestatus.publishing import CorrectionKind, read_record

DOCS = ["--docs", str(Path(__file__).parents[2] / "seeds")]
SETTINGS = """\
tracked = ["us_coalition"]
languages = ["en"]

[publish]
policy = "reviewed"
precision_m = 10000
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "basestatus.toml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def published(folder: Path, on: str) -> Result:
    return CliRunner().invoke(build, [str(folder), *DOCS, "--public", "--on", on])


def decided(folder: Path, verdict: Verdict, when: str, reason: str) -> None:
    """Decide on the first claim that the seeds make on Tanf."""
    project = open_project(folder, docs=DOCS[1:])
    atlas, _ = make_atlas(project)
    claims = (*atlas.claims, *atlas.reviewed.removed)
    claim = next(claim for claim in claims if claim.site == "al-tanf")
    ids = Ids(frozenset(atlas.sites), frozenset(atlas.areas), frozenset(atlas.actors))
    choice, signature = Choice(verdict, reason), Signature("editor", when)
    rows = decide(claim, atlas.documents[claim.document], choice, signature, ids)
    record_decisions(project.decisions, rows)


def test_the_public_sees_what_was_accepted_and_what_was_taken_back(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    refused = published(folder, "2026-03-01")
    assert refused.exit_code == 1
    assert "clears none of" in str(refused.exception)
    assert not (folder / "public" / "map.html").exists()

    decided(folder, Verdict.ACCEPT, "2026-03-01T10:00:00Z", "")
    first = published(folder, "2026-03-01")
    assert first.exit_code == 0, first.output
    assert "claims held back" in caplog.text
    (accepted,) = read_record(folder / "public" / "record").claims
    states = json.loads((folder / "public" / "status.geojson").read_text(encoding="utf-8"))
    assert {row["properties"]["site_id"] for row in states["features"]} == {"al-tanf"}
    assert {row["properties"]["radius_m"] for row in states["features"]} != {2000.0}
    page = (folder / "public" / "map.html").read_bytes()
    assert published(folder, "2026-03-02").exit_code == 0
    assert (folder / "public" / "map.html").read_bytes() == page

    (folder / "basestatus.toml").write_text(SETTINGS.replace("reviewed", "all"), encoding="utf-8")
    decided(folder, Verdict.REJECT, "2026-03-04T10:00:00Z", "the town was meant")
    assert published(folder, "2026-03-05").exit_code == 0
    (correction,) = read_record(folder / "public" / "record").corrections
    assert (correction.kind, correction.before) == (CorrectionKind.RETRACTED, accepted)
    assert correction.reason == "the town was meant"
    assert "the town was meant" in (folder / "public" / "map.html").read_text(encoding="utf-8")
    assert CliRunner().invoke(verify, [str(folder), *DOCS]).exit_code == 0
    (folder / "public" / "map.html").write_text("altered", encoding="utf-8")
    assert CliRunner().invoke(verify, [str(folder), *DOCS]).exit_code == 1
