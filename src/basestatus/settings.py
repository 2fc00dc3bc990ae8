"""What a project folder says about itself in basestatus.toml; works by defaults without it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Settings", "read_settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one project.

    ``title`` maps a language to the map's title; ``tracked`` names the actors the maps show,
    every actor with a claim when empty; ``extent`` is west, south, east, north in WGS 84
    degrees, fitted to the sites when None; ``stale_after`` is in days.
    """

    title: dict[str, str] = field(default_factory=dict)
    tracked: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en", "ar")
    extent: tuple[float, float, float, float] | None = None
    stale_after: int = 90


def read_settings(path: Path) -> Settings:
    """Read a basestatus.toml; a missing file gives the defaults."""
    raise NotImplementedError(path)
