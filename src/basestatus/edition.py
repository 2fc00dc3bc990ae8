"""The edition of an atlas that the public sees, and the record of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from basestatus.decisions import Verdict
from basestatus.publishing import (
    Notice,
    Record,
    clear_claims,
    compare_claims,
    obscure_sites,
)
from basestatus.settings import PublishPolicy, Uncleared
from basestatus.timeline.sources import register_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from basestatus.errors import Problem
    from basestatus.layers import Atlas

__all__ = ["Edition", "find_obstacles", "make_edition"]

CLEARING = frozenset({Verdict.ACCEPT, Verdict.EDIT, Verdict.SPLIT})


@dataclass(frozen=True, slots=True)
class Edition:
    """What is published, and the record that it leaves, its files not yet in it."""

    atlas: Atlas
    record: Record


def find_obstacles(atlas: Atlas, problems: Iterable[Problem], decisions: Path) -> Iterator[Problem]:
    """Yield what is wrong with the editors' decisions, so that nothing may be published.

    A decision that fits no claim any more leaves the claim it was on uncleared: that stands in
    the way unless only what was reviewed is published. ``decisions`` is the path of their table.
    """
    reviewed_only = atlas.settings.publish.policy is PublishPolicy.REVIEWED
    orphaned = {decision.line for decision in atlas.reviewed.orphaned}
    for problem in problems:
        if problem.path == str(decisions) and not (reviewed_only and problem.line in orphaned):
            yield problem


def make_edition(atlas: Atlas, earlier: Record, *, on: date) -> Edition:
    """Return what the publishing policy lets the public see of an atlas.

    ``earlier`` is the record of what was published before; what now reads otherwise is entered
    as a correction of the day ``on``, with the editor's reason.
    """
    rows = atlas.reviewed.rows
    accepted = {c.id for c in atlas.claims if atlas.reviewed.verdict(c.id) in CLEARING}
    reasons = {name: own[-1].reason for name, own in rows.items()}
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
        unverified=held,
    )
    texts = {name: document.sha256 for name, document in public.documents.items()}
    record = Record(clearance.cleared, corrections, texts)
    periods = public.timelines(public.as_known_on)
    return Edition(replace(public, periods=periods), record)
