"""Tell independent sources from echoes of one: copies, agencies, officials quoted everywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from basestatus.model import AttributionKind
from basestatus.timeline.copies import find_copies
from basestatus.timeline.days import FAR_FUTURE
from basestatus.timeline.evidence import known_on
from basestatus.timeline.names import agency_credited, longest_names

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from basestatus.model import Claim, Document
    from basestatus.timeline.sources import Register

__all__ = ["Independence", "judge_independence"]

QUOTED, OUTLET = "quoted ", "outlet "
LONG_QUOTE = 60
"""Code points from which two documents' quotes are equal by copying, not by chance."""


@dataclass(frozen=True, slots=True)
class Independence:
    """Who stands behind each claim.

    ``echoes`` maps a claim to those that repeat it in versions of its article: they are listed
    with it and add nothing. ``repeated`` holds all of them.
    """

    register: Register
    documents: Mapping[str, Document]
    first_versions: Mapping[str, str]
    names: Mapping[tuple[str, str], str]
    agencies: Mapping[str, str]
    quoted: Mapping[str, str]
    echoes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    repeated: frozenset[str] = frozenset()

    def origin(self, claim: Claim) -> str:
        """Return what names the source of a claim: who is quoted, else the outlet."""
        if len(claim.quote) >= LONG_QUOTE and claim.quote in self.quoted:
            return self.quoted[claim.quote]
        return self._said_by(claim)

    def _said_by(self, claim: Claim) -> str:
        kind = claim.attribution_kind
        if not claim.attributed_to or kind is AttributionKind.OUTLET:
            return self._outlet(claim.document)
        name = self.names.get((claim.document, claim.attributed_to), claim.attributed_to)
        if kind is AttributionKind.MEDIA:
            source = self.register.find(name)
            return OUTLET + (source.counted_as if source else name)
        return QUOTED + name

    def _outlet(self, document_id: str) -> str:
        first = self.first_versions.get(document_id, document_id)
        if first in self.agencies:
            return OUTLET + self.agencies[first]
        document = self.documents.get(first)
        if document is None:
            return OUTLET + first
        source = self.register.find(document.publisher, document.url)
        return OUTLET + (source.counted_as if source else document.publisher or first)

    def letter(self, claim: Claim) -> str:
        """Return the reliability, A to F, of who said it, else of the outlet that carries it."""
        return self.register.letter(claim, self.documents.get(claim.document))

    def count(self, claims: Iterable[tuple[str, Claim]]) -> int:
        """Count the sources of claims, given with their origins.

        An outlet's own words do not count beside a source that it quotes for the same.
        """
        quoted: set[str] = set()
        quoting: set[str] = set()
        own: dict[str, set[str]] = {}
        for origin, claim in claims:
            if origin.startswith(QUOTED):
                quoted.add(origin)
                quoting.add(claim.document)
            else:
                own.setdefault(origin, set()).add(claim.document)
        return len(quoted) + sum(not documents <= quoting for documents in own.values())


def judge_independence(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    register: Register,
    *,
    versions: Sequence[tuple[str, ...]] | None = None,
) -> Independence:
    """Return who stands behind each claim, from the articles that the claims were read in.

    ``versions`` are the groups of articles that are versions of one text, where they are known.
    """
    read = {c.document for c in claims}
    present = {name: found for name in sorted(read) if (found := documents.get(name))}
    groups = find_copies(present) if versions is None else versions
    first_versions = {name: group[0] for group in groups for name in group}
    judged = Independence(
        register,
        present,
        first_versions,
        longest_names(claims),
        agency_credited(present.values(), register),
        {},
    )
    echoes = _echoes(claims, first_versions, present)
    return Independence(
        register,
        present,
        first_versions,
        judged.names,
        judged.agencies,
        _first_quoted(claims, judged),
        echoes,
        frozenset(name for names in echoes.values() for name in names),
    )


def _first_quoted(claims: Iterable[Claim], judged: Independence) -> dict[str, str]:
    """Return for each long quote found in several documents the source of its first printing."""
    printed: dict[str, tuple[int, str, str]] = {}
    several: set[str] = set()
    for claim in claims:
        if len(claim.quote) < LONG_QUOTE:
            continue
        known = known_on(claim)
        mark = (known.toordinal() if known else FAR_FUTURE, claim.document, claim.id)
        first = printed.setdefault(claim.quote, mark)
        if first[1] != mark[1]:
            several.add(claim.quote)
            printed[claim.quote] = min(first, mark)
    wanted = {printed[quote][2] for quote in several}
    return {c.quote: judged.origin(c) for c in claims if c.id in wanted}


def _echoes(
    claims: Iterable[Claim], first_versions: Mapping[str, str], documents: Mapping[str, Document]
) -> dict[str, tuple[str, ...]]:
    """Return the claims that versions of one article repeat, by the first that says each."""
    if not first_versions:
        return {}
    told = sorted(
        (c for c in claims if c.document in first_versions),
        key=lambda c: (documents[c.document].published or date.max, c.document, c.start, c.id),
    )
    first: dict[Hashable, Claim] = {}
    echoes: dict[str, tuple[str, ...]] = {}
    for claim in told:
        marks = [(first_versions[claim.document], *mark) for mark in _marks(claim)]
        original = next((first[m] for m in marks if m in first), None)
        if original is None or original.document == claim.document:
            first.update({mark: claim for mark in marks if mark not in first})
        else:
            echoes[original.id] = (*echoes.get(original.id, ()), claim.id)
    return echoes


def _marks(claim: Claim) -> Iterable[tuple[Hashable, ...]]:
    """Yield what makes two claims the same: equal days, or equally far from publication."""
    said = (claim.site, claim.scope, claim.actor, claim.to, claim.status, claim.modality)
    yield (*said, "days", claim.valid_start, claim.valid_end)
    known = known_on(claim)
    if known:
        days = (claim.valid_start, claim.valid_end)
        yield (*said, "distance", *((day - known).days if day else None for day in days))
