"""Turn what a claim says into the text of a decision, and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from basestatus.decisions.values import NOTHING, Anchor, Reading
from basestatus.languages.dates.edtf import edtf
from basestatus.model import DateBasis, Interval, Modality, Scope, Status

if TYPE_CHECKING:
    from basestatus.decisions.values import Ids
    from basestatus.model import Claim, Document

__all__ = ["anchor_of", "one_line", "reading_of", "reread"]


def reading_of(claim: Claim) -> Reading:
    """Return what a claim says."""
    return Reading(
        site=claim.site,
        actor=claim.actor,
        to=claim.to or NOTHING,
        status=claim.status.value,
        modality=claim.modality.value,
        valid_start=_text(claim.valid_start),
        valid_end=_text(claim.valid_end),
    )


def anchor_of(claim: Claim, document: Document | None) -> Anchor:
    """Return where a claim stands."""
    sha256 = document.sha256 if document else ""
    return Anchor(
        claim.document, claim.start, one_line(claim.quote), one_line(claim.mention), sha256
    )


def one_line(text: str) -> str:
    r"""Return a text without line breaks: one row is one line, which git merges by lines.

    >>> one_line("left the base\n on Monday")
    'left the base on Monday'
    """
    return " ".join(text.split())


def reread(claim: Claim, reading: Reading, ids: Ids) -> Claim:
    """Return a claim that says what a reading tells; what it does not tell stays."""
    told = reading.told()
    site = told.get("site", claim.site)
    days = Interval(
        _day(told.get("valid_start"), claim.valid_start),
        _day(told.get("valid_end"), claim.valid_end),
    )
    redated = days != Interval(claim.valid_start, claim.valid_end)
    return replace(
        claim,
        site=site,
        scope=Scope.AREA if site in ids.areas else Scope.SITE if site in ids.sites else claim.scope,
        actor=told.get("actor", claim.actor),
        to=None if told.get("to") == NOTHING else told.get("to", claim.to),
        status=Status(told.get("status", claim.status)),
        modality=Modality(told.get("modality", claim.modality)),
        valid_start=days.start,
        valid_end=days.end,
        edtf=edtf(days) if redated else claim.edtf,
        date_basis=DateBasis.STATED if redated else claim.date_basis,
    )


def _text(day: date | None) -> str:
    return day.isoformat() if day else NOTHING


def _day(text: str | None, day: date | None) -> date | None:
    """Return the day that a text tells; without one it is the day there was."""
    if text is None:
        return day
    return None if text == NOTHING else date.fromisoformat(text)
