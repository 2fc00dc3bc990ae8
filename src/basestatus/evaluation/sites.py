"""Call each site by one id, whatever a collection of labelled articles calls it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.errors import ConfigError, Problem
from basestatus.gazetteer import find_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from basestatus.evaluation.rows import Row
    from basestatus.gazetteer import Gazetteer

__all__ = ["read_site_map", "rename_sites"]


def read_site_map(path: Path) -> Mapping[str, str]:
    """Read a JSON object whose names are ids and whose values are ids of the same sites.

    Raises:
        ConfigError: if it is none.
    """
    try:
        ids = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise ConfigError(Problem(str(path), None, f"is not JSON: {error}")) from error
    if not isinstance(ids, dict) or not all(isinstance(value, str) for value in ids.values()):
        remedy = '{"one id": "the same site"}'
        raise ConfigError(Problem(str(path), None, "holds no pairs of ids", remedy))
    return ids


def rename_sites(
    rows: Iterable[Row], gazetteer: Gazetteer, given: Mapping[str, str]
) -> tuple[Row, ...]:
    """Return rows with the gazetteer's ids.

    An id is first replaced as ``given`` says; one that is not in the gazetteer is then looked up
    there as a name, ain_al_asad as "ain al asad". One that is no name either stays.
    """
    rows = tuple(rows)
    ids = {row.site: given.get(row.site, row.site) for row in rows}
    named = {old: _named(new, gazetteer) for old, new in ids.items()}
    return tuple(replace(row, site=named[row.site]) for row in rows)


def _named(site: str, gazetteer: Gazetteer) -> str:
    if site in gazetteer.sites:
        return site
    matches = find_places(gazetteer, site.replace("_", " "))
    return next(
        (m.place.id for m in matches if m.likeness == 1 and m.place.id in gazetteer.sites), site
    )
