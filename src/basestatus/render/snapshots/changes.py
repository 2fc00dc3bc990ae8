"""List what changed between two days, each change with the sources behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.model import State
from basestatus.render.snapshots.appearances import Appearance, Look

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Change", "changes_between"]

BLANK = Look(State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Change:
    """One actor at one site that looks different than before; ``before`` is None at first."""

    after: Appearance
    before: Look | None

    @property
    def claims(self) -> tuple[str, ...]:
        """Return the ids of the claims behind the change."""
        plan, look = self.after.plan, self.after.look
        if plan and self.before and _same_state(self.before, look):
            return plan.claims
        return self.after.period.claims or (plan.claims if plan else ())

    @property
    def moved(self) -> bool:
        """Whether the state itself changed, not only what is said over it."""
        return self.before is None or not _same_state(self.before, self.after.look)


def changes_between(
    before: Iterable[Appearance], after: Iterable[Appearance]
) -> tuple[Change, ...]:
    """Return the changes from one day to another, changes of state before others."""
    old = {(row.site_id, row.actor): row.look for row in before}
    found = [
        Change(row, old.get((row.site_id, row.actor)))
        for row in after
        if old.get((row.site_id, row.actor), BLANK) != row.look
    ]
    return tuple(sorted(found, key=lambda change: (not change.moved, change.after.site_id)))


def _same_state(one: Look, two: Look) -> bool:
    return (one.state, one.changing_to, one.contested, one.holder) == (
        two.state,
        two.changing_to,
        two.contested,
        two.holder,
    )
