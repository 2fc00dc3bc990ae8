"""basestatus watch: what is new, and what it changes on the map."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from basestatus.cli import options
from basestatus.cli.ingest import progress, report
from basestatus.errors import BasestatusError, BusyError, InputError

if TYPE_CHECKING:
    from pathlib import Path

    from basestatus.ingest import Plan
    from basestatus.watching import Watched

__all__ = ["command"]

BUSY = 75  # "try again later" in sysexits.h
EXAMPLES = """\b
Examples:
  basestatus watch
  basestatus watch --every 30
  */15 * * * *  basestatus watch -q /srv/my-map
"""


@click.command(context_settings=options.HELP, epilog=EXAMPLES)
@click.argument("folder", metavar="[DIR]", default=".", type=options.FOLDER)
@click.option(
    "--every", type=click.FloatRange(min=0, min_open=True), metavar="MINUTES", help="Look again."
)
@click.option("--keep-originals", is_flag=True, help="Keep what was fetched in originals/.")
@click.option(
    "--allow-private", is_flag=True, help="Also fetch from this machine and private networks."
)
@click.option("--language", help="Language of the answer, as en or ar.  [the project's first]")
@options.as_json
@options.verbosity
def command(folder: Path, *, every: float | None, **given: Any) -> None:  # noqa: ANN401  (each option has its own type)
    """Take in what the feeds and folders under [watch] in basestatus.toml have that is new.

    If that or anything else changed since the last build, build, and print what the map now shows
    otherwise than after the last look. Made for cron: the exit code is 0, also where nothing is
    new; 1 if something was wrong, which is named while the rest is done; 2 for wrong usage; and
    75 if another watch or ingest is at work.
    """
    code = _look(folder, given)
    while every is not None:
        time.sleep(every * 60)
        code = _look(folder, given)
    sys.exit(code)


def _look(folder: Path, given: dict[str, Any]) -> int:
    """Look once, and return the exit code."""
    from basestatus.files import locked
    from basestatus.project import STORE
    from basestatus.watching import watch

    try:
        plan = _plan(folder, given)
        with locked(folder / STORE), progress() as tell:
            watched = watch(plan, tell=tell)
    except BusyError as error:
        click.echo(f"basestatus: {error}", err=True)
        return BUSY
    except InputError as error:
        options.report(error.problems)
        return 1
    except BasestatusError as error:
        click.echo(f"basestatus: {error}", err=True)
        return 1
    _print(watched, plan, given)
    return 1 if options.report(watched.problems) else 0


def _plan(folder: Path, given: dict[str, Any]) -> Plan:
    from basestatus.ingest import Plan, visitor_by
    from basestatus.settings import read_settings

    settings = read_settings(folder / "basestatus.toml")
    return Plan(
        project=folder,
        settings=settings,
        visitor=visitor_by(settings.fetch, private=given["allow_private"]),
        at=datetime.now(UTC).replace(microsecond=0),
        originals=given["keep_originals"],
    )


def _print(watched: Watched, plan: Plan, given: dict[str, Any]) -> None:
    """Print what changed on the map, a line each, or all that was found as JSON."""
    from basestatus.settings import Watch
    from basestatus.strings import strings
    from basestatus.timeline import say_difference

    if given["as_json"]:
        options.print_json(_fields(watched))
        return
    if plan.settings.watch == Watch():
        options.say(f"{plan.project}/basestatus.toml: names no feeds and no folders under [watch]")
    report(watched.harvest)
    language = given["language"] or plan.settings.languages[0]
    names = watched.built.atlas.labels(language) if watched.built else {}
    for change in watched.changes:
        click.echo(say_difference(change, strings(language), names, sentence="news"))


def _fields(watched: Watched) -> dict[str, object]:
    return {
        "taken": watched.harvest.taken,
        "known": watched.harvest.known,
        "built": watched.built is not None,
        "changes": watched.changes,
        "problems": watched.problems,
    }
