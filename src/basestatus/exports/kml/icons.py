"""Draw the symbols of the style file as small pictures for KMZ."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Patch, Polygon, Rectangle, RegularPolygon, Wedge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.exports.kml.looks import Look
    from basestatus.layers import Style

__all__ = ["draw_icon"]

PIXELS = 64
RADIUS = 0.56
RINGS = {"dashed": (0, (3, 2)), "broken": (0, (1, 2))}


def draw_icon(look: Look, style: Style) -> bytes:
    """Return a PNG with a clear ground, the symbol in its middle."""
    figure = Figure(figsize=(1, 1), dpi=PIXELS, facecolor="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set(xlim=(-1, 1), ylim=(-1, 1))
    for patch in _patches(look, style):
        axes.add_patch(patch)
    picture = BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(picture, format="png", metadata={"Software": None})
    return picture.getvalue()


def _patches(look: Look, style: Style) -> Iterator[Patch]:
    symbol = style.states[look.state]
    radius = RADIUS * symbol.size
    width = style.outline * (style.marks.inherited_outline if look.inherited else 1) * 2
    fill = look.color if symbol.fill == "full" else style.halo
    if look.uncertain:
        yield from _soft_edge(look.color, radius)
    yield _outline(symbol.shape, radius, facecolor=fill, edgecolor=look.color, linewidth=width)
    if symbol.fill == "half":
        yield Wedge((0, 0), radius, 90, 270, facecolor=look.color)
    if symbol.mark == "up":
        tip = [(-0.28, -0.16), (0.28, -0.16), (0, 0.32)]
        yield Polygon(tip, closed=True, facecolor=style.halo)
    if look.second:
        yield from _second_half(look, style, radius)
    if look.planned:
        ring = RINGS.get(style.marks.plan_ring, "solid")
        color = style.marks.plan_color
        yield Circle((0, 0), 0.88, fill=False, edgecolor=color, linewidth=width, linestyle=ring)


def _outline(shape: str, radius: float, **paint: Any) -> Patch:  # noqa: ANN401  (matplotlib's)
    if shape == "square":
        return Rectangle((-radius, -radius), 2 * radius, 2 * radius, **paint)
    if shape == "diamond":
        return RegularPolygon((0, 0), 4, radius=radius, **paint)
    return Circle((0, 0), radius, **paint)


def _soft_edge(color: str, radius: float) -> Iterator[Patch]:
    """Fade the edge of a symbol whose dates are uncertain."""
    for step in (1.5, 1.35, 1.2):
        yield Circle((0, 0), radius * step, facecolor=color, alpha=0.22, linewidth=0)


def _second_half(look: Look, style: Style, radius: float) -> Iterator[Patch]:
    """Show the competing state on the right half."""
    if look.second is None:
        return
    color = style.color(look.second)
    full = style.states[look.second].fill != "none"
    yield Wedge((0, 0), radius, -90, 90, facecolor=color if full else style.halo, edgecolor=color)
    yield Rectangle((-0.03, -radius), 0.06, 2 * radius, facecolor=style.halo)
