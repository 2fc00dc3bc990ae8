"""The group that finds commands in their files and turns errors into exit codes."""

from __future__ import annotations

import locale
import logging
import sys
from contextlib import suppress
from importlib import import_module

import click

from basestatus.cli import logs, options
from basestatus.errors import BasestatusError, InputError

__all__ = ["main"]

COMMANDS = {
    "init": "Make a new project folder.",
    "ingest": "Take articles in from the web, feeds, lists and files.",
    "watch": "Take in what is new, build, and say what changed.",
    "build": "Do everything: read seeds/ and geo/, write maps/.",
    "claims": "Read articles and print their claims as JSON Lines.",
    "dates": "Show how date expressions in a text are read.",
    "gazetteer": "Check a gazetteer or find a name in it.",
    "timeline": "Reason from claims to dated states.",
    "why": "Say why a site has its state on a date.",
    "diff": "Say what changed between two dates.",
    "review": "Decide about claims, those first that change the map.",
    "check": "List what an analyst should look at.",
    "map": "Write the HTML map.",
    "snapshot": "Draw static maps, one per date.",
    "export": "Write GIS files, format from the ending.",
    "publish": "Bring a PostGIS database to what the project says.",
    "verify": "Check that what was published still stands as it was.",
    "doctor": "Say whether this machine has what a build needs.",
    "evaluate": "Score claims against a gold file.",
}


class Group(click.Group):
    """Commands by name, imported only when used; help lines come from the table above."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"basestatus.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Group, context_settings=options.HELP, epilog="Example: basestatus build .")
@click.version_option(package_name="basestatus")
def app() -> None:
    """Turn a folder of news articles into a dated, evidence-backed map of who is at which site."""
    logs.talk(logging.INFO)


def main() -> None:
    """Run the command line: exit code 0 done, 1 problem in the input, 2 wrong usage."""
    with suppress(locale.Error):  # GDAL compares letters by it, and stumbles over a Turkish i
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    try:
        app(prog_name="basestatus")
    except InputError as error:
        options.report(error.problems)
        sys.exit(1)
    except BasestatusError as error:
        logging.getLogger("basestatus").error("basestatus: %s", error)  # noqa: TRY400  (no trace)
        sys.exit(1)
