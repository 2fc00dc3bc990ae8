"""What a public page says of itself: what was held back, how exact it is, what was set right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from basestatus.render.page.columns import day_number
from basestatus.render.page.evidence import safe_url
from basestatus.render.page.sentences import direction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from basestatus.layers.atlas import Atlas
    from basestatus.model import Claim
    from basestatus.publishing import Correction

    Labels = Mapping[str, Mapping[str, str]]

__all__ = ["notice_block"]


def notice_block(atlas: Atlas, languages: Sequence[str]) -> dict[str, Any] | None:
    """Return the block behind the section on corrections; None for a map that is not public."""
    notice = atlas.notice
    if notice is None:
        return None
    labels = {tag: atlas.labels(tag) for tag in languages}
    newest = sorted(notice.corrections, key=lambda c: (-c.on.toordinal(), c.before.id))
    return {
        "held": notice.held_back,
        "uncleared": notice.publish.uncleared.value,
        "precision": notice.publish.precision_m,
        "rows": [_correction(correction, atlas, labels) for correction in newest],
    }


def _correction(correction: Correction, atlas: Atlas, labels: Labels) -> dict[str, Any]:
    return {
        "on": day_number(correction.on, when_open=0),
        "kind": correction.kind.value,
        "reason": correction.reason,
        "before": _claim(correction.before, atlas, labels),
        "after": correction.after and _claim(correction.after, atlas, labels),
    }


def _claim(claim: Claim, atlas: Atlas, labels: Labels) -> dict[str, Any]:
    """Return what a claim said; the article may be gone since, and so may the site."""
    document = atlas.documents.get(claim.document)
    return {
        "site": {tag: names.get(claim.site, claim.site) for tag, names in labels.items()},
        "actor": {tag: names.get(claim.actor, claim.actor) for tag, names in labels.items()},
        "status": claim.status.value,
        "modality": claim.modality.value,
        "quote": claim.quote,
        "dir": direction(claim.quote),
        "outlet": (document.publisher or document.title) if document else "",
        "url": safe_url(document.url) if document else "",
    }
