"""Claims, documents and reasons as the page's script reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from basestatus.model import Scope, Span
from basestatus.render.page.columns import OPEN, Codes, day_number, packed
from basestatus.render.page.sentences import direction, passage
from basestatus.timeline.sources import Register, register_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from basestatus.layers.atlas import Atlas
    from basestatus.model import Claim, Document, Period
    from basestatus.render.page.knowledge import KnownPeriod

__all__ = ["evidence_block", "safe_url", "source_names", "unnamed_documents"]

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_WEB = re.compile(r"https?://[^\s\"'<>\\^`{}|]+", re.IGNORECASE)


def safe_url(url: str) -> str:
    """Return an http or https address as it is, anything else as nothing.

    >>> safe_url("javascript:alert(1)"), safe_url("https://example.org/a")
    ('', 'https://example.org/a')
    """
    return url if _WEB.fullmatch(url) else ""


@dataclass(slots=True)
class _Evidence:
    """What has been put into the block so far."""

    register: Register
    words: Codes = field(default_factory=Codes)
    passages: Codes = field(default_factory=Codes)
    claims: dict[str, int] = field(default_factory=dict)
    rows: list[list[Any]] = field(default_factory=list)


def evidence_block(
    atlas: Atlas, rows: Sequence[KnownPeriod], languages: Sequence[str]
) -> dict[str, Any]:
    """Return the second, lazily read block of a page: what each row of it rests on."""
    documents = _cited(atlas, rows)
    areas = {c.site for c in _used(atlas, rows) if c.scope is Scope.AREA}
    places = {name: place for place, name in enumerate(documents)}
    evidence = _Evidence(register_sources(atlas.sources, atlas.settings.reliability))
    for claim in _used(atlas, rows):
        evidence.claims[claim.id] = len(evidence.rows)
        evidence.rows.append(_claim(claim, atlas, places, evidence))
    block = {
        "documents": [_document(document) for document in documents.values()],
        "rows": _reasoning([row.period for row in rows], evidence),
        "claims": evidence.rows,
        "areas": [_area(name, atlas, languages) for name in sorted(areas)],
    }
    return block | {"words": evidence.words.values, "passages": evidence.passages.values}


def source_names(atlas: Atlas, rows: Iterable[KnownPeriod]) -> list[str]:
    """Return the outlets of the documents cited, by name; a document without one by its title."""
    documents = _cited(atlas, rows).values()
    return sorted({d.publisher or d.title or d.id for d in documents})


def unnamed_documents(atlas: Atlas, rows: Iterable[KnownPeriod]) -> list[str]:
    """Return the ids of cited documents that have neither an outlet's name nor a title."""
    documents = _cited(atlas, rows).values()
    return [document.id for document in documents if not document.publisher + document.title]


def _used(atlas: Atlas, rows: Iterable[KnownPeriod]) -> list[Claim]:
    """Return the claims that some row names, in the order of the atlas."""
    names = {name for row in rows for name in _named(row.period)}
    return [claim for claim in atlas.claims if claim.id in names]


def _named(period: Period) -> Iterable[str]:
    yield from period.claims
    for plan in period.plans:
        yield from plan.claims
    for reason in period.reasons:
        yield from reason.claims
    yield from (other.claim for other in period.overruled)


def _cited(atlas: Atlas, rows: Iterable[KnownPeriod]) -> dict[str, Document]:
    names = {claim.document for claim in _used(atlas, rows)}
    return {name: atlas.documents[name] for name in sorted(names) if name in atlas.documents}


def _area(name: str, atlas: Atlas, languages: Sequence[str]) -> dict[str, str]:
    area = atlas.areas.get(name)
    return {"id": name} | {tag: area.label(tag) if area else name for tag in languages}


def _document(document: Document) -> dict[str, Any]:
    language = document.language if _LANGUAGE_TAG.fullmatch(document.language) else ""
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "url": safe_url(document.url),
        "lang": language,
        "published": document.published and day_number(document.published, when_open=0),
        "basis": document.published_basis.value,
    }


def _claim(claim: Claim, atlas: Atlas, places: Mapping[str, int], evidence: _Evidence) -> list[Any]:
    """Return one claim as a list, in the order that evidence.js names."""
    document = atlas.documents.get(claim.document)
    text, span = _in_sentence(claim, document)
    words = evidence.words
    return [
        places.get(claim.document, -1),
        evidence.passages(text),
        span.start,
        span.end,
        words(claim.site) if claim.scope is Scope.AREA else -1,
        words(claim.actor),
        words(claim.to),
        words(claim.status.value),
        words(claim.modality.value),
        day_number(claim.valid_start, when_open=-OPEN),
        day_number(claim.valid_end, when_open=OPEN),
        words(claim.date_basis.value),
        words(claim.attributed_to),
        words(claim.attribution_kind.value),
        words(evidence.register.letter(claim, document)),
        claim.id,
    ]


def _in_sentence(claim: Claim, document: Document | None) -> tuple[tuple[str, str], Span]:
    """Return the sentence of a claim with its direction, and the quote's place in UTF-16 units."""
    quote = Span(claim.start, claim.end)
    if document is None or document.quote(quote) != claim.quote:
        return (claim.quote, direction(claim.quote)), Span(0, _units(claim.quote))
    found = passage(document.text, quote)
    before = ("… " if found.cut_before else "") + document.text[found.span.start : quote.start]
    after = document.text[quote.end : found.span.end] + (" …" if found.cut_after else "")
    start = _units(before)
    text = before + claim.quote + after
    return (text, direction(text)), Span(start, start + _units(claim.quote))


def _units(text: str) -> int:
    """Return the length of a text as JavaScript counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _reasoning(periods: Sequence[Period], evidence: _Evidence) -> dict[str, Any]:
    """Return the columns of the rows that only the evidence panel needs."""
    words, sets = evidence.words, Codes()
    number = evidence.claims
    return {
        "edtf": packed(words(period.edtf) for period in periods),
        "basis": packed(words(period.date_basis.value) for period in periods),
        "grade": packed(words(period.grade) for period in periods),
        "independent": packed(period.n_independent for period in periods),
        "claims": packed(sets(_numbers(period.claims, number)) for period in periods),
        "planned": packed(sets(_plan_claims(period, number)) for period in periods),
        "overruled": packed(
            sets(
                tuple((number[o.claim], words(o.reason)) for o in p.overruled if o.claim in number)
            )
            for p in periods
        ),
        "reasons": packed(
            sets(
                tuple(
                    (
                        words(r.key),
                        _numbers(r.claims, number),
                        day_number(r.window.start, when_open=-OPEN),
                        day_number(r.window.end, when_open=OPEN),
                    )
                    for r in p.reasons
                )
            )
            for p in periods
        ),
        "sets": sets.values,
    }


def _plan_claims(period: Period, number: Mapping[str, int]) -> tuple[int, ...]:
    names = (name for plan in period.plans for name in plan.claims)
    return _numbers(dict.fromkeys(names), number)


def _numbers(names: Iterable[str], number: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(number[name] for name in names if name in number)
