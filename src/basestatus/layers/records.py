"""Claims and documents as tables, and which claims each state rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.layers.columns import CLAIM_COLUMNS, DOCUMENT_COLUMNS, EVIDENCE_COLUMNS
from basestatus.layers.states import shown_periods
from basestatus.layers.typed import typed_table

if TYPE_CHECKING:
    import pandas as pd

    from basestatus.layers.atlas import Atlas
    from basestatus.model import Claim, Document

__all__ = ["claim_table", "document_table", "evidence_table"]


def claim_table(atlas: Atlas) -> pd.DataFrame:
    """Return the claims, with the columns of `basestatus claims`, sorted by id."""
    claims = sorted(atlas.claims, key=lambda claim: claim.id)
    return typed_table(CLAIM_COLUMNS, map(_claim_row, claims))


def document_table(atlas: Atlas) -> pd.DataFrame:
    """Return what is known of each document, without its text, sorted by id."""
    documents = sorted(atlas.documents.values(), key=lambda document: document.id)
    return typed_table(DOCUMENT_COLUMNS, map(_document_row, documents))


def evidence_table(atlas: Atlas) -> pd.DataFrame:
    """Return pairs of a row of the state layer, counted from 1, and a claim it rests on."""
    known = {claim.id for claim in atlas.claims}
    pairs = (
        (number, claim)
        for number, period in enumerate(shown_periods(atlas), start=1)
        for claim in dict.fromkeys(period.claims)
        if claim in known
    )
    return typed_table(EVIDENCE_COLUMNS, pairs)


def _claim_row(claim: Claim) -> tuple[object, ...]:
    return tuple(getattr(claim, name) for name in CLAIM_COLUMNS)


def _document_row(document: Document) -> tuple[object, ...]:
    return tuple(getattr(document, name) for name in DOCUMENT_COLUMNS)
