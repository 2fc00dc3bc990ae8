"""Where presence is tracked, and whose: sites, areas and actors with their names."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Actor", "Area", "Name", "Site"]


@dataclass(frozen=True, slots=True)
class Name:
    """A toponym or an actor's name: ``language`` is BCP 47, empty where unknown.

    ``kind`` is force, metonym or adjective for an actor's name; for a toponym it is unverified
    where no source was seen to use it; else empty.
    """

    text: str
    language: str = ""
    source: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What has an id and names, the first of which is shown where a language has none."""

    id: str
    names: tuple[Name, ...]

    def label(self, language: str) -> str:
        """Return the first name in a language, else the first name of all."""
        return next((n.text for n in self.names if n.language == language), self.names[0].text)


@dataclass(frozen=True, slots=True)
class Site(Named):
    """A place where presence is tracked.

    ``lon`` and ``lat`` are WGS 84 degrees, ``radius_m`` the radius of uncertainty in metres;
    ``certainty`` is one of Linked Places' certain, less-certain, uncertain. ``kind`` is a word
    such as base, air_base, town, prison; ``parent`` the id of the place it lies at or in.
    ``labels`` maps a language to the name shown. ``line`` is where the row stands.
    """

    lon: float
    lat: float
    radius_m: float
    kind: str
    country: str = ""
    parent: str = ""
    certainty: str = "certain"
    basis: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Area(Named):
    """A country, governorate or region; geometry as WKT, or members by id, or both."""

    kind: str
    wkt: str = ""
    members: frozenset[str] = frozenset()
    country: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Actor(Named):
    """A force whose presence is tracked; ``color`` is the fill of sites handed to it."""

    color: str = ""
    line: int | None = None
