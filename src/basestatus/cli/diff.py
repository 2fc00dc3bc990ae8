"""basestatus diff: what changed between two dates, two states of knowledge, or two builds."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from basestatus.cli import options

if TYPE_CHECKING:
    from basestatus.layers import Atlas
    from basestatus.strings import Strings
    from basestatus.timeline import Difference

__all__ = ["command"]

EXAMPLES = """\b
Examples:
  basestatus diff 2026-02-12 2026-02-24
  basestatus diff --known 2026-02-13 2026-02-23
  basestatus diff yesterday/maps maps --json
"""


@click.command(context_settings=options.HELP, epilog=EXAMPLES)
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--known", is_flag=True, help="A and B are days on which the reader knew so much.")
@click.option("--language", help="Language of the answer, as en or ar.  [the project's first]")
@click.option(
    "-C", "--folder", default=".", type=options.FOLDER, help="The project.  [this folder]"
)
@options.gazetteer
@options.actors
@options.docs
@options.as_known_on
@options.as_json
@options.verbosity
def command(first: str, second: str, **given: Any) -> None:  # noqa: ANN401  (each option has its own type)
    """Say what changed between A and B, by site and force.

    A and B are two dates, with --known two days of knowledge, or the files of two builds: folders
    with status.geojson, GeoJSON, or .jsonl of basestatus timeline.
    """
    from basestatus.strings import strings

    days = _day(first), _day(second)
    if (days[0] is None) is not (days[1] is None) or (given["known"] and days[0] is None):
        message = "A and B are two dates, or two files, and with --known two dates"
        raise click.UsageError(message)
    if days[0] and days[1]:
        found, atlas = _between_days(days[0], days[1], given)
        language = given["language"] or atlas.settings.languages[0]
        names = atlas.labels(language)
    else:
        from basestatus.timeline import compare_timelines, read_built

        found = compare_timelines(read_built(Path(first)), read_built(Path(second)))
        language, names = given["language"] or "en", {}
    if given["as_json"]:
        options.print_json(found)
    else:
        _print(found, strings(language), names)


def _day(text: str) -> date | None:
    """Return the day that a text names, None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _between_days(
    first: date, second: date, given: dict[str, Any]
) -> tuple[tuple[Difference, ...], Atlas]:
    """Return what differs between two dates, or between what was known on them."""
    from basestatus.build import make_atlas
    from basestatus.project import open_project
    from basestatus.timeline import compare_days, compare_timelines

    parts = {name: given[name] for name in ("gazetteer", "actors", "docs")}
    project = open_project(given["folder"], **parts)
    if given["known"]:
        earlier, _ = make_atlas(project, as_known_on=first)
        atlas, problems = make_atlas(project, as_known_on=second)
        options.say(*problems)
        return compare_timelines(_tracked(earlier), _tracked(atlas)), atlas
    atlas, problems = make_atlas(project, as_known_on=given["as_known_on"])
    options.say(*problems)
    return compare_days(_tracked(atlas), first, second), atlas


def _tracked(atlas: Atlas) -> tuple[Any, ...]:
    """Return the periods of the forces that the project tracks."""
    wanted = atlas.settings.tracked
    return tuple(p for p in atlas.periods if not wanted or p.actor in wanted)


def _print(found: tuple[Difference, ...], words: Strings, names: dict[str, str]) -> None:
    """Print one line for each difference."""
    from basestatus.timeline import say_difference

    if not found:
        click.echo(words("diff", "nothing"))
    for difference in found:
        click.echo(say_difference(difference, words, names))
