"""Put ink on a matplotlib renderer: the same calls for pictures, SVG and PDF."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D, Bbox

from basestatus.render.snapshots.directions import visual_pieces
from basestatus.render.snapshots.ink import Box, Ink, Shape, Words
from basestatus.render.snapshots.typesetting import MEASURED_AT, Style, font, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from matplotlib.backend_bases import GraphicsContextBase, RendererBase

__all__ = ["paint"]

HALO_WIDTH = 0.28
"""Width of a halo, as a share of the size of its text."""


def paint(
    renderer: RendererBase,
    inks: Iterable[Ink],
    *,
    scale: float,
    height: float,
    in_pieces: bool = False,
) -> None:
    """Draw ink in order; ``scale`` is dots a point, ``height`` the page's in dots.

    ``in_pieces`` sets lines of several scripts piece by piece, for a renderer that misplaces
    what follows a mark of direction (matplotlib 3.11's PDF counts its width twice).
    """
    for ink in inks:
        gc = renderer.new_gc()
        if ink.clip is not None:
            gc.set_clip_rectangle(_scaled_box(ink.clip, scale))
        if isinstance(ink, Shape):
            _paint_shape(renderer, gc, ink, scale)
        else:
            _paint_halo(renderer, gc, ink, scale)
            gc.set_foreground(ink.color)
            y = height - ink.y * scale if renderer.flipy() else ink.y * scale
            prop = font(ink.size, bold=ink.bold)
            for text, x in _pieces(ink, whole=not in_pieces):
                renderer.draw_text(gc, x * scale, y, text, prop, ink.angle)
        gc.restore()


def _scaled_box(box: Box, scale: float) -> Bbox:
    return Bbox.from_extents(*(scale * side for side in (box.left, box.bottom, box.right, box.top)))


def _paint_shape(
    renderer: RendererBase, gc: GraphicsContextBase, shape: Shape, scale: float
) -> None:
    gc.set_alpha(shape.opacity)
    gc.set_joinstyle("round")
    gc.set_capstyle("butt")
    if shape.stroke is None:
        gc.set_linewidth(0.0)
    else:
        gc.set_foreground(shape.stroke)
        gc.set_linewidth(shape.width)
    if shape.dash:
        gc.set_dashes(0.0, list(shape.dash))
    x, y = shape.at
    transform = Affine2D.from_values(scale, 0, 0, scale, x * scale, y * scale)
    renderer.draw_path(gc, shape.path, transform, _rgba(shape.fill))


def _pieces(words: Words, *, whole: bool) -> Iterator[tuple[str, float]]:
    """Yield a line, or, where marks of direction upset a renderer, its pieces without these."""
    pieces = (words.text,) if whole or words.angle else visual_pieces(words.text)
    x, style = words.x, Style(words.size, words.color, words.bold)
    for text in pieces:
        yield text, x
        x += width(text, style)


def _paint_halo(
    renderer: RendererBase, gc: GraphicsContextBase, words: Words, scale: float
) -> None:
    if words.halo is None:
        return
    gc.set_foreground(words.halo)
    gc.set_linewidth(words.size * HALO_WIDTH)
    gc.set_joinstyle("round")
    grown = scale * words.size / MEASURED_AT
    transform = Affine2D().scale(grown).rotate_deg(words.angle)
    transform.translate(words.x * scale, words.y * scale)
    renderer.draw_path(gc, _outline(words.text, words.bold), transform, None)


@lru_cache(maxsize=4_000)
def _outline(text: str, bold: bool) -> Path:  # noqa: FBT001  (a key of the cache)
    vertices, codes = text_to_path.get_text_path(font(MEASURED_AT, bold=bold), text)
    return Path(np.asarray(vertices).reshape(-1, 2), codes or None)


@lru_cache(maxsize=200)
def _rgba(color: str | None) -> tuple[float, float, float, float] | None:
    if color is None:
        return None
    red, green, blue = (int(color[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue, 1.0
