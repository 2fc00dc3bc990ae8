"""Find since when and until when each row of the state layer was what was known."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from basestatus.layers import shown_periods, state_layer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from basestatus.layers import Atlas


__all__ = ["KnownRow", "known_rows"]

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class KnownRow:
    """A row of the state layer, the days on which it was known, and the claims behind it.

    ``known_to`` is not included, None is open. ``cells`` hold the STATE_COLUMNS, then longitude
    and latitude.
    """

    cells: Row
    known_from: date | None
    known_to: date | None
    claims: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return an identifier made from what tells rows apart: site, actor, days."""
        site, actor, valid_from, valid_to = (self.cells[place] for place in (0, 3, 8, 9))
        parts = (site, actor, valid_from, valid_to, self.known_from)
        return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:32]


def known_rows(atlas: Atlas) -> tuple[KnownRow, ...]:
    """Return every row that was ever in the layer, by what was published day by day."""
    open_rows: dict[tuple[Row, tuple[str, ...]], KnownRow] = {}
    closed: list[KnownRow] = []
    for day, version in _versions(atlas):
        rows = dict(_rows(version, day))
        closed.extend(
            replace(row, known_to=day) for key, row in open_rows.items() if key not in rows
        )
        open_rows = {key: open_rows.get(key, row) for key, row in rows.items()}
    return tuple(sorted((*closed, *open_rows.values()), key=lambda row: row.id))


def _versions(atlas: Atlas) -> Iterator[tuple[date | None, Atlas]]:
    """Yield the atlas as it was on each day on which something was published, then as it is."""
    days = sorted({claim.published for claim in atlas.claims if claim.published})
    for day in days[:-1]:
        yield day, replace(atlas, periods=atlas.timelines(day), as_known_on=day)
    yield (days[-1] if days else None), atlas


def _rows(atlas: Atlas, day: date | None) -> Iterator[tuple[tuple[Row, tuple[str, ...]], KnownRow]]:
    layer = state_layer(atlas)
    table = layer.drop(columns="geometry").astype(object)
    places = (layer.geometry.x.tolist(), layer.geometry.y.tolist())
    columns = [[_plain(value) for value in table[name]] for name in table.columns]
    rows = zip(*columns, *places, strict=True)
    for values, period in zip(rows, shown_periods(atlas), strict=True):
        claims = tuple(dict.fromkeys(period.claims))
        yield (values, claims), KnownRow(values, day, None, claims)


def _plain(value: object) -> object:
    """Return a missing value as None and a time as its day."""
    if value is None or value != value:  # noqa: PLR0124  (only what is missing differs from itself)
        return None
    return value.date() if hasattr(value, "date") else value
