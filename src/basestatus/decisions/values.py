"""What an editor decides about a claim, and what is left of the claims when it is applied."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from basestatus.model import Claim

__all__ = ["NOTHING", "Anchor", "Decision", "Ids", "Reading", "Reviewed", "Verdict"]

NOTHING = ".."
"""Nobody as the taker, no day as an end: EDTF's sign for what is open."""


class Verdict(StrEnum):
    """What becomes of a claim.

    ``split`` puts its parts in its place, one a row; ``merge`` takes it for the same as another
    claim of its document, which stays.
    """

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    SPLIT = "split"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a claim says, as text: empty where nothing is told, ``..`` for nobody or no day."""

    site: str = ""
    actor: str = ""
    to: str = ""
    status: str = ""
    modality: str = ""
    valid_start: str = ""
    valid_end: str = ""

    def told(self) -> dict[str, str]:
        """Return the fields that something is told of."""
        cells = {item.name: getattr(self, item.name) for item in fields(self)}
        return {name: text for name, text in cells.items() if text}


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a claim stands, to find it again when its id has moved.

    ``quote`` is on one line; ``start`` is in code points, None where it is not known.
    """

    document: str = ""
    start: int | None = None
    quote: str = ""
    mention: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of decisions: what one editor made of one claim, or of one part of it.

    ``read`` is what the claim said when it was decided and ``new`` what it is to say instead;
    ``into`` is the claim that one is merged with. ``when`` is a day or a time, ISO 8601;
    ``line`` is where the row stands.
    """

    claim: str
    verdict: Verdict
    reason: str
    who: str
    when: str
    new: Reading = Reading()
    into: str = ""
    read: Reading = Reading()
    anchor: Anchor = Anchor()
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Ids:
    """The places and forces that there are."""

    sites: frozenset[str]
    areas: frozenset[str]
    actors: frozenset[str]

    @property
    def places(self) -> frozenset[str]:
        """Sites and areas."""
        return self.sites | self.areas

    @property
    def takers(self) -> frozenset[str]:
        """Who may take over, nobody included."""
        return self.actors | {NOTHING}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What editors decided about the claims of a build.

    ``rows`` are the decisions on each claim by its id, those taken out included: ``removed`` are
    they, as they were read. Of ``disputed`` claims decisions differ, and none counts; ``drifted``
    ones are read differently since they were decided. ``orphaned`` decisions fit no claim.
    """

    rows: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    removed: tuple[Claim, ...] = ()
    disputed: frozenset[str] = frozenset()
    drifted: frozenset[str] = frozenset()
    orphaned: tuple[Decision, ...] = ()

    def verdict(self, claim: str) -> Verdict | None:
        """Return what was decided about a claim, None where nothing was or editors differ."""
        rows = self.rows.get(claim, ())
        return rows[0].verdict if rows and claim not in self.disputed else None
