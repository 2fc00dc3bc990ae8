"""What is fuzzed: each target reads any bytes and fails only where a promise is broken."""

from __future__ import annotations

import gzip
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fuzz.drawing import export_texts, picture_texts, print_texts

from basestatus.archive import gather_evidence
from basestatus.decisions import read_decisions
from basestatus.documents import Source, read_documents
from basestatus.errors import InputError, Problem
from basestatus.evaluation.gold import read_gold
from basestatus.extract import compile_lexicon, explain_claims
from basestatus.gazetteer import Gazetteer, read_actors, read_gazetteer
from basestatus.ingest.inputs import Input, items
from basestatus.languages import fold
from basestatus.languages.dates import find_dates
from basestatus.model import Document, PublishedBasis
from basestatus.project import open_theatre
from basestatus.settings import Limits, read_settings
from basestatus.timeline import read_claims, read_sources
from basestatus.timeline.built import read_built

if TYPE_CHECKING:
    from collections.abc import Callable

    from basestatus.extract import Lexicon
    from basestatus.project import Theatre

    Target = Callable[[bytes], object]

__all__ = ["TARGETS"]

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "ar", "fr", "")
PUBLISHED = date(2026, 2, 17)


@cache
def _folder() -> Path:
    """Return a folder in memory where there is one, since every run writes a file there."""
    memory = Path("/dev/shm")  # noqa: S108  (a parent of its own temporary folder)
    return Path(tempfile.mkdtemp(prefix="fuzz", dir=memory if memory.is_dir() else None))


@cache
def _theatre() -> Theatre:
    return open_theatre(ROOT)


@cache
def _small_theatre() -> Theatre:
    """Return a theatre of one place, whose names are compiled in no time."""
    theatre = _theatre()
    sites = {"al-tanf": theatre.gazetteer.sites["al-tanf"]}
    actors = {"us_coalition": theatre.actors["us_coalition"]}
    return replace(theatre, gazetteer=Gazetteer(sites, {}, ()), actors=actors)


@cache
def _lexicon() -> Lexicon:
    theatre = _theatre()
    return compile_lexicon(theatre.gazetteer.sites, theatre.gazetteer.areas, theatre.actors)


def _read_file(data: bytes, *, name: str, read: Callable[[Path], object]) -> None:
    """Read bytes as a file; whatever is wrong with them may only be told as problems."""
    path = _folder() / name
    path.write_bytes(data)
    with suppress(InputError):
        read(path)


def _read_documents(data: bytes, *, name: str) -> None:
    path = _folder() / name
    path.write_bytes(data)
    documents, problems = read_documents([path])
    assert documents or problems
    for document in documents:
        assert document.id
        assert document.text.strip()
        document.text.encode()
    _check_told(problems)


def _check_told(problems: tuple[Problem, ...]) -> None:
    """Check that problems can be printed, and that none repeats the whole input."""
    for problem in problems:
        str(problem).encode(errors="surrogateescape")


def _read_packed(data: bytes) -> None:
    _read_documents(gzip.compress(data, 1, mtime=0), name="packed.jsonl.gz")


def _read_archive(data: bytes) -> None:
    """Read rows as a build does, which looks at most of them but fleetingly."""
    path = _folder() / "archive.jsonl"
    path.write_bytes(data)
    evidence = gather_evidence([path], _small_theatre(), part_bytes=512)
    documents, problems = read_documents([path])
    known = {document.id: document.text for document in documents}
    assert evidence.documents.keys() <= known.keys()
    assert all(c.quote == known[c.document][c.start : c.end] for c in evidence.claims)
    without_date = sum(document.published is None for document in documents)
    assert len(evidence.problems) == len(problems) + without_date
    assert evidence.read == len(documents)


def _take_in(data: bytes) -> None:
    """Read bytes as what the web answers: a feed, a list of addresses, or an article."""
    source = Source("https://example.org/feed", address="https://example.org/feed", data=data)
    list(items(Input(source, source.address, "0" * 64), limits=Limits()))


def _fold(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape" if data[:1] < b"\x80" else "replace")
    folded = fold(text)
    assert fold(folded.text).text == folded.text
    assert len(folded.offsets) == len(folded.text) + 1
    for place in range(len(folded.text)):
        span = folded.span(place, place + 1)
        assert 0 <= span.start < span.end <= len(text)


def _text(data: bytes) -> tuple[str, str]:
    """Return a language, chosen by the first byte, and the text after it."""
    language = LANGUAGES[data[0] % len(LANGUAGES)] if data else ""
    return language, data[1:].decode("utf-8", "replace")


def _find_dates(data: bytes) -> None:
    language, text = _text(data)
    for found in find_dates(text, PUBLISHED, language or "en"):
        assert text[found.span.start : found.span.end] == found.text
        first, last = found.interval.start, found.interval.end
        assert first is None or last is None or first <= last


def _find_claims(data: bytes) -> None:
    language, text = _text(data)
    basis = PublishedBasis.METADATA
    document = Document("a", text, "", "", "", language, PUBLISHED, basis, "0" * 64)
    for found in explain_claims(document, _lexicon()):
        claim = found.claim
        assert text[claim.start : claim.end] == claim.quote
        assert 0 <= claim.start < claim.end
        for span in (found.trigger, found.site, found.actor, found.time, found.source):
            assert span is None or 0 <= span.start < span.end <= len(text)


TARGETS: dict[str, Target] = {
    "texts": partial(_read_documents, name="article.txt"),
    "pages": partial(_read_documents, name="page.html"),
    "rows": partial(_read_documents, name="rows.jsonl"),
    "packed": _read_packed,
    "lists": partial(_read_documents, name="list.csv"),
    "warcs": partial(_read_documents, name="site.warc"),
    "waczs": partial(_read_documents, name="site.wacz"),
    "pdfs": partial(_read_documents, name="article.pdf"),
    "archive": _read_archive,
    "feeds": _take_in,
    "parquet": partial(_read_documents, name="rows.parquet"),
    "unnamed": partial(_read_documents, name="unnamed"),
    "gazetteer": partial(_read_file, name="places.geojson", read=read_gazetteer),
    "places": partial(_read_file, name="places.csv", read=read_gazetteer),
    "actors": partial(_read_file, name="actors.toml", read=read_actors),
    "forces": partial(_read_file, name="forces.csv", read=read_actors),
    "settings": partial(_read_file, name="basestatus.toml", read=read_settings),
    "sources": partial(_read_file, name="sources.toml", read=read_sources),
    "decisions": partial(_read_file, name="decisions.csv", read=read_decisions),
    "claims": partial(_read_file, name="claims.jsonl", read=read_claims),
    "gold": partial(_read_file, name="gold.jsonl", read=read_gold),
    "periods": partial(_read_file, name="periods.jsonl", read=read_built),
    "states": partial(_read_file, name="states.geojson", read=read_built),
    "folding": _fold,
    "dates": _find_dates,
    "extract": _find_claims,
    "page": lambda data: print_texts(data, _folder()),
    "snapshot": lambda data: picture_texts(data, _folder()),
    "exports": lambda data: export_texts(data, _folder()),
}
