"""Describe the files in a folder, their columns, licences and sources, for catalogues to read.

A Data Package (datapackage.org, v2) and Croissant (mlcommons.org, 1.0) say the same of them.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from basestatus.errors import OutputError
from basestatus.exports.codes import CODE_COLUMNS
from basestatus.files import written_aside
from basestatus.layers import STATE_COLUMNS, Kind
from basestatus.model import State
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from basestatus.exports.options import Options
    from basestatus.layers import Atlas

__all__ = ["MEDIA_TYPES", "write_croissant", "write_datapackage"]

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".fg.json": "application/fg+json",
    ".fgb": "application/vnd.flatgeobuf",
    ".geojson": "application/geo+json",
    ".geojsonl": "application/geo+json-seq",
    ".gpkg": "application/geopackage+sqlite3",
    ".html": "text/html",
    ".kml": "application/vnd.google-earth.kml+xml",
    ".kmz": "application/vnd.google-earth.kmz",
    ".lpf.json": "application/geo+json",
    ".parquet": "application/vnd.apache.parquet",
    ".shp.zip": "application/zip",
    ".timemap.json": "application/json",
}
TABLE_TYPES = {Kind.TEXT: "string", Kind.DAY: "date", Kind.REAL: "number", Kind.COUNT: "integer"}
CROISSANT_TYPES = {
    Kind.TEXT: "sc:Text",
    Kind.DAY: "sc:Date",
    Kind.REAL: "sc:Float",
    Kind.COUNT: "sc:Integer",
}


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the folder."""

    name: str
    media_type: str
    size: int
    sha256: str

    @property
    def id(self) -> str:
        """Return the name in lower-case letters, digits, dots, dashes and underscores."""
        return re.sub(r"[^a-z0-9._-]+", "-", self.name.lower())


def write_datapackage(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write datapackage.json about the exported files in its folder."""
    words = strings("en")
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "basestatus",
        "title": _title(atlas),
        "description": words("export", "states_about"),
        "keywords": ["GIS", "OSINT", "presence", "conflict"],
        "licenses": [{"name": "other-at", "title": words("export", "licence")}],
        "sources": list(_sources(atlas)) or [{"title": words("export", "own_gazetteer")}],
        "resources": [_resource(file, options) for file in _data_files(path)],
    }
    return _write(package, path)


def write_croissant(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write Croissant metadata about the exported files in its folder."""
    data = _data_files(path)
    tables = [file for file in data if file.media_type == MEDIA_TYPES[".csv"]]
    words = strings("en")
    published = max((d.published for d in atlas.documents.values() if d.published), default=None)
    dataset = {
        "@context": _context(),
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "basestatus",
        "description": words("export", "states_about"),
        "alternateName": _title(atlas),
        "license": words("export", "licence"),
        "citeAs": _title(atlas),
        "version": f"{published:%Y.%-m.%-d}" if published else "0.0.0",
        **({"datePublished": published.isoformat()} if published else {}),
        "isBasedOn": [source.get("path") or source["title"] for source in _sources(atlas)],
        "distribution": [_file_object(file) for file in data],
        "recordSet": [_record_set(file, options) for file in tables],
    }
    return _write(dataset, path)


def _context() -> dict[str, Any]:
    """Return the names that Croissant 1.0 lays down for its terms."""
    text = files(__package__).joinpath("croissant_context.json").read_text(encoding="utf-8")
    context: dict[str, Any] = json.loads(text)
    return context


def _write(value: object, path: Path) -> tuple[str, ...]:
    with written_aside(path) as aside:
        aside.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return ()


def _title(atlas: Atlas) -> str:
    return atlas.settings.title.get("en") or strings("en")("export", "project_title")


def _data_files(path: Path) -> list[DataFile]:
    """Return the files beside ``path`` of a known kind.

    Raises:
        OutputError: if there is none to describe.
    """
    beside = sorted(path.parent.iterdir()) if path.parent.is_dir() else []
    found = [_data_file(file, kind) for file in beside if (kind := _media_type(file.name))]
    if not found:
        message = f"{path}: there is no exported file beside it to describe: export one first"
        raise OutputError(message)
    return found


def _media_type(name: str) -> str | None:
    fitting = [ending for ending in MEDIA_TYPES if name.endswith(ending)]
    return MEDIA_TYPES[max(fitting, key=len)] if fitting and not name.startswith(".") else None


def _data_file(file: Path, media_type: str) -> DataFile:
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return DataFile(file.name, media_type, file.stat().st_size, digest)


def _sources(atlas: Atlas) -> Iterator[dict[str, str]]:
    for document in sorted(atlas.documents.values(), key=lambda document: document.id):
        title = document.title or document.publisher or document.id
        yield {"title": title, **({"path": document.url} if document.url else {})}


def _columns(options: Options) -> dict[str, Kind]:
    codes = dict.fromkeys(CODE_COLUMNS, Kind.TEXT) if options.codes else {}
    return {**STATE_COLUMNS, **codes, "lon": Kind.REAL, "lat": Kind.REAL}


def _resource(file: DataFile, options: Options) -> dict[str, Any]:
    resource = {
        "name": file.id,
        "path": file.name,
        "mediatype": file.media_type,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }
    if file.media_type != MEDIA_TYPES[".csv"]:
        return resource
    fields = [_field(name, kind) for name, kind in _columns(options).items()]
    schema = {"fields": fields, "missingValues": [""]}
    return {**resource, "type": "table", "encoding": "utf-8", "schema": schema}


def _field(name: str, kind: Kind) -> dict[str, Any]:
    words = strings("en")
    field: dict[str, Any] = {
        "name": name,
        "type": TABLE_TYPES[kind],
        "title": words("columns", name),
        "description": words("columns", f"{name}_about"),
    }
    if name in {"status", "changing_to"}:
        field["constraints"] = {"enum": [state.value for state in State]}
    return field


def _file_object(file: DataFile) -> dict[str, str]:
    return {
        "@type": "cr:FileObject",
        "@id": file.id,
        "name": file.id,
        "contentUrl": file.name,
        "contentSize": f"{file.size} B",
        "encodingFormat": file.media_type,
        "sha256": file.sha256,
    }


def _record_set(file: DataFile, options: Options) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": f"{file.id}/rows",
        "name": f"{file.id}/rows",
        "description": strings("en")("export", "states_about"),
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{file.id}/rows/{name}",
                "name": f"{file.id}/rows/{name}",
                "description": strings("en")("columns", f"{name}_about"),
                "dataType": CROISSANT_TYPES[kind],
                "source": {"fileObject": {"@id": file.id}, "extract": {"column": name}},
            }
            for name, kind in _columns(options).items()
        ],
    }
