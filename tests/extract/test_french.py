"""French news sentences read by the pack alone, hard negatives among them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from basestatus.extract.find import find_claims
from basestatus.extract.lexicon import Lexicon, compile_lexicon
from basestatus.gazetteer import read_actors, read_gazetteer
from basestatus.model import Document, PublishedBasis

TESTS = Path(__file__).parents[1]
SAHEL = TESTS / "corpus" / "sahel_fr"
LINES = (TESTS / "data" / "french.jsonl").read_text(encoding="utf-8").splitlines()
ROWS = [json.loads(line) for line in LINES]
PUBLISHED = date(2025, 3, 12)  # a Wednesday


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    gazetteer = read_gazetteer(SAHEL / "gazetteer.csv")
    actors, _ = read_actors(SAHEL / "actors.csv")
    return compile_lexicon(gazetteer.sites, gazetteer.areas, actors)


def read(text: str, language: str = "fr") -> Document:
    return Document("d", text, "", "", "", language, PUBLISHED, PublishedBasis.METADATA, "0" * 64)


def claims_in(text: str, lexicon: Lexicon, language: str = "fr") -> list[str]:
    """Return site, actor, status, modality, first and last day of each claim, sorted."""
    return sorted(
        f"{c.site} {c.actor} {c.status} {c.modality} {c.valid_start or '..'}/{c.valid_end or '..'}"
        for c in find_claims(read(text, language), lexicon)
        if c.scope == "site"
    )


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_a_sentence_gives_its_claims_and_no_other(row: dict[str, Any], lexicon: Lexicon) -> None:
    assert claims_in(row["text"], lexicon) == row["claims"]


def test_a_claim_is_quoted_exactly(lexicon: Lexicon) -> None:
    for row in ROWS:
        for claim in find_claims(read(row["text"]), lexicon):
            assert row["text"][claim.start : claim.end] == claim.quote


SOURCES = {
    "inverted": (
        "« Nous avons quitté Kidal lundi », a déclaré le porte-parole de la Minusma.",
        "le porte-parole de la Minusma",
    ),
    "told an agency": (
        "Les soldats français ont quitté Gao lundi, a indiqué à l'AFP une source militaire.",
        "une source militaire",
    ),
    "according to": ("Selon un diplomate, les soldats français ont quitté Gao.", "un diplomate"),
    "that": (
        "Le colonel Moussa Traoré a affirmé que les soldats français avaient quitté Gao.",
        "Le colonel Moussa Traoré",
    ),
    "newspaper": (
        "Les soldats français ont quitté Gao, rapporte le quotidien L'Essor.",
        "le quotidien L'Essor",
    ),
}


@pytest.mark.parametrize(("text", "source"), SOURCES.values(), ids=SOURCES)
def test_who_says_so_is_named(text: str, source: str, lexicon: Lexicon) -> None:
    (claim,) = find_claims(read(text), lexicon)
    assert claim.attributed_to == source


def test_a_text_without_a_tag_is_read_by_its_common_words(lexicon: Lexicon) -> None:
    text = "Les derniers soldats français ont quitté la base de Gao, qui est dans le nord du Mali."
    assert claims_in(text, lexicon, "") == claims_in(text, lexicon) != []
