"""Say in the database what each table and column holds, in English and Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.layers.columns import (
    AREA_COLUMNS,
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    EVIDENCE_COLUMNS,
    SITE_COLUMNS,
    STATE_COLUMNS,
)
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["comments"]

STATES = ("id", *STATE_COLUMNS, "known", "geom", "valid")
COLUMNS = {
    "documents": tuple(DOCUMENT_COLUMNS),
    "sites": (*SITE_COLUMNS, "geom"),
    "areas": (*AREA_COLUMNS, "geom"),
    "claims": (*CLAIM_COLUMNS, "valid"),
    "states": STATES,
    "states_claims": tuple(EVIDENCE_COLUMNS),
    "areas_sites": ("area", "site"),
}
VIEWS = ("current_states", "states_on_date", "states_known_on_date")


def comments() -> str:
    """Return the statements that describe every table, view and column."""
    return ";\n".join((*_tables(), *_views()))


def _tables() -> Iterator[str]:
    for table, columns in COLUMNS.items():
        yield f"COMMENT ON TABLE basestatus.{table} IS {_words('export', table)}"
        yield from _columns(table, columns)


def _views() -> Iterator[str]:
    for view in VIEWS:
        yield f"COMMENT ON VIEW basestatus.{view} IS {_words('export', view)}"
        yield from _columns(view, STATES)


def _columns(table: str, columns: tuple[str, ...]) -> Iterator[str]:
    for column in columns:
        yield f'COMMENT ON COLUMN basestatus.{table}."{column}" IS {_words("columns", column)}'


def _words(section: str, key: str) -> str:
    """Return what a thing holds as an SQL literal."""
    text = " ".join(strings(name)(section, f"{key}_about") for name in ("en", "ar"))
    return "'" + text.replace("'", "''") + "'"
