"""Say at the foot of a page where everything comes from and how it was drawn."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from basestatus.layers import read_style
from basestatus.render.snapshots.briefs import bounds_of
from basestatus.render.snapshots.projections import around, projection_for
from basestatus.render.snapshots.typesetting import Style, lines_of
from basestatus.render.snapshots.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from basestatus.layers import Atlas
    from basestatus.render.snapshots.basemap import Basemap
    from basestatus.render.snapshots.briefs import Brief
    from basestatus.render.snapshots.ink import Box, Words
    from basestatus.render.snapshots.projections import Bounds
    from basestatus.render.snapshots.setting import Setting
    from basestatus.render.snapshots.subjects import Subject

__all__ = ["build_stamp", "draw_imprint", "imprint_height", "imprint_lines"]

STAMP_LENGTH = 12
MOST_LINES = 4
SIZE, LEADING = 5.5, 1.38


def imprint_lines(brief: Brief, room: float) -> tuple[str, ...]:
    """Return credits, licences, projection and build stamp, broken into lines."""
    subject, setting = brief.subject, brief.setting
    bounds = bounds_of(subject, brief.basemap)
    projection = projection_for(bounds)
    parts = [
        *_sources(subject, setting),
        *_ground(brief.basemap, setting),
        *_places(subject, setting),
        *_outside(subject, bounds, setting),
        setting.say("projection", projection=setting.say(projection.name, **projection.values)),
        setting.say("stamp", stamp=build_stamp(subject.atlas)),
    ]
    return lines_of(" ".join(parts), _style(setting), room, most=MOST_LINES)


def _ground(basemap: Basemap, setting: Setting) -> Iterator[str]:
    """Credit the base map: as it says itself, else as the one that comes with basestatus."""
    if basemap.layers:
        yield setting.say("base_map", credit=basemap.credit or setting.say("natural_earth"))
        yield setting.say("boundaries")


def _style(setting: Setting) -> Style:
    return Style(SIZE * setting.unit, read_style().base["quiet_text"])


def imprint_height(lines: Sequence[str], setting: Setting) -> float:
    """Return how high the imprint is."""
    return (len(lines) * SIZE * LEADING + 5.0) * setting.unit


def draw_imprint(lines: Sequence[str], box: Box, setting: Setting) -> Iterator[Words]:
    """Set the imprint at the bottom of a box, in small type."""
    style = _style(setting)
    for n, text in enumerate(reversed(lines)):
        y = box.bottom + (1.5 + n * SIZE * LEADING) * setting.unit
        yield setting.start(text, box, y, style)


def _sources(subject: Subject, setting: Setting) -> Iterator[str]:
    used = {subject.claims[key].document for key in _claims(subject) if key in subject.claims}
    documents = [
        subject.atlas.documents[key] for key in sorted(used) if key in subject.atlas.documents
    ]
    names = sorted({document.publisher for document in documents if document.publisher})
    many = len(used) > 1
    reports = setting.say("reports_many", count=len(used)) if many else setting.say("reports_one")
    if names:
        yield setting.say("sources", names=listed(names, setting.words), reports=reports)
    elif used:
        yield setting.say("sources_only", reports=reports)


def _claims(subject: Subject) -> Iterator[str]:
    for period in subject.periods():
        yield from period.claims


def _places(subject: Subject, setting: Setting) -> Iterator[str]:
    basis = " ".join([site.basis for site in subject.sites])
    if "GeoNames" in basis:
        yield setting.say("geonames")


def _outside(subject: Subject, bounds: Bounds, setting: Setting) -> Iterator[str]:
    """Name the sites that lie outside a map's set extent."""
    if subject.atlas.settings.extent is None:
        return
    west, south, east, north = bounds
    away = [
        site.label(setting.words.language)
        for site in subject.sites
        if not (west <= around(site.lon, (west + east) / 2) <= east and south <= site.lat <= north)
    ]
    if away:
        yield setting.say("outside", names=listed(away, setting.words))


def build_stamp(atlas: Atlas) -> str:
    """Return a mark of the content drawn: the same evidence gives the same mark."""
    parts = [repr(claim) for claim in atlas.claims]
    parts += [repr(period) for period in atlas.periods]
    parts += [repr(atlas.sites[key]) for key in sorted(atlas.sites)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:STAMP_LENGTH]
