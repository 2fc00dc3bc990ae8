"""basestatus export: GIS files, the format of each by its ending."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from basestatus.cli import options

if TYPE_CHECKING:
    from basestatus.layers import Atlas

__all__ = ["command"]

# These describe the other files, so they are written after them.
LAST = ("datapackage.json", "croissant.json")
EPILOG = """\b
.gpkg      GeoPackage with everything, styled   .fgb      FlatGeobuf
.geojson   GeoJSON (.geojsonl: one a line)      .parquet  GeoParquet
.fg.json   JSON-FG, with time                   .csv      also for spreadsheets
.kml .kmz  Google Earth, with time              .shp      Shapefile (.shp.zip: in one)
.lpf.json  the gazetteer as Linked Places       .timemap.json  for timemap
datapackage.json, croissant.json  what the files beside them hold

\b
Example: basestatus export states.gpkg states.csv datapackage.json
Example: basestatus export --open-end far - | ogrinfo -al /vsistdin/
"""


@click.command(context_settings=options.HELP, epilog=EPILOG)
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "-C", "--folder", default=".", type=options.FOLDER, help="The project.  [this folder]"
)
@click.option(
    "--open-end",
    type=click.Choice(["null", "far"]),
    default="null",
    show_default=True,
    help="GeoJSON: an open end as null, or as a day so far off that old readers cope.",
)
@click.option("--codes", is_flag=True, help="Add columns with PLOVER, CAMEO, ACLED and MISP codes.")
@click.option("--qgis-project", is_flag=True, help="Write NAME.qgz beside NAME.gpkg.")
@click.option("--format", "ending", default="geojson", help="Format where FILE is -.  [geojson]")
@options.gazetteer
@options.actors
@options.docs
@options.as_known_on
@options.as_json
@options.verbosity
def command(files: tuple[Path, ...], **given: Any) -> None:  # noqa: ANN401  (each option has its own type)
    """Write the states to each FILE, in the format of its ending.

    The paths written are printed; what a format cannot hold is said on stderr. With - the file
    goes to stdout.
    """
    from basestatus.build import make_atlas
    from basestatus.project import open_project

    _check(files, given)
    parts = {name: given[name] for name in ("gazetteer", "actors", "docs")}
    project = open_project(given["folder"], **parts)
    atlas, problems = make_atlas(project, as_known_on=given["as_known_on"])
    written = [
        {"file": path, "losses": _write(atlas, path, given)}
        for path in sorted(files, key=lambda path: path.name in LAST)
    ]
    if given["as_json"]:
        options.print_json(written)
    options.end(problems)


def _check(files: tuple[Path, ...], given: dict[str, Any]) -> None:
    """Refuse endings without a format before anything is read."""
    from basestatus.errors import OutputError
    from basestatus.exports import ending_of

    for path in files:
        name = Path(f"states.{given['ending']}") if str(path) == "-" else path
        try:
            ending_of(name)
        except OutputError as error:
            raise click.UsageError(str(error)) from error


def _write(atlas: Atlas, path: Path, given: dict[str, Any]) -> tuple[str, ...]:
    """Write one file, or stdout, and say what was lost."""
    if str(path) == "-":
        return _pipe(atlas, given)
    losses = _export(atlas, path, given)
    if not given["as_json"]:
        click.echo(str(path))
        options.say(*(f"{path}: {loss}" for loss in losses))
    return losses


def _pipe(atlas: Atlas, given: dict[str, Any]) -> tuple[str, ...]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"states.{given['ending'].lstrip('.')}"
        losses = _export(atlas, path, given)
        with click.open_file("-", "wb") as stdout:
            stdout.write(path.read_bytes())
    return losses


def _export(atlas: Atlas, path: Path, given: dict[str, Any]) -> tuple[str, ...]:
    from basestatus.exports import OpenEnd, write_export

    return write_export(
        atlas,
        path,
        open_end=OpenEnd(given["open_end"]),
        codes=given["codes"],
        project=given["qgis_project"],
    )
