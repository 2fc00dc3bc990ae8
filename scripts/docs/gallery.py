"""The pictures of the gallery, drawn from the repository's own articles and from an example."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from basestatus.build import make_atlas
from basestatus.project import open_project
from basestatus.render import draw_snapshot, write_map
from basestatus.render.snapshots import draw_comparison
from basestatus.starters import start_project

__all__ = ["draw_gallery"]

BEFORE, AFTER = date(2026, 2, 9), date(2026, 2, 23)
PICTURES = {"february.png": "en", "shubat.png": "ar"}
EXAMPLE, LATEST = "sahel", date(2031, 3, 10)


def draw_gallery(root: Path, folder: Path) -> None:
    """Write the pages and the pictures that gallery.md shows into a folder."""
    folder.mkdir()
    _draw_own(root, folder)
    _draw_example(folder)


def _draw_own(root: Path, folder: Path) -> None:
    project = open_project(root)
    atlas, _ = make_atlas(project)
    write_map(atlas, folder / "map.html", basemap=project.basemap)
    for name, language in PICTURES.items():
        draw_snapshot(atlas, AFTER, folder / name, language=language, basemap=project.basemap)
    days = (BEFORE, AFTER)
    draw_comparison(atlas, days, folder / "compared.png", language="en", basemap=project.basemap)


def _draw_example(folder: Path) -> None:
    with TemporaryDirectory() as made:
        start_project(Path(made), example=EXAMPLE)
        project = open_project(Path(made))
        atlas, _ = make_atlas(project)
    write_map(atlas, folder / "sahel.html", basemap=project.basemap)
    draw_snapshot(atlas, LATEST, folder / "sahel.png", language="en", basemap=project.basemap)
