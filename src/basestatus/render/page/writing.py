"""Write the page: gather its blocks, let folium set the map, fill the template."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from basestatus.files import written_aside
from basestatus.layers import read_style
from basestatus.render.page import assets
from basestatus.render.page.columns import day_number
from basestatus.render.page.evidence import evidence_block, source_names, unnamed_documents
from basestatus.render.page.excerpt import fit
from basestatus.render.page.extent import day_range, map_bounds
from basestatus.render.page.framework import (
    PageFigure,
    StatusLayer,
    StatusMap,
    counted_ids,
    page_template,
    tile_layer,
    tile_origins,
)
from basestatus.render.page.knowledge import (
    knowledge_dates,
    known_periods,
    latest_periods,
    publication_dates,
)
from basestatus.render.page.notice import notice_block
from basestatus.render.page.outline import base_block
from basestatus.render.page.palette import palette
from basestatus.render.page.table import name_block, state_block
from basestatus.render.page.wording import (
    folding,
    long_date,
    page_languages,
    page_subtitle,
    page_title,
    words_block,
)
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from basestatus.layers.atlas import Atlas
    from basestatus.render.page.excerpt import Excerpt
    from basestatus.render.page.knowledge import KnownPeriod

__all__ = ["write_map"]

_METHOD = ("summary", "method_evidence", "method_symbols", "method_time", "method_limits")


def write_map(
    atlas: Atlas,
    path: Path,
    *,
    tiles: str | None = None,
    language: str | None = None,
    basemap: Path | None = None,
    since: date | None = None,
) -> None:
    """Write the map as one HTML file that opens from disk and asks no host for anything.

    ``tiles`` is an address with {z}, {x} and {y}, or a name that folium knows: then, and only
    then, the page loads pictures from there, over the base layer of the folder ``basemap``.
    ``language`` is the one the page opens in, the project's first if None. With ``since`` it shows
    the time since that day; of a very large atlas it shows the last time in any case, and says so.

    Raises:
        OutputError: if the file cannot be written.
    """
    excerpt = fit(atlas, since=since)
    text = _page(excerpt, tiles, page_languages(atlas.settings, language), basemap)
    with written_aside(path) as aside:
        aside.write_text(text, encoding="utf-8", newline="\n")


@dataclass(frozen=True, slots=True)
class _Story:
    """What a page tells: its rows, its days and the one it opens on."""

    rows: tuple[KnownPeriod, ...]
    published: tuple[date, ...]
    known: tuple[date, ...]
    days: tuple[date, date]

    @property
    def shown(self) -> date:
        """The day the page opens on: the last on which something was published."""
        return self.published[-1] if self.published else self.days[1]


def _page(excerpt: Excerpt, tiles: str | None, tags: Sequence[str], basemap: Path | None) -> str:
    atlas = excerpt.atlas
    story = _story(atlas, excerpt.since)
    blocks = {name: assets.data_text(data) for name, data in _blocks(atlas, story, tags, basemap)}
    markup, map_script = _framework(atlas, tiles)
    scripts = [assets.leaflet_script(), assets.page_script(), map_script]
    styles = [assets.leaflet_style(), assets.page_style()]
    say = strings(tags[0])
    text: str = page_template().render(
        words={"tag": tags[0], "direction": say.direction},
        say=lambda key: say("map", key),
        title=page_title(atlas.settings, tags[0]),
        subtitle=page_subtitle(atlas.settings, tags[0]),
        summary=say("map", "summary"),
        shown=long_date(story.shown, tags[0]),
        method=_METHOD,
        built=_stamp(blocks, story),
        version=version("basestatus"),
        policy=assets.policy(scripts, styles, tile_origins(tiles)),
        map=markup,
        blocks=blocks.items(),
        scripts=scripts,
        styles=styles,
    )
    return text


def _story(atlas: Atlas, since: date | None) -> _Story:
    """Return what there is to tell; of an atlas cut at a day only what is known now."""
    published = publication_dates(atlas)
    if since is None:
        rows = known_periods(atlas)
        return _Story(rows, published, knowledge_dates(atlas), day_range(rows, published))
    rows = latest_periods(atlas)
    published = tuple(day for day in published if day >= since)
    return _Story(rows, published, published[-1:], (since, day_range((), published)[1]))


def _framework(atlas: Atlas, tiles: str | None) -> tuple[str, str]:
    """Let folium set the map and its layers; return its markup and its script."""
    with counted_ids():
        figure = PageFigure()
        chart = StatusMap(map_bounds(atlas))
        figure.add_child(chart)
        if tiles:
            chart.add_child(tile_layer(tiles))
        chart.add_child(StatusLayer())
        return figure.collect()


def _blocks(
    atlas: Atlas, story: _Story, tags: Sequence[str], basemap: Path | None
) -> list[tuple[str, Any]]:
    told = {row.period.site_id for row in story.rows}
    focus = {atlas.sites[name].country for name in told}
    return [
        ("words", words_block(tags)),
        ("states", state_block(atlas, story.rows, tags) | _setting(atlas, story, tags)),
        ("names", name_block(atlas, story.rows, tags)),
        ("base", base_block(basemap, map_bounds(atlas), focus, tags)),
        ("evidence", evidence_block(atlas, story.rows, tags)),
        ("notice", notice_block(atlas, tags)),
    ]


def _setting(atlas: Atlas, story: _Story, tags: Sequence[str]) -> dict[str, Any]:
    """Return what frames the states: title, languages, style and days."""
    return {
        "title": {tag: page_title(atlas.settings, tag) for tag in tags},
        "subtitle": {tag: page_subtitle(atlas.settings, tag) for tag in tags},
        "languages": [{"tag": tag, "name": strings(tag)("map", "own_name")} for tag in tags],
        "style": palette(read_style()),
        "view": map_bounds(atlas),
        "folding": folding(),
        "sources": source_names(atlas, story.rows),
        "unnamed": unnamed_documents(atlas, story.rows),
        "known": [day_number(day, when_open=0) for day in story.known],
        "published": [day_number(day, when_open=0) for day in story.published],
        "range": [day_number(day, when_open=0) for day in story.days],
        "shown": day_number(story.shown, when_open=0),
    }


def _stamp(blocks: dict[str, str], story: _Story) -> str:
    """Return the last day of the evidence and a checksum of all that the page holds."""
    digest = hashlib.sha256("".join(blocks.values()).encode()).hexdigest()
    return f"{story.shown.isoformat()} · {digest[:12]}"
