"""basestatus doctor: whether this machine has what a build needs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from basestatus.cli import options

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]


@click.command(context_settings=options.HELP, epilog="Example: basestatus doctor")
@click.argument("folder", metavar="[DIR]", default=".", type=options.FOLDER)
@click.option(
    "--database",
    default="",
    envvar="BASESTATUS_DATABASE",
    metavar="URL",
    help="A PostGIS database to publish to.",
)
@options.out
@options.as_json
@options.verbosity
def command(folder: Path, *, database: str, out: Path | None, as_json: bool) -> None:
    """Examine versions, GDAL, typeface, browser, database, write access and room for DIR.

    What is bad keeps a build from its work, and the exit code is then 1; what is absent is only
    needed for some things. Nothing is changed.
    """
    from basestatus.doctor import Health, examine

    findings = examine(folder, out or folder / "maps", database=database)
    if as_json:
        options.print_json(findings)
    else:
        wide = max(len(finding.name) for finding in findings)
        for finding in findings:
            remedy = f" ({finding.remedy})" if finding.remedy else ""
            click.echo(f"{finding.health:6}  {finding.name:{wide}}  {finding.found}{remedy}")
    if any(finding.health is Health.BAD for finding in findings):
        sys.exit(1)
