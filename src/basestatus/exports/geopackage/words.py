"""Give each layer and column of a GeoPackage its words, in English and Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from basestatus.exports.gdal import TIMESTAMP
from basestatus.exports.geopackage.relating import read_sql
from basestatus.model import State
from basestatus.strings import strings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["both", "describe", "template"]

ENVIRONMENT = Environment(
    loader=PackageLoader("basestatus.exports.geopackage", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENUMERATED = {"status": "state", "changing_to": "state"}


def describe(database: sqlite3.Connection, layers: Mapping[str, Sequence[str]]) -> None:
    """Add aliases and descriptions of the columns, the list of states and layers' metadata."""
    database.executemany(read_sql("value"), (_value(state) for state in State))
    for number, (name, columns) in enumerate(layers.items(), start=1):
        database.executemany(read_sql("column"), _columns(name, columns))
        _add_metadata(database, number, name)


def both(section: str, key: str, between: str = " · ") -> str:
    """Return words in English and Arabic."""
    return f"{strings('en')(section, key)}{between}{strings('ar')(section, key)}"


def template(file: str, /, **values: object) -> str:
    """Fill one of the templates beside this module; values are escaped."""
    return ENVIRONMENT.get_template(file).render(**values) + "\n"


def _value(state: State) -> tuple[str, str, str]:
    return "state", state.value, both("status", state.value)


def _columns(layer: str, columns: Iterable[str]) -> list[tuple[str | None, ...]]:
    return [
        (
            layer,
            column,
            strings("en")("columns", column),
            both("columns", column),
            both("columns", f"{column}_about", " "),
            ENUMERATED.get(column) if layer == "states" else None,
        )
        for column in columns
    ]


def _add_metadata(database: sqlite3.Connection, number: int, name: str) -> None:
    xml = template(
        "metadata.xml",
        name=name,
        title=both("export", name),
        abstract=both("export", f"{name}_about", " "),
    )
    database.execute(read_sql("metadata"), {"id": number, "xml": xml})
    reference = {"table": name, "time": TIMESTAMP, "id": number}
    database.execute(read_sql("metadata_reference"), reference)
