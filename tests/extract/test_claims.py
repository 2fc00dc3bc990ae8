"""Each row of tests/data/claims is a sentence and what it claims, published on 17 February 2026."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.extract.rows import rows

from basestatus.extract import explain_claims, find_claims

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.extract.rows import Row

    from basestatus.extract import Lexicon
    from basestatus.model import Claim, Document

DATA = Path(__file__).parents[1] / "data" / "claims"
NOISE = {
    "en": "The road to the north was closed by snow for two days.\n",
    "ar": "كان الطريق إلى الشمال مقطوعا بالثلوج منذ يومين.\n",
}


def told(claim: Claim) -> str:
    """Return force, status, modality, site, "to" a taker, first/last day."""
    taker = f" to {claim.to}" if claim.to else ""
    days = f"{claim.valid_start or '..'}/{claim.valid_end or '..'}"
    return f"{claim.actor} {claim.status} {claim.modality} {claim.site}{taker} {days}"


@pytest.mark.parametrize("row", rows(DATA), ids=lambda row: f"{row.language} {row.fact}")
def test_a_sentence_claims_what_it_says(
    row: Row, lexicon: Lexicon, article: Callable[..., Document]
) -> None:
    found = find_claims(article(row.text, row.language), lexicon)
    assert sorted(map(told, found)) == sorted(row.claims)


@pytest.mark.parametrize("row", rows(DATA), ids=lambda row: f"{row.language} {row.fact}")
def test_the_language_of_a_sentence_is_seen(
    row: Row, lexicon: Lexicon, article: Callable[..., Document]
) -> None:
    assert find_claims(article(row.text, ""), lexicon) == find_claims(
        article(row.text, row.language), lexicon
    )


@pytest.mark.parametrize("row", rows(DATA), ids=lambda row: f"{row.language} {row.fact}")
def test_a_sentence_between_others_is_read_the_same(
    row: Row, lexicon: Lexicon, article: Callable[..., Document]
) -> None:
    noise = NOISE[row.language]
    planted = find_claims(article(noise + row.text + "\n" + noise, row.language), lexicon)
    assert sorted(map(told, planted)) == sorted(row.claims)
    inside = range(len(noise), len(noise + row.text) + 1)
    assert all(claim.start in inside and claim.end in inside for claim in planted)


@pytest.mark.parametrize(
    "row", [row for row in rows(DATA) if row.claims], ids=lambda row: f"{row.language} {row.fact}"
)
def test_every_claim_shows_the_words_that_it_rests_on(
    row: Row, lexicon: Lexicon, article: Callable[..., Document]
) -> None:
    document = article(row.text, row.language)
    explanations = explain_claims(document, lexicon)
    assert tuple(found.claim for found in explanations) == find_claims(document, lexicon)
    for found in explanations:
        assert found.claim.mention in row.text
        assert found.claim.rule
        spans = (found.trigger, found.site, found.actor, found.time, found.source)
        assert all(document.quote(span).strip() for span in spans if span)


def test_both_languages_claim_and_keep_silent() -> None:
    for language in ("ar", "en"):
        silent = [not row.claims for row in rows(DATA) if row.language == language]
        assert sum(silent) >= 12
        assert len(silent) - sum(silent) >= 35


@pytest.mark.parametrize(("between", "found"), [(1, 2), (20, 1)])
def test_a_base_spoken_of_far_from_any_name_is_left_open(
    between: int, found: int, lexicon: Lexicon, article: Callable[..., Document]
) -> None:
    filling = "Snow closed the road to the north for two days. " * between
    text = f"US forces arrived at al-Tanf. {filling}US forces left the base on Sunday."
    assert len(find_claims(article(text, "en"), lexicon)) == found
