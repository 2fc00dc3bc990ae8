from __future__ import annotations

import os
import shutil
import time
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from tests.archive.conftest import RAIN, TANF, article, on, write_rows

from basestatus.archive import Evidence, gather_evidence, read_archive
from basestatus.archive.lexicons import compare, meanings
from basestatus.extract import compile_lexicon, find_claims
from basestatus.model import Document, Name, PublishedBasis, Site

if TYPE_CHECKING:
    from pathlib import Path

    from basestatus.archive import PartRead
    from basestatus.project import Theatre

SOME = 40_000
NEW = Site("brekka", (Name("Brekka Field", "en"),), 40.0, 35.0, 500, "base", country="SY")
ABOUT = "US forces have left the Brekka Field base, an official said on Thursday. "


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return an archive that did not change just now."""
    rows = [article(number) for number in range(1, 210)]
    rows[150] = article(151, ABOUT + RAIN)
    return aged(write_rows(tmp_path / "rows.jsonl", rows))


def aged(path: Path, seconds: int = 60) -> Path:
    """Say that a file changed some time ago."""
    at = time.time() - seconds
    os.utime(path, (at, at))
    return path


def gathered(path: Path, theatre: Theatre, *, kept: bool = True) -> Evidence:
    store = path.parent / ".basestatus" if kept else None
    return gather_evidence([path], on(theatre), part_bytes=SOME, store=store)


def reads(path: Path, theatre: Theatre) -> list[PartRead]:
    """Return what is read of each part, with what the store gives."""
    store = path.parent / ".basestatus"
    return list(read_archive([path], on(theatre), part_bytes=SOME, store=store))


def test_what_was_kept_is_what_was_read(path: Path, theatre: Theatre) -> None:
    fresh = gathered(path, theatre, kept=False)
    assert fresh.claims
    assert [gathered(path, theatre) for _ in range(3)] == [fresh] * 3
    assert (path.parent / ".basestatus" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_nothing_is_read_of_files_that_look_the_same(path: Path, theatre: Theatre) -> None:
    """Not even hashed: here they are gone but for their looks."""
    fresh = gathered(path, theatre)
    before = path.stat()
    path.write_bytes(b" " * before.st_size)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert gathered(path, theatre) == fresh


def test_a_file_that_changed_is_read_where_it_changed(path: Path, theatre: Theatre) -> None:
    gathered(path, theatre)
    with path.open("a", encoding="utf-8") as file:
        file.write('{"id": "new", "published": "2026-02-14", "text": "' + TANF + '"}\n')
    fresh = gathered(path, theatre, kept=False)
    assert gathered(path, theatre) == fresh
    assert list(fresh.documents)[-1] == "new"
    shutil.copy(path, path.with_name("moved.jsonl"))
    assert gathered(aged(path.with_name("moved.jsonl")), theatre).claims == fresh.claims


def test_a_run_that_was_stopped_goes_on_where_it_was(path: Path, theatre: Theatre) -> None:
    fresh = gathered(path, theatre, kept=False)
    store = path.parent / ".basestatus"
    stopped = read_archive([path], on(theatre), part_bytes=SOME, store=store)
    for _ in range(5):
        next(stopped)
    stopped.close()  # type: ignore[attr-defined]
    assert gathered(path, theatre) == fresh


@pytest.mark.parametrize("damage", [b"", b"no store at all, but long enough to be taken for one"])
def test_a_store_that_is_damaged_is_made_anew(path: Path, theatre: Theatre, damage: bytes) -> None:
    fresh = gathered(path, theatre)
    (path.parent / ".basestatus" / "articles.sqlite").write_bytes(damage)
    assert gathered(path, theatre) == fresh


def test_where_nothing_can_be_kept_all_is_read(path: Path, theatre: Theatre) -> None:
    (path.parent / ".basestatus").write_text("in the way", encoding="utf-8")
    assert gathered(path, theatre) == gathered(path, theatre, kept=False)


def with_sites(theatre: Theatre, *sites: Site) -> Theatre:
    table = dict(theatre.gazetteer.sites) | {site.id: site for site in sites}
    return replace(theatre, gazetteer=replace(theatre.gazetteer, sites=table))


def test_a_new_name_is_found_where_no_place_was_named(path: Path, theatre: Theatre) -> None:
    gathered(path, theatre)
    more = with_sites(theatre, NEW)
    fresh = gathered(path, more, kept=False)
    assert "brekka" in {claim.site for claim in fresh.claims}
    assert gathered(path, more) == fresh
    assert gathered(path, theatre) == gathered(path, theatre, kept=False)


TEXTS = [
    TANF + RAIN,
    ABOUT + RAIN,
    RAIN,
    "US forces handed the base near Brekka to the army. " + ABOUT,
]
TABLES: list[tuple[Site, ...]] = [
    (),
    (NEW,),
    (replace(NEW, kind="town", country="IQ"),),
    (NEW, Site("tanf", (Name("Al-Tanf"),), 40.0, 35.0, 500, "base")),
    (NEW, Site("camp", (Name("Far Camp"),), 40.0, 35.0, 500, "base", parent="brekka")),
    (Site("hills", (Name("the hills"),), 40.0, 35.0, 500, "base"),),
]


def document(text: str) -> Document:
    basis = PublishedBasis.METADATA
    return Document("d", text, "", "", "", "en", date(2026, 2, 13), basis, "d")


def test_what_a_change_of_places_does_not_affect_is_read_the_same(theatre: Theatre) -> None:
    """Whichever of these tables is changed into whichever other."""
    sites = [{site.id: site for site in table} for table in TABLES]
    lexicons = [compile_lexicon(table, {}, theatre.actors) for table in sites]
    unaffected = 0
    for one, other in permutations(lexicons, 2):
        change = compare(meanings(one), meanings(other))
        for told in map(document, TEXTS):
            if not change.affects(told):
                unaffected += 1
                assert find_claims(told, one) == find_claims(told, other)
    assert unaffected > len(TEXTS)
