"""Find the claim that a decision is about, also when its id has moved.

An id moves with the words of a rule, the ids of the gazetteer and the text of a document. A
decision then stands on the claim of the same document with the same or an overlapping quote that
says the same; what confirms or mends a claim also stands where one field is read differently now,
since the editor told what it is. Of two that fit as well none is chosen.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from basestatus.decisions.readings import one_line, reading_of
from basestatus.decisions.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from basestatus.decisions.values import Decision, Ids
    from basestatus.model import Claim, Document

    Likeness = tuple[int, bool, int]

__all__ = ["Pool", "is_read_differently"]

CONFIRMING = (Verdict.ACCEPT, Verdict.EDIT, Verdict.SPLIT)
COMPARED = ("site", "actor", "to", "status", "modality")


class Pool:
    """Claims by all that a decision may find them by."""

    def __init__(
        self, claims: Iterable[Claim], documents: Mapping[str, Document], ids: Ids
    ) -> None:
        self.by_id = {claim.id: claim for claim in claims}
        self.ids = ids
        self.by_text: dict[str, list[Claim]] = defaultdict(list)
        self.by_document: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.by_id.values():
            self.by_document[claim.document].append(claim)
            if claim.document in documents:
                self.by_text[documents[claim.document].sha256].append(claim)

    def find(self, decision: Decision, taken: frozenset[str]) -> Claim | None:
        """Return the claim that a decision is about, None where none or several fit.

        ``taken`` claims have a decision of their own; only what says just the same is one with it.
        """
        if decision.claim in self.by_id:
            return self.by_id[decision.claim]
        likest = sorted(
            (likeness, claim.id)
            for claim in self._near(decision)
            if (likeness := self._likeness(decision, claim)) is not None
            and not (claim.id in taken and any(likeness))
        )
        if not likest or (len(likest) > 1 and likest[0][0] == likest[1][0]):
            return None
        return self.by_id[likest[0][1]]

    def _near(self, decision: Decision) -> Iterator[Claim]:
        """Yield the claims of the same document whose quote is the same, or overlaps."""
        anchor = decision.anchor
        if not anchor.quote:
            return
        same_text = self.by_text.get(anchor.sha256, [])
        for claim in same_text:
            if anchor.start is not None and _overlap(claim, anchor.start, anchor.quote):
                yield claim
        for claim in [] if same_text else self.by_document.get(anchor.document, []):
            quote = one_line(claim.quote)
            if anchor.quote in quote or quote in anchor.quote:
                yield claim

    def _likeness(self, decision: Decision, claim: Claim) -> Likeness | None:
        """Return how far a claim is from what was decided on, None where it is another."""
        told, now = decision.read.told(), reading_of(claim).told()
        different = [n for n in COMPARED if told.get(n, now.get(n)) != now.get(n)]
        different = [n for n in different if not self._is_renamed(decision, claim, n)]
        if "site" in different or len(different) > (decision.verdict in CONFIRMING):
            return None
        moved = decision.anchor.quote != one_line(claim.quote)
        start = decision.anchor.start
        return len(different), moved, 0 if start is None else abs(start - claim.start)

    def _is_renamed(self, decision: Decision, claim: Claim, name: str) -> bool:
        """Whether a field differs because the id that was read is in no table any more."""
        told = getattr(decision.read, name)
        if name == "site":
            same = not decision.anchor.mention or decision.anchor.mention == one_line(claim.mention)
            return same and told not in self.ids.places
        return name in {"actor", "to"} and told not in self.ids.takers


def is_read_differently(decision: Decision, claim: Claim) -> bool:
    """Whether a claim does not say any more what was decided on."""
    now = reading_of(claim).told()
    return any(now.get(name) != text for name, text in decision.read.told().items())


def _overlap(claim: Claim, start: int, quote: str) -> bool:
    return claim.start < start + len(quote) and start < claim.end
