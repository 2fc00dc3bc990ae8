"""The options that commands share, and how a command talks and ends."""

from __future__ import annotations

import json
import logging
import sys
from contextlib import contextmanager
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from basestatus.cli import logs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from basestatus.errors import Problem
    from basestatus.project import Project, Theatre

    Command = TypeVar("Command", bound=Callable[..., Any])
    Inputs = TypeVar("Inputs", Project, Theatre)

__all__ = [
    "ARTICLES",
    "FILE",
    "FOLDER",
    "HELP",
    "INPUT",
    "TARGET",
    "Articles",
    "actors",
    "as_json",
    "as_known_on",
    "day",
    "docs",
    "end",
    "gazetteer",
    "out",
    "print_json",
    "read_where",
    "report",
    "say",
    "scheduler",
    "verbosity",
    "workers",
    "writing_to",
]

HELP = {"help_option_names": ["-h", "--help"]}
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
TARGET = click.Path(path_type=Path)


class Articles(click.Path):
    """A file, a folder, - for stdin, or the address of a file elsewhere, as s3://bucket/news."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401  (click's signature)
        """Return a path, or an address as it is."""
        return value if "://" in str(value) else super().convert(value, param, ctx)


INPUT = click.Path(exists=True, allow_dash=True, path_type=Path)
ARTICLES = Articles(exists=True, allow_dash=True, path_type=Path)


def day(name: str, words: str) -> Callable[[Command], Command]:
    """Return an option that takes a day of the calendar, as 2026-02-23."""
    return click.option(
        name,
        type=click.DateTime(("%Y-%m-%d",)),
        callback=lambda _context, _parameter, value: value.date() if value else None,
        metavar="DATE",
        help=words,
    )


gazetteer = click.option(
    "--gazetteer", type=FILE, help="Places, as GeoJSON or CSV, instead of those of the project."
)
actors = click.option(
    "--actors", type=FILE, help="Forces, as TOML or CSV, instead of those of the project."
)
docs = click.option(
    "--docs",
    type=ARTICLES,
    multiple=True,
    help="Articles: a file, a folder, - or an address, instead of seeds/. May be repeated.",
)
out = click.option("--out", type=TARGET, help="Where to write.")
as_known_on = day("--as-known-on", "Use only what was published by that day.")
workers = click.option(
    "--workers",
    type=click.IntRange(min=0),
    metavar="N",
    help="Read in N processes; 0 for as many as processors, and none for a small input.",
)
scheduler = click.option(
    "--scheduler", metavar="ADDRESS", help="Read on a Dask cluster, as tcp://host:8786."
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def say(*notes: object) -> None:
    """Say something on stderr, unless told to be quiet."""
    for note in notes:
        logging.getLogger("basestatus").warning("%s", note)


def verbosity(command: Command) -> Command:
    """Add -v, -q and --log-json."""
    flags: tuple[tuple[tuple[str, ...], Callable[[], None], str], ...] = (
        (("--log-json",), logs.talk_in_lines, "Say it in lines of JSON."),
        (("-q", "--quiet"), partial(logs.talk_from, logging.ERROR), "Say only what is wrong."),
        (("-v", "--verbose"), partial(logs.talk_from, logging.DEBUG), "Say what is being done."),
    )
    for names, act, words in flags:
        option = click.option(
            *names, is_flag=True, expose_value=False, callback=_acting(act), help=words
        )
        command = option(command)
    return command


def _acting(
    act: Callable[[], None],
) -> Callable[[click.Context, click.Parameter, bool], None]:
    def callback(_context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001  (click's signature)
        if value:
            act()

    return callback


def read_where(inputs: Inputs, workers: int | None, scheduler: str | None) -> Inputs:
    """Return a project or theatre whose articles are read where the options say."""
    cluster = inputs.settings.cluster
    if workers is not None:
        cluster = replace(cluster, workers=workers)
    if scheduler is not None:
        cluster = replace(cluster, scheduler=scheduler)
    return replace(inputs, settings=replace(inputs.settings, cluster=cluster))


def report(problems: Iterable[Problem]) -> int:
    """Print problems on stderr, one a line, and return how many there are."""
    number = 0
    for problem in problems:
        logging.getLogger("basestatus").error("%s", problem, extra={"problem": asdict(problem)})
        number += 1
    return number


def end(problems: Iterable[Problem]) -> None:
    """Print problems and leave with exit code 1 if there are any."""
    if report(problems):
        sys.exit(1)


def print_json(value: object, path: Path | None = None) -> None:
    """Print a value of dataclasses, paths and dates as indented JSON, or write it to a file."""
    text = json.dumps(value, ensure_ascii=False, indent=1, default=_plain)
    with writing_to(path) as file:  # names of files may hold what no encoding has
        file.write(text.encode("utf-8", "backslashreplace").decode() + "\n")


def _plain(value: Any) -> object:  # noqa: ANN401  (whatever JSON does not know)
    return asdict(value) if hasattr(value, "__dataclass_fields__") else str(value)


@contextmanager
def writing_to(path: Path | None) -> Iterator[IO[str]]:
    """Yield a file to write UTF-8 to, whole or not at all; stdout for None or -."""
    from basestatus.files import written_aside

    if path is None or str(path) == "-":
        with click.open_file("-", "w", encoding="utf-8") as file:
            yield file
        return
    with written_aside(path) as aside, aside.open("w", encoding="utf-8", newline="\n") as file:
        yield file
