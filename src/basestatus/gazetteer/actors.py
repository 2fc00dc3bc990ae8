"""Read the forces whose presence is tracked, from TOML or from a table."""

from __future__ import annotations

import tomllib
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from basestatus.decoding import load_toml
from basestatus.errors import Problem
from basestatus.gazetteer.cells import decode, rows
from basestatus.gazetteer.naming import each_once, split_names
from basestatus.gazetteer.reading import read_bytes
from basestatus.model import Actor, Name, is_writable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

__all__ = ["read_actors"]

_KINDS = {"names": "force", "metonyms": "metonym", "adjectives": "adjective"}
_REMEDY = 'begin with id,name_en,name_ar,aliases ("|" between aliases)'


def read_actors(path: Path) -> tuple[Mapping[str, Actor], tuple[Problem, ...]]:
    """Read actors by id from a .toml or .csv file, and what was wrong with it.

    Raises:
        GazetteerError: if the file cannot be read at all.
    """
    text = decode(read_bytes(path))
    read = _from_toml if path.suffix.lower() == ".toml" else _from_table
    return _by_id(read(text, str(path)), str(path))


def _by_id(
    items: Iterable[Actor | Problem], path: str
) -> tuple[Mapping[str, Actor], tuple[Problem, ...]]:
    """Part actors from problems; of two with one id the first counts."""
    actors: dict[str, Actor] = {}
    problems: list[Problem] = []
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
        elif not all(map(is_writable, (item.id, *(name.text for name in item.names)))):
            message = f"{item.id!a}: a name holds a control character or half a character"
            problems.append(Problem(path, item.line, message, "write names in letters"))
        elif item.id in actors:
            message = f"{item.id}: id used before, on line {actors[item.id].line}"
            problems.append(Problem(path, item.line, message, "give each actor an id of its own"))
        else:
            actors[item.id] = item
    return MappingProxyType(actors), tuple(problems)


def _from_toml(text: str, path: str) -> Iterator[Actor | Problem]:
    """Yield the [[actor]] tables."""
    try:
        data = load_toml(text)
    except tomllib.TOMLDecodeError as error:
        yield Problem(path, _toml_line(str(error)), f"not TOML: {error}", "mend the file here")
        return
    lines = [number for number, line in enumerate(text.splitlines(), 1) if _opens(line)]
    for line, entry in zip(lines, data.get("actor", ()), strict=False):
        names = _toml_names(entry)
        if entry.get("id") and names:
            yield Actor(str(entry["id"]), names, str(entry.get("color", "")), line)
        else:
            yield Problem(
                path, line, "actor without id or names", "give it an id and [actor.names]"
            )


def _opens(line: str) -> bool:
    """Whether a line of TOML begins an actor."""
    return line.replace(" ", "").startswith("[[actor]]")


def _toml_line(message: str) -> int | None:
    """Return the line that a TOML error names."""
    _, _, rest = message.partition("line ")
    number = rest.partition(",")[0]
    return int(number) if number.isdigit() else None


def _toml_names(entry: dict[str, Any]) -> tuple[Name, ...]:
    """Return every name of an actor with its language and kind, force names first."""
    return tuple(
        Name(str(text), language, kind=kind)
        for group, kind in _KINDS.items()
        for language, texts in entry.get(group, {}).items()
        for text in texts
    )


def _from_table(text: str, path: str) -> Iterator[Actor | Problem]:
    """Yield the rows of a table with the columns id, name_en, name_ar, aliases."""
    header: list[str] = []
    for item in rows(text, path):
        if isinstance(item, Problem):
            yield item
        elif not header:
            header = [cell.strip().lower() for cell in item[1]]
            if "id" not in header:
                yield Problem(path, item[0], f"no column id among: {', '.join(header)}", _REMEDY)
                return
        else:
            yield _table_actor(dict(zip(header, item[1], strict=False)), *item, path=path)


def _table_actor(cells: dict[str, str], line: int, row: list[str], *, path: str) -> Actor | Problem:
    """Return the actor of one row."""
    if len(row) > len(cells):
        message = f"row has {len(row)} cells, the header {len(cells)}"
        return Problem(path, line, message, 'put cells that hold the delimiter in "…"')
    stated = [
        Name(text.strip(), heading.removeprefix("name_"))
        for heading, text in cells.items()
        if heading.startswith("name_") and text.strip()
    ]
    names = each_once((*stated, *split_names(cells.get("name", ""), cells.get("aliases", ""))))
    identity = cells.get("id", "").strip()
    if not (identity and names):
        missing = "names" if identity else "id"
        return Problem(path, line, f"actor {identity!r} has no {missing}", _REMEDY)
    return Actor(identity, names, cells.get("color", "").strip(), line)
