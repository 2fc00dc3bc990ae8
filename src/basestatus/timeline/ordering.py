"""Narrow changes that must come one after another, across forces too, until nothing moves."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from basestatus.model import Reason, State
from basestatus.timeline.because import Because
from basestatus.timeline.days import as_interval
from basestatus.timeline.evidence import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from basestatus.timeline.changes import Change

__all__ = ["narrow_by_order"]

Place = tuple[str, int]
"""A change: its actor, and its number among that actor's changes."""


def narrow_by_order(
    tracks: Mapping[str, Sequence[Change]],
) -> dict[str, tuple[Change, ...]]:
    """Return each actor's changes, none able to come before the one ahead of it or after the next.

    A hand-over and the taking over are one event, so what narrows one narrows the other. Days from
    which presence is merely known bound nothing, contested windows are bounds but stay as they
    are, and a window that would become empty is kept and marked: the order is impossible.
    """
    narrowed = {actor: list(changes) for actor, changes in tracks.items()}
    chains = [_chain(actor, changes) for actor, changes in narrowed.items()]
    links = list(_handovers(narrowed))
    moved = True
    while moved:
        moved = False
        for chain in chains:
            for before, after in pairwise(chain):
                moved |= _raise(narrowed, after, before, Because.NOT_BEFORE_PREVIOUS)
            for after, before in pairwise(reversed(chain)):
                moved |= _lower(narrowed, before, after, Because.NOT_AFTER_NEXT)
        moved = moved and bool(links)
        for one, other in links:
            for here, there in ((one, other), (other, one)):
                moved |= _raise(narrowed, here, there, Because.SAME_HANDOVER)
                moved |= _lower(narrowed, here, there, Because.SAME_HANDOVER)
    return {actor: tuple(changes) for actor, changes in narrowed.items()}


def _chain(actor: str, changes: Sequence[Change]) -> list[Place]:
    """Return the places of the changes that bound each other."""
    return [(actor, number) for number, change in enumerate(changes) if not change.known]


def _handovers(tracks: Mapping[str, Sequence[Change]]) -> Iterator[tuple[Place, Place]]:
    """Yield the giving and the taking that rest on one claim."""
    taken: dict[str, Place] = {}
    for actor, changes in tracks.items():
        for number, change in enumerate(changes):
            taken |= {e.key: (actor, number) for e in change.evidence if e.kind is Kind.ARRIVED}
    if not taken:
        return
    for actor, changes in tracks.items():
        for number, change in enumerate(changes):
            if change.state is State.TRANSFERRED:
                others = {taken[e.key] for e in change.evidence if e.key in taken}
                yield from (((actor, number), other) for other in sorted(others))


def _raise(tracks: dict[str, list[Change]], here: Place, bound: Place, key: Because) -> bool:
    """Move a first day up to another change's, and say whether it moved."""
    change, other = tracks[here[0]][here[1]], tracks[bound[0]][bound[1]]
    if change.first >= other.first or change.contested:
        return False
    return _move(tracks, here, other, key, (other.first, change.last))


def _lower(tracks: dict[str, list[Change]], here: Place, bound: Place, key: Because) -> bool:
    """Move a last day down to another change's, and say whether it moved."""
    change, other = tracks[here[0]][here[1]], tracks[bound[0]][bound[1]]
    if change.last <= other.last or change.contested:
        return False
    return _move(tracks, here, other, key, (change.first, other.last))


def _move(
    tracks: dict[str, list[Change]],
    here: Place,
    other: Change,
    key: Because,
    window: tuple[int, int],
) -> bool:
    """Give a change its new window with the reason, or mark an order that cannot be."""
    actor, number = here
    change, (first, last) = tracks[actor][number], window
    possible = first <= last
    if not possible:
        key, first, last = Because.IMPOSSIBLE_ORDER, change.first, change.last
    claims = dict.fromkeys(claim for reason in other.reasons for claim in reason.claims)
    reason = Reason(key.value, tuple(claims), as_interval(first, last))
    if not possible and reason in change.reasons:
        return False
    reasons = (*change.reasons, reason)
    tracks[actor][number] = replace(change, first=first, last=last, reasons=reasons)
    return possible
