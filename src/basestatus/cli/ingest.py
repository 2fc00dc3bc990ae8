"""basestatus ingest: articles from the web, feeds, lists and files into seeds/."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

import click

from basestatus.cli import options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from basestatus.ingest import Harvest

__all__ = ["command", "progress", "report"]

EXAMPLES = """\b
Examples:
  basestatus ingest https://example.org/news/1 inbox/
  basestatus ingest https://example.org/rss --dry-run
  basestatus ingest links.csv crawl.wacz --keep-originals
"""


@click.command(context_settings=options.HELP, epilog=EXAMPLES)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option(
    "-C", "--folder", default=".", type=options.FOLDER, help="The project.  [this folder]"
)
@click.option("--dry-run", is_flag=True, help="Fetch and read, but write nothing.")
@click.option("--again", is_flag=True, help="Ask again for what is there; new versions are added.")
@click.option("--keep-originals", is_flag=True, help="Keep what was fetched in originals/.")
@click.option(
    "--allow-private", is_flag=True, help="Also fetch from this machine and private networks."
)
@options.as_json
@options.verbosity
def command(
    sources: tuple[str, ...],
    *,
    folder: Path,
    dry_run: bool,
    again: bool,
    keep_originals: bool,
    allow_private: bool,
    as_json: bool,
) -> None:
    """Take articles in: each becomes a text file in seeds/ that says where it came from.

    A SOURCE is an address of an article, a feed or a list; a file or folder of what basestatus
    reads, feeds and plain lists of addresses too; or - for stdin. What is there already is not
    taken in twice. Undated articles and versions of one text are named; what is refused is named
    as well, and the exit code is then 1.
    """
    from datetime import UTC, datetime

    from basestatus.files import locked
    from basestatus.ingest import Plan, take, visitor_by
    from basestatus.project import STORE
    from basestatus.settings import read_settings

    settings = read_settings(folder / "basestatus.toml")
    plan = Plan(
        project=folder,
        settings=settings,
        visitor=visitor_by(settings.fetch, private=allow_private),
        at=datetime.now(UTC).replace(microsecond=0),
        originals=keep_originals,
        again=again,
        write=not dry_run,
    )
    lock = locked(folder / STORE) if plan.write else nullcontext()
    with lock, progress() as tell:
        harvest = take(sources, plan, tell=tell)
    if as_json:
        options.print_json(harvest)
    else:
        click.echo("".join(f"{taken.path}\n" for taken in harvest.taken), nl=False)
        report(harvest)
    options.end(harvest.problems)


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """Show on a terminal how many addresses have been visited, of feeds first, then of articles."""
    hidden = not sys.stderr.isatty()
    with ExitStack() as stack:
        bars: list[Any] = []  # click gives its bars no public name

        def tell(done: int, total: int) -> None:
            if done:
                bars[-1].update(1)
            elif total:
                stack.close()
                bar: Any = click.progressbar(
                    length=total, label="Fetching", file=sys.stderr, hidden=hidden, show_pos=True
                )
                bars.append(stack.enter_context(bar))

        yield tell


def report(harvest: Harvest) -> None:
    """Say what of the articles that were taken in to look at, and how many there are."""
    for taken in harvest.taken:
        if taken.published is None:
            options.say(f"{taken.path}: has no date (add published = 2026-02-23 above its text)")
        for other in taken.near:
            options.say(f"{taken.path}: is a version of {other} (they count as one source)")
    options.say(f"{len(harvest.taken)} taken in, {harvest.known} there already")
