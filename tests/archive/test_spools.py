from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.archive.conftest import article, on, write_rows
from tests.exports.conftest import tanf_story

from basestatus.archive import (
    ClaimSpool,
    DocumentSpool,
    PeriodSpool,
    claims_by_id,
    claims_named,
    gather_evidence,
)
from basestatus.errors import OutputError
from basestatus.model import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from basestatus.model import Claim
    from basestatus.project import Theatre

ATLAS = tanf_story()
FIRST, AGAIN, ACTIVE = ATLAS.claims
SPOOL = ClaimSpool(ATLAS.claims)


def test_what_is_read_is_the_same_in_memory_and_on_disk(tmp_path: Path, theatre: Theatre) -> None:
    path = write_rows(tmp_path / "rows.jsonl", [article(100 * n) for n in range(1, 9)])
    few = gather_evidence([path], on(theatre))
    many = gather_evidence([path], on(theatre), most=3)
    assert isinstance(many.claims, ClaimSpool)
    assert tuple(many.claims) == few.claims
    assert len(many.claims) == len(few.claims) == 8
    assert dict(many.documents) == few.documents
    assert (many.read, many.problems) == (few.read, few.problems)


def test_of_claims_with_one_id_that_stays_which_was_published_first() -> None:
    earlier = replace(AGAIN, id=FIRST.id, published=FIRST.published, document="a")
    assert tuple(ClaimSpool([AGAIN, FIRST, earlier])) == (earlier, AGAIN)


@pytest.mark.parametrize("claims", [ATLAS.claims, SPOOL], ids=["in memory", "on disk"])
def test_claims_are_found_by_their_ids(claims: ClaimSpool) -> None:
    assert claims_named(claims, {FIRST.id, "none"}) == {FIRST.id: FIRST}
    assert list(claims_by_id(claims)) == sorted(ATLAS.claims, key=lambda claim: claim.id)


def test_where_there_is_no_room_on_disk_it_says_what_to_do() -> None:
    def failing() -> Iterator[Claim]:
        yield FIRST
        raise sqlite3.OperationalError("database or disk is full")  # noqa: EM101, TRY003

    with pytest.raises(OutputError, match="disk is full"):
        ClaimSpool(failing())


def test_claims_on_disk_are_found_by_what_bears_on_them() -> None:
    assert SPOOL.on([FIRST.site], Scope.SITE) == [FIRST, AGAIN]
    assert SPOOL.on([FIRST.site], Scope.AREA) == []
    assert SPOOL.read_in([AGAIN.document]) == [AGAIN, ACTIVE]
    assert SPOOL.printing([ACTIVE.quote, "no quote"]) == {ACTIVE.document}
    assert list(SPOOL.sites()) == [(FIRST.site, 2), (ACTIVE.site, 1)]
    assert list(SPOOL.documents()) == sorted(ATLAS.documents)


def test_what_is_on_disk_is_read_like_a_tuple() -> None:
    periods = PeriodSpool(ATLAS.periods)
    assert tuple(periods) == ATLAS.periods
    assert (periods[0], periods[-1], periods[1:3]) == (
        ATLAS.periods[0],
        ATLAS.periods[-1],
        ATLAS.periods[1:3],
    )
    assert FIRST in SPOOL
    with pytest.raises(IndexError):
        periods[len(ATLAS.periods)]


def test_articles_on_disk_are_read_like_a_mapping() -> None:
    documents = DocumentSpool(ATLAS.documents.values())
    assert documents == ATLAS.documents
    assert list(documents) == list(ATLAS.documents)
    assert documents.get("none") is None
