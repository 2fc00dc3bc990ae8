"""basestatus gazetteer: check a gazetteer, or find a name in it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from basestatus.errors import Problem
    from basestatus.gazetteer import Match

__all__ = ["command"]

ACTORS = ("actors.toml", "actors.csv")
USUAL = ("geo/gazetteer.geojson", "geo/gazetteer.json", "geo/gazetteer.csv")


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog='Example: basestatus gazetteer find "Deir ez-Zor"',
)
def command() -> None:
    """Check a gazetteer or find a name in it."""


@command.command(epilog="Example: basestatus gazetteer check geo/gazetteer.geojson")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def check(path: Path | None, *, as_json: bool) -> None:
    """Name everything wrong with a gazetteer: file, line, what it is, what would be right.

    PATH is GeoJSON (Linked Places Format) or CSV, or a project folder; by default the gazetteer
    and actors of this folder. The exit code is 1 if anything is wrong.
    """
    from basestatus.gazetteer import read_actors, read_gazetteer

    chosen = _chosen(path)
    gazetteer = read_gazetteer(chosen)
    beside = [] if chosen == path else [chosen.parent / name for name in ACTORS]
    tables = [read_actors(table) for table in beside if table.is_file()]
    problems = [*gazetteer.problems, *(p for _, found in tables for p in found)]
    for problem in problems:
        click.echo(json.dumps(_problem_fields(problem), ensure_ascii=False) if as_json else problem)
    actors = sum(len(known) for known, _ in tables)
    counts = [f"{len(gazetteer.sites)} sites", f"{len(gazetteer.areas)} areas"]
    counts += [f"{actors} actors"] if tables else []
    click.echo(f"{chosen}: {', '.join(counts)}, {len(problems)} problems", err=True)
    sys.exit(1 if problems else 0)


@command.command(epilog="Example: basestatus gazetteer find Shaddadi")
@click.argument("name")
@click.option(
    "--gazetteer",
    "path",
    type=click.Path(path_type=Path),
    help="GeoJSON or CSV to look in; by default that of this folder.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def find(name: str, path: Path | None, *, as_json: bool) -> None:
    """Print the sites and areas that NAME may mean, in any spelling or script.

    Vowel marks, forms of a letter, accents, quotation marks, the article and attached words make
    no difference. Without such a name the nearest ones are suggested and the exit code is 1.
    """
    from basestatus.gazetteer import find_places, read_gazetteer

    matches = find_places(read_gazetteer(_chosen(path)), name)
    named = bool(matches) and matches[0].likeness == 1
    if not named:
        hint = ", the nearest are:" if matches else " and none like it"
        click.echo(f"no place is called {name!r}{hint}", err=True)
    for match in matches:
        fields = _match_fields(match)
        click.echo(json.dumps(fields, ensure_ascii=False) if as_json else _match_line(match))
    sys.exit(0 if named else 1)


def _chosen(path: Path | None) -> Path:
    """Return the file asked for: the usual one of a folder where a folder is given."""
    if path is not None and not path.is_dir():
        return path
    folder = path or Path()
    return next((folder / name for name in USUAL if (folder / name).is_file()), folder / USUAL[0])


def _problem_fields(problem: Problem) -> dict[str, object]:
    return {
        "path": problem.path,
        "line": problem.line,
        "message": problem.message,
        "remedy": problem.remedy,
    }


def _match_fields(match: Match) -> dict[str, object]:
    """Return what there is to say about a match, the place's names by language."""
    place = match.place
    names: dict[str, list[str]] = {}
    for name in place.names:
        names.setdefault(name.language, []).append(name.text)
    fields = ("id", "kind", "country", "lon", "lat", "radius_m", "certainty", "basis", "parent")
    return {
        "scope": "site" if hasattr(place, "lon") else "area",
        "matched": match.name.text,
        "likeness": round(match.likeness, 3),
        **{field: getattr(place, field) for field in fields if hasattr(place, field)},
        "names": names,
    }


def _match_line(match: Match) -> str:
    """Return a match in one line, parts apart by tabs."""
    fields = _match_fields(match)
    spot = "{lat:.4g}, {lon:.4g} ± {radius_m:.0f} m" if fields["scope"] == "site" else "area"
    label = f"{match.place.label('en')} / {match.place.label('ar')}"
    return f"{fields['id']}\t{fields['kind']}\t{label}\t{spot.format(**fields)}\t{match.name.text}"
