"""basestatus snapshot: static maps of print quality, one per date."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from basestatus.cli import options

if TYPE_CHECKING:
    from basestatus.layers import Atlas
    from basestatus.render.snapshots import Drawn

__all__ = ["command"]

DAY = click.DateTime(("%Y-%m-%d",))
FILE = click.Path(dir_okay=False, path_type=Path)
PAPERS = ("screen", "a4", "a3", "letter", "slide", "square")
FORMATS = ("png", "svg", "pdf")
FOLDER = Path("maps/snapshots")


def _days(_context: click.Context, _option: click.Parameter, value: Any) -> Any:  # noqa: ANN401  (one day, two, or none)
    if isinstance(value, tuple):
        return tuple(day.date() for day in value)
    return value.date() if isinstance(value, datetime) else value


EXAMPLES = """\b
Examples:
  basestatus snapshot --on 2026-02-23 --language ar --paper a4 --out february.pdf
  basestatus snapshot --every week --from 2026-01-01 --animate weeks.gif
  basestatus snapshot --compare 2026-02-12 2026-02-23 --out - > changes.png
"""


@click.command(context_settings=options.HELP, epilog=EXAMPLES)
@click.argument("folder", metavar="[DIR]", default=".", type=options.FOLDER)
@options.day("--on", "The map of one date.")
@click.option("--every", type=click.Choice(["change", "day", "week"]), help="A series of maps.")
@options.day("--from", "First date of a series.")
@options.day("--to", "Last date of a series.")
@click.option(
    "--compare", nargs=2, type=DAY, callback=_days, metavar="A B", help="Two dates side by side."
)
@click.option("--animate", type=FILE, help="Play the series: a .gif, .webp or .mp4 (by ffmpeg).")
@click.option("--sheet", type=FILE, help="All dates of the series on one sheet.")
@click.option("--format", "kind", type=click.Choice(FORMATS), help="Kind of picture.  [png]")
@click.option("--paper", type=click.Choice(PAPERS), default="screen", show_default=True)
@click.option("--dpi", type=click.FloatRange(36, 1200), help="Dots an inch.  [by the paper]")
@click.option("--language", help="Language of the maps, as en or ar.  [the project's first]")
@options.gazetteer
@options.actors
@options.docs
@options.out
@options.as_known_on
@options.as_json
@options.verbosity
def command(folder: Path, **given: Any) -> None:  # noqa: ANN401  (each option has its own type)
    """Draw static maps of the project in DIR, to be printed or shown as they are.

    Without options there is one PNG for each date on which something changed or became known, in
    maps/snapshots. A series shares its extent, legend and places of names. The paths written are
    printed; --out names a file, or the folder of a series, or - for stdout.
    """
    from basestatus.build import make_atlas
    from basestatus.project import open_project

    _check(given)
    parts = {name: given[name] for name in ("gazetteer", "actors", "docs")}
    project = open_project(folder, **parts)
    atlas, problems = make_atlas(project, as_known_on=given["as_known_on"])
    how = {
        "language": given["language"] or project.settings.languages[0],
        "paper": given["paper"],
        "dpi": given["dpi"],
        "basemap": project.basemap,
    }
    if str(given["out"]) == "-":
        _pipe(atlas, given, how)
    else:
        _print(_draw(atlas, given, folder / FOLDER, how), as_json=given["as_json"])
    options.end(problems)


def _check(given: dict[str, Any]) -> None:
    """Refuse options that do not go together, and languages without strings."""
    from basestatus.strings import languages

    single = [name for name in ("on", "compare") if given[name]]
    series = [name for name in ("every", "from", "to", "animate", "sheet") if given[name]]
    if len(single) > 1 or (single and series):
        names = " and ".join(f"--{name}" for name in [*single, *series])
        message = f"{names} do not go together"
        raise click.UsageError(message)
    if str(given["out"]) == "-" and not single:
        message = "--out - takes one picture: give --on or --compare"
        raise click.UsageError(message)
    if given["language"] and given["language"] not in languages():
        message = f"--language {given['language']}: there are {', '.join(languages())}"
        raise click.UsageError(message)


def _draw(atlas: Atlas, given: dict[str, Any], folder: Path, how: dict[str, Any]) -> Drawn:
    """Draw one picture, or a series and what is made of it."""
    from basestatus.render import snapshots

    if given["on"] or given["compare"]:
        days = [given["on"]] if given["on"] else list(given["compare"])
        name = "_".join(day.isoformat() for day in days)
        return _picture(atlas, given, given["out"] or folder / f"{name}.{_kind(given)}", how)
    every = given["every"] or "change"
    dates = snapshots.snapshot_dates(atlas, every, given["from"], given["to"])
    if not dates:
        options.say("there is no date to draw: nothing is known to have changed")
    if given["animate"] is None and given["sheet"] is None:
        ending = f".{_kind(given)}"
        return snapshots.draw_series(atlas, dates, given["out"] or folder, ending=ending, **how)
    drawn = snapshots.Drawn(())
    if given["animate"]:
        drawn += snapshots.draw_animation(atlas, dates, given["animate"], **how)
    if given["sheet"]:
        drawn += snapshots.draw_contact_sheet(atlas, dates, given["sheet"], **how)
    return drawn


def _picture(atlas: Atlas, given: dict[str, Any], path: Path, how: dict[str, Any]) -> Drawn:
    from basestatus.render import snapshots

    if given["compare"]:
        return snapshots.draw_comparison(atlas, given["compare"], path, **how)
    earlier = snapshots.snapshot_dates(atlas, "change", None, given["on"] - timedelta(days=1))
    previous = earlier[-1] if earlier else None
    return snapshots.draw_snapshot(atlas, given["on"], path, previous=previous, **how)


def _pipe(atlas: Atlas, given: dict[str, Any], how: dict[str, Any]) -> None:
    """Write one picture to stdout."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"map.{_kind(given)}"
        _picture(atlas, given, path, how)
        picture = path.read_bytes()
    with click.open_file("-", "wb") as file:
        file.write(picture)


def _kind(given: dict[str, Any]) -> str:
    return given["kind"] or "png"


def _print(drawn: Drawn, *, as_json: bool) -> None:
    if as_json:
        options.print_json({"files": drawn.paths, "unnamed": drawn.unnamed})
    else:
        for path in drawn.paths:
            click.echo(str(path))
