"""The map and layer framework: a folium map in a figure that takes our own template."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import folium
from branca.element import Element, Figure, MacroElement
from folium.template import Template
from jinja2 import Environment, PackageLoader

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "PageFigure",
    "StatusLayer",
    "StatusMap",
    "counted_ids",
    "page_template",
    "tile_layer",
    "tile_origins",
]

Bounds = tuple[float, float, float, float]


@contextmanager
def counted_ids() -> Iterator[None]:
    """Give elements made inside ids by count, so that equal input gives equal bytes."""
    numbers = count(1)
    original = Element.__dict__["_generate_id"]
    setattr(Element, "_generate_id", classmethod(lambda _: str(next(numbers))))  # noqa: B010
    try:
        yield
    finally:
        setattr(Element, "_generate_id", original)  # noqa: B010  (a method, to mypy)


class StatusMap(folium.Map):
    """A folium map that needs nothing from elsewhere: the page brings Leaflet itself."""

    def __init__(self, bounds: Bounds) -> None:
        west, south, east, north = bounds
        super().__init__(
            location=((south + north) / 2, (west + east) / 2),
            tiles=None,
            zoom_snap=0.25,
            zoom_delta=0.5,
            world_copy_jump=True,
        )
        self.default_js, self.default_css = [], []


def tile_layer(tiles: str) -> folium.TileLayer:
    """Return web tiles by address or by a name that folium knows."""
    credit = None if "{z}" not in tiles else urlsplit(tiles).hostname or tiles
    return folium.TileLayer(tiles, attr=credit, control=False, cross_origin=True)


def tile_origins(tiles: str | None) -> list[str]:
    """Return the hosts that tiles come from, as a content security policy names them."""
    if not tiles:
        return []
    with counted_ids():
        parts = urlsplit(tile_layer(tiles).tiles.replace("{s}", "*"))
    return [f"{parts.scheme}://{parts.netloc}"]


class StatusLayer(MacroElement):
    """The layer that our script draws: base map, states and labels."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "basestatus.start({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "StatusLayer"


class PageFigure(Figure):
    """Collects what the map's elements write, for a template of ours to place."""

    def collect(self) -> tuple[str, str]:
        """Render every child; return the map's markup and its script."""
        for child in self._children.values():
            child.render()
        return self.html.render().strip(), self.script.render()


def page_template() -> Any:  # noqa: ANN401  (jinja2's template)
    """Return the page's template, which escapes all that it is not told is safe."""
    loader = PackageLoader("basestatus.render.page", ".")
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True)
    return environment.get_template("template.html")
