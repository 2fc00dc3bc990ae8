"""Put a decision on a claim into rows of the table, checked like those that people type."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from basestatus.decisions.readings import anchor_of, one_line, reading_of
from basestatus.decisions.rows import cells_of, decision_of
from basestatus.decisions.values import Decision, Reading, Verdict
from basestatus.errors import InputError, Problem

if TYPE_CHECKING:
    from basestatus.decisions.values import Ids
    from basestatus.model import Claim, Document

__all__ = ["Choice", "Signature", "anchored", "decide"]


@dataclass(frozen=True, slots=True)
class Choice:
    """What to make of a claim: ``parts`` is what it is to say, one for an edit, more for a split.

    ``into`` is the claim of the same document that it is merged with.
    """

    verdict: Verdict
    reason: str = ""
    parts: tuple[Reading, ...] = ()
    into: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, and when: a day or a time, ISO 8601."""

    who: str
    when: str


def decide(
    claim: Claim, document: Document | None, choice: Choice, signature: Signature, ids: Ids
) -> tuple[Decision, ...]:
    """Return the rows that record a choice on a claim as it is read.

    Raises:
        InputError: if the choice does not go together, or names what is not known.
    """
    read = reading_of(claim)
    rows = tuple(
        Decision(
            claim=claim.id,
            verdict=choice.verdict,
            reason=one_line(choice.reason),
            who=one_line(signature.who),
            when=signature.when,
            new=_difference(read, part),
            into=choice.into,
            read=read,
            anchor=anchor_of(claim, document),
        )
        for part in choice.parts or (Reading(),)
    )
    checked = [decision_of(cells_of(row), None, ids) for row in rows]
    problems = [
        Problem(f"claim {claim.id}", None, *error) for _, wrong in checked for error in wrong
    ]
    if choice.verdict is Verdict.SPLIT and len(set(rows)) < 2:  # noqa: PLR2004
        remedy = "at least two that differ"
        problems.append(Problem(f"claim {claim.id}", None, "split: into one part", remedy))
    if problems:
        raise InputError(*problems)
    return rows


def anchored(decision: Decision, claim: Claim, document: Document | None) -> Decision:
    """Return a decision with what its claim says and where it stands."""
    return replace(decision, read=reading_of(claim), anchor=anchor_of(claim, document))


def _difference(read: Reading, part: Reading) -> Reading:
    """Return what a part tells that the claim does not say already."""
    known = read.told()
    return Reading(**{n: text for n, text in part.told().items() if text != known.get(n)})
