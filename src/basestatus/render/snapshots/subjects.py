"""What a series is about: the sites and actors it shows, and the evidence on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.render.snapshots.appearances import Appearance, appearances, tracked_periods

if TYPE_CHECKING:
    from datetime import date

    from basestatus.layers.atlas import Atlas
    from basestatus.model import Claim, Period, Site

__all__ = ["Subject", "subject_of"]

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Subject:
    """The timelines shown by site and actor, their sites, and all claims by id."""

    atlas: Atlas
    rows: dict[Key, tuple[Period, ...]]
    sites: tuple[Site, ...]
    actors: tuple[str, ...]
    claims: dict[str, Claim]

    def on(self, day: date | None) -> tuple[Appearance, ...]:
        """Return what is shown on a day, nothing for no day."""
        return appearances(self.rows, self.claims, day) if day else ()

    def weight(self, site_id: str) -> float:
        """Return how much is known of a site: its claims, and more if a state is known."""
        periods = [period for key in self.rows if key[0] == site_id for period in self.rows[key]]
        claims = {claim for period in periods for claim in period.claims}
        return len(claims) + 100.0 * any(period.status != "unknown" for period in periods)


def subject_of(atlas: Atlas) -> Subject:
    """Gather what the maps of an atlas show."""
    rows = tracked_periods(atlas)
    present = {actor for _, actor in rows}
    order = [*atlas.settings.tracked, *sorted(present)]
    return Subject(
        atlas=atlas,
        rows=rows,
        sites=tuple(atlas.sites[key] for key in sorted({site for site, _ in rows})),
        actors=tuple(actor for actor in dict.fromkeys(order) if actor in present),
        claims={claim.id: claim for claim in atlas.claims},
    )
