"""Read places from GeoJSON in Linked Places Format.

The format: https://github.com/LinkedPasts/linked-places-format (v1.2). Plain GeoJSON with an id
and a name among its properties is read too.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from basestatus.errors import Problem
from basestatus.gazetteer.countries import country_code
from basestatus.gazetteer.draft import Draft
from basestatus.gazetteer.features import features
from basestatus.gazetteer.geometry import Place, place_of
from basestatus.gazetteer.kinds import is_area, kind_word
from basestatus.gazetteer.naming import each_once, identifier, script_language
from basestatus.model import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_features"]

_BROADER = {"gvp:broaderPartitive", "broaderPartitive", "gvp:broader_partitive"}


def read_features(text: str, path: str) -> Iterator[Draft | Problem]:
    """Yield a draft for each feature with a name and a readable geometry, or a problem."""
    for item in features(text, path):
        yield item if isinstance(item, Problem) else _draft(item[0], item[1], path)


def _draft(line: int, feature: dict[str, Any], path: str) -> Draft | Problem:
    """Return what a feature states."""
    properties = _mapping(feature.get("properties"))
    names = _names(feature, properties)
    stated = _identity(feature, properties)
    if not names and not stated:
        return Problem(path, line, "feature has neither id nor name", "give it an @id or a title")
    place = place_of(feature.get("geometry"))
    radius = properties.get("radius_m")
    if isinstance(place, str):
        return Problem(path, line, f"{stated}: {place}", "give a Point as [longitude, latitude]")
    if not (radius is None or _is_number(radius)):
        message = f"{stated}: radius_m is not a number: {radius!r}"
        return Problem(path, line, message, "give metres as a number")
    return _drafted(line, feature, properties, place, (stated or identifier(names), names))


def _drafted(
    line: int,
    feature: dict[str, Any],
    properties: dict[str, Any],
    place: Place,
    named: tuple[str, tuple[Name, ...]],
) -> Draft:
    """Put a draft together from parts that have been read."""
    kind = kind_word(str(properties.get("kind") or _type_label(feature)))
    members = frozenset(map(str, properties.get("members") or ()))
    return Draft(
        id=named[0],
        names=named[1] or (Name(named[0], "en"),),
        line=line,
        lon=place.lon,
        lat=place.lat,
        radius_m=properties.get("radius_m"),
        kind=kind,
        country=_country(properties),
        parent=str(properties.get("parent") or _parent(feature)),
        certainty=place.certainty,
        basis=str(properties.get("basis") or ""),
        wkt=place.wkt,
        members=members,
        links=_links(feature),
        named=bool(_identity(feature, properties)),
        area=is_area(kind) or bool(members),
    )


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[dict[str, Any]]:
    """Return the objects in a list, nothing for whatever is not one."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _is_number(value: object) -> bool:
    """Whether a value is a number that fits a float."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return not isinstance(value, int) or value.bit_length() < sys.float_info.max_exp


def _identity(feature: dict[str, Any], properties: dict[str, Any]) -> str:
    """Return the stated id; of a web address its last part."""
    for value in (feature.get("@id"), feature.get("id"), properties.get("id")):
        if value not in (None, ""):
            return str(value).rstrip("/#").rpartition("/")[2]
    return ""


def _names(feature: dict[str, Any], properties: dict[str, Any]) -> tuple[Name, ...]:
    """Return the toponyms that are meant to be matched, else the title."""
    found = (_toponym(entry) for entry in _list(feature.get("names")) if _matched(entry))
    names = each_once(name for name in found if name.text)
    title = str(properties.get("title") or properties.get("name") or "").strip()
    if not names and title:
        return (Name(title, script_language(title)),)
    return names


def _matched(entry: dict[str, Any]) -> bool:
    """Whether a toponym may be looked for in texts: not if it is kept for the record only."""
    return entry.get("matched") is not False


def _toponym(entry: dict[str, Any]) -> Name:
    text = str(entry.get("toponym") or "").strip()
    citations = _list(entry.get("citations"))
    return Name(
        text,
        str(entry.get("lang") or script_language(text)),
        str(citations[0].get("label") or "") if citations else "",
        "unverified" if entry.get("verified") is False else "",
    )


def _type_label(feature: dict[str, Any]) -> str:
    """Return the label of the first type."""
    return next((str(t["label"]) for t in _list(feature.get("types")) if t.get("label")), "")


def _country(properties: dict[str, Any]) -> str:
    codes = properties.get("ccodes") or properties.get("country") or ""
    return country_code(str(codes[0]) if isinstance(codes, list) else str(codes))


def _parent(feature: dict[str, Any]) -> str:
    """Return the id that the first part-of relation points to."""
    relations = _list(feature.get("relations"))
    broader = (r for r in relations if r.get("relationType") in _BROADER)
    return next((str(r.get("relationTo") or "").rpartition("/")[2] for r in broader), "")


def _links(feature: dict[str, Any]) -> frozenset[str]:
    """Return the identifiers of the same thing elsewhere."""
    links = _list(feature.get("links"))
    return frozenset(
        str(link["identifier"])
        for link in links
        if link.get("type") == "exactMatch" and link.get("identifier")
    )
