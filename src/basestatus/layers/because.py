"""Say in a short text why a row has its state: what `basestatus why` says, without the quotes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from basestatus.archive import claims_named
from basestatus.strings import Strings, languages, strings
from basestatus.timeline import explain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from basestatus.layers.atlas import Atlas
    from basestatus.model import Claim, Document, Period

__all__ = ["Reasons", "reasons_of"]


@dataclass(frozen=True, slots=True)
class Reasons:
    """What reasons are told from; ``names`` labels sites, areas and actors by their ids."""

    words: Strings
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    names: Mapping[str, str]

    def say(self, period: Period) -> str:
        """Return why a period has its state."""
        cited = [self.claims[name] for name in _cited(period) if name in self.claims]
        return " ".join(
            explain(period, cited, self.documents, self.words, names=self.names, quotes=False)
        )


def reasons_of(atlas: Atlas, periods: Iterable[Period]) -> Reasons:
    """Return what tells the reasons of some periods.

    It speaks the project's first language that there are words for.
    """
    there = languages()
    language = next((name for name in atlas.settings.languages if name in there), "en")
    return Reasons(
        strings(language),
        claims_named(atlas.claims, {name for period in periods for name in _cited(period)}),
        atlas.documents,
        atlas.labels(language),
    )


def _cited(period: Period) -> Iterator[str]:
    """Yield the claims that a period's argument names."""
    yield from period.claims
    for reason in period.reasons:
        yield from reason.claims
    for plan in period.plans:
        yield from plan.claims
    yield from (overruled.claim for overruled in period.overruled)
