"""What the JSON Schemas say of settings and claims."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Field", "claim_fields", "settings"]

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A key, what may stand there, what stands there unless given, and what it means."""

    name: str
    values: str
    default: str
    about: str


def settings() -> tuple[Field, ...]:
    """Return the keys of basestatus.toml, those of a table after it."""
    return tuple(_fields(_read("basestatus", "settings.schema.json")))


def claim_fields() -> tuple[Field, ...]:
    """Return the fields of a claim."""
    return tuple(_fields(_read("basestatus.timeline", "claims.schema.json")))


def _read(package: str, name: str) -> Schema:
    schema: Schema = json.loads((files(package) / name).read_text(encoding="utf-8"))
    return schema


def _fields(schema: Schema, prefix: str = "", whole: Schema | None = None) -> Iterator[Field]:
    whole = whole or schema
    for key, found in schema.get("properties", {}).items():
        value = _resolved(found, whole)
        name = prefix + key
        default = json.dumps(value["default"], ensure_ascii=False) if "default" in value else ""
        yield Field(name, _values(value, whole), default, value.get("description", ""))
        yield from _fields(value, f"{name}.", whole)
        yield from _fields(_resolved(value.get("items", {}), whole), f"{name}[].", whole)


def _resolved(schema: Schema, whole: Schema) -> Schema:
    """Return a schema with what it refers to, its own words first."""
    name = schema.get("$ref", "").rpartition("/")[2]
    return {**whole["$defs"][name], **schema} if name else schema


def _values(schema: Schema, whole: Schema) -> str:
    """Say in words what a schema lets stand."""
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    if choices := schema.get("anyOf") or schema.get("oneOf"):
        return " or ".join(_values(_resolved(choice, whole), whole) for choice in choices)
    kinds = schema.get("type", "any")
    kind = " or ".join(kinds) if isinstance(kinds, list) else kinds
    if kind == "array" and "items" in schema:
        return f"list of {_values(_resolved(schema['items'], whole), whole)}"
    return kind.replace("object", "table").replace("array", "list").replace("string", "text")
