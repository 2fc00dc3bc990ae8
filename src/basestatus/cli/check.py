"""basestatus check: what an analyst should look at, and an exit code for cron."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from basestatus.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from basestatus.errors import Problem
    from basestatus.layers import Atlas
    from basestatus.project import Project
    from basestatus.timeline.agenda import Item

__all__ = ["command"]

CONCERNS = (
    "input",
    "undated",
    "unplaced",
    "ambiguous",
    "contested",
    "impossible_order",
    "overdue",
    "stale",
    "gap",
    "set_aside",
    "figure",
)
EXAMPLES = """\b
Examples:
  basestatus check
  basestatus check --only overdue --only stale --on 2026-03-30 --json
"""


@click.command(context_settings=options.HELP, epilog=EXAMPLES)
@click.argument("folder", metavar="[DIR]", default=".", type=options.FOLDER)
@options.day("--on", "The day to look from.  [that of the newest report]")
@click.option(
    "--only", multiple=True, type=click.Choice(CONCERNS), help="Only these.  May be repeated."
)
@click.option("--language", help="Language of the list, as en or ar.  [the project's first]")
@options.gazetteer
@options.actors
@options.docs
@options.as_known_on
@options.as_json
@options.verbosity
def command(folder: Path, **given: Any) -> None:  # noqa: ANN401  (each option has its own type)
    """List what to look at in the project in DIR; the exit code is 1 if there is anything.

    That is: what is wrong with the input, documents without a date, names that no place has or
    several have, contested states, impossible orders, overdue plans, states without recent news,
    gaps between reports, claims that move nothing, and figures that changed between versions of
    one text.
    """
    from basestatus.build import make_atlas
    from basestatus.project import open_project

    parts = {name: given[name] for name in ("gazetteer", "actors", "docs")}
    project = open_project(folder, **parts)
    atlas, problems = make_atlas(project, as_known_on=given["as_known_on"])
    wanted = given["only"] or CONCERNS
    day = given["on"] or _newest(atlas)
    items = [i for i in _items(project, atlas, problems, day) if i.concern.value in wanted]
    _print(items, atlas, given)
    sys.exit(1 if items else 0)


def _newest(atlas: Atlas) -> date | None:
    """Return the day of the newest report."""
    days = (claim.published for claim in atlas.claims if claim.published)
    return atlas.as_known_on or max(days, default=None)


def _items(
    project: Project, atlas: Atlas, problems: tuple[Problem, ...], day: date | None
) -> Iterator[Item]:
    """Yield everything on the list."""
    from basestatus.timeline.agenda import list_doubts, list_figures, list_inputs, list_states
    from basestatus.timeline.unplaced import ambiguous_names, unplaced_names

    documents = [d for d in project.documents if d.published is None or d.id in atlas.documents]
    yield from list_inputs(documents, problems)
    yield from list_doubts(unplaced_names(documents, project.gazetteer))
    yield from list_doubts(ambiguous_names(atlas.claims, project.gazetteer))
    wanted = atlas.settings.tracked
    if day:
        periods = [p for p in atlas.periods if not wanted or p.actor in wanted]
        yield from list_states(periods, day)
    yield from list_figures(atlas.documents)


def _print(items: list[Item], atlas: Atlas, given: dict[str, Any]) -> None:
    """Print the list, one line an item, or as JSON."""
    from basestatus.strings import strings
    from basestatus.timeline.sources import Register
    from basestatus.timeline.wording import Wording

    language = given["language"] or atlas.settings.languages[0]
    words = Wording(strings(language), atlas.documents, Register(), atlas.labels(language))
    if given["as_json"]:
        options.print_json([_fields(item, words) for item in items])
        return
    for item in items:
        click.echo(f"{item.concern.value}\t{item.say(words)}")
    note = words.strings("check", "count" if items else "nothing", n=len(items))
    click.echo(note, err=True)


def _fields(item: Item, words: Any) -> dict[str, object]:  # noqa: ANN401  (Wording, imported late)
    return {
        "concern": item.concern.value,
        "text": item.say(words),
        "site": item.site or None,
        "actor": item.actor or None,
        "first": item.window.start,
        "last": item.window.end,
        "states": [state.value for state in item.states],
        "claims": item.claims,
        "detail": item.detail,
    }
