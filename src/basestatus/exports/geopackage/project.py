"""Write a QGIS project beside a GeoPackage: its layers in order, related, and the span to play."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from zipfile import ZipFile

from markupsafe import Markup

from basestatus.exports.archive import add_bytes
from basestatus.exports.geopackage.styles import layer_styles
from basestatus.exports.geopackage.words import template
from basestatus.files import written_aside
from basestatus.layers import shown_periods, told_sites
from basestatus.strings import strings

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from basestatus.layers import Atlas

__all__ = ["write_project"]

AROUND = timedelta(days=7)
MARGIN = 0.5
SHOWN = {"states", "site_radius"}
GEOMETRIES = {
    "states": "Point",
    "sites": "Point",
    "site_radius": "Polygon",
    "areas": "Polygon",
    "claims": "No geometry",
    "documents": "No geometry",
}


@dataclass(frozen=True, slots=True)
class ProjectLayer:
    """A layer of the project; ``style`` is XML."""

    name: str
    title: str
    geometry: str
    shown: bool
    style: Markup


@dataclass(frozen=True, slots=True)
class Relation:
    """A field of one layer that names a row of another."""

    child: str
    child_field: str
    parent: str
    parent_field: str
    name: str


RELATIONS = (
    ("states", "site_id", "sites", "site_id"),
    ("claims", "site", "sites", "site_id"),
    ("claims", "document", "documents", "id"),
)


def write_project(atlas: Atlas, geopackage: Path) -> None:
    """Write NAME.qgz for NAME.gpkg; it finds the GeoPackage in its own folder."""
    language = next((name for name in atlas.settings.languages if name in {"en", "ar"}), "en")
    words = strings(language)
    text = template(
        "project.qgs",
        title=atlas.settings.title.get(language) or words("export", "project_title"),
        file=geopackage.name,
        layers=_layers(atlas, language),
        relations=[Relation(*ends, name=words("export", ends[0])) for ends in RELATIONS],
        extent=_extent(atlas),
        span=_span(atlas),
    )
    with written_aside(geopackage.with_suffix(".qgz")) as aside, ZipFile(aside, "w") as archive:
        add_bytes(archive, f"{geopackage.stem}.qgs", text.encode())


def _layers(atlas: Atlas, language: str) -> list[ProjectLayer]:
    styles = {str(row["table"]): str(row["qml"]) for row in layer_styles(atlas) if row["default"]}
    return [
        ProjectLayer(
            name,
            strings(language)("export", name),
            geometry,
            name in SHOWN,
            _content(styles.get(name, "")),
        )
        for name, geometry in GEOMETRIES.items()
    ]


def _content(qml: str) -> Markup:
    """Return what stands inside the root of a style, which a project's layer holds as well."""
    found = re.search(r"<qgis [^>]*>(.*)</qgis>", qml, re.DOTALL)
    return Markup(found.group(1) if found else "")  # noqa: S704  (our own template, escaped there)


def _extent(atlas: Atlas) -> tuple[float, float, float, float]:
    """Return the project's extent, else that of the sites shown with a margin."""
    if atlas.settings.extent:
        return atlas.settings.extent
    shown = told_sites(atlas)
    sites = [site for site in atlas.sites.values() if site.id in shown]
    longitudes = [site.lon for site in sites] or [0.0]
    latitudes = [site.lat for site in sites] or [0.0]
    return (
        min(longitudes) - MARGIN,
        min(latitudes) - MARGIN,
        max(longitudes) + MARGIN,
        max(latitudes) + MARGIN,
    )


def _span(atlas: Atlas) -> tuple[date, date] | None:
    """Return the days around the first and the last change; None where nothing changes."""
    ends = [day for p in shown_periods(atlas) for day in (p.valid_from, p.valid_to) if day]
    return (min(ends) - AROUND, max(ends) + AROUND) if ends else None
