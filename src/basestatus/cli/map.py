"""basestatus map: the HTML map, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from basestatus.cli import options

__all__ = ["command"]

FILE = Path("maps/map.html")

EXAMPLES = """\b
Examples:
  basestatus map --language ar --out february.html
  basestatus map --as-known-on 2026-02-13 --out - > as-known.html
  basestatus map --since 2025-01-01 --as-known-on 2025-12-31 --out 2025.html
  basestatus map --tiles "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
"""


@click.command(context_settings=options.HELP, epilog=EXAMPLES)
@click.argument("folder", metavar="[DIR]", default=".", type=options.FOLDER)
@click.option("--language", help="Language the page opens in, as en or ar.  [the project's first]")
@click.option(
    "--tiles", metavar="URL", help="Load web tiles from there, over the base map.  [none]"
)
@options.day("--since", "Show the time since that day.  [all, of an archive the last time]")
@options.gazetteer
@options.actors
@options.docs
@options.out
@options.as_known_on
@options.verbosity
def command(folder: Path, **given: Any) -> None:  # noqa: ANN401  (each option has its own type)
    """Write the HTML map of the project in DIR: one file that opens from disk.

    The page asks no host for anything unless --tiles is given. It is written to maps/map.html in
    DIR, or to --out, or to stdout for --out -. The path written is printed.
    """
    from basestatus.build import make_atlas
    from basestatus.project import open_project
    from basestatus.strings import languages

    if given["language"] and given["language"] not in languages():
        message = f"--language {given['language']}: there are {', '.join(languages())}"
        raise click.UsageError(message)
    parts = {name: given[name] for name in ("gazetteer", "actors", "docs")}
    project = open_project(folder, **parts)
    atlas, problems = make_atlas(project, as_known_on=given["as_known_on"])
    choices = {name: given[name] for name in ("language", "tiles", "since")}
    _write(given["out"] or folder / FILE, atlas=atlas, basemap=project.basemap, **choices)
    options.end(problems)


def _write(path: Path, **given: Any) -> None:  # noqa: ANN401  (as write_map has them)
    """Write to a file and print its path, or to stdout for -."""
    from tempfile import TemporaryDirectory

    from basestatus.render.page import write_map

    with TemporaryDirectory() as aside:
        piped = str(path) == "-"
        target = Path(aside) / "map.html" if piped else path
        write_map(path=target, **given)
        if piped:
            with click.open_file("-", "wb") as stdout:
                stdout.write(target.read_bytes())
        else:
            click.echo(path)
