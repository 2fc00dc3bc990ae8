"""What an analyst reads in the two seed articles, found with the project's own places."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from basestatus.documents import read_documents
from basestatus.extract import explain_claims, find_claims
from basestatus.model import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from basestatus.extract import Lexicon
    from basestatus.model import Claim, Document

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "seeds"
UNCHECKED = "unchecked"
SPOKEN_OF = {
    "al-hasakah", "al-shaddadi-base", "al-tanf", "euphrates-east-bank", "kharab-al-jir-base",
    "north-east-syria", "qamishli", "qasrak-base", "syria",
}  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """A claim to be found where its quote stands; any one of the readings will do."""

    document: str
    site: str
    actor: str
    readings: list[str]
    quote: str
    start: int
    source: str | None = UNCHECKED


@dataclass(frozen=True)
class Lookalike:
    """Words that make no claim, and why."""

    document: str
    quote: str
    start: int
    why: str


def lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").splitlines()


FACTS = [Fact(**json.loads(line)) for line in lines("claims.jsonl")]
LOOKALIKES = [Lookalike(**json.loads(line)) for line in lines("lookalikes.jsonl")]


@pytest.fixture(scope="module")
def seeds() -> Mapping[str, Document]:
    documents, problems = read_documents([ROOT / "seeds"])
    assert problems == ()
    return {document.id: document for document in documents}


@pytest.fixture(scope="module")
def claims(seeds: Mapping[str, Document], lexicon: Lexicon) -> Mapping[str, tuple[Claim, ...]]:
    return {key: find_claims(document, lexicon) for key, document in seeds.items()}


def reading(claim: Claim) -> str:
    start, end = (day or ".." for day in (claim.valid_start, claim.valid_end))
    return f"{claim.status} {claim.modality} {start}/{end}"


def meets(claim: Claim, row: Fact | Lookalike) -> bool:
    return claim.start < row.start + len(row.quote) and row.start < claim.end


def told(claims: Mapping[str, tuple[Claim, ...]], fact: Fact) -> list[Claim]:
    """Return the claims of the right site, force and reading where the fact stands."""
    return [
        claim
        for claim in claims[fact.document]
        if (claim.site, claim.actor) == (fact.site, fact.actor)
        and meets(claim, fact)
        and reading(claim) in fact.readings
    ]


@pytest.mark.parametrize("row", [*FACTS, *LOOKALIKES], ids=lambda row: f"{row.start}")
def test_the_table_quotes_the_articles_exactly(
    row: Fact | Lookalike, seeds: Mapping[str, Document]
) -> None:
    assert seeds[row.document].text[row.start :].startswith(row.quote)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.site} {fact.start}")
def test_each_fact_is_found_where_it_is_told(
    fact: Fact, claims: Mapping[str, tuple[Claim, ...]]
) -> None:
    near = [(claim.site, reading(claim)) for claim in claims[fact.document] if meets(claim, fact)]
    assert told(claims, fact), near


@pytest.mark.parametrize(
    "fact",
    [fact for fact in FACTS if fact.source != UNCHECKED],
    ids=lambda fact: f"{fact.site} {fact.start}",
)
def test_each_fact_is_credited_in_the_words_of_the_article(
    fact: Fact, claims: Mapping[str, tuple[Claim, ...]]
) -> None:
    credited = [claim.attributed_to for claim in told(claims, fact)]
    assert any((fact.source or "") in (source or "") for source in credited)
    assert any(bool(source) == bool(fact.source) for source in credited)


@pytest.mark.parametrize("row", LOOKALIKES, ids=lambda row: f"{row.why} {row.start}")
def test_lookalikes_make_no_claim(row: Lookalike, claims: Mapping[str, tuple[Claim, ...]]) -> None:
    assert [claim.quote for claim in claims[row.document] if meets(claim, row)] == []


def test_quotes_are_exact_and_sources_stand_in_the_text(
    seeds: Mapping[str, Document], lexicon: Lexicon
) -> None:
    for document in seeds.values():
        for found in explain_claims(document, lexicon):
            claim = found.claim
            assert claim.quote == document.text[claim.start : claim.end]
            assert claim.attributed_to is None or found.source is not None
            assert found.source is None or document.quote(found.source) == claim.attributed_to
            assert claim.mention in document.text


def test_nothing_is_claimed_of_towns_prisons_and_camps(
    claims: Mapping[str, tuple[Claim, ...]],
) -> None:
    assert {claim.site for found in claims.values() for claim in found} <= SPOKEN_OF


def test_an_article_that_contradicts_itself_keeps_both_accounts(
    claims: Mapping[str, tuple[Claim, ...]],
) -> None:
    """Two weeks in one paragraph, a month in another."""
    found = [reading(claim) for claim in claims["001_5396bd01d90b1d83"] if claim.site == "al-tanf"]
    assert len(set(found)) == 2


def test_nothing_comes_to_the_bases_that_it_is_taken_from(
    claims: Mapping[str, tuple[Claim, ...]],
) -> None:
    """What the words "from the two bases, a reference to X and Y" refer to is no goal."""
    told = [claim for found in claims.values() for claim in found if claim.actor == "us_coalition"]
    assert [claim.quote for claim in told if claim.status is Status.BUILDING_UP] == []
