"""Part the claims that the public may see from those held back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.settings import PublishPolicy
from basestatus.timeline.sources import UNJUDGED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from basestatus.model import Claim, Document
    from basestatus.timeline.sources import Register

__all__ = ["Clearance", "clear_claims"]


@dataclass(frozen=True, slots=True)
class Clearance:
    """The claims that a policy clears, and the others."""

    cleared: tuple[Claim, ...]
    held_back: tuple[Claim, ...]


def clear_claims(
    claims: Iterable[Claim],
    policy: PublishPolicy,
    *,
    accepted: Collection[str],
    documents: Mapping[str, Document],
    register: Register,
) -> Clearance:
    """Clear what an editor accepted; by policy also claims of graded sources, or all.

    ``accepted`` are ids of claims. A source is graded when ``register`` has a letter for it
    other than F, "cannot be judged".
    """
    cleared: list[Claim] = []
    held_back: list[Claim] = []
    for claim in claims:
        graded = register.letter(claim, documents.get(claim.document)) != UNJUDGED
        passes = (
            policy is PublishPolicy.ALL
            or claim.id in accepted
            or (policy is PublishPolicy.GRADED and graded)
        )
        (cleared if passes else held_back).append(claim)
    return Clearance(tuple(cleared), tuple(held_back))
