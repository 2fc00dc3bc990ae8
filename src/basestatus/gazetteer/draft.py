"""A place as a file states it, before anything is checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from basestatus.errors import Problem
    from basestatus.model import Area, Name, Site

__all__ = ["Draft", "Gazetteer"]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Sites and areas by id, in the order of the file, and what was wrong with it."""

    sites: Mapping[str, Site] = field(default_factory=lambda: MappingProxyType({}))
    areas: Mapping[str, Area] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One row or feature: coordinates in degrees, None where missing or unreadable.

    ``named`` is whether the file gave the id itself; ``links`` are identifiers elsewhere.
    """

    id: str
    names: tuple[Name, ...]
    line: int
    lon: float | None = None
    lat: float | None = None
    radius_m: float | None = None
    kind: str = ""
    country: str = ""
    parent: str = ""
    certainty: str = "certain"
    basis: str = ""
    wkt: str = ""
    members: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    named: bool = True
    area: bool = False
