"""Write the gazetteer in Linked Places Format 1.2, as `basestatus` itself reads it.

The format: https://github.com/LinkedPasts/linked-places-format.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry import mapping

from basestatus.exports.encode import DIGITS
from basestatus.files import written_aside
from basestatus.gazetteer import is_area, is_installation, is_settlement
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from basestatus.exports.options import Options
    from basestatus.layers import Atlas
    from basestatus.model import Area, Name, Site

__all__ = ["write_linked_places"]

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places"
    "/master/linkedplaces-context-v1.1.jsonld"
)
PREFIX = "urn:basestatus:places/"


def write_linked_places(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:  # noqa: ARG001  (every writer's signature)
    """Write sites, then areas, one feature a line."""
    sites = sorted(atlas.sites.values(), key=lambda site: site.id)
    areas = sorted(atlas.areas.values(), key=lambda area: area.id)
    members = {area.id: atlas.members.get(area.id, area.members) for area in areas}
    features = [*map(_site, sites), *(_area(area, members[area.id]) for area in areas)]
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    with written_aside(path) as aside:
        head = f'{{"type":"FeatureCollection","@context":{json.dumps(CONTEXT)},"features":[\n'
        aside.write_text(f"{head}{lines}\n]}}\n", encoding="utf-8")
    return (strings("en")("export", "loss_places"),)


def _site(site: Site) -> dict[str, Any]:
    point = {
        "type": "Point",
        "coordinates": [round(site.lon, DIGITS), round(site.lat, DIGITS)],
        "certainty": site.certainty,
    }
    about = {"radius_m": site.radius_m, "basis": site.basis, "parent": site.parent}
    parts = [_part_of(site.parent)] if site.parent else []
    return _feature(site, about, point, parts)


def _area(area: Area, members: frozenset[str]) -> dict[str, Any]:
    """Return an area with its shape, or with its members where it has none."""
    if area.wkt:
        shape = shapely.orient_polygons(shapely.from_wkt(area.wkt))
        return _feature(area, {}, _rounded(mapping(shape)), [])
    return _feature(area, {"members": sorted(members)}, None, [])


def _feature(
    place: Site | Area,
    about: dict[str, Any],
    geometry: dict[str, Any] | None,
    relations: list[dict[str, str]],
) -> dict[str, Any]:
    properties = {
        "title": place.label("en"),
        "ccodes": [place.country] if place.country else [],
        "fclasses": [_feature_class(place.kind)],
        "kind": place.kind,
        **{key: value for key, value in about.items() if value != ""},
    }
    return {
        "@id": PREFIX + place.id,
        "type": "Feature",
        "properties": properties,
        "names": _names(place.names),
        "types": [{"label": place.kind}],
        "geometry": geometry,
        **({"relations": relations} if relations else {}),
    }


def _feature_class(kind: str) -> str:
    """Return the GeoNames class: administrative, populated, spot, or land."""
    if is_area(kind):
        return "A"
    if is_settlement(kind):
        return "P"
    return "S" if is_installation(kind) else "L"


def _names(names: Iterable[Name]) -> list[dict[str, Any]]:
    """Return the toponyms; the format wants a citation with the first."""
    listed = [_toponym(name) for name in names]
    listed[0].setdefault("citations", [{"label": strings("en")("export", "own_gazetteer")}])
    return listed


def _toponym(name: Name) -> dict[str, Any]:
    return {
        "toponym": name.text,
        **({"lang": name.language} if name.language else {}),
        **({"citations": [{"label": name.source}]} if name.source else {}),
        **({"verified": False} if name.kind == "unverified" else {}),
    }


def _part_of(parent: str) -> dict[str, str]:
    return {"relationType": "gvp:broaderPartitive", "relationTo": PREFIX + parent, "label": parent}


def _rounded(geometry: Any) -> Any:  # noqa: ANN401  (nested to any depth)
    """Round every number of a geometry."""
    if isinstance(geometry, float):
        return round(geometry, DIGITS)
    if isinstance(geometry, dict):
        return {key: _rounded(value) for key, value in geometry.items()}
    if isinstance(geometry, list | tuple):
        return [_rounded(value) for value in geometry]
    return geometry
