"""The gazetteer and the forces of this repository, compiled once for every test."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from basestatus.extract import compile_lexicon, explain_claims
from basestatus.gazetteer import read_actors, read_gazetteer
from basestatus.model import Document, PublishedBasis

if TYPE_CHECKING:
    from collections.abc import Callable

    from basestatus.extract import Explanation, Lexicon

    Explain = Callable[[Document], tuple[Explanation, ...]]

GEO = Path(__file__).parents[2] / "geo"


def compile_repository() -> Lexicon:
    gazetteer = read_gazetteer(GEO / "gazetteer.geojson")
    actors, _ = read_actors(GEO / "actors.toml")
    return compile_lexicon(gazetteer.sites, gazetteer.areas, actors)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return compile_repository()


@pytest.fixture(scope="session")
def explain(lexicon: Lexicon) -> Explain:
    """Return the reader of documents; a function, since a lexicon is long to print."""

    def read(document: Document) -> tuple[Explanation, ...]:
        return explain_claims(document, lexicon)

    return read


@pytest.fixture(scope="session")
def explain_anew() -> Explain:
    """Return a reader with a lexicon of its own, made from the same files."""
    lexicon = compile_repository()

    def read(document: Document) -> tuple[Explanation, ...]:
        return explain_claims(document, lexicon)

    return read


@pytest.fixture(scope="session")
def article() -> Callable[..., Document]:
    """Return a maker of documents published on 17 February 2026, a Tuesday."""

    def make(text: str, language: str, published: date | None = date(2026, 2, 17)) -> Document:
        return Document(
            id="article",
            text=text,
            title="",
            publisher="",
            url="",
            language=language,
            published=published,
            published_basis=PublishedBasis.METADATA,
            sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        )

    return make
