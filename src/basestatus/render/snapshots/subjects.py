"""What a series is about: the sites and actors it shows, and the evidence on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.model import State
from basestatus.render.snapshots.appearances import appearances, tracked_periods

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from basestatus.layers import Atlas
    from basestatus.model import Claim, Period, Site
    from basestatus.render.snapshots.appearances import Appearance

__all__ = ["Key", "Subject", "subject_of"]

Key = tuple[str, str]
"""A site and an actor."""

KNOWN = 1000.0


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
        return appearances(self.rows, self.claims, self.atlas.actors, day) if day else ()

    def numbers(self) -> dict[str, int]:
        """Return the number by which each actor is known on the map, none where there is one."""
        if len(self.actors) < 2:  # noqa: PLR2004  (one alone needs no number)
            return {}
        return {actor: n for n, actor in enumerate(self.actors, 1)}

    def named(self, actor: str) -> str | None:
        """Return the actor to be named with its sites, None where there is no other."""
        return actor if len(self.actors) > 1 else None

    def periods(self) -> Iterator[Period]:
        """Yield the periods of all timelines shown."""
        for row in self.rows.values():
            yield from row

    def weights(self) -> dict[str, float]:
        """Return how much is known of each site: its claims, and more if a state is known."""
        claims: dict[str, set[str]] = {site.id: set() for site in self.sites}
        known: set[str] = set()
        for period in self.periods():
            claims[period.site_id].update(period.claims)
            if period.status is not State.UNKNOWN:
                known.add(period.site_id)
        return {key: len(found) + KNOWN * (key in known) for key, found in claims.items()}

    def actors_at(self) -> dict[str, list[str]]:
        """Return the actors with a symbol at each site, in the order in which they stand there."""
        found: dict[str, list[str]] = {site.id: [] for site in self.sites}
        for site_id, actor in self.rows:
            found[site_id].append(actor)
        return found


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
