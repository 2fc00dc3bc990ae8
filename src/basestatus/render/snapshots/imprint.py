"""Say at the foot of a page where everything comes from and how it was drawn."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from basestatus.render.snapshots.style import map_style
from basestatus.render.snapshots.typesetting import Style, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.layers.atlas import Atlas
    from basestatus.render.snapshots.basemap import Basemap
    from basestatus.render.snapshots.ink import Words
    from basestatus.render.snapshots.layout import Page
    from basestatus.render.snapshots.subjects import Subject
    from basestatus.render.snapshots.views import MapView

__all__ = ["build_stamp", "imprint"]

STAMP_LENGTH = 12
MOST_LINES = 3


def imprint(subject: Subject, basemap: Basemap, view: MapView, page: Page) -> Iterator[Words]:
    """Set credits, licences, projection and build stamp in small type."""
    unit = page.unit
    style = Style(5.6 * unit, map_style().base["quiet_text"])
    words = page.words
    projection = words("snapshot", view.projection.name, **view.projection.values)
    parts = [
        words("snapshot", "credits"),
        words("snapshot", "boundaries"),
        words("snapshot", "projection", projection=projection),
        words("snapshot", "stamp", stamp=build_stamp(subject.atlas)),
    ]
    lines = lines_of(" ".join(parts), style, page.footer.width, most=MOST_LINES)
    for n, text in enumerate(lines):
        yield page.start(text, page.footer, page.footer.top - (9.0 + n * 7.6) * unit, style)


def build_stamp(atlas: Atlas) -> str:
    """Return a mark of the content drawn: the same evidence gives the same mark."""
    parts = [repr(claim) for claim in atlas.claims]
    parts += [repr(period) for period in atlas.periods]
    parts += [repr(atlas.sites[key]) for key in sorted(atlas.sites)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:STAMP_LENGTH]
