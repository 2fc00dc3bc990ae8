"""Write events, sources and associations as Forensic Architecture's timemap reads them.

Every value there is text. An event is the beginning of a state, dated with the first day on which
it may have begun. github.com/forensic-architecture/timemap, src/reducers/validate.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from basestatus.exports.frame import export_layer
from basestatus.files import written_aside
from basestatus.layers import shown_periods
from basestatus.model import State
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from basestatus.exports.options import Options
    from basestatus.layers import Atlas
    from basestatus.model import Claim, Document, Period, Site

__all__ = [
    "write_associations",
    "write_events",
    "write_sources",
    "write_timemap",
]

DAY = "%m/%d/%Y"


def write_timemap(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write the three parts as members of one object."""
    parts = {
        "events": _events(atlas, options),
        "sources": _sources(atlas),
        "associations": _associations(atlas),
    }
    return _write(parts, path)


def write_events(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write the events alone, as timemap fetches them."""
    return _write(_events(atlas, options), path)


def write_sources(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:  # noqa: ARG001  (every writer's signature)
    """Write the sources alone, by id, as timemap fetches them."""
    return _write(_sources(atlas), path)


def write_associations(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:  # noqa: ARG001  (every writer's signature)
    """Write the associations alone, as timemap fetches them."""
    return _write(_associations(atlas), path)


def _write(value: object, path: Path) -> tuple[str, ...]:
    with written_aside(path) as aside:
        text = json.dumps(value, ensure_ascii=False, indent=1)
        aside.write_text(text + "\n", encoding="utf-8")
    return (strings("en")("export", "loss_timemap"),)


def _events(atlas: Atlas, options: Options) -> list[dict[str, Any]]:
    claims = {claim.id: claim for claim in atlas.claims}
    why = export_layer(atlas, options)["why"].tolist()
    periods = tuple(shown_periods(atlas))
    return [
        _event(str(number), period, atlas.sites[period.site_id], _documents(period, claims), reason)
        for number, (before, period, reason) in enumerate(
            zip((None, *periods), periods, why, strict=False), start=1
        )
        if _begins(period, before)
    ]


def _begins(period: Period, before: Period | None) -> bool:
    """Whether a period begins a state that the row before did not already announce."""
    if period.valid_from is None or period.status is State.UNKNOWN:
        return False
    same = before and (before.site_id, before.actor) == (period.site_id, period.actor)
    return not (same and before and before.changing_to is period.status)


def _event(
    number: str, period: Period, site: Site, documents: list[str], why: object
) -> dict[str, Any]:
    becomes = period.changing_to or period.status
    label = strings("en")("status", becomes.value)
    return {
        "id": number,
        "description": why if isinstance(why, str) else f"{site.label('en')}: {label}",
        "date": period.valid_from.strftime(DAY) if period.valid_from else "",
        "time": "",
        "time_precision": period.edtf,
        "location": site.label("en"),
        "latitude": str(round(site.lat, 7)),
        "longitude": str(round(site.lon, 7)),
        "type": becomes.value,
        "category": becomes.value,
        "associations": [becomes.value, period.actor],
        "sources": documents,
        "comments": period.grade,
    }


def _documents(period: Period, claims: Mapping[str, Claim]) -> list[str]:
    """Return the documents behind a period, each once."""
    return list(dict.fromkeys(claims[id_].document for id_ in period.claims if id_ in claims))


def _sources(atlas: Atlas) -> dict[str, dict[str, Any]]:
    return {name: _source(atlas.documents[name]) for name in sorted(atlas.documents)}


def _source(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "paths": [],
        "type": "Article",
        "url": document.url,
        "author": document.publisher,
        "date": document.published.strftime(DAY) if document.published else "",
    }


def _associations(atlas: Atlas) -> list[dict[str, Any]]:
    actors = sorted({period.actor for period in shown_periods(atlas)})
    named = ((name, atlas.actors[name].label("en")) for name in actors if name in atlas.actors)
    states = ((state.value, strings("en")("status", state.value)) for state in State)
    return [
        *_filters(strings("en")("columns", "status"), states),
        *_filters(strings("en")("columns", "actor"), named),
    ]


def _filters(group: str, entries: Iterator[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    return (
        {"id": name, "title": title, "desc": "", "mode": "FILTER", "filter_paths": [group, title]}
        for name, title in entries
    )
