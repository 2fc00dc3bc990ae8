"""Draw one date, a whole series, two dates side by side, an animation or a contact sheet."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.errors import ConfigError, Problem
from basestatus.render.snapshots.alternative import comparison_texts, sheet_texts, texts_of
from basestatus.render.snapshots.animations import write_animation
from basestatus.render.snapshots.basemap import read_basemap
from basestatus.render.snapshots.briefs import Brief
from basestatus.render.snapshots.canvas import Canvas, drawing
from basestatus.render.snapshots.comparisons import compare
from basestatus.render.snapshots.frames import frame
from basestatus.render.snapshots.ink import Words
from basestatus.render.snapshots.paper import paper_named
from basestatus.render.snapshots.plates import engrave
from basestatus.render.snapshots.setting import Setting
from basestatus.render.snapshots.sheets import contact_sheet
from basestatus.render.snapshots.subjects import subject_of
from basestatus.render.snapshots.typesetting import without_sign
from basestatus.render.snapshots.writing import PageWriter
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from basestatus.layers import Atlas
    from basestatus.render.snapshots.paper import Paper
    from basestatus.render.snapshots.plates import Plate

__all__ = [
    "Drawn",
    "draw_animation",
    "draw_comparison",
    "draw_contact_sheet",
    "draw_series",
    "draw_snapshot",
]

LOG = logging.getLogger(__name__)
MOST_NAMED = 20
FILM_DPI = 100.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was written, and the sites whose names found no room, least known first."""

    paths: tuple[Path, ...]
    unnamed: tuple[str, ...] = ()

    def __add__(self, other: Drawn) -> Drawn:
        return Drawn(self.paths + other.paths, self.unnamed or other.unnamed)


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
        brief, sheet = _prepared(atlas, language, basemap, paper_named(paper, dpi))
        plate = _engraved(brief, [on], sheet)
        writer = PageWriter(plate.inks, sheet, brief.setting.words)
        _write(writer, plate, on, previous, path)
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
        return Drawn(())
    paths = tuple(folder / f"{on.isoformat()}{ending}" for on in dates)
    with drawing():
        brief, sheet = _prepared(atlas, language, basemap, paper_named(paper, dpi))
        plate = _engraved(brief, dates, sheet)
        writer = PageWriter(plate.inks, sheet, brief.setting.words)
        for previous, on, path in zip([None, *dates[:-1]], dates, paths, strict=True):
            _write(writer, plate, on, previous, path)
    return Drawn(paths, plate.panel.unnamed)


def draw_comparison(
    atlas: Atlas,
    dates: tuple[date, date],
    path: Path,
    *,
    language: str = "en",
    paper: str = "screen",
    dpi: float | None = None,
    basemap: Path | None = None,
) -> Drawn:
    """Draw the maps of two dates side by side, with a list of what changed between them."""
    with drawing():
        brief, sheet = _prepared(atlas, language, basemap, paper_named(paper, dpi))
        inks, unnamed = compare(brief, dates, sheet)
        texts = comparison_texts(brief.subject, dates, brief.setting.words)
        PageWriter(inks, sheet, brief.setting.words).write(path, (), texts)
    _report(unnamed)
    return Drawn((path,), unnamed)


def draw_contact_sheet(
    atlas: Atlas,
    dates: Sequence[date],
    path: Path,
    *,
    language: str = "en",
    paper: str = "screen",
    dpi: float | None = None,
    basemap: Path | None = None,
) -> Drawn:
    """Draw a small map for each date on one sheet.

    Raises:
        ConfigError: if there are no dates.
    """
    _need_dates(dates, path)
    with drawing():
        brief, sheet = _prepared(atlas, language, basemap, paper_named(paper, dpi))
        inks = contact_sheet(brief, dates, sheet)
        texts = sheet_texts(brief.subject, dates, brief.setting.words)
        PageWriter(inks, sheet, brief.setting.words).write(path, (), texts)
    return Drawn((path,))


def draw_animation(
    atlas: Atlas,
    dates: Sequence[date],
    path: Path,
    *,
    language: str = "en",
    paper: str = "screen",
    dpi: float | None = None,
    basemap: Path | None = None,
) -> Drawn:
    """Play the maps of a series as GIF, WebP or, where ffmpeg is installed, MP4.

    Its frames have fewer dots than a picture's, unless told otherwise.

    Raises:
        ConfigError: if there are no dates.
        OutputError: if the file cannot be written.
    """
    _need_dates(dates, path)
    with drawing():
        brief, sheet = _prepared(atlas, language, basemap, paper_named(paper, dpi or FILM_DPI))
        plate = _engraved(brief, dates, sheet)
        canvas = Canvas(plate.inks, sheet)
        before = [None, *dates]
        write_animation(path, len(dates), lambda n: canvas.draw(frame(plate, dates[n], before[n])))
    return Drawn((path,), plate.panel.unnamed)


def _prepared(
    atlas: Atlas, language: str, basemap: Path | None, sheet: Paper
) -> tuple[Brief, Paper]:
    setting = Setting(strings(language), sheet.unit)
    return Brief(subject_of(atlas), read_basemap(basemap), setting), sheet


def _engraved(brief: Brief, dates: Sequence[date], sheet: Paper) -> Plate:
    plate = engrave(brief, dates, sheet)
    _report(plate.panel.unnamed)
    unknown = without_sign(ink.text for ink in plate.inks if isinstance(ink, Words))
    if unknown:
        LOG.warning("no sign in the typeface, drawn as boxes: %s", unknown)
    return plate


def _report(unnamed: Sequence[str]) -> None:
    if unnamed:
        names = ", ".join(unnamed[:MOST_NAMED]) + (", …" if len(unnamed) > MOST_NAMED else "")
        LOG.warning("no room for %d names, least known first: %s", len(unnamed), names)


def _need_dates(dates: Sequence[date], path: Path) -> None:
    if not dates:
        message = "there is no date to draw: nothing is known to have changed"
        raise ConfigError(Problem(str(path), None, message, "name dates"))


def _write(writer: PageWriter, plate: Plate, on: date, previous: date | None, path: Path) -> None:
    texts = texts_of(plate.brief.subject, on, plate.brief.setting.words)
    writer.write(path, frame(plate, on, previous), texts)
