"""Read the parts of a project folder; what it lacks comes with basestatus."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from basestatus.documents import read_documents
from basestatus.errors import GazetteerError, Problem
from basestatus.gazetteer import members, read_actors, read_gazetteer
from basestatus.settings import read_settings
from basestatus.settings.toml_lines import key_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from basestatus.gazetteer import Gazetteer
    from basestatus.model import Actor, Document
    from basestatus.settings import Limits, Settings

__all__ = [
    "STORE",
    "Project",
    "Theatre",
    "open_project",
    "open_theatre",
    "shipped_geo",
    "store_of",
    "undated",
]

SETTINGS = "basestatus.toml"
GAZETTEERS = ("gazetteer.geojson", "gazetteer.json", "gazetteer.csv")
ACTORS = ("actors.toml", "actors.csv")
SOURCES = ("sources.toml",)
BASEMAPS = ("basemap",)
DOCUMENTS = "seeds"
STORE = ".basestatus"
DECISIONS = Path("geo", "decisions.csv")


@dataclass(frozen=True, slots=True)
class Theatre:
    """The places and forces that articles may speak of, and what is wrong with them."""

    settings: Settings
    gazetteer: Gazetteer
    actors: Mapping[str, Actor]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """All that a build reads.

    ``paths`` are the files and folders of articles; ``members`` maps an area to its sites;
    ``sources`` is the file that grades sources, ``decisions`` that of what editors decided, and
    ``basemap`` the folder of layers to draw on. ``problems`` names everything wrong with the
    settings, places and forces; what is left is sound.
    """

    folder: Path
    settings: Settings
    gazetteer: Gazetteer
    actors: Mapping[str, Actor]
    members: Mapping[str, frozenset[str]]
    paths: tuple[str | Path, ...]
    sources: Path
    decisions: Path
    basemap: Path
    problems: tuple[Problem, ...]

    @property
    def store(self) -> Path:
        """The folder for what was read of its articles, which is safe to delete."""
        return self.folder / STORE

    @property
    def documents(self) -> tuple[Document, ...]:
        """All its documents, which are read now and held in memory."""
        return read_documents(self.paths, limits=self.settings.limits)[0]


def open_project(
    folder: Path,
    *,
    gazetteer: Path | None = None,
    actors: Path | None = None,
    docs: Iterable[str | Path] = (),
) -> Project:
    """Read a project folder but for its articles, or other files in place of its own.

    Without ``docs`` the documents are those in its folder seeds. A part that neither the
    arguments nor the folder have is the one that comes with basestatus.

    Raises:
        GazetteerError: if no place or no force can be read.
        ConfigError: if basestatus.toml is wrong.
    """
    theatre = open_theatre(folder, gazetteer=gazetteer, actors=actors)
    return Project(
        folder=folder,
        settings=theatre.settings,
        gazetteer=theatre.gazetteer,
        actors=theatre.actors,
        members=members(theatre.gazetteer),
        paths=tuple(docs) or (folder / DOCUMENTS,),
        sources=_part(folder, SOURCES),
        decisions=folder / DECISIONS,
        basemap=_part(folder, BASEMAPS),
        problems=theatre.problems,
    )


def open_theatre(
    folder: Path, *, gazetteer: Path | None = None, actors: Path | None = None
) -> Theatre:
    """Read the settings, places and forces of a folder, or other files in place of its own.

    Raises:
        GazetteerError: if no place or no force can be read.
        ConfigError: if basestatus.toml is wrong.
    """
    settings = read_settings(folder / SETTINGS)
    places = read_gazetteer(gazetteer or _part(folder, GAZETTEERS))
    forces, wrong = read_actors(actors or _part(folder, ACTORS))
    for found, problems in ((places.sites, places.problems), (forces, wrong)):
        if problems and not found:
            raise GazetteerError(*problems)
    _check_number(places, forces, settings.limits)
    untracked = _untracked(settings, forces, folder / SETTINGS)
    return Theatre(settings, places, forces, (*places.problems, *wrong, *untracked))


def _check_number(places: Gazetteer, forces: Mapping[str, Actor], limits: Limits) -> None:
    """Refuse more names than there may be.

    Raises:
        GazetteerError: if there are.
    """
    kinds = (places.sites, places.areas, forces)
    number = sum(len(item.names) for kind in kinds for item in kind.values())
    if number > limits.names:
        message = f"places and forces have {number} names, more than limits.names = {limits.names}"
        raise GazetteerError(Problem(SETTINGS, None, message, "raise it, or take names away"))


def store_of(folder: Path) -> Path | None:
    """Return the folder for what was read in a project, None for a folder that is none."""
    is_project = (folder / SETTINGS).exists() or (folder / "geo").is_dir()
    return folder / STORE if is_project else None


def undated(documents: Iterable[Document]) -> Iterator[Problem]:
    """Yield a problem for each document whose day of publication is not known."""
    for document in documents:
        if document.published is None:
            row = document.line is not None
            remedy = '"published": "2026-02-23"' if row else "a first line such as date 2026-02-23"
            yield Problem(document.path, document.line, "has no date", f"add {remedy}")


def _part(folder: Path, names: Iterable[str]) -> Path:
    """Return the first of some names that a folder's geo holds, else what comes with basestatus."""
    candidates = [geo / name for geo in (folder / "geo", shipped_geo()) for name in names]
    return next((path for path in candidates if path.exists()), candidates[-1])


def shipped_geo() -> Path:
    """Return the geo folder in the installed package, or beside the sources in a checkout."""
    installed = Path(__file__).with_name("geo")
    return installed if installed.is_dir() else Path(__file__).parents[2] / "geo"


def _untracked(settings: Settings, actors: Mapping[str, Actor], path: Path) -> Iterator[Problem]:
    """Yield a problem for each tracked actor that is not in the table of actors."""
    unknown = [actor for actor in settings.tracked if actor not in actors]
    if unknown:
        line = key_lines(path.read_text(encoding="utf-8-sig")).get(("tracked",))
        remedy = f"there are {', '.join(sorted(actors))}"
        for actor in unknown:
            yield Problem(str(path), line, f"tracked names no actor: {actor!r}", remedy)
