"""Turn a plate and what a date adds to it into pixels."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib import rc_context
from matplotlib.backends.backend_agg import RendererAgg

from basestatus.render.snapshots.ink import Box, Shape, rectangle
from basestatus.render.snapshots.painting import paint
from basestatus.render.snapshots.png import PngWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from basestatus.render.snapshots.ink import Ink
    from basestatus.render.snapshots.paper import Paper

__all__ = ["Canvas", "drawing"]

RC: dict[Any, Any] = {
    "text.hinting": "no_hinting",
    "text.antialiased": True,
    "text.parse_math": False,
    "path.simplify": False,
    "path.snap": False,
    "pdf.fonttype": 42,
    "svg.fonttype": "none",
    "svg.hashsalt": "basestatus",
    "agg.path.chunksize": 0,
}


class Canvas:
    """Holds the pixels of what stays the same, onto which each date is drawn."""

    def __init__(self, inks: Iterable[Ink], paper: Paper) -> None:
        self.scale = paper.dpi / 72
        self.renderer = RendererAgg(*paper.pixels, paper.dpi)  # type: ignore[no-untyped-call]
        self.writer = PngWriter(paper.dpi)
        sheet = Box(0, 0, paper.width + 1, paper.height + 1)
        self._paint([Shape(rectangle(sheet), fill="#ffffff"), *inks])
        self.plain = self.pixels().copy()

    def pixels(self) -> NDArray[np.uint8]:
        """Return the rows of RGBA pixels being drawn on."""
        return np.asarray(self.renderer.buffer_rgba())  # type: ignore[no-untyped-call]

    def draw(self, inks: Iterable[Ink]) -> NDArray[np.uint8]:
        """Return the pixels of all that stays the same with a date's ink on it."""
        self.pixels()[:] = self.plain
        self._paint(inks)
        return self.pixels()

    def png(self, inks: Iterable[Ink], texts: Mapping[str, str]) -> bytes:
        """Return a PNG file of all that stays the same with a date's ink on it."""
        return self.writer.encode(self.draw(inks), texts)

    def _paint(self, inks: Iterable[Ink]) -> None:
        paint(self.renderer, inks, scale=self.scale, height=float(self.renderer.height))


@contextmanager
def drawing() -> Iterator[None]:
    """Set matplotlib so that what is drawn within depends on nothing but the ink."""
    with rc_context(RC), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph ")  # told once, by name
        yield
