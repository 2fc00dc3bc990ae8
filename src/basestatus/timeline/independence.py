"""Tell independent sources from echoes of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.model import AttributionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from basestatus.model import Claim, Document
    from basestatus.timeline.evidence import Evidence

__all__ = ["count_independent", "origin_of"]


def origin_of(claim: Claim, documents: Mapping[str, Document]) -> str:
    """Return what names the source of a claim: who is quoted, else the outlet."""
    if claim.attributed_to and claim.attribution_kind is not AttributionKind.OUTLET:
        return f"quoted {claim.attributed_to.casefold()}"
    document = documents.get(claim.document)
    publisher = document.publisher if document else ""
    return f"outlet {publisher.casefold() or claim.document}"


def count_independent(evidence: Iterable[Evidence]) -> int:
    """Count sources; an outlet's own words do not count beside a source that it quotes."""
    quoted: set[str] = set()
    quoting: set[str] = set()
    own: dict[str, set[str]] = {}
    for item in evidence:
        if item.origin.startswith("quoted "):
            quoted.add(item.origin)
            quoting.add(item.claim.document)
        else:
            own.setdefault(item.origin, set()).add(item.claim.document)
    return len(quoted) + sum(not documents <= quoting for documents in own.values())
