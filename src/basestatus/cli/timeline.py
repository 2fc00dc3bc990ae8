"""basestatus timeline: from claims to dated states, as JSON Lines."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from basestatus.cli import options

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from basestatus.errors import Problem
    from basestatus.model import Claim, Period
    from basestatus.project import Project

__all__ = ["command"]

EXAMPLES = """\b
Examples:
  basestatus claims seeds/ | basestatus timeline -
  basestatus timeline coded.csv --as-known-on 2026-02-13 --out then.jsonl
"""


@click.command(context_settings=options.HELP, epilog=EXAMPLES)
@click.argument("claims", required=False, type=options.INPUT)
@click.option(
    "-C", "--folder", default=".", type=options.FOLDER, help="The project.  [this folder]"
)
@options.gazetteer
@options.actors
@options.docs
@options.out
@options.as_known_on
@options.verbosity
def command(claims: Path | None, **given: Any) -> None:  # noqa: ANN401  (each option has its own type)
    """Reason from CLAIMS to the states of each site and force, one period a line.

    CLAIMS are JSON Lines as `basestatus claims` prints them, from a file or from - for stdin, or a
    hand-coded CSV table; by default what the articles of the project say. A row that cannot be
    used is named with its line and field, the rest is reasoned over, and the exit code is then 1.
    The fields of both are in claims.schema.json and timeline.schema.json of basestatus.timeline.
    """
    from basestatus.project import open_project
    from basestatus.timeline import write_periods

    parts = {name: given[name] for name in ("gazetteer", "actors", "docs")}
    project = open_project(given["folder"], **parts)
    periods, problems = _reason(claims, project, given)
    with options.writing_to(given["out"]) as file:
        write_periods(periods, file)
    options.end(problems)


def _reason(
    claims: Path | None, project: Project, given: dict[str, Any]
) -> tuple[Sequence[Period], tuple[Problem, ...]]:
    """Return the periods of claims handed in, or of those in the project's articles."""
    from basestatus.build import make_atlas

    found, wrong = _read(claims, project) if claims else (None, ())
    atlas, problems = make_atlas(project, claims=found, as_known_on=given["as_known_on"])
    return atlas.periods, (*wrong, *problems)


def _read(path: Path, project: Project) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """Read claims from a table, from JSON Lines or from stdin."""
    from basestatus.timeline import read_claims, read_coded_claims

    areas = project.gazetteer.areas
    places = project.gazetteer.sites.keys() | areas.keys()
    if path.suffix.lower() in {".csv", ".tsv"}:
        return read_coded_claims(path, areas=areas, places=places, actors=project.actors)
    source = sys.stdin if str(path) == "-" else path
    return read_claims(source, places=places, actors=project.actors)
