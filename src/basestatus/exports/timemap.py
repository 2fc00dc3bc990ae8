"""Write events, sources and associations as Forensic Architecture's timemap reads them.

Every value there is text. An event is the beginning of a state, dated with the first day on which
it may have begun. github.com/forensic-architecture/timemap, src/reducers/validate.
"""

from __future__ import annotations

import json
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, Any

from basestatus.archive import claims_named, documents_by_id
from basestatus.exports.frame import export_layers
from basestatus.files import written_aside
from basestatus.layers import shown_periods
from basestatus.model import State
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
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
        "events": _listed(_events(atlas, options), depth=1),
        "sources": _by_id(_sources(atlas), depth=1),
        "associations": _listed(_associations(atlas), depth=1),
    }
    members = (chain([f"{json.dumps(name)}: "], pieces) for name, pieces in parts.items())
    return _write(_enclosed("{}", members, depth=0), path)


def write_events(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write the events alone, as timemap fetches them."""
    return _write(_listed(_events(atlas, options)), path)


def write_sources(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:  # noqa: ARG001  (every writer's signature)
    """Write the sources alone, by id, as timemap fetches them."""
    return _write(_by_id(_sources(atlas)), path)


def write_associations(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:  # noqa: ARG001  (every writer's signature)
    """Write the associations alone, as timemap fetches them."""
    return _write(_listed(_associations(atlas)), path)


def _write(pieces: Iterable[str], path: Path) -> tuple[str, ...]:
    with written_aside(path) as aside, aside.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)
        file.write("\n")
    return (strings("en")("export", "loss_timemap"),)


def _listed(values: Iterable[dict[str, Any]], *, depth: int = 0) -> Iterator[str]:
    return _enclosed("[]", (_text(value, depth + 1) for value in values), depth=depth)


def _by_id(values: Iterable[dict[str, Any]], *, depth: int = 0) -> Iterator[str]:
    members = (
        chain([f"{json.dumps(value['id'], ensure_ascii=False)}: "], _text(value, depth + 1))
        for value in values
    )
    return _enclosed("{}", members, depth=depth)


def _enclosed(brackets: str, members: Iterable[Iterable[str]], *, depth: int) -> Iterator[str]:
    """Yield a list or an object, a member a line; ``depth`` is how far its own line is set in."""
    line = "\n" + " " * depth
    yield brackets[0]
    between = ""
    for member in members:
        yield f"{between}{line} "
        yield from member
        between = ","
    yield f"{line}{brackets[1]}" if between else brackets[1]


def _text(value: dict[str, Any], depth: int) -> Iterator[str]:
    yield json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)


def _events(atlas: Atlas, options: Options) -> Iterator[dict[str, Any]]:
    """Yield the events, for some rows of the state layer after the other."""
    pairs = enumerate(pairwise(chain([None], shown_periods(atlas))), start=1)
    for layer in export_layers(atlas, options):
        some = list(islice(pairs, len(layer)))
        cited = {name for _, (_, period) in some if period for name in period.claims}
        claims = claims_named(atlas.claims, cited)
        for (number, (before, period)), why in zip(some, layer["why"].tolist(), strict=True):
            if period and _begins(period, before):
                site, documents = atlas.sites[period.site_id], _documents(period, claims)
                yield _event(str(number), period, site, documents, why)


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


def _sources(atlas: Atlas) -> Iterator[dict[str, Any]]:
    return map(_source, documents_by_id(atlas.documents))


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
