"""basestatus build: everything from one folder."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from basestatus.cli import logs, options

if TYPE_CHECKING:
    from pathlib import Path

    from basestatus.build import Built
    from basestatus.cli.logs import Kept
    from basestatus.project import Project

__all__ = ["command"]

EXAMPLES = """\b
Examples:
  basestatus build .
  basestatus build --public --on 2026-03-01
"""


@click.command(context_settings=options.HELP, epilog=EXAMPLES)
@click.argument("folder", metavar="[DIR]", default=".", type=options.FOLDER)
@options.gazetteer
@options.actors
@options.docs
@options.out
@click.option("--public", is_flag=True, help="Make the edition for the public, in public/.")
@options.day("--on", "The day of publication, for the record.  [today]")
@options.as_known_on
@options.workers
@options.scheduler
@click.option("--report", type=options.TARGET, help="Write what was done, and how fast, as JSON.")
@options.as_json
@options.verbosity
def command(folder: Path, **given: Any) -> None:  # noqa: ANN401  (each option has its own type)
    """Read the articles in seeds/ and the places in geo/ of DIR; write its maps/.

    That is map.html, status.geojson, status.gpkg and a picture for each date on which something
    changed or became known. What is wrong with the input is named with its file and line, the
    rest is built, and the exit code is then 1.

    With --public only what [publish] in basestatus.toml clears is written, to public/, with
    record/: what was published, and what was corrected since. Nothing is written where the
    decisions of the editors are not in order.
    """
    from basestatus.build import build
    from basestatus.project import open_project
    from basestatus.publishing import PUBLIC

    if given["public"] and given["as_known_on"]:
        message = "--public publishes what is known now: leave out --as-known-on"
        raise click.UsageError(message)
    kept = logs.keep()
    parts = {name: given[name] for name in ("gazetteer", "actors", "docs")}
    project = open_project(folder, **parts)
    project = options.read_where(project, given["workers"], given["scheduler"])
    day = (given["on"] or datetime.now(tz=UTC).date()) if given["public"] else None
    out = given["out"] or folder / (PUBLIC if day else "maps")
    built = build(project, out, as_known_on=given["as_known_on"], public_on=day)
    if given["as_json"]:
        options.print_json(_fields(built))
    elif built.atlas.notice:
        options.say(f"{built.atlas.notice.held_back} claims held back")
    if given["report"]:
        options.print_json(_report(built, project, kept), given["report"])
    options.end(built.problems)


def _report(built: Built, project: Project, kept: Kept) -> dict[str, object]:
    """Return what an operator wants to know of a run."""
    from basestatus.timeline.unplaced import unplaced_names

    doubts = unplaced_names(built.atlas.documents.values(), project.gazetteer)
    return {
        "counts": kept.counts,
        "problems": built.problems,
        "unplaced_names": [doubt.mention for doubt in doubts],
        "files": built.files,
        "seconds": kept.seconds,
    }


def _fields(built: Built) -> dict[str, object]:
    return {
        "documents": len(built.atlas.documents),
        "claims": len(built.atlas.claims),
        "periods": len(built.atlas.periods),
        "held_back": built.atlas.notice.held_back if built.atlas.notice else 0,
        "files": built.files,
        "problems": built.problems,
    }
