"""The style file as the page's script reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from basestatus.layers.style import Style

__all__ = ["palette"]


def palette(style: Style) -> dict[str, Any]:
    """Return the symbols and colours of every map, by name."""
    marks = style.marks
    return {
        "state": {
            state.value: {
                "shape": symbol.shape,
                "fill": symbol.fill,
                "color": symbol.color,
                "mark": symbol.mark,
                "size": symbol.size,
            }
            for state, symbol in style.states.items()
        },
        "mark": {
            "plan": {"color": marks.plan_color},
            "overdue": {"color": marks.overdue_color},
            "stale": {"opacity": marks.stale_opacity},
            "inherited": {"outline": marks.inherited_outline},
        },
        "symbol": {"size": style.size, "outline": style.outline, "halo": style.halo},
        "radius": {"color": style.radius_color, "opacity": style.radius_opacity},
        "holder": dict(style.holders),
        "base": dict(style.base),
    }
