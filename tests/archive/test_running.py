"""Where articles are read changes nothing of what is read, whatever happens there."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from itertools import accumulate, chain
from typing import TYPE_CHECKING

import pytest
from distributed import Client
from tests.archive.conftest import RAIN, article, on, write_rows

from basestatus.archive import PartRead, read_archive
from basestatus.archive.processes import read_in_processes
from basestatus.archive.reading import Reader, read_part
from basestatus.archive.results import shifted
from basestatus.documents import Part, divide, find_sources
from basestatus.errors import ConfigError
from basestatus.timeline import write_claims

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from basestatus.archive.results import Found
    from basestatus.model import Site
    from basestatus.project import Theatre

SOME = 30_000
ASAD = "US forces have left the Ain al-Asad base in Iraq, an official said on Thursday. "


class Deadly(dict[str, "Site"]):
    """Sites of which one kills the process that looks it up."""

    def __getitem__(self, name: str) -> Site:
        if name == "al-tanf":
            os.kill(os.getpid(), signal.SIGKILL)
        return super().__getitem__(name)

    def get(self, name: str, default: Site | None = None) -> Site | None:  # type: ignore[override]
        return super().get(name, default) if name != "al-tanf" else self[name]


def test_a_document_that_kills_its_process_is_named_and_the_rest_is_read(
    tmp_path: Path, theatre: Theatre
) -> None:
    rows = [article(number, ASAD + RAIN if number % 7 == 0 else RAIN) for number in range(40)]
    rows[21] = article(100)
    path = write_rows(tmp_path / "rows.jsonl", rows)
    parts = [part for part in divide(find_sources([path]), size=SOME) if isinstance(part, Part)]
    sites = dict(theatre.gazetteer.sites)
    tables = (dict(theatre.gazetteer.areas), dict(theatre.actors), theatre.settings.limits)
    reads = list(read_in_processes(parts, Reader(Deadly(sites), *tables), 2))
    safe = [read_part(part, Reader(sites, *tables)) for part in parts]
    told = [found.claims for found in all_found(safe) if found.line != 22]
    assert [found.claims for found in all_found(reads)] == told
    problems = list(chain.from_iterable(read.problems for read in reads))
    assert [problem.message for problem in problems] == [
        "ended the process that read it, and is left out"
    ]
    assert sum(read.documents for read in reads) == len(rows) - 1


def test_no_scheduler_is_an_error_that_says_how_to_start_one(
    tmp_path: Path, theatre: Theatre
) -> None:
    path = write_rows(tmp_path / "rows.jsonl", [article(1)])
    with pytest.raises(ConfigError, match=r"tcp://127\.0\.0\.1:1: no scheduler answers \(start"):
        list(read_archive([path], on(theatre, scheduler="tcp://127.0.0.1:1")))


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Start a scheduler and workers, each a process of its own; give address and workers."""
    file = tmp_path / "scheduler.json"
    with ExitStack() as stack:
        start(stack, "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", file)
        options = ("--scheduler-file", file, "--nthreads", "1", "--no-nanny", "--no-dashboard")
        workers = [start(stack, "worker", *options, "--name", n) for n in "abc"]
        while not (file.exists() and file.read_text(encoding="utf-8").endswith("}")):
            time.sleep(0.1)
        address = json.loads(file.read_text(encoding="utf-8"))["address"]
        with Client(address, set_as_default=False) as client:  # type: ignore[no-untyped-call]
            client.wait_for_workers(len(workers))
        yield address, workers


def start(stack: ExitStack, *words: str | Path) -> subprocess.Popen[bytes]:
    """Start a part of a cluster; it is gone when the test is over."""
    command = [sys.executable, "-m", "dask", *map(str, words)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet)
    stack.callback(process.wait)
    stack.callback(process.kill)
    return process


def test_a_worker_that_is_lost_changes_nothing(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path, theatre: Theatre
) -> None:
    address, workers = cluster
    path = write_rows(tmp_path / "rows.jsonl", [article(number * 20) for number in range(200)])
    alone = printed(read_archive([path], on(theatre), part_bytes=SOME))
    reads = read_archive([path], on(theatre, scheduler=address), part_bytes=SOME)
    first = next(reads)
    workers[1].send_signal(signal.SIGKILL)
    assert printed(chain([first], reads)) == alone
    assert alone.count("\n") > len(workers)
    assert workers[1].wait() == -signal.SIGKILL


def all_found(reads: Sequence[PartRead]) -> list[Found]:
    """Return the documents of parts of one file that name a place."""
    lines = accumulate((read.lines for read in reads), initial=0)
    return [f for read, n in zip(reads, lines, strict=False) for f in shifted(read, n).found]


def printed(reads: Iterable[PartRead]) -> str:
    """Return claims as they are printed."""
    file = io.StringIO()
    write_claims((claim for read in reads for found in read.found for claim in found.claims), file)
    return file.getvalue()
