"""Open a collection of articles with the claims expected in them, and read its articles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from basestatus.documents import read_documents
from basestatus.errors import Problem
from basestatus.evaluation.gold import read_gold
from basestatus.evaluation.rows import row_of_claim
from basestatus.evaluation.sites import rename_sites
from basestatus.extract import compile_lexicon, find_claims
from basestatus.model import Scope
from basestatus.project import open_theatre
from basestatus.timeline import read_claims

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from basestatus.evaluation.rows import Row
    from basestatus.model import Claim, Document
    from basestatus.project import Theatre

__all__ = ["Corpus", "open_corpus"]

DOCUMENTS = "docs.jsonl"
GAZETTEERS = ("gazetteer.geojson", "gazetteer.csv")
ACTORS = ("actors.toml", "actors.csv")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles, the rows expected in them, those found, and what is wrong with the files."""

    documents: tuple[Document, ...]
    gold: tuple[Row, ...]
    found: tuple[Row, ...]
    problems: tuple[Problem, ...]


def open_corpus(
    gold: Path,
    *,
    docs: Sequence[Path] = (),
    gazetteer: Path | None = None,
    actors: Path | None = None,
    claims: Path | None = None,
    site_map: Mapping[str, str] | None = None,
) -> Corpus:
    """Read expected claims, and find those of their articles or take ``claims`` instead.

    What is not given is looked for beside ``gold``, then in the project of the current folder.
    ``site_map`` says which other ids stand for a site.

    Raises:
        InputError: if a file cannot be read at all.
    """
    theatre = open_theatre(
        Path(),
        gazetteer=gazetteer or _beside(gold, GAZETTEERS),
        actors=actors or _beside(gold, ACTORS),
    )
    paths = docs or (_beside(gold, (DOCUMENTS,)) or Path("seeds"),)
    documents, unreadable = read_documents(paths, limits=theatre.settings.limits)
    expected, wrong = read_gold(gold)
    found, unusable = read_claims(claims) if claims else (_find(documents, theatre), ())
    strangers = _strangers(expected, documents, gold)
    ids = {document.id for document in documents}
    rows = (row_of_claim(claim) for claim in found if claim.scope is Scope.SITE)
    given = site_map or {}
    return Corpus(
        documents=documents,
        gold=rename_sites((r for r in expected if r.document in ids), theatre.gazetteer, given),
        found=rename_sites((r for r in rows if r.document in ids), theatre.gazetteer, given),
        problems=(*theatre.problems, *unreadable, *wrong, *unusable, *strangers),
    )


def _beside(gold: Path, names: Iterable[str]) -> Path | None:
    return next((gold.parent / name for name in names if (gold.parent / name).is_file()), None)


def _find(documents: Iterable[Document], theatre: Theatre) -> tuple[Claim, ...]:
    lexicon = compile_lexicon(theatre.gazetteer.sites, theatre.gazetteer.areas, theatre.actors)
    return tuple(claim for document in documents for claim in find_claims(document, lexicon))


def _strangers(rows: Iterable[Row], documents: Iterable[Document], gold: Path) -> Iterator[Problem]:
    """Yield a problem for each document that rows name and nobody handed in."""
    known = {document.id for document in documents}
    for name in sorted({row.document for row in rows} - known):
        yield Problem(str(gold), None, f"no document {name!r}", "hand it in with --docs")
