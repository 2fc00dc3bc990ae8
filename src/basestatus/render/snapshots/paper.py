"""Sheets that a map can be drawn on."""

from __future__ import annotations

import math
from dataclasses import dataclass

from basestatus.errors import ConfigError, Problem

__all__ = ["PAPERS", "Paper", "paper_named"]

MM = 72 / 25.4
SCREEN = (768.0, 576.0)


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: its width and height in points, and the dots an inch it is drawn with."""

    name: str
    width: float
    height: float
    dpi: float

    @property
    def unit(self) -> float:
        """Return the size of type on this sheet, compared with that on a screen."""
        return math.sqrt(self.width * self.height / (SCREEN[0] * SCREEN[1]))

    @property
    def pixels(self) -> tuple[int, int]:
        """Return the width and height of a picture of the sheet."""
        return round(self.width * self.dpi / 72), round(self.height * self.dpi / 72)


PAPERS = {
    "screen": Paper("screen", *SCREEN, 150),
    "a4": Paper("a4", 297 * MM, 210 * MM, 300),
    "a3": Paper("a3", 420 * MM, 297 * MM, 300),
    "letter": Paper("letter", 792, 612, 300),
    "slide": Paper("slide", 960, 540, 144),
    "square": Paper("square", 612, 612, 150),
}

DPI_RANGE = (36, 1200)


def paper_named(name: str, dpi: float | None = None) -> Paper:
    """Return a sheet by name, with another resolution where one is given.

    Raises:
        ConfigError: if there is no such sheet or the resolution is out of range.
    """
    if name not in PAPERS:
        raise ConfigError(Problem("paper", None, f"no sheet called {name!r}", ", ".join(PAPERS)))
    low, high = DPI_RANGE
    if dpi is not None and not low <= dpi <= high:
        raise ConfigError(Problem("dpi", None, f"{dpi:g} is out of range", f"{low} to {high}"))
    sheet = PAPERS[name]
    return sheet if dpi is None else Paper(name, sheet.width, sheet.height, dpi)
