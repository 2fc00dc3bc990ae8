"""The claims that an editor should look at, those first that change the map most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from basestatus.timeline.consequences import weigh_claims
from basestatus.timeline.sources import register_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from basestatus.layers import Atlas
    from basestatus.model import Claim, Period
    from basestatus.timeline import Difference

__all__ = ["Concern", "Item", "make_queue"]

UNRELIABLE = "DEF"
UNCONFIRMED = "456"


class Concern(StrEnum):
    """Why a claim is in the queue."""

    DISPUTED = "disputed"
    DRIFTED = "drifted"
    UNREVIEWED = "unreviewed"
    CONTESTED = "contested"
    LOW_GRADE = "low_grade"


UNSETTLED = frozenset({Concern.DISPUTED, Concern.DRIFTED, Concern.UNREVIEWED})


@dataclass(frozen=True, slots=True)
class Item:
    """A claim as it is read, why it is to be looked at, and what the map would lose with it.

    ``differences`` is what would be shown differently without the claim, on ``days`` days in all;
    ``grade`` the Admiralty grade of the first state that rests on it, empty where none does.
    """

    claim: Claim
    concerns: tuple[Concern, ...]
    differences: tuple[Difference, ...]
    days: int
    grade: str


def make_queue(atlas: Atlas, found: Iterable[Claim], *, settled: bool = False) -> tuple[Item, ...]:
    """Return what to look at of the claims ``found`` in the articles of an atlas.

    That is what nobody decided about, or editors differ on, or is read differently by now; with
    ``settled`` also what was decided and is contested or of low grade.
    """
    claims = {claim.id: claim for claim in found}
    behind = _periods_behind(atlas.periods)
    concerns = {name: tuple(_concerns(name, atlas, behind.get(name, ()))) for name in claims}
    wanted = [n for n, own in concerns.items() if own and (settled or UNSETTLED.intersection(own))]
    differences = _differences(atlas, wanted)
    reported = _reported_days(atlas.claims)
    items = (
        Item(
            claims[name],
            concerns[name],
            differences.get(name, ()),
            _days(differences.get(name, ()), *reported),
            next((period.grade for period in behind.get(name, ())), ""),
        )
        for name in wanted
    )
    return tuple(sorted(items, key=_place))


def _place(item: Item) -> tuple[int, bool, bool, int, str, int, str]:
    """Return what the queue is sorted by."""
    claim = item.claim
    published = claim.published.toordinal() if claim.published else 0
    doubts = (Concern.CONTESTED not in item.concerns, Concern.LOW_GRADE not in item.concerns)
    return (-item.days, *doubts, -published, claim.document, claim.start, claim.id)


def _periods_behind(periods: Iterable[Period]) -> Mapping[str, list[Period]]:
    """Return the periods that rest on each claim."""
    behind: dict[str, list[Period]] = {}
    for period in periods:
        for claim in period.claims:
            behind.setdefault(claim, []).append(period)
    return behind


def _concerns(name: str, atlas: Atlas, periods: Iterable[Period]) -> Iterator[Concern]:
    """Yield why a claim should be looked at."""
    reviewed = atlas.reviewed
    if name in reviewed.disputed:
        yield Concern.DISPUTED
    elif name not in reviewed.rows:
        yield Concern.UNREVIEWED
    elif name in reviewed.drifted:
        yield Concern.DRIFTED
    if any(period.contested for period in periods):
        yield Concern.CONTESTED
    if any(_is_low(period.grade) for period in periods):
        yield Concern.LOW_GRADE


def _is_low(grade: str) -> bool:
    return bool(grade) and (grade[0] in UNRELIABLE or grade[1] in UNCONFIRMED)


def _differences(atlas: Atlas, wanted: Iterable[str]) -> Mapping[str, tuple[Difference, ...]]:
    """Return what would be shown differently of the tracked forces without each claim."""
    return weigh_claims(
        atlas.claims,
        wanted,
        members=atlas.members,
        register=register_sources(atlas.sources, atlas.settings.reliability),
        documents=atlas.documents,
        stale_after=atlas.settings.stale_after,
        tracked=atlas.settings.tracked,
    )


def _reported_days(claims: Sequence[Claim]) -> tuple[date, date]:
    """Return the first and last day that claims tell of, up to the newest report."""
    published = [claim.published for claim in claims if claim.published]
    last = max(published, default=date.min)
    told = [claim.valid_start for claim in claims if claim.valid_start]
    return min([*published, *told], default=last), last


def _days(differences: Iterable[Difference], first: date, last: date) -> int:
    """Count the days that differ up to the last one reported on, at least one for a change."""
    spans = (
        min(d.until or date.max, last + timedelta(1)) - max(d.since or date.min, first)
        for d in differences
    )
    return sum(max(span.days, 1) for span in spans)
