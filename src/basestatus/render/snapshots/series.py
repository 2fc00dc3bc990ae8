"""Draw one date or a whole series, with everything that stays the same drawn once."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.files import written_aside
from basestatus.render.snapshots.alternative import texts_of
from basestatus.render.snapshots.basemap import read_basemap
from basestatus.render.snapshots.canvas import Canvas, drawing
from basestatus.render.snapshots.frames import frame
from basestatus.render.snapshots.panels import Brief
from basestatus.render.snapshots.paper import paper_named
from basestatus.render.snapshots.plates import engrave
from basestatus.render.snapshots.setting import Setting
from basestatus.render.snapshots.subjects import subject_of
from basestatus.render.snapshots.vectors import pdf_bytes, svg_bytes
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from basestatus.layers.atlas import Atlas
    from basestatus.render.snapshots.ink import Ink
    from basestatus.render.snapshots.plates import Plate

__all__ = ["Drawn", "draw_series", "draw_snapshot"]

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was written, and the sites whose names found no room, least known first."""

    paths: tuple[Path, ...]
    unnamed: tuple[str, ...]


def draw_snapshot(
    atlas: Atlas,
    on: date,
    path: Path,
    *,
    language: str = "en",
    paper: str = "screen",
    dpi: float | None = None,
    previous: date | None = None,
    basemap: Path | None = None,
) -> Drawn:
    """Draw the map of one date; the format follows the ending: PNG, SVG or PDF.

    ``previous`` is the date that changes are listed against.
    """
    with drawing():
        plate = _plate(atlas, [on], language, paper, dpi, basemap)
        _write(plate, Canvas(plate), on, previous, path)
    return Drawn((path,), plate.panel.unnamed)


def draw_series(
    atlas: Atlas,
    dates: Sequence[date],
    folder: Path,
    *,
    language: str = "en",
    paper: str = "screen",
    dpi: float | None = None,
    basemap: Path | None = None,
    ending: str = ".png",
) -> Drawn:
    """Draw a map for each date into a folder, as DATE and the ending, all on one plate."""
    if not dates:
        return Drawn((), ())
    paths = tuple(folder / f"{on.isoformat()}{ending}" for on in dates)
    with drawing():
        plate = _plate(atlas, dates, language, paper, dpi, basemap)
        canvas = Canvas(plate)
        for previous, on, path in zip([None, *dates[:-1]], dates, paths, strict=True):
            _write(plate, canvas, on, previous, path)
    return Drawn(paths, plate.panel.unnamed)


def _plate(
    atlas: Atlas,
    dates: Sequence[date],
    language: str,
    paper: str,
    dpi: float | None,
    basemap: Path | None,
) -> Plate:
    sheet = paper_named(paper, dpi)
    setting = Setting(strings(language), sheet.unit)
    plate = engrave(Brief(subject_of(atlas), read_basemap(basemap), setting), dates, sheet)
    if plate.panel.unnamed:
        names = ", ".join(plate.panel.unnamed)
        LOG.warning("no room for %d names, least known first: %s", len(plate.panel.unnamed), names)
    return plate


def _write(plate: Plate, canvas: Canvas, on: date, previous: date | None, path: Path) -> None:
    inks = frame(plate, on, previous)
    texts = texts_of(plate.brief.subject, on, plate.brief.setting.words)
    with written_aside(path) as aside:
        aside.write_bytes(_encoded(plate, canvas, inks, texts, path.suffix.lower()))


def _encoded(
    plate: Plate, canvas: Canvas, inks: tuple[Ink, ...], texts: Mapping[str, str], ending: str
) -> bytes:
    whole = (*plate.inks, *inks)
    if ending == ".pdf":
        return pdf_bytes(whole, plate.page.paper, texts)
    if ending == ".svg":
        return svg_bytes(whole, plate.page.paper, texts, plate.brief.setting.words)
    return canvas.png(inks, texts)
