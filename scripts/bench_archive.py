"""Measure how an archive is read: how fast, in what memory, by how many, and the second time.

    make bench-archive             # 100,000 articles
    make bench-archive SIZE=1000000

Each figure comes from a process of its own, so that its peak memory is that of one run. The bare
scan looks for the same names in the same bytes and does nothing else.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import ahocorasick_rs
from make_archive import make_archive

from basestatus.archive import gather_evidence, read_archive
from basestatus.model import Name, Site
from basestatus.project import open_theatre
from basestatus.settings import Cluster

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
SIZE = int(os.environ.get("SIZE", "100000"))
FOLDER = Path(os.environ.get("FOLDER", ROOT / "build" / "archive"))
ONCE = 4_000_000
MORE = 1_000
NEW_NAME = "Brekka Field"
Figures = dict[str, float]


def main() -> None:
    """Measure everything, or one thing where it is named."""
    if len(sys.argv) > 1:
        name, folder, *rest = sys.argv[1:]
        print(json.dumps(measured(RUNS[name](Path(folder), *rest))))
        return
    for size in sorted({SIZE // 100, SIZE // 10, SIZE}):
        report(size)


def report(size: int) -> None:
    """Print the figures of an archive of a size; all of them for the largest."""
    folder = FOLDER / str(size)
    shutil.rmtree(FOLDER, ignore_errors=True)  # of earlier sizes: a million articles are 3 GB
    make_archive(folder / "seeds", size)
    bulk = sum(path.stat().st_size for path in folder.glob("seeds/*")) / 1e6
    print(f"\n{size:,} articles, {bulk:,.0f} MB")
    show = Show(bulk, size)
    scan = show("bare scan", run("scan", folder))
    one = show("1 process", run("read", folder, "1"))
    two = show("2 processes", run("read", folder, "2"), one)
    print(
        f"  the bare scan takes {scan['seconds'] / two['seconds']:.2f} of the time of 2 processes"
    )
    if size == SIZE:
        with cluster(2) as address:
            show("2 Dask workers", run("read", folder, "0", address), one)
        again(folder, show)


def again(folder: Path, show: Show) -> None:
    """Print what the second and later runs cost that keep what they read."""
    time.sleep(3)  # a file that changed a moment ago is not trusted
    first = show("kept", run("kept", folder))
    show("  nothing changed", run("kept", folder), first)
    make_archive(folder / "seeds", MORE, first=10**8)
    show(f"  {MORE:,} articles more", run("kept", folder), first)
    show("  a name more", run("kept", folder, NEW_NAME), first)
    stored = (folder / ".basestatus" / "articles.sqlite").stat().st_size / 1e6
    print(f"  the store takes {stored:,.0f} MB")


@dataclass(frozen=True)
class Show:
    """Prints the figures of a run over ``bulk`` megabytes in ``size`` articles."""

    bulk: float
    size: int

    def __call__(self, name: str, run: Figures, to: Figures | None = None) -> Figures:
        """Print them, with the share of another run's time and the speed on the work alone."""
        seconds = run["seconds"]
        rates = f"{self.size / seconds:9,.0f} articles/s {self.bulk / seconds:7.1f} MB/s"
        share = f" {seconds / to['seconds']:7.3f} of the time" if to else ""
        work = f", {to['work'] / run['work']:.2f} x on the work" if to and run["work"] else ""
        memory = f"{run['megabytes']:6,.0f} MB"
        print(f"  {name:22} {seconds:8.1f} s {rates} {memory}{share}{work}", flush=True)
        return run


def run(name: str, folder: Path, *rest: str) -> Figures:
    """Return the figures of one thing, measured in a process of its own."""
    command = [sys.executable, __file__, name, str(folder), *rest]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures: Figures = json.loads(out.splitlines()[-1])
    return figures


def measured(reads: Iterator[int]) -> Figures:
    """Return how long some work took, and the most memory that all its processes held.

    ``work`` is the time for each part after the first, when all processes are at work.
    """
    begun = time.perf_counter()
    processes = next(reads)
    first = time.perf_counter()
    parts = sum(1 for _ in reads)
    end = time.perf_counter()
    own, inner = (
        resource.getrusage(who).ru_maxrss / 1e3
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    work = (end - first) / parts if parts else 0.0
    return {"seconds": end - begun, "work": work, "megabytes": own + processes * inner}


def scan(folder: Path) -> Iterator[int]:
    """Look for the names of all places in the bytes of an archive, and do nothing else."""
    gazetteer = open_theatre(ROOT).gazetteer
    places = (*gazetteer.sites.values(), *gazetteer.areas.values())
    names = sorted({name.text.encode() for place in places for name in place.names})
    automaton = ahocorasick_rs.BytesAhoCorasick(names)
    yield 0
    for path in sorted(folder.glob("seeds/*")):
        with path.open("rb") as file:
            while data := file.read(ONCE):
                automaton.find_matches_as_indexes(data)


def read(folder: Path, workers: str, scheduler: str = "") -> Iterator[int]:
    """Read an archive, keeping nothing; yield first how many processes read."""
    theatre = open_theatre(ROOT)
    cluster = Cluster(scheduler, int(workers))
    placed = replace(theatre, settings=replace(theatre.settings, cluster=cluster))
    claims = 0
    for part in read_archive([folder / "seeds"], placed):
        claims += sum(len(found.claims) for found in part.found)
        yield int(workers) if int(workers) > 1 else 0


def kept(folder: Path, name: str = "") -> Iterator[int]:
    """Gather the evidence of an archive with what was kept of it, perhaps with a new name."""
    theatre = open_theatre(ROOT)
    if name:
        site = Site("new", (Name(name, "en"),), 40.0, 35.0, 500.0, "base", country="SY")
        sites = dict(theatre.gazetteer.sites) | {site.id: site}
        theatre = replace(theatre, gazetteer=replace(theatre.gazetteer, sites=sites))
    gather_evidence([folder / "seeds"], theatre, store=folder / ".basestatus")
    yield len(os.sched_getaffinity(0))


@contextmanager
def cluster(workers: int) -> Iterator[str]:
    """Start a scheduler and workers, and give its address."""
    file = FOLDER / "scheduler.json"
    file.unlink(missing_ok=True)
    with ExitStack() as stack:
        _start(stack, "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", file)
        for _ in range(workers):
            _start(stack, "worker", "--scheduler-file", file, "--nthreads", "1", "--no-nanny")
        while not file.exists():
            time.sleep(0.1)
        yield json.loads(file.read_text(encoding="utf-8"))["address"]


def _start(stack: ExitStack, *words: str | Path) -> None:
    command = [sys.executable, "-m", "dask", *map(str, words)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet)
    stack.callback(process.wait)
    stack.callback(process.kill)


RUNS = {"scan": scan, "read": read, "kept": kept}

if __name__ == "__main__":
    main()
