"""The pictures of the gallery, drawn from the articles and places of this repository."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from basestatus.build import make_atlas
from basestatus.project import open_project
from basestatus.render import draw_snapshot, write_map
from basestatus.render.snapshots import draw_comparison

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["draw_gallery"]

BEFORE, AFTER = date(2026, 2, 9), date(2026, 2, 23)
PICTURES = {"february.png": "en", "shubat.png": "ar"}


def draw_gallery(root: Path, folder: Path) -> None:
    """Write the page and the pictures that gallery.md shows into a folder."""
    project = open_project(root)
    atlas, _ = make_atlas(project)
    folder.mkdir()
    write_map(atlas, folder / "map.html", basemap=project.basemap)
    for name, language in PICTURES.items():
        draw_snapshot(atlas, AFTER, folder / name, language=language, basemap=project.basemap)
    days = (BEFORE, AFTER)
    draw_comparison(atlas, days, folder / "compared.png", language="en", basemap=project.basemap)
