"""Fill the KML template, alone or in an archive with the pictures of its symbols."""

from __future__ import annotations

import re
from html import escape
from itertools import chain, islice
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import shapely
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from basestatus.exports.archive import add_bytes, add_file
from basestatus.exports.encode import DIGITS
from basestatus.exports.frame import export_layers
from basestatus.exports.kml.icons import draw_icon
from basestatus.exports.kml.looks import Look, kml_color, look_of
from basestatus.files import written_aside
from basestatus.layers import Kind, radius_layers, read_style, shown_periods
from basestatus.layers.columns import STATE_COLUMNS
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd

    from basestatus.exports.options import Options
    from basestatus.layers import Atlas

__all__ = ["write_kml", "write_kmz"]

TYPES = {Kind.REAL: "double", Kind.COUNT: "int"}
PIECES = 1_000
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_kml(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write one document; without pictures the symbols are Google Earth's own, coloured."""
    with written_aside(path) as aside:
        _write_document(atlas, options, _looks(atlas), aside, icons=False)
    return (strings("en")("export", "loss_kml"), strings("en")("export", "loss_icons"))


def write_kmz(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write the document and the pictures of its symbols in one archive."""
    looks = _looks(atlas)
    with written_aside(path) as aside:
        document = aside.with_name("doc.kml")
        _write_document(atlas, options, looks, document, icons=True)
        with ZipFile(aside, "w") as archive:
            add_file(archive, document.name, document)
            for look in looks:
                add_bytes(archive, f"icons/{look.id}.png", draw_icon(look, read_style()))
    return (strings("en")("export", "loss_kml"),)


def _looks(atlas: Atlas) -> list[Look]:
    style = read_style()
    found = {look_of(period, style) for period in shown_periods(atlas)}
    return sorted(found, key=lambda look: look.id)


def _write_document(
    atlas: Atlas, options: Options, looks: list[Look], path: Path, *, icons: bool
) -> None:
    """Write the document, some rows after the other."""
    layers = export_layers(atlas, options)
    first = next(layers)
    style = read_style()
    language = next((name for name in atlas.settings.languages if name in {"en", "ar"}), "en")
    words = strings(language)
    pieces = (
        _environment()
        .get_template("document.kml")
        .stream(
            words=words,
            title=atlas.settings.title.get(language) or words("export", "project_title"),
            columns=[
                (name, TYPES.get(STATE_COLUMNS.get(name, Kind.TEXT), "string"))
                for name in _columns(first)
            ],
            looks=[(look, kml_color(look.color)) for look in looks],
            rows=_all_rows(atlas, chain([first], layers), language),
            discs=_discs(atlas, language),
            disc_color=kml_color(style.radius_color, style.radius_opacity),
            icons=icons,
        )
    )
    pieces.enable_buffering(PIECES)
    with path.open("wb") as file:
        pieces.dump(file, encoding="utf-8")


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("basestatus.exports.kml", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["xml"] = _xml
    environment.filters["html"] = _html
    return environment


def _xml(value: object) -> Markup:
    """Escape for XML, which holds no control characters and no bare carriage return."""
    text = escape(FORBIDDEN.sub("\ufffd", str(value)), quote=False)
    return Markup(text.replace("\r", "&#13;"))  # noqa: S704  (escaped the line before)


def _html(value: object) -> Markup:
    """Escape for a balloon: as HTML, and so that Google Earth fills in no $[column]."""
    return Markup(escape(str(value)).replace("$", "&#36;"))  # noqa: S704  (escaped here)


def _columns(layer: gpd.GeoDataFrame) -> list[str]:
    return list(layer.columns.drop(["geometry"]))


def _all_rows(
    atlas: Atlas, layers: Iterable[gpd.GeoDataFrame], language: str
) -> Iterator[dict[str, Any]]:
    style = read_style()
    looks = (look_of(period, style).id for period in shown_periods(atlas))
    for layer in layers:
        yield from _rows(layer, islice(looks, len(layer)), language)


def _rows(layer: gpd.GeoDataFrame, looks: Iterable[str], language: str) -> Iterator[dict[str, Any]]:
    """Yield what the template says of each row; missing values are left out."""
    names = _columns(layer)
    texts = layer.assign(**{n: _stamps(layer[n]) for n in names if layer[n].dtype.kind == "M"})
    columns = zip(*(texts[name].astype(object).tolist() for name in names), strict=True)
    places = zip(layer.geometry.x.tolist(), layer.geometry.y.tolist(), strict=True)
    for look, values, (lon, lat) in zip(looks, columns, places, strict=True):
        held = {n: v for n, v in zip(names, values, strict=True) if v is not None and v == v}  # noqa: PLR0124  (NaN)
        yield {
            "values": held,
            "name": held.get(f"name_{language}", held["site_id"]),
            "status": held.get(f"status_{language}", held["status"]),
            "look": look,
            "point": f"{round(lon, DIGITS)!r},{round(lat, DIGITS)!r}",
        }


def _stamps(column: pd.Series) -> pd.Series:
    stamps: pd.Series = column.dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    return stamps


def _discs(atlas: Atlas, language: str) -> Iterator[dict[str, str]]:
    for layer in radius_layers(atlas):
        for name, disc in zip(layer[f"name_{language}"], layer.geometry, strict=True):
            points = shapely.get_coordinates(disc).tolist()
            corners = " ".join(f"{lon!r},{lat!r}" for lon, lat in points)
            yield {"name": name, "corners": corners}
