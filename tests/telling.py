"""Claims that tests tell: what a document says at a span, with the usual for all else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from basestatus.model import AttributionKind, Claim, DateBasis, Modality, Scope, claim_id

if TYPE_CHECKING:
    from datetime import date

    from basestatus.model import Document, Span, Status


def claim_of(
    document: Document,
    span: Span,
    site: str,
    status: Status,
    first: date | None,
    last: date | None,
    **more: Any,  # noqa: ANN401  (any field of a claim)
) -> Claim:
    """Return a claim with the id that its parts give it."""
    claim = Claim(
        id="",
        document=document.id,
        site=site,
        scope=Scope.SITE,
        mention=site,
        actor="us_coalition",
        to=None,
        status=status,
        modality=Modality.ASSERTED,
        valid_start=first,
        valid_end=last,
        edtf=f"{first or '..'}/{last or '..'}",
        date_basis=DateBasis.STATED,
        attributed_to=None,
        attribution_kind=AttributionKind.OUTLET,
        quote=document.quote(span),
        start=span.start,
        end=span.end,
        rule="test",
        published=document.published,
        reported_on=document.published,
    )
    told = replace(claim, **more)
    name = claim_id(document.sha256, span, site, told.actor, status, told.modality)
    return replace(told, id=name)
