"""Date the one departure of a stay from everything that bounds it, or say who disagrees."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from basestatus.timeline.days import FAR_FUTURE, FAR_PAST
from basestatus.timeline.evidence import DEPARTURES, Kind
from basestatus.timeline.versions import Stance, Version, admit, find_versions, standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from basestatus.timeline.evidence import Evidence

__all__ = ["Departure", "date_departure"]

ABSENCES = (*DEPARTURES, Kind.NOT_PRESENT)


@dataclass(frozen=True, slots=True)
class Departure:
    """When an actor left: from the first to the last day that some standing version allows.

    ``versions`` are those that no others settle, more than one where the date, or whether it
    happened at all, is contested; ``settled`` are those that better supported ones overrule.
    A version that ends in the far future says that the actor has not left. ``asserted``: some
    source asserts a departure, rather than only denying presence. ``handed_over_later``: a
    hand-over is told of apart from the departure.
    """

    first: int
    last: int
    versions: tuple[Version, ...]
    settled: tuple[Version, ...]
    asserted: bool
    handed_over_later: bool

    @property
    def happened(self) -> bool:
        """Whether the map shows it: no version that stands as well has the actor still there."""
        dated = [v.against for v in self.versions if v.last < FAR_FUTURE]
        never = [v.against for v in self.versions if v.last == FAR_FUTURE]
        return self.asserted and bool(dated) and (not never or min(dated) < min(never))

    @property
    def doubted(self) -> bool:
        """Whether it is contested that the actor left at all."""
        never = any(v.last == FAR_FUTURE for v in self.versions)
        return (never and len(self.versions) > 1) or (not self.asserted and not never)

    @property
    def contested(self) -> bool:
        """Whether several versions stand."""
        return len(self.versions) > 1 or self.doubted

    @property
    def disputed_from(self) -> int:
        """The first day on which standing versions can differ."""
        sure = min(v.last for v in self.versions)
        return self.first or sure if self.asserted else self.last

    def admits(self, item: Evidence) -> bool:
        """Whether evidence agrees with a version that stands."""
        return admit(self.versions, *self.allowed(item))

    def allowed(self, item: Evidence) -> tuple[int, int]:
        """Return the days on which this departure can be if the evidence is right."""
        return allowed_days(item, handed_over_later=self.handed_over_later)


def date_departure(evidence: Sequence[Evidence]) -> Departure | None:
    """Return the departure in a stay's evidence, None where no source has the actor gone."""
    kinds = {item.kind for item in evidence}
    if kinds.isdisjoint(ABSENCES) or kinds == {Kind.NOT_PRESENT}:
        return None
    later = Kind.GONE in kinds
    versions = _versions(evidence, handed_over_later=later)
    stand = standing(versions)
    if later and not any(e.kind is Kind.GONE and _admitted(e, stand, later=True) for e in evidence):
        return _by_handover(evidence, versions, stand)
    dated = [version for version in stand if version.last < FAR_FUTURE] or stand
    first, last = min(v.first for v in dated), max(v.last for v in dated)
    if len(stand) == 1:
        if len(versions) > 1:
            first, last = _within(stand[0], evidence, handed_over_later=later)
        first = _after_presence(first, last, evidence)
    settled = tuple(v for v in versions if v not in stand)
    asserted = any(e.kind in DEPARTURES and _admitted(e, stand, later=later) for e in evidence)
    return Departure(first, last, stand, settled, asserted, later)


def _versions(evidence: Sequence[Evidence], *, handed_over_later: bool) -> tuple[Version, ...]:
    """Return the versions of a departure: where all evidence meets, that is the only one."""
    allowed = [allowed_days(e, handed_over_later=handed_over_later) for e in evidence]
    first, last = max(days[0] for days in allowed), min(days[1] for days in allowed)
    if first <= last:
        return (Version(first, last, 0),)
    return find_versions(
        [Stance(e.origin, *days) for e, days in zip(evidence, allowed, strict=True)]
    )


def _admitted(item: Evidence, versions: Sequence[Version], *, later: bool) -> bool:
    return admit(versions, *allowed_days(item, handed_over_later=later))


def _by_handover(
    evidence: Sequence[Evidence], versions: Sequence[Version], stand: Sequence[Version]
) -> Departure | None:
    """Return the departure without the reports of it that others overrule, if any is left."""
    followed = [e for e in evidence if e.kind is not Kind.GONE]
    departure = date_departure(followed)
    settled = tuple(v for v in versions if v not in stand)
    if departure is None:
        never = Version(FAR_FUTURE, FAR_FUTURE, 0)
        return Departure(
            never.first,
            never.last,
            (never,),
            settled,
            asserted=False,
            handed_over_later=False,
        )
    return replace(departure, settled=departure.settled + settled)


def allowed_days(item: Evidence, *, handed_over_later: bool) -> tuple[int, int]:
    """Return the days, both included, on which the departure can be if this evidence is right.

    ``handed_over_later``: a hand-over bounds the departure from above, being told apart from it.
    """
    kind = item.kind
    if kind is Kind.PRESENT or kind is Kind.NOT_GONE:
        return item.last, FAR_FUTURE
    if kind is Kind.GONE:
        return item.first, item.last
    if kind is Kind.HANDED_OVER:
        return (FAR_PAST if handed_over_later else item.first), item.last
    if kind is Kind.NOT_PRESENT:
        return FAR_PAST, item.last
    return (FAR_PAST if kind.is_denial else item.first), FAR_FUTURE


def _within(
    version: Version, evidence: Sequence[Evidence], *, handed_over_later: bool
) -> tuple[int, int]:
    """Return the days of a version that all evidence which it admits allows, if there are any."""
    allowed = (allowed_days(e, handed_over_later=handed_over_later) for e in evidence)
    admitted = [days for days in allowed if version.admits(*days)]
    first, last = max(days[0] for days in admitted), min(days[1] for days in admitted)
    return (first, last) if first <= last else (version.first, version.last)


def _after_presence(first: int, last: int, evidence: Sequence[Evidence]) -> int:
    """Move the first day past the last presence where an undated report of absence follows it."""
    if first >= last or not any(e.kind is Kind.PRESENT and e.last == first for e in evidence):
        return first
    gone = [e for e in evidence if e.kind in DEPARTURES and e.last >= last]
    dated = any(e.first == first for e in gone)
    undated = any(e.first == FAR_PAST for e in gone)
    return first + 1 if undated and not dated else first
