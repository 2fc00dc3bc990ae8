"""basestatus init: a new project folder."""

from __future__ import annotations

from pathlib import Path

import click

from basestatus.cli import options

__all__ = ["command"]

EXAMPLES = """\b
Examples:
  basestatus init my-map --title "Bases in Example"
  basestatus init demo --example sahel
"""


@click.command(context_settings=options.HELP, epilog=EXAMPLES)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--example", metavar="NAME", default="", help="Start from sahel or syria-2026.")
@click.option("--title", default="", help="The title of the maps.  [the folder's name]")
@options.verbosity
def command(folder: Path, *, example: str, title: str) -> None:
    """Make a project in DIR: settings, places, forces and sources to fill in, and a README.

    The example sahel has articles invented for it, syria-2026 the places and forces of this
    project's own theatre and no articles. Nothing that is there is overwritten.
    """
    from basestatus.starters import examples, start_project

    known = examples()
    if example and example not in known:
        message = f"no example {example!r}: there are {', '.join(known)}"
        raise click.BadParameter(message, param_hint="--example")
    for path in start_project(folder, example=example, title=title):
        click.echo(path)
    options.say(f"Next: basestatus build {folder}")
