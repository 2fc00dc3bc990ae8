"""The state layer: one row for each period of a site and an actor."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import geopandas as gpd

from basestatus.layers.because import Reasons, reasons_of
from basestatus.layers.columns import STATE_COLUMNS
from basestatus.layers.typed import typed_table
from basestatus.strings import strings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from basestatus.layers.atlas import Atlas
    from basestatus.model import Claim, Period, Plan

__all__ = ["shown_periods", "state_layer", "state_layers", "told_sites"]


ROWS = 10_000
"""So many rows are held in memory at a time."""


def state_layer(atlas: Atlas) -> gpd.GeoDataFrame:
    """Return the periods of the tracked actors as points in EPSG:4326.

    The columns are STATE_COLUMNS in their order, then geometry; missing values are null.
    """
    return _layer(atlas, tuple(shown_periods(atlas)))


def state_layers(atlas: Atlas, *, rows: int = ROWS) -> Iterator[gpd.GeoDataFrame]:
    """Yield the state layer some rows at a time; of an atlas of no periods, one without rows."""
    periods = shown_periods(atlas)
    some = tuple(islice(periods, rows))
    yield _layer(atlas, some)
    while some := tuple(islice(periods, rows)):
        yield _layer(atlas, some)


def told_sites(atlas: Atlas) -> set[str]:
    """Return the ids of the sites in the state layer."""
    return {period.site_id for period in shown_periods(atlas)}


def _layer(atlas: Atlas, periods: Sequence[Period]) -> gpd.GeoDataFrame:
    reasons = reasons_of(atlas, periods)
    table = typed_table(STATE_COLUMNS, (_row(atlas, reasons, period) for period in periods))
    sites = [atlas.sites[period.site_id] for period in periods]
    points = gpd.points_from_xy([site.lon for site in sites], [site.lat for site in sites])
    return gpd.GeoDataFrame(table, geometry=points, crs="EPSG:4326")


def shown_periods(atlas: Atlas) -> Iterator[Period]:
    """Yield the periods of the actors that the settings track: of all when they name none."""
    tracked = atlas.settings.tracked
    return (period for period in atlas.periods if not tracked or period.actor in tracked)


def _row(atlas: Atlas, reasons: Reasons, period: Period) -> tuple[object, ...]:
    site = atlas.sites[period.site_id]
    claim = _witness(period, reasons.claims)
    document = atlas.documents.get(claim.document) if claim else None
    due = _due(period.plans)
    reported = (claim.reported_on or claim.published) if claim else None
    return (
        site.id,
        site.label("en"),
        site.label("ar"),
        period.actor,
        period.status.value,
        strings("en")("status", period.status.value),
        strings("ar")("status", period.status.value),
        period.changing_to.value if period.changing_to else None,
        period.valid_from,
        period.valid_to,
        period.edtf,
        period.date_basis.value,
        site.radius_m,
        period.n_independent,
        period.grade,
        "|".join(state.value for state in period.contested),
        due.isoformat() if due else None,
        reasons.say(period),
        claim.quote if claim else None,
        document.language if document else None,
        document.url if document else None,
        reported,
    )


def _witness(period: Period, claims: Mapping[str, Claim]) -> Claim | None:
    """Return the claim to quote: of those behind a period the newest, the first named of equals."""
    behind = [claims[claim] for claim in period.claims if claim in claims]
    newest = max((claim.published.toordinal() for claim in behind if claim.published), default=None)
    return next(
        (
            c
            for c in behind
            if newest is None or (c.published and c.published.toordinal() == newest)
        ),
        None,
    )


def _due(plans: tuple[Plan, ...]) -> date | None:
    """Return the day by which the nearest open plan is due."""
    return min((p.window.end for p in plans if p.fate == "open" and p.window.end), default=None)
