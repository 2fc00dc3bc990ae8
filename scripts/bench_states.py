"""Measure what claims become: timelines, exports and the page, how fast, in what memory, how large.

    make bench-states              # 1,000,000 claims on 100,000 sites
    make bench-states CLAIMS=10000000

Each line tells the seconds of a stage and the most memory that was held in it.
"""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from make_claims import make_articles, make_sites

from basestatus import render
from basestatus.archive import ClaimSpool, DocumentSpool, Evidence
from basestatus.build import make_atlas
from basestatus.exports import write_export
from basestatus.gazetteer import Gazetteer
from basestatus.project import open_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from basestatus.layers import Atlas
    from basestatus.model import Claim, Site

Result = TypeVar("Result")

ROOT = Path(__file__).parents[1]
SIZE = int(os.environ.get("SIZE", "1000000"))
SITES = int(os.environ.get("SITES", "100000"))
FOLDER = Path(os.environ.get("FOLDER", ROOT / "build" / "states"))
FILES = "states.geojson states.csv states.parquet states.fgb states.gpkg"
ALL = "5"
"""What makes Linux forget the most memory that was held so far."""


def main() -> None:
    """Measure each stage and print what it took."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    print(f"{SIZE:,} claims on {SITES:,} sites")
    sites = make_sites(SITES)
    evidence = measured("put on disk", gathered)
    atlas = measured("timelines", partial(reasoned, sites, evidence))
    print(f"  {len(evidence.documents):,} articles, {len(atlas.periods):,} periods")
    page = FOLDER / "map.html"
    measured(page.name, partial(render.write_map, atlas, page), page)
    for name in os.environ.get("FILES", FILES).split():
        measured(name, partial(write_export, atlas, FOLDER / name), FOLDER / name)


def gathered() -> Evidence:
    """Return made-up articles and their claims as a build reads them."""
    documents = DocumentSpool()

    def claims() -> Iterator[Claim]:
        for article in make_articles(SIZE, SITES):
            documents.add(article.document)
            yield from article.claims

    return Evidence(documents, ClaimSpool(claims()), (), 0)


def reasoned(sites: dict[str, Site], evidence: Evidence) -> Atlas:
    """Return the atlas of a build of them."""
    project = open_project(ROOT)
    places = Gazetteer(sites, {}, ())
    settings = replace(project.settings, tracked=(), extent=None)
    made = replace(
        project, gazetteer=places, members={}, settings=settings, decisions=FOLDER / "none.csv"
    )
    return make_atlas(made, evidence=evidence)[0]


def measured(name: str, work: Callable[[], Result], path: Path | None = None) -> Result:
    """Print what some work took, and the size of what it wrote."""
    Path("/proc/self/clear_refs").write_text(ALL, encoding="ascii")
    begun = time.perf_counter()
    processor = time.process_time()
    result = work()
    seconds, busy = time.perf_counter() - begun, time.process_time() - processor
    size = f" {path.stat().st_size / 1e6:9,.1f} MB written" if path else ""
    print(f"  {name:16} {seconds:8.1f} s {busy:8.1f} s busy {peak():7,.0f} MB{size}", flush=True)
    return result


def peak() -> float:
    """Return the most memory held since it was last forgotten, in megabytes."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    (found,) = (line.split()[1] for line in lines if line.startswith("VmHWM"))
    return int(found) / 1e3


if __name__ == "__main__":
    main()
