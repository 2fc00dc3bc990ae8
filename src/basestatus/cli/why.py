"""basestatus why: the state of a site in one sentence, and the reasons with their quotes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from basestatus.cli import options

if TYPE_CHECKING:
    from datetime import date

    from basestatus.gazetteer import Gazetteer
    from basestatus.layers import Atlas
    from basestatus.model import Period

__all__ = ["command"]

EXAMPLES = """\b
Examples:
  basestatus why al-tanf --on 2026-02-12
  basestatus why "التنف" --as-known-on 2026-02-13 --language ar
"""


@click.command(context_settings=options.HELP, epilog=EXAMPLES)
@click.argument("site")
@options.day("--on", "The day asked about.  [that of the newest report]")
@click.option("--actor", help="Only this force, by its id.  [all that are tracked]")
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
def command(site: str, **given: Any) -> None:  # noqa: ANN401  (each option has its own type)
    """Say why SITE has its state: one sentence, then each step with quotes, dates and grades.

    SITE is an id or any name of the gazetteer. The letter after a quote grades its source from A
    to F. The exit code is 1 if no such site is known.
    """
    from basestatus.build import make_atlas
    from basestatus.project import open_project
    from basestatus.strings import languages

    if given["language"] and given["language"] not in languages():
        message = f"--language {given['language']}: there are {', '.join(languages())}"
        raise click.UsageError(message)
    parts = {name: given[name] for name in ("gazetteer", "actors", "docs")}
    project = open_project(given["folder"], **parts)
    identifier = _find(project.gazetteer, site)
    atlas, problems = make_atlas(project, as_known_on=given["as_known_on"])
    options.say(*problems)
    day = given["on"] or _newest(atlas)
    _answer(atlas, _asked(atlas, identifier, given["actor"], day), day, given)


def _find(gazetteer: Gazetteer, text: str) -> str:
    """Return the id of the site of that id or name, or leave."""
    from basestatus.gazetteer import find_places

    if text in gazetteer.sites:
        return text
    matches = [m for m in find_places(gazetteer, text) if m.place.id in gazetteer.sites]
    named = [match for match in matches if match.likeness == 1]
    if len(named) == 1:
        return named[0].place.id
    fault = "may be one of" if named else "is no site; the nearest are"
    near = ", ".join(match.place.id for match in (named or matches))
    click.echo(f"basestatus: {text!r} {fault} {near or 'none'}", err=True)
    sys.exit(1)


def _newest(atlas: Atlas) -> date | None:
    """Return the day of the newest report."""
    days = (claim.published for claim in atlas.claims if claim.published)
    return atlas.as_known_on or max(days, default=None)


def _asked(atlas: Atlas, site: str, actor: str | None, day: date | None) -> tuple[Period, ...]:
    """Return the periods of a site that hold on a day, of one force or of the tracked ones."""
    from basestatus.timeline import state_on

    wanted = (actor,) if actor else atlas.settings.tracked
    own = (p for p in atlas.periods if p.site_id == site and (not wanted or p.actor in wanted))
    return state_on(own, day) if day else tuple(own)


def _answer(
    atlas: Atlas, periods: tuple[Period, ...], day: date | None, given: dict[str, Any]
) -> None:
    """Print the account of each period."""
    from basestatus.strings import strings
    from basestatus.timeline import explain, period_row
    from basestatus.timeline.sources import register_sources

    language = given["language"] or atlas.settings.languages[0]
    words = strings(language)
    names = atlas.labels(language)
    register = register_sources(atlas.sources, atlas.settings.reliability)
    accounts = [
        explain(p, atlas.claims, atlas.documents, words, day, names=names, register=register)
        for p in periods
    ]
    if given["as_json"]:
        rows = zip(periods, accounts, strict=True)
        options.print_json([{**period_row(period), "account": lines} for period, lines in rows])
    elif not accounts:
        click.echo(words("map", "nothing_known"))
    else:
        click.echo("\n\n".join("\n".join(lines) for lines in accounts))
