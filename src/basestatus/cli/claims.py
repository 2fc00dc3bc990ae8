"""basestatus claims: what articles say, as JSON Lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from basestatus.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from basestatus.errors import Problem
    from basestatus.model import Claim
    from basestatus.project import Theatre

__all__ = ["command"]


@click.command(
    context_settings=options.HELP, epilog="Example: basestatus claims seeds/ > claims.jsonl"
)
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True, path_type=Path))
@options.gazetteer
@options.actors
@options.out
@options.verbosity
def command(
    paths: tuple[Path, ...],
    *,
    gazetteer: Path | None,
    actors: Path | None,
    out: Path | None,
) -> None:
    """Read articles and print the claims in them, one JSON object a line.

    PATHS are files (text, HTML, JSON Lines, Parquet; packed with gzip too), folders, or - for
    stdin; by default seeds/. Every quote is the exact text[start:end] of its document. What cannot
    be read is named on stderr with its line, the rest is read, and the exit code is then 1.
    """
    from basestatus.project import open_theatre
    from basestatus.timeline import write_claims

    theatre = open_theatre(Path(), gazetteer=gazetteer, actors=actors)
    problems = list(theatre.problems)
    with options.writing_to(out) as file:
        write_claims(_claims(paths or (Path("seeds"),), theatre, problems), file)
    options.end(problems)


def _claims(paths: Iterable[Path], theatre: Theatre, problems: list[Problem]) -> Iterator[Claim]:
    """Yield the claims of documents as they are read, and note what cannot be read."""
    from basestatus.documents import iter_documents
    from basestatus.errors import Problem
    from basestatus.extract.find import find_claims
    from basestatus.extract.lexicon import compile_lexicon
    from basestatus.project import undated

    lexicon = compile_lexicon(theatre.gazetteer.sites, theatre.gazetteer.areas, theatre.actors)
    for found in iter_documents(paths, limits=theatre.settings.limits):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            options.say(*undated([found]))
            yield from find_claims(found, lexicon)
