"""Write values as JSON, and make them again of it."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

__all__ = ["read_records", "write_records"]

Value = TypeVar("Value")


def write_records(values: Iterable[object]) -> str:
    """Return dataclasses of plain values, days and words as JSON, one list for each."""
    rows = [[_plain(getattr(value, name)) for name in _names(type(value))] for value in values]  # type: ignore[arg-type]
    return json.dumps(rows, ensure_ascii=False)


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))  # type: ignore[arg-type]


def read_records(kind: type[Value], text: str) -> tuple[Value, ...]:
    """Return the dataclasses that were written."""
    makers = _makers(kind)  # type: ignore[arg-type]
    return tuple(kind(*map(_made, makers, row)) for row in json.loads(text))


def _made(make: Callable[[Any], object] | None, cell: object) -> object:
    return cell if make is None or cell is None else make(cell)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


@cache
def _makers(kind: Hashable) -> tuple[Callable[[Any], object] | None, ...]:
    """Return what makes each field of its JSON, None where it is the same."""
    hints = get_type_hints(kind)
    return tuple(_maker(hints[field.name]) for field in fields(kind))  # type: ignore[arg-type]


def _maker(hint: Any) -> Callable[[Any], object] | None:  # noqa: ANN401  (a type hint)
    for option in get_args(hint) or (hint,):
        if option is date:
            return date.fromisoformat
        if isinstance(option, type) and issubclass(option, StrEnum):
            return option
    return None
