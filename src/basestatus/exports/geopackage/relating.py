"""Relate the tables of a GeoPackage by its Related Tables extension."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from basestatus.layers import evidence_pairs

if TYPE_CHECKING:
    import sqlite3

    from basestatus.layers import Atlas

__all__ = ["read_sql", "relate"]


def relate(database: sqlite3.Connection, atlas: Atlas) -> None:
    """Add the tables of the extensions and say which rows belong together."""
    database.executescript(read_sql("schema"))
    database.executescript(read_sql("relations"))
    database.executemany(read_sql("state_claim"), evidence_pairs(atlas))
    members = ((area, site) for area, sites in atlas.members.items() for site in sites)
    database.executemany(read_sql("area_site"), sorted(members))


def read_sql(name: str) -> str:
    """Read a script of this package."""
    return files(__package__).joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")
