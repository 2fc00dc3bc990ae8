"""Examine whether this machine has what a build needs, and what is to be done where it has not."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sys
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from basestatus.errors import BasestatusError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Finding", "Health", "examine"]

PYTHONS = ((3, 11), (3, 14))
PACKAGES = ("geopandas", "shapely", "pyogrio", "pyarrow", "matplotlib", "folium", "lxml")
DRIVERS = ("GPKG", "GeoJSON")
MORE_DRIVERS = ("FlatGeobuf", "ESRI Shapefile", "LIBKML")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SCRIPTS = {
    "Latin": "ABCabc\u0103\u015e",
    "Arabic": "\u0628\u062c\u062f\u0647\u067e\u06a9",
}
JOINED = "\u0628\u0628\u0628"
LEAST_BYTES = 100_000_000


class Health(StrEnum):
    """How it stands with one thing; what is absent is not needed for a build."""

    GOOD = "good"
    ABSENT = "absent"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one thing; ``remedy`` says what to do where it is not good."""

    name: str
    health: Health
    found: str
    remedy: str = ""


def examine(folder: Path, out: Path, *, database: str = "") -> tuple[Finding, ...]:
    """Examine this machine for a project folder and the folder that its maps go to.

    ``database`` is the address of a PostGIS database, empty where none is used.
    """
    return (
        *_programs(),
        *_gdal(),
        *_typeface(),
        _setting(),
        _browser(),
        _film(),
        _database(database),
        _project(folder),
        _writable(out),
        _room(out),
    )


def _judged(name: str, found: str, remedy: str, *, good: bool) -> Finding:
    """Return a finding that is good or bad."""
    return Finding(name, Health.GOOD if good else Health.BAD, found, "" if good else remedy)


def _programs() -> Iterator[Finding]:
    """Examine Python and the packages that fail most often."""
    lowest, highest = PYTHONS
    words = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    known = lowest <= sys.version_info[:2] <= highest
    yield _judged("Python", words, "use Python 3.11, 3.12, 3.13 or 3.14", good=known)
    for name in ("basestatus", *PACKAGES):
        found = _version(name)
        yield _judged(name, found or "missing", f"pip install {name}", good=bool(found))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _gdal() -> Iterator[Finding]:
    import pyogrio  # noqa: PLC0415  (heavy, and may be what is broken)

    writable = {name for name, modes in pyogrio.list_drivers().items() if "w" in modes}
    number = ".".join(map(str, pyogrio.__gdal_version__))
    missing = [name for name in DRIVERS if name not in writable]
    there = ", ".join(name for name in (*DRIVERS, *MORE_DRIVERS) if name in writable)
    found = f"{number}, writes {there}"
    remedy = f"install pyogrio from a wheel: it lacks {', '.join(missing)}"
    yield _judged("GDAL", found, remedy, good=not missing)


def _typeface() -> Iterator[Finding]:
    """Examine whether the typeface has the letters, and whether Arabic ones are joined."""
    from basestatus.render.snapshots.typesetting import (  # noqa: PLC0415  (heavy)
        FAMILY,
        Style,
        width,
        without_sign,
    )

    remedy = "reinstall matplotlib 3.11 or newer, which brings DejaVu Sans"
    for script, letters in SCRIPTS.items():
        lacking = without_sign([letters])
        found = f"{FAMILY} lacks {lacking}" if lacking else FAMILY
        yield _judged(f"{script} letters", found, remedy, good=not lacking)
    plain = Style(10.0, "#000000")
    joined = width(JOINED, plain) < len(JOINED) * width(JOINED[0], plain)
    yield _judged("Arabic shaping", "joined" if joined else "letters apart", remedy, good=joined)


def _setting() -> Finding:
    """Tell of the locale and the time zone, on which nothing depends."""
    zone = os.environ.get("TZ") or "of the system"
    found = f"{locale.getpreferredencoding(do_setlocale=False)}, time zone {zone}"
    return Finding("locale", Health.GOOD, found)


def _browser() -> Finding:
    path = next(filter(None, map(shutil.which, BROWSERS)), "")
    return _optional("browser", path, "only tests need one (Debian: apt-get install chromium)")


def _film() -> Finding:
    return _optional("ffmpeg", shutil.which("ffmpeg") or "", "install ffmpeg to write MP4")


def _optional(name: str, path: str, remedy: str) -> Finding:
    if path:
        return Finding(name, Health.GOOD, path)
    return Finding(name, Health.ABSENT, "not installed", remedy)


def _database(url: str) -> Finding:
    """Examine the database that maps are published to."""
    from basestatus.exports.postgis.connecting import connected, read_address  # noqa: PLC0415

    remedy = "name it with --database or in BASESTATUS_DATABASE"
    if not url:
        return Finding("PostGIS", Health.ABSENT, "no database named", remedy)
    try:
        address = read_address(url)
        with connected(address) as connection:
            ((number,),) = connection.run("SELECT postgis_lib_version()")
    except BasestatusError as error:
        return Finding("PostGIS", Health.BAD, str(error), "start it, or mend its address")
    return Finding("PostGIS", Health.GOOD, f"{number} at {address}")


def _project(folder: Path) -> Finding:
    """Examine whether settings, places and forces can be read."""
    from basestatus.project import open_theatre  # noqa: PLC0415  (heavy)

    remedy = "mend what is named"
    try:
        theatre = open_theatre(folder)
    except BasestatusError as error:
        return Finding("project", Health.BAD, "; ".join(str(error).splitlines()), remedy)
    places = len(theatre.gazetteer.sites) + len(theatre.gazetteer.areas)
    found = f"{folder}: {places} places, {len(theatre.actors)} forces"
    wrong = "; ".join(map(str, theatre.problems))
    return _judged("project", wrong or found, remedy, good=not wrong)


def _writable(out: Path) -> Finding:
    """Examine whether the folder of the maps, or the one to make it in, takes a file."""
    around = _existing(out)
    try:
        with tempfile.TemporaryDirectory(prefix=".doctor.", dir=around):
            pass
    except OSError as error:
        remedy = "make the folder writable, or name another one with --out"
        return Finding("maps", Health.BAD, f"{around}: {error.strerror}", remedy)
    return Finding("maps", Health.GOOD, f"{around} can be written")


def _room(out: Path) -> Finding:
    free = shutil.disk_usage(_existing(out)).free
    remedy = f"make room: a build wants some {LEAST_BYTES / 1e6:.0f} MB"
    return _judged("room", f"{free / 1e6:.0f} MB free", remedy, good=free >= LEAST_BYTES)


def _existing(folder: Path) -> Path:
    candidates = (folder.absolute(), *folder.absolute().parents)
    return next(path for path in candidates if path.is_dir())
