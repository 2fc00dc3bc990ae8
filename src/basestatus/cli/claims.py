"""basestatus claims: what articles say, as JSON Lines."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from basestatus.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from basestatus.errors import Problem
    from basestatus.extract import Explanation
    from basestatus.model import Claim, Document
    from basestatus.project import Theatre

__all__ = ["command"]

SPANS = ("trigger", "site", "actor", "time", "source")
EXAMPLES = """\b
Examples:
  basestatus claims seeds/ > claims.jsonl
  basestatus claims articles.jsonl --gazetteer places.csv --actors forces.csv
  basestatus claims archive/ --workers 8 > claims.jsonl
  basestatus claims --from coded.csv >> claims.jsonl
"""


@click.command(context_settings=options.HELP, epilog=EXAMPLES)
@click.argument("paths", nargs=-1, type=options.Articles(allow_dash=True, path_type=Path))
@click.option("--from", "coded", type=options.FILE, help="Import claims coded by hand from a CSV.")
@click.option("--explain", is_flag=True, help="Add the words that each claim rests on.")
@options.gazetteer
@options.actors
@options.out
@options.workers
@options.scheduler
@options.verbosity
def command(paths: tuple[Path, ...], **given: Any) -> None:  # noqa: ANN401  (each option has its own type)
    """Read articles and print the claims in them, one JSON object a line.

    PATHS are files (text, HTML, PDF, CSV, JSON Lines, Parquet, WARC, WACZ; packed too), folders,
    or - for stdin; by default seeds/. Every quote is the exact text[start:end] of its document.
    What cannot be read is named on stderr with its line, the rest is read, and the exit code is
    then 1. In a project folder what was read is kept in .basestatus/, as by a build, unless places
    or forces are handed in.
    """
    from basestatus.project import open_theatre, store_of
    from basestatus.timeline import write_claims

    theatre = open_theatre(Path(), gazetteer=given["gazetteer"], actors=given["actors"])
    theatre = options.read_where(theatre, given["workers"], given["scheduler"])
    problems = list(theatre.problems)
    chosen = paths or (() if given["coded"] else (Path("seeds"),))
    with options.writing_to(given["out"]) as file:
        write_claims(_coded(given["coded"], theatre, problems), file)
        if given["explain"]:
            explained = _explain(chosen, theatre, problems)
            file.writelines(_explained_line(*pair) for pair in explained)
        else:
            store = None if given["gazetteer"] or given["actors"] else store_of(Path())
            write_claims(_find(chosen, theatre, store, problems), file)
    options.end(problems)


def _coded(path: Path | None, theatre: Theatre, problems: list[Problem]) -> Iterable[Claim]:
    """Return claims coded by hand, and note which rows cannot be read."""
    from basestatus.timeline import read_coded_claims

    if path is None:
        return ()
    claims, wrong = read_coded_claims(path, areas=theatre.gazetteer.areas)
    problems += wrong
    return claims


def _find(
    paths: Iterable[Path], theatre: Theatre, store: Path | None, problems: list[Problem]
) -> Iterator[Claim]:
    """Yield the claims of documents as they are read, and note what cannot be read."""
    from basestatus.archive import read_archive

    for part in read_archive(paths, theatre, store=store):
        problems += part.problems
        options.say(*part.undated)
        for found in part.found:
            yield from found.claims


def _explain(
    paths: Iterable[Path], theatre: Theatre, problems: list[Problem]
) -> Iterator[tuple[Document, Explanation]]:
    """Yield the claims of documents as they are read, and note what cannot be read."""
    from basestatus.documents import iter_documents
    from basestatus.errors import Problem
    from basestatus.extract import compile_lexicon, explain_claims
    from basestatus.project import undated

    lexicon = compile_lexicon(theatre.gazetteer.sites, theatre.gazetteer.areas, theatre.actors)
    for found in iter_documents(paths, limits=theatre.settings.limits):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            options.say(*undated([found]))
            yield from ((found, explanation) for explanation in explain_claims(found, lexicon))


def _explained_line(document: Document, explanation: Explanation) -> str:
    """Return a claim as a line of JSON, with the parts of the text that it rests on."""
    spans = {name: getattr(explanation, name) for name in SPANS}
    parts = {
        name: span and {"start": span.start, "end": span.end, "text": document.quote(span)}
        for name, span in spans.items()
    }
    row = asdict(explanation.claim) | {"explanation": parts}
    return json.dumps(row, ensure_ascii=False, default=str) + "\n"
