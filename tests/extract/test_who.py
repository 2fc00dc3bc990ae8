"""Each row of tests/data/who is a few sentences and whom their changes are about, 12 June 2025."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.extract.rows import rows

from basestatus.extract import compile_lexicon, find_claims
from basestatus.gazetteer import read_actors, read_gazetteer
from basestatus.model import Modality

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.extract.rows import Row

    from basestatus.extract import Lexicon
    from basestatus.model import Claim, Document

DATA = Path(__file__).parents[1] / "data" / "who"
PUBLISHED = date(2025, 6, 12)


@pytest.fixture(scope="module")
def theatres() -> Lexicon:
    """Return the sites and forces of several theatres, as a user hands them in."""
    gazetteer = read_gazetteer(DATA / "gazetteer.csv")
    actors, _ = read_actors(DATA / "actors.csv")
    return compile_lexicon(gazetteer.sites, gazetteer.areas, actors)


def told(claim: Claim) -> str:
    """Return force ">" taker, status "/" modality unless asserted, site."""
    taker = f">{claim.to}" if claim.to else ""
    put = "" if claim.modality is Modality.ASSERTED else f"/{claim.modality}"
    return f"{claim.actor}{taker} {claim.status}{put} {claim.site}"


@pytest.mark.parametrize("row", rows(DATA), ids=lambda row: f"{row.language} {row.fact}")
def test_sentences_tell_whom_they_are_about(
    row: Row, theatres: Lexicon, article: Callable[..., Document]
) -> None:
    found = find_claims(article(row.text, row.language, PUBLISHED), theatres)
    assert sorted({told(claim) for claim in found}) == sorted(row.claims)
