"""What one trigger tells of one site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Trigger
    from basestatus.model import Modality, Status

__all__ = ["Event", "Outcome"]


@dataclass(frozen=True, slots=True)
class Event:
    """One reading of a trigger: the tokens it spans, the site or area, who, what and how.

    ``words`` are the folded offsets of the name; ``place`` the tokens of the place, None where it
    is implied; ``agent`` the tokens of the force; ``elliptic`` where the verb is left out ("and B
    on Monday"); ``subordinate`` where the clause begins with "after" or the like;
    ``sure`` where the words name the force.
    """

    trigger: Trigger
    first: int
    last: int
    site: str
    scope: str
    words: tuple[int, int]
    actor: str
    to: str
    status: Status
    modality: Modality
    rule: str
    future: bool
    place: tuple[int, int] | None
    agent: tuple[int, int] | None
    elliptic: bool
    subordinate: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """Who did what: ``to`` is who takes over; ``sure`` where the words name the force."""

    actor: str
    to: str
    status: Status
    modality: Modality
    sure: bool
