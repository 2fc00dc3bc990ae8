"""basestatus verify: whether what was published still stands as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from basestatus.cli import options

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]


@click.command(context_settings=options.HELP, epilog="Example: basestatus verify .")
@click.argument("folder", metavar="[DIR]", default=".", type=options.FOLDER)
@options.docs
@options.out
@options.as_json
@options.verbosity
def command(folder: Path, *, docs: tuple[Path, ...], out: Path | None, as_json: bool) -> None:
    """Check the last public build of DIR: each document, each quote and each file.

    Every hash is computed anew and every quote is looked up in the text it was taken from. What
    is not as it was published is named, and the exit code is then 1. So is an original kept by
    basestatus ingest that is not as it came.
    """
    from basestatus.ingest import verify_originals
    from basestatus.project import open_project
    from basestatus.publishing import PUBLIC, RECORD, read_record, verify_record

    project = open_project(folder, docs=docs)
    published = out or folder / PUBLIC
    record = read_record(published / RECORD)
    documents = {document.id: document for document in project.documents}
    problems = (
        *verify_record(record, documents, out=published),
        *verify_originals(folder, project.paths),
    )
    if as_json:
        options.print_json({"claims": len(record.claims), "problems": problems})
    elif not record.claims:
        options.say(f"{folder}: nothing was published yet: basestatus build --public")
    options.end((*project.problems, *problems))
