"""Find the line on which each key of a TOML file stands."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from basestatus.decoding import load_toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["KeyPath", "error_line", "key_lines", "line_of"]

KeyPath = tuple[str, ...]
CLOSING = re.compile(r"[\]}]|\"{3}|'{3}")  # the last line of a statement of several has one


def key_lines(text: str) -> dict[KeyPath, int]:
    r"""Map the path of each table and key of a valid TOML text to its line, counted from 1.

    >>> key_lines('a = 1\n[b]\nc.d = 2')
    {('a',): 1, ('b',): 2, ('b', 'c'): 3, ('b', 'c', 'd'): 3}
    """
    lines: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for line, statement in _statements(text):
        paths = tuple(_paths(load_toml(statement)))
        if statement.lstrip().startswith("["):
            table = max(paths, key=len)
            paths = tuple(table[: depth + 1] for depth in range(len(table)))
        else:
            paths = tuple(table + path for path in paths)
        for path in paths:
            lines.setdefault(path, line)
    return lines


def line_of(path: KeyPath, lines: Mapping[KeyPath, int]) -> int | None:
    """Return the line of a key, or of the nearest table around it."""
    around = (path[:depth] for depth in range(len(path), 0, -1))
    return next((lines[part] for part in around if part in lines), None)


def error_line(error: tomllib.TOMLDecodeError, text: str) -> int:
    """Return the line at which a text stops being TOML."""
    found = re.search(r"at line (\d+)", str(error))
    return int(found[1]) if found else text.rstrip("\n").count("\n") + 1


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield each statement, which may cover several lines, with its first line."""
    pending: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        pending.append(line + "\n")
        if len(pending) > 1 and not CLOSING.search(line):
            continue
        statement = "".join(pending)
        if _is_whole(statement):
            if load_toml(statement):
                yield number - len(pending) + 1, statement
            pending = []


def _is_whole(text: str) -> bool:
    try:
        load_toml(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _paths(data: Mapping[str, Any]) -> Iterator[KeyPath]:
    for key, value in data.items():
        yield (key,)
        if isinstance(value, dict):
            yield from ((key, *path) for path in _paths(value))
