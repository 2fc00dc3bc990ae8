"""basestatus build: everything from one folder."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from basestatus.cli import options

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from basestatus.build import Built

__all__ = ["command"]


@click.command(context_settings=options.HELP, epilog="Example: basestatus build .")
@click.argument("folder", metavar="[DIR]", default=".", type=options.FOLDER)
@options.gazetteer
@options.actors
@options.docs
@options.out
@options.as_known_on
@options.workers
@options.scheduler
@options.as_json
@options.verbosity
def command(
    folder: Path,
    *,
    out: Path | None,
    as_known_on: date | None,
    workers: int | None,
    scheduler: str | None,
    as_json: bool,
    **parts: Any,  # noqa: ANN401  (each option has its own type)
) -> None:
    """Read the articles in seeds/ and the places in geo/ of DIR; write its maps/.

    That is map.html, status.geojson, status.gpkg and a picture for each date on which something
    changed or became known. What is wrong with the input is named with its file and line, the
    rest is built, and the exit code is then 1.
    """
    from basestatus.build import build
    from basestatus.project import open_project

    project = options.read_where(open_project(folder, **parts), workers, scheduler)
    built = build(project, out or folder / "maps", as_known_on=as_known_on)
    if as_json:
        options.print_json(_fields(built))
    if options.report(built.problems):
        sys.exit(1)


def _fields(built: Built) -> dict[str, object]:
    return {
        "documents": len(built.atlas.documents),
        "claims": len(built.atlas.claims),
        "periods": len(built.atlas.periods),
        "files": built.files,
        "problems": built.problems,
    }
