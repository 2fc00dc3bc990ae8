"""Know by which other names lists call the keys of a document."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["key_of"]


def key_of(name: str) -> str:
    """Return the key that a column stands for, its own name where that is none.

    >>> key_of("Text content"), key_of("Weather")
    ('text', 'weather')
    """
    plain = name.strip().lower()
    return _columns().get(plain, plain)


@cache
def _columns() -> Mapping[str, str]:
    source = files(__package__).joinpath("columns.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return {name: key for key, names in data["columns"].items() for name in names}
