"""Apply what editors decided to claims on disk: of these only what a decision may be on is read."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from basestatus.archive.spools import ClaimSpool, DocumentSpool
from basestatus.decisions import Applied, apply_decisions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from basestatus.decisions import Decision, Ids
    from basestatus.model import Claim, Document

__all__ = ["apply_anywhere"]


def apply_anywhere(
    claims: Sequence[Claim],
    decisions: Sequence[Decision],
    *,
    documents: Mapping[str, Document],
    ids: Ids,
    path: Path,
) -> Applied:
    """Return what apply_decisions() returns, with claims where they are: in memory, or on disk."""
    if not (decisions and isinstance(claims, ClaimSpool)):
        return apply_decisions(claims, decisions, documents=documents, ids=ids, path=path)
    touched = _touched(claims, decisions, documents)
    near = claims.read_in(touched)
    applied = apply_decisions(near, decisions, documents=documents, ids=ids, path=path)
    others = (claim for claim in claims if claim.document not in touched)
    return replace(applied, claims=ClaimSpool(chain(others, applied.claims)))


def _touched(
    claims: ClaimSpool, decisions: Sequence[Decision], documents: Mapping[str, Document]
) -> set[str]:
    """Return the ids of the documents in which decisions may find their claims."""
    named = claims.named({name for row in decisions for name in (row.claim, row.into)})
    touched = {claim.document for claim in named.values()}
    touched |= {row.anchor.document for row in decisions}
    if isinstance(documents, DocumentSpool):
        touched |= documents.of_texts({row.anchor.sha256 for row in decisions})
    return touched
