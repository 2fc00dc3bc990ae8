"""The edition of an atlas that the public sees, and the record of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from basestatus.publishing import (
    Notice,
    Record,
    clear_claims,
    compare_claims,
    obscure_sites,
)
from basestatus.settings import Uncleared
from basestatus.timeline import build_timelines
from basestatus.timeline.sources import register_sources

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from basestatus.layers import Atlas
    from basestatus.model import Period

__all__ = ["Edition", "make_edition"]


@dataclass(frozen=True, slots=True)
class Edition:
    """What is published, and the record that it leaves, its files not yet in it."""

    atlas: Atlas
    record: Record


def make_edition(
    atlas: Atlas,
    earlier: Record,
    *,
    on: date,
    accepted: Collection[str],
    reasons: Mapping[str, str],
) -> Edition:
    """Return what the publishing policy lets the public see of an atlas.

    ``earlier`` is the record of what was published before; what now reads otherwise is entered
    as a correction of the day ``on``. ``accepted`` are the ids of claims that an editor accepted,
    ``reasons`` those given for changes, by claim.
    """
    publish = atlas.settings.publish
    clearance = clear_claims(
        atlas.claims,
        publish.policy,
        accepted=accepted,
        documents=atlas.documents,
        register=register_sources(atlas.sources, atlas.settings.reliability),
    )
    held = frozenset(claim.id for claim in clearance.held_back)
    shown = atlas.claims if publish.uncleared is Uncleared.UNVERIFIED else clearance.cleared
    new = compare_claims(earlier.claims, clearance.cleared, on=on, reasons=reasons)
    corrections = (*earlier.corrections, *new)
    cited = {claim.document for claim in shown}
    public = replace(
        atlas,
        sites=obscure_sites(atlas.sites, publish.precision_m),
        claims=shown,
        documents={name: d for name, d in atlas.documents.items() if name in cited},
        notice=Notice(publish, len(held), corrections),
    )
    texts = {name: document.sha256 for name, document in public.documents.items()}
    record = Record(clearance.cleared, corrections, texts)
    return Edition(replace(public, periods=_periods(public, held)), record)


def _periods(atlas: Atlas, unverified: Collection[str]) -> tuple[Period, ...]:
    return build_timelines(
        atlas.claims,
        members=atlas.members,
        stale_after=atlas.settings.stale_after,
        as_known_on=atlas.as_known_on,
        reliability=atlas.settings.reliability,
        documents=atlas.documents,
        sources=atlas.sources,
        unverified=unverified,
    )
