"""Turn the style file into the default styles that QGIS finds in a GeoPackage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.exports.gdal import TIMESTAMP
from basestatus.exports.geopackage.relating import read_sql
from basestatus.exports.geopackage.symbols import millimetres, rgba, rules
from basestatus.exports.geopackage.words import template
from basestatus.layers import STATE_COLUMNS, read_style
from basestatus.strings import strings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from basestatus.layers import Atlas

__all__ = ["add_styles", "layer_styles"]

LABELS = {"en": "english_labels", "ar": "arabic_labels"}


def add_styles(database: sqlite3.Connection, atlas: Atlas) -> None:
    """Add a style for each layer, and for the states one in each language."""
    for style in layer_styles(atlas):
        database.execute(read_sql("style"), {**style, "time": TIMESTAMP})


def layer_styles(atlas: Atlas) -> Iterator[dict[str, object]]:
    """Yield the rows of layer_styles; the project's first language gives the default."""
    first = next((name for name in atlas.settings.languages if name in LABELS), "en")
    for language, key in LABELS.items():
        yield _row(
            "states",
            _states_qml(language, atlas.settings.stale_after),
            strings(language)("export", key),
            default=language == first,
        )
    for table in ("sites", "site_radius", "areas"):
        yield _row(table, _plain_qml(table), strings("en")("export", table), default=True)


def _row(table: str, qml: str, name: str, *, default: bool) -> dict[str, object]:
    return {"table": table, "qml": qml, "name": name, "description": name, "default": int(default)}


def _states_qml(language: str, stale_after: int) -> str:
    style = read_style()
    words = strings(language)
    return template(
        "states.qml",
        rules=rules(style, words),
        columns=[(name, words("columns", name)) for name in STATE_COLUMNS],
        label=f"name_{language}",
        tip=template(
            "states_tip.html",
            direction=words.direction,
            label=f"name_{language}",
            status=f"status_{language}",
        ),
        text=rgba(style.base["text"]),
        halo=rgba(style.halo),
        opacity=round(100 * style.marks.stale_opacity),
        stale_after=stale_after,
        distance=millimetres(style.size) * 0.7,
    )


def _plain_qml(table: str) -> str:
    style = read_style()
    return template(
        f"{table}.qml",
        point=rgba(style.base["town"]),
        disc=rgba(style.radius_color, style.radius_opacity),
        line=rgba(style.base["border"]),
        size=millimetres(style.size) / 4,
    )
