from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from basestatus.archive import ClaimSpool, DocumentSpool
from basestatus.build import Built, build, find_evidence, make_atlas
from basestatus.decisions import Verdict
from basestatus.project import Project, open_project

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[1]
KEPT = "snapshots/notes.txt"


@pytest.fixture(scope="module")
def project() -> Project:
    return open_project(ROOT)


@pytest.fixture(scope="module")
def built(project: Project, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Built]:
    """Build the project of this repository into a folder that holds earlier pictures."""
    out = tmp_path_factory.mktemp("maps")
    (out / "snapshots").mkdir()
    for name in ("snapshots/1999-01-01.png", KEPT):
        (out / name).write_text("of an earlier build", encoding="utf-8")
    return out, build(project, out)


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def features(path: Path) -> list[Mapping[str, Any]]:
    rows = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [row["properties"] for row in rows]


def test_a_build_writes_page_layers_and_a_picture_for_each_date(
    built: tuple[Path, Built],
) -> None:
    out, result = built
    assert result.problems == ()
    assert set(files(out)) - {KEPT} == {str(path.relative_to(out)) for path in result.files}
    assert {"map.html", "status.geojson", "status.gpkg"} < set(files(out))
    assert {"snapshots/2026-02-13.png", "snapshots/2026-02-23.png"} < set(files(out))


def test_pictures_of_an_earlier_build_go_and_other_files_stay(built: tuple[Path, Built]) -> None:
    out, _ = built
    assert not (out / "snapshots/1999-01-01.png").exists()
    assert (out / KEPT).read_text(encoding="utf-8") == "of an earlier build"


def test_a_second_build_gives_the_same_bytes(built: tuple[Path, Built], tmp_path: Path) -> None:
    """In another process, time zone and order of hashes, from a copy of the folder elsewhere."""
    copy = tmp_path / "copy"
    for part in ("geo", "seeds"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("source"))
    shutil.copy(ROOT / "basestatus.toml", copy)
    environment = os.environ | {"PYTHONHASHSEED": "4", "TZ": "Asia/Damascus", "LC_ALL": "C"}
    program = Path(sys.executable).with_name("basestatus")
    subprocess.run([program, "build", "-q", copy], check=True, env=environment)
    first = files(built[0])
    del first[KEPT]
    assert files(copy / "maps") == first


def test_every_quote_on_the_map_stands_in_an_article(
    project: Project, built: tuple[Path, Built]
) -> None:
    texts = [document.text for document in project.documents]
    quotes = [row["quote"] for row in features(built[0] / "status.geojson") if row["quote"]]
    assert quotes
    assert [quote for quote in quotes if not any(quote in text for text in texts)] == []


def test_on_each_day_one_row_holds_for_a_site_and_an_actor(built: tuple[Path, Built]) -> None:
    rows = features(built[0] / "status.geojson")
    for key in {(row["site_id"], row["actor"]) for row in rows}:
        ends = [
            (row["valid_from"], row["valid_to"])
            for row in rows
            if (row["site_id"], row["actor"]) == key
        ]
        assert ends[0][0] is None
        assert ends[-1][1] is None
        assert [end for _, end in ends[:-1]] == [start for start, _ in ends[1:]]


def test_as_known_on_a_day_nothing_published_later_counts(project: Project) -> None:
    atlas, _ = make_atlas(project, as_known_on=date(2026, 2, 14))
    early = [d for d in project.documents if d.published and d.published <= date(2026, 2, 14)]
    assert list(atlas.documents) == [document.id for document in early]
    assert {claim.document for claim in atlas.claims} == set(atlas.documents)
    behind = {claim for period in atlas.periods for claim in period.claims}
    assert behind <= {claim.id for claim in atlas.claims}


def test_an_article_on_something_else_changes_nothing(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "rain.txt"
    path.write_text("date 2026-02-15\nIt rained for three days in the hills.\n", encoding="utf-8")
    more = open_project(ROOT, docs=[ROOT / "seeds", path])
    assert len(more.documents) == len(project.documents) + 1
    assert make_atlas(more)[0].periods == make_atlas(project)[0].periods


def test_the_order_of_articles_changes_nothing(project: Project) -> None:
    paths = [document.path for document in project.documents]
    turned = open_project(ROOT, docs=paths[::-1])
    assert find_evidence(turned).claims == find_evidence(project).claims
    assert make_atlas(turned)[0].periods == make_atlas(project)[0].periods


def test_copies_of_an_article_are_one_source_known_since_the_first(
    project: Project, tmp_path: Path
) -> None:
    first = project.documents[0]
    for name, day in (("copy", date(2026, 3, 1)), ("earlier", date(2026, 2, 12))):
        row = {"id": name, "published": day.isoformat(), "text": first.text}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    alone, _ = make_atlas(open_project(ROOT, docs=[first.path]))
    atlas, _ = make_atlas(open_project(ROOT, docs=[tmp_path, first.path]))
    assert len(atlas.documents) == 3
    assert {claim.document for claim in atlas.claims} == {"earlier"}
    counted = [[period.n_independent for period in a.periods] for a in (alone, atlas)]
    assert counted[0] == counted[1]


def test_claims_on_places_and_forces_unknown_are_named_and_left_out(project: Project) -> None:
    claim = find_evidence(project).claims[0]
    fields = {name: getattr(claim, name) for name in type(claim).__slots__}
    strangers = [type(claim)(**fields | change) for change in ({"site": "x"}, {"actor": "y"})]
    atlas, problems = make_atlas(project, claims=[claim, *strangers])
    assert atlas.claims == (claim,)
    assert [problem.message for problem in problems] == ["unknown: 'x'", "unknown: 'y'"]


def test_what_editors_decided_counts_and_what_fits_nothing_is_named(
    project: Project, tmp_path: Path
) -> None:
    table = tmp_path / "decisions.csv"
    first, second, *_ = find_evidence(project).claims
    table.write_text(
        "claim,decision,reason,who,when\n"
        f"{first.id},reject,of another year,Sara,2026-03-01\n"
        f"{second.id},accept,,Sara,2026-03-01\n"
        "0000000000000000,reject,of another year,Sara,2026-03-01\n",
        encoding="utf-8",
    )
    atlas, problems = make_atlas(replace(project, decisions=table))
    assert {claim.id for claim in find_evidence(project).claims} - {c.id for c in atlas.claims} == {
        first.id
    }
    assert atlas.reviewed.removed == (first,)
    assert atlas.reviewed.verdict(second.id) is Verdict.ACCEPT
    assert [(problem.path, problem.line) for problem in problems] == [(str(table), 4)]
    assert make_atlas(replace(project, decisions=table), claims=[second])[1] == ()
    evidence = find_evidence(project)
    on_disk = replace(
        evidence,
        claims=ClaimSpool(evidence.claims),
        documents=DocumentSpool(evidence.documents.values()),
    )
    same, told = make_atlas(replace(project, decisions=table), evidence=on_disk)
    assert (tuple(same.claims), same.reviewed, told) == (atlas.claims, atlas.reviewed, problems)
    assert tuple(same.periods) == atlas.periods


def test_where_one_output_cannot_be_written_all_stay_as_they_were(tmp_path: Path) -> None:
    """Nor is a folder without any article a problem."""
    (tmp_path / "seeds").mkdir()
    out = tmp_path / "maps"
    (out / "map.html").mkdir(parents=True)
    (out / "status.geojson").write_text("old", encoding="utf-8")
    result = build(open_project(tmp_path), out)
    told = "map.html: cannot be written: Is a directory; what was there is intact"
    remedy = "move away what has its name"
    assert [str(problem) for problem in result.problems] == [f"{out}: {told} ({remedy})"]
    assert result.files == ()
    assert {path.name for path in out.iterdir()} == {"map.html", "status.geojson"}
    assert (out / "status.geojson").read_text(encoding="utf-8") == "old"
