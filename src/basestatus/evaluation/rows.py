"""A claim as it is compared: expected by an analyst, or found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.model import Interval, Span

if TYPE_CHECKING:
    from basestatus.model import Claim, Modality, Status

__all__ = ["Row", "row_of_claim"]


@dataclass(frozen=True, slots=True)
class Row:
    """What is said of one site; ``optional`` rows are neither asked for nor punished.

    ``rule`` is what produced a row that was found; ``attributed_to`` is empty where nobody is
    named.
    """

    document: str
    site: str
    actor: str
    status: Status
    modality: Modality
    interval: Interval
    attributed_to: str
    quote: str
    span: Span
    optional: bool = False
    rule: str = ""

    @property
    def is_dated(self) -> bool:
        """Whether the interval has an end."""
        return self.interval != Interval(None, None)


def row_of_claim(claim: Claim, *, optional: bool = False) -> Row:
    """Return a claim as it is compared."""
    return Row(
        document=claim.document,
        site=claim.site,
        actor=claim.actor,
        status=claim.status,
        modality=claim.modality,
        interval=Interval(claim.valid_start, claim.valid_end),
        attributed_to=claim.attributed_to or "",
        quote=claim.quote,
        span=Span(claim.start, claim.end),
        optional=optional,
        rule=claim.rule,
    )
