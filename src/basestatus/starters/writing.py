"""Write a new project folder: settings, places, forces, sources and what explains them."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from basestatus.errors import OutputError
from basestatus.files import written_aside
from basestatus.project import shipped_geo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

__all__ = ["examples", "start_project"]

BLANK = "blank"
SCHEMA = "basestatus.schema.json"
GEO = ("gazetteer.geojson", "actors.toml", "sources.toml", "README.md")


def examples() -> tuple[str, ...]:
    """Return the names of the projects that can be had ready-made."""
    return tuple(name for name in _starters() if name != BLANK)


def start_project(folder: Path, *, example: str = "", title: str = "") -> tuple[Path, ...]:
    """Write a project into a folder, and return its files.

    Raises:
        OutputError: if one of them is there already, and then none is written; or if one cannot be.
    """
    contents = _contents(folder, example, title)
    there = sorted(name for name in contents if (folder / name).exists())
    if there:
        message = f"{folder}: has {', '.join(there)} (name another folder; nothing was written)"
        raise OutputError(message)
    for name, data in contents.items():
        with written_aside(folder / name) as aside:
            aside.write_bytes(data)
    return tuple(folder / name for name in sorted(contents))


def _contents(folder: Path, example: str, title: str) -> Mapping[str, bytes]:
    """Return what each file of a project holds, by its path in the folder."""
    name = example or BLANK
    starter = dict(_starters()[name])
    if title or "title" not in starter:
        starter["title"] = {"en": title or folder.resolve().name}
    own = dict(_files_of(_data().joinpath(name), ""))
    if not own:
        own = {f"geo/{name}": (shipped_geo() / name).read_bytes() for name in GEO}
    gazetteer = next(Path(name).name for name in own if name.startswith("geo/gazetteer."))
    return own | {
        "basestatus.toml": _filled("settings.toml", starter=starter, tables=_tables()),
        "README.md": _filled("README.md", starter=starter, gazetteer=gazetteer),
        "seeds/README.md": _data().joinpath("seeds.md").read_bytes(),
        ".gitignore": _data().joinpath("gitignore").read_bytes(),
        SCHEMA: _schema(),
    }


def _schema() -> bytes:
    return files("basestatus").joinpath("settings.schema.json").read_bytes()


def _tables() -> dict[str, Any]:
    """Return what the schema says of the tables whose keys it names."""
    properties = json.loads(_schema())["properties"]
    return {name: rule for name, rule in properties.items() if "properties" in rule}


def _data() -> Traversable:
    return files(__package__)


def _starters() -> dict[str, Any]:
    return tomllib.loads(_data().joinpath("starters.toml").read_text(encoding="utf-8"))


def _files_of(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files below a folder of the package, with their paths."""
    for entry in folder.iterdir() if folder.is_dir() else ():
        inner = f"{path}{entry.name}"
        if entry.is_dir():
            yield from _files_of(entry, f"{inner}/")
        else:
            yield inner, entry.read_bytes()


def _filled(name: str, **values: object) -> bytes:
    """Fill a template; ``json`` writes a value as JSON, and TOML's texts and lists are JSON's."""
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415  (heavy)

    environment = Environment(  # noqa: S701  (no HTML)
        undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )
    environment.filters["json"] = lambda value: json.dumps(value, ensure_ascii=False)
    text = _data().joinpath(name).read_text(encoding="utf-8")
    return environment.from_string(text).render(values).encode()
