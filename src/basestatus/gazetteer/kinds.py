"""What sort of place a kind names: an installation, a settlement or an area."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["default_radius", "is_area", "is_installation", "is_settlement", "kind_word"]


@dataclass(frozen=True, slots=True)
class _Kinds:
    """The vocabulary of kinds.toml; radii in metres."""

    area: frozenset[str]
    installation: frozenset[str]
    settlement: frozenset[str]
    radius_m: dict[str, float]


@cache
def _kinds() -> _Kinds:
    """Read the vocabulary once."""
    data = tomllib.loads(files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8"))
    area, installation, settlement = (
        frozenset(data[group]) for group in ("area", "installation", "settlement")
    )
    return _Kinds(area, installation, settlement, data["radius_m"])


def kind_word(text: str) -> str:
    """Return a kind as the vocabulary writes it.

    >>> kind_word(" Air Base")
    'air_base'
    """
    return text.strip().lower().replace(" ", "_").replace("-", "_")


def is_area(kind: str) -> bool:
    """Whether a kind covers ground, so that claims on it reach the sites inside."""
    return kind in _kinds().area


def is_installation(kind: str) -> bool:
    """Whether a kind is a base or the like.

    >>> is_installation("air_base"), is_installation("town")
    (True, False)
    """
    return kind in _kinds().installation


def is_settlement(kind: str) -> bool:
    """Whether people live there."""
    return kind in _kinds().settlement


def default_radius(kind: str) -> float:
    """Return the radius of uncertainty in metres for a place that states none."""
    radii = _kinds().radius_m
    return radii.get(kind, radii["default"])
