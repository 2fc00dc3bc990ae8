"""Fill the KML template, alone or in an archive with the pictures of its symbols."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import shapely
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from basestatus.exports.archive import add_file
from basestatus.exports.encode import DIGITS
from basestatus.exports.frame import export_layer
from basestatus.exports.kml.icons import draw_icon
from basestatus.exports.kml.looks import Look, kml_color, look_of
from basestatus.files import written_aside
from basestatus.layers import Kind, radius_layer, read_style, shown_periods
from basestatus.layers.columns import STATE_COLUMNS
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd

    from basestatus.exports.options import Options
    from basestatus.layers import Atlas

__all__ = ["write_kml", "write_kmz"]

TYPES = {Kind.REAL: "double", Kind.COUNT: "int"}
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_kml(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write one document; without pictures the symbols are Google Earth's own, coloured."""
    with written_aside(path) as aside:
        text = _document(atlas, options, icons=False)
        aside.write_bytes(text.encode())
    return (strings("en")("export", "loss_kml"), strings("en")("export", "loss_icons"))


def write_kmz(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write the document and the pictures of its symbols in one archive."""
    style = read_style()
    looks = sorted({look_of(period, style) for period in shown_periods(atlas)}, key=_id)
    with written_aside(path) as aside, ZipFile(aside, "w") as archive:
        add_file(archive, "doc.kml", _document(atlas, options, icons=True).encode())
        for look in looks:
            add_file(archive, f"icons/{look.id}.png", draw_icon(look, style))
    return (strings("en")("export", "loss_kml"),)


def _id(look: Look) -> str:
    return look.id


def _document(atlas: Atlas, options: Options, *, icons: bool) -> str:
    layer = export_layer(atlas, options)
    style = read_style()
    language = next((name for name in atlas.settings.languages if name in {"en", "ar"}), "en")
    looks = [look_of(period, style) for period in shown_periods(atlas)]
    return (
        _environment()
        .get_template("document.kml")
        .render(
            words=strings(language),
            title=atlas.settings.title.get(language)
            or strings(language)("export", "project_title"),
            columns=[
                (name, TYPES.get(STATE_COLUMNS.get(name, Kind.TEXT), "string"))
                for name in _columns(layer)
            ],
            looks=[(look, kml_color(look.color)) for look in sorted(set(looks), key=_id)],
            rows=_rows(layer, [look.id for look in looks], language),
            discs=_discs(atlas, language),
            disc_color=kml_color(style.radius_color, style.radius_opacity),
            icons=icons,
        )
    )


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


def _rows(layer: gpd.GeoDataFrame, looks: list[str], language: str) -> Iterator[dict[str, Any]]:
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
    layer = radius_layer(atlas)
    for name, disc in zip(layer[f"name_{language}"], layer.geometry, strict=True):
        points = shapely.get_coordinates(disc).tolist()
        corners = " ".join(f"{lon!r},{lat!r}" for lon, lat in points)
        yield {"name": name, "corners": corners}
