"""Claims and documents as tables, and which claims each state rests on."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pandas as pd

from basestatus.archive import claims_by_id, claims_named
from basestatus.layers.columns import CLAIM_COLUMNS, DOCUMENT_COLUMNS
from basestatus.layers.states import ROWS, shown_periods
from basestatus.layers.typed import typed_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from basestatus.layers.atlas import Atlas
    from basestatus.layers.columns import Kind
    from basestatus.model import Claim, Document

__all__ = [
    "claim_table",
    "claim_tables",
    "document_table",
    "document_tables",
    "evidence_pairs",
]


def claim_table(atlas: Atlas) -> pd.DataFrame:
    """Return the claims, with the columns of `basestatus claims`, sorted by id."""
    return pd.concat(claim_tables(atlas), ignore_index=True)


def claim_tables(atlas: Atlas) -> Iterator[pd.DataFrame]:
    """Yield that table some rows at a time."""
    return _tables(CLAIM_COLUMNS, map(_claim_row, claims_by_id(atlas.claims)))


def document_table(atlas: Atlas) -> pd.DataFrame:
    """Return what is known of each document, without its text, sorted by id."""
    return pd.concat(document_tables(atlas), ignore_index=True)


def document_tables(atlas: Atlas) -> Iterator[pd.DataFrame]:
    """Yield that table some rows at a time."""
    documents = (atlas.documents[name] for name in sorted(atlas.documents))
    return _tables(DOCUMENT_COLUMNS, map(_document_row, documents))


def evidence_pairs(atlas: Atlas) -> Iterator[tuple[int, str]]:
    """Yield pairs of a row of the state layer, counted from 1, and a claim it rests on."""
    numbered = enumerate(shown_periods(atlas), start=1)
    while some := tuple(islice(numbered, ROWS)):
        known = claims_named(atlas.claims, {name for _, p in some for name in p.claims})
        for number, period in some:
            yield from ((number, name) for name in dict.fromkeys(period.claims) if name in known)


def _tables(
    columns: Mapping[str, Kind], rows: Iterator[Sequence[object]]
) -> Iterator[pd.DataFrame]:
    """Yield tables of some rows; of none, one without rows."""
    some = tuple(islice(rows, ROWS))
    yield typed_table(columns, some)
    while some := tuple(islice(rows, ROWS)):
        yield typed_table(columns, some)


def _claim_row(claim: Claim) -> tuple[object, ...]:
    return tuple(getattr(claim, name) for name in CLAIM_COLUMNS)


def _document_row(document: Document) -> tuple[object, ...]:
    return tuple(getattr(document, name) for name in DOCUMENT_COLUMNS)
