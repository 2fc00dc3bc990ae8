"""basestatus publish: bring a PostGIS database to what the project says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from basestatus.cli import options

if TYPE_CHECKING:
    from pathlib import Path


__all__ = ["command"]


@click.command(
    context_settings=options.HELP,
    epilog="Example: basestatus publish postgresql://editor@localhost/maps",
)
@click.argument("url", metavar="URL", envvar="BASESTATUS_DATABASE")
@click.argument("folder", metavar="[DIR]", default=".", type=options.FOLDER)
@options.gazetteer
@options.actors
@options.docs
@options.as_json
@options.verbosity
def command(
    url: str,
    folder: Path,
    *,
    gazetteer: Path | None,
    actors: Path | None,
    docs: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Write the project in DIR to PostgreSQL with PostGIS at URL, in one transaction.

    The schema basestatus is made or upgraded, and rows that are as they were stay untouched.
    Every row says on which days it held and since when that was known. The role
    basestatus_reader may read. Needs the extra: pip install "basestatus[postgis]". The URL may
    stand in BASESTATUS_DATABASE, which keeps a password out of the list of processes.
    """
    from basestatus.build import make_atlas
    from basestatus.exports.postgis import publish
    from basestatus.project import open_project

    project = open_project(folder, gazetteer=gazetteer, actors=actors, docs=docs)
    atlas, problems = make_atlas(project)
    done = publish(atlas, url)
    if as_json:
        options.print_json(done)
    else:
        click.echo(f"{done.added} rows added, {done.changed} changed, {done.removed} removed")
    options.end(problems)
