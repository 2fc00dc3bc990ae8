"""Narrow the windows of changes that must come one after another."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from basestatus.timeline.changes import Change

__all__ = ["narrow_by_order"]


def narrow_by_order(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return the changes, none able to come before the one ahead of it or after the next.

    Days from which presence is merely known bound nothing. A window that would become empty is
    left as it was: the order is then impossible, and flagged elsewhere.
    """
    narrowed = list(changes)
    real = [number for number, change in enumerate(changes) if not change.known]
    for before, after in pairwise(real):
        bound = narrowed[before].first
        if narrowed[after].first < bound <= narrowed[after].last:
            narrowed[after] = replace(narrowed[after], first=bound)
    for after, before in pairwise(reversed(real)):
        bound = narrowed[after].last
        if narrowed[before].first <= bound < narrowed[before].last:
            narrowed[before] = replace(narrowed[before], last=bound)
    return tuple(narrowed)
