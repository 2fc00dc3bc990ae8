"""The gazetteer and the forces of this repository, compiled once for every test."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from basestatus.extract import compile_lexicon
from basestatus.gazetteer import read_actors, read_gazetteer
from basestatus.model import Document, PublishedBasis

if TYPE_CHECKING:
    from collections.abc import Callable

    from basestatus.extract import Lexicon

GEO = Path(__file__).parents[2] / "geo"


def compile_repository() -> Lexicon:
    gazetteer = read_gazetteer(GEO / "gazetteer.geojson")
    actors, _ = read_actors(GEO / "actors.toml")
    return compile_lexicon(gazetteer.sites, gazetteer.areas, actors)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return compile_repository()


@pytest.fixture(scope="session")
def second_lexicon() -> Lexicon:
    """Return another lexicon of the same files."""
    return compile_repository()


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
