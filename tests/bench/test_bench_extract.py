"""How fast articles are read: megabytes of UTF-8 a second, and ratios to peers in the same run.

The peers are a bare scan for the same names over text already folded, the tokenizer of
spacy.blank("ar") where spaCy is installed, and dateparser's search for dates alone. The figures
stand in ``extra_info``; a ratio of 2 says that the peer took twice as long.
"""

from __future__ import annotations

import hashlib
import json
import time
import warnings
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import ahocorasick_rs
import pytest

from basestatus.extract import Lexicon, compile_lexicon, find_claims
from basestatus.gazetteer import read_actors, read_gazetteer
from basestatus.languages import fold
from basestatus.model import Document, PublishedBasis

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytest_benchmark.fixture import BenchmarkFixture

pytestmark = pytest.mark.benchmark(timer=time.process_time)

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus" / "syria" / "docs.jsonl"
PUBLISHED = date(2026, 2, 17)
LANGUAGES = ("ar", "en")
ARTICLE = 4_000
SAMPLE = 1_500
PLACELESS = {
    "ar": (
        "ارتفعت أسعار الخبز في الأسواق خلال الأسبوع الماضي، وقال أحد التجار إن الزبائن يشترون أقل.",
        "وأوضح متحدث باسم الوزارة أن الأمطار أغلقت الطرق يومين، مضيفاً أن الفرق تعمل على فتحها.",
        "فاز الفريق بهدفين دون رد أمام جمهور كبير، وغادر المدرب الملعب قبل نهاية المباراة.",
    ),
    "en": (
        "Bread prices rose again last week, and one trader said that customers were buying less.",
        "A spokesman for the ministry said rain had closed the roads for two days.",
        "The team won by two goals to nil, and the coach left the pitch before the end.",
    ),
}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    gazetteer = read_gazetteer(ROOT / "geo" / "gazetteer.geojson")
    actors, _ = read_actors(ROOT / "geo" / "actors.toml")
    return compile_lexicon(gazetteer.sites, gazetteer.areas, actors)


@pytest.fixture(scope="module")
def scan() -> ahocorasick_rs.AhoCorasick:
    """Return an automaton of every folded name of a place."""
    gazetteer = read_gazetteer(ROOT / "geo" / "gazetteer.geojson")
    names = [name for site in gazetteer.sites.values() for name in site.names]
    names += [name for area in gazetteer.areas.values() for name in area.names]
    return ahocorasick_rs.AhoCorasick(sorted({fold(name.text).text for name in names}))


def article(text: str, language: str) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    basis = PublishedBasis.METADATA
    return Document(digest, text, "", "", "", language, PUBLISHED, basis, digest)


def placeless(language: str) -> list[Document]:
    """Return 500 articles that name no site; no two begin alike."""
    body = "\n".join(PLACELESS[language])
    body *= ARTICLE // len(body)
    return [article(f"{number}. {body}", language) for number in range(500)]


def about_sites(language: str) -> list[Document]:
    """Return the test articles of a language, ten times over."""
    rows = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    texts = [row["text"] for row in rows if row["lang"] == language]
    return [article(text, language) for text in texts] * 10


def megabytes(documents: Sequence[Document]) -> float:
    return sum(len(document.text.encode()) for document in documents) / 1e6


def seconds(work: Callable[[], object], *, rounds: int = 3) -> float:
    """Return the processor time of the quickest of a few rounds."""
    taken = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def reads(lexicon: Lexicon, documents: Sequence[Document]) -> int:
    return sum(len(find_claims(document, lexicon)) for document in documents)


def report(benchmark: BenchmarkFixture, speed: float, peers: dict[str, float]) -> None:
    """Note the speed, and how many times as long each peer takes for a megabyte."""
    benchmark.extra_info["MB/s"] = round(speed, 2)
    for name, peer in peers.items():
        benchmark.extra_info[f"{name} MB/s"] = round(peer, 3)
        benchmark.extra_info[f"times {name}"] = float(f"{speed / peer:.3g}")
    print(f"\n{benchmark.name}: {benchmark.extra_info}")  # noqa: T201  (the figures are the point)


def scanning(scan: ahocorasick_rs.AhoCorasick, documents: Sequence[Document]) -> float:
    """Return the megabytes a second of a bare scan of text already folded."""
    texts = [fold(document.text).text for document in documents]
    return megabytes(documents) / seconds(
        lambda: [scan.find_matches_as_indexes(text) for text in texts]
    )


def tokenizing(documents: Sequence[Document]) -> dict[str, float]:
    if find_spec("spacy") is None:
        return {}
    tokenize = import_module("spacy").blank("ar").make_doc
    sample = documents[:50]
    took = seconds(lambda: [tokenize(document.text) for document in sample])
    return {"spaCy's tokenizer": megabytes(sample) / took}


def dating(documents: Sequence[Document], language: str) -> dict[str, float]:
    """Search dates alone with dateparser, in the beginning of one article: it takes long."""
    if find_spec("dateparser") is None:
        return {}
    search = import_module("dateparser.search").search_dates
    sample = documents[0].text[:SAMPLE]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        took = seconds(lambda: search(sample, languages=[language]), rounds=1)
    return {"dateparser's search": len(sample.encode()) / 1e6 / took}


@pytest.mark.parametrize("language", LANGUAGES)
def test_folding(benchmark: BenchmarkFixture, language: str) -> None:
    documents = placeless(language)
    text = "\n".join(document.text for document in documents)
    fold(text)
    assert benchmark(fold, text).text
    report(benchmark, megabytes(documents) / seconds(lambda: fold(text)), {})


@pytest.mark.parametrize("language", LANGUAGES)
def test_folding_and_a_scan_for_names_alone(
    benchmark: BenchmarkFixture, scan: ahocorasick_rs.AhoCorasick, language: str
) -> None:
    documents = about_sites(language)

    def find() -> int:
        return sum(
            len(scan.find_matches_as_indexes(fold(document.text).text)) for document in documents
        )

    assert benchmark(find)
    report(benchmark, megabytes(documents) / seconds(find), {})


@pytest.mark.parametrize("language", LANGUAGES)
def test_news_that_names_no_site(
    benchmark: BenchmarkFixture,
    lexicon: Lexicon,
    scan: ahocorasick_rs.AhoCorasick,
    language: str,
) -> None:
    documents = placeless(language)
    assert benchmark(reads, lexicon, documents) == 0
    speed = megabytes(documents) / seconds(lambda: reads(lexicon, documents))
    peers = {"bare scan": scanning(scan, documents), **tokenizing(documents)}
    report(benchmark, speed, peers | dating(documents, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_news_all_about_sites(
    benchmark: BenchmarkFixture,
    lexicon: Lexicon,
    scan: ahocorasick_rs.AhoCorasick,
    language: str,
) -> None:
    documents = about_sites(language)
    reads(lexicon, documents)
    assert benchmark(reads, lexicon, documents)
    speed = megabytes(documents) / seconds(lambda: reads(lexicon, documents), rounds=1)
    peers = {"bare scan": scanning(scan, documents), **tokenizing(documents)}
    report(benchmark, speed, peers | dating(documents, language))
